-- BeginAttempt notes one more attempt at a dispatch, and returns how many are open.
-- name: BeginAttempt :one
INSERT INTO open_attempt (creditor_id, dispatch_id, attempts, begun_at)
VALUES ($1, $2, 1, $3)
ON     CONFLICT (creditor_id, dispatch_id) DO UPDATE
SET    attempts = open_attempt.attempts + 1, begun_at = excluded.begun_at
RETURNING attempts;

-- DropAttempt takes one of several open attempts back.
-- name: DropAttempt :execrows
UPDATE open_attempt
SET    attempts = attempts - 1
WHERE  creditor_id = $1
AND    dispatch_id = $2
AND    attempts > 1;

-- EndAttempts forgets the open attempts at a dispatch, and returns how many there were.
-- name: EndAttempts :many
DELETE FROM open_attempt
WHERE  creditor_id = $1
AND    dispatch_id = $2
RETURNING attempts;

-- OpenAttempts returns those of some dispatches that an attempt is open at, given as a
-- list of numbers.
-- name: OpenAttempts :many
SELECT dispatch_id
FROM   open_attempt
WHERE  creditor_id = $1
AND    dispatch_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));
