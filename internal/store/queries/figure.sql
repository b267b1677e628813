-- Figures counts what waits for a creditor's people on a day, each up to a number: in
-- one statement, as each is a trip to the server.
-- name: Figures :one
SELECT (SELECT COUNT(*)
        FROM   (SELECT case_id
                FROM   case_line
                WHERE  creditor_id = $1
                AND    closed = FALSE
                AND    review_on <= sqlc.arg(on_day)
                LIMIT  sqlc.arg(most)) AS counted) AS due,
       (SELECT COUNT(*)
        FROM   (SELECT case_id
                FROM   hold
                WHERE  creditor_id = $1
                AND    until_day > sqlc.arg(on_day)
                LIMIT  sqlc.arg(most)) AS counted) AS paused,
       (SELECT COUNT(*)
        FROM   (SELECT case_id
                FROM   agreement
                WHERE  creditor_id = $1
                AND    made_on <= sqlc.arg(on_day)
                LIMIT  sqlc.arg(most)) AS counted) AS agreed,
       (SELECT COUNT(*)
        FROM   (SELECT task_id
                FROM   task
                WHERE  creditor_id = $1
                AND    done = FALSE
                AND    kind = sqlc.arg(refund)
                LIMIT  sqlc.arg(most)) AS counted) AS refunds,
       (SELECT COUNT(*)
        FROM   (SELECT dispatch_id
                FROM   dispatch
                WHERE  creditor_id = $1
                AND    status = 'waiting'
                LIMIT  sqlc.arg(most)) AS counted) AS dispatches,
       (SELECT COUNT(*)
        FROM   (SELECT entry_id
                FROM   bank_entry
                WHERE  creditor_id = $1
                AND    state = 'proposed'
                LIMIT  sqlc.arg(most)) AS counted) AS proposed,
       (SELECT COUNT(*)
        FROM   (SELECT entry_id
                FROM   bank_entry
                WHERE  creditor_id = $1
                AND    state = 'unmatched'
                LIMIT  sqlc.arg(most)) AS counted) AS unmatched,
       (SELECT COUNT(*)
        FROM   (SELECT line_id
                FROM   intake_line
                WHERE  creditor_id = $1
                AND    state = 'refused'
                LIMIT  sqlc.arg(most)) AS counted) AS refused,
       (SELECT COUNT(*)
        FROM   (SELECT line_id
                FROM   intake_line
                WHERE  creditor_id = $1
                AND    state = 'asked'
                LIMIT  sqlc.arg(most)) AS counted) AS asked;
