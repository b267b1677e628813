-- CaseLinesOf returns the line of one case.
-- name: CaseLinesOf :many
SELECT creditor_id, case_id, number, closed, needs, place, state, flow, next_step, task, task_step, task_on,
       review_on, paused_until, debtor, debtor_key, customer_no, claim, claims, last_action, last_on,
       principal, owed_fixed, opened_on, closed_on
FROM   case_line
WHERE  creditor_id = $1
AND    case_id = $2;

-- PutCaseLines writes lines of cases, in place of those with the same key.
-- name: PutCaseLines :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO case_line (
       creditor_id, case_id, number, closed, needs, place, state, flow, next_step, task, task_step, task_on,
       review_on, paused_until, debtor, debtor_key, customer_no, claim, claims, last_action, last_on,
       principal, owed_fixed, opened_on, closed_on)
SELECT $1, CAST(value->>'case_id' AS BIGINT), CAST(value->>'number' AS BIGINT),
       CAST(value->>'closed' AS BOOLEAN), CAST(value->>'needs' AS BOOLEAN), CAST(value->>'place' AS BIGINT),
       value->>'state', value->>'flow', value->>'next_step', value->>'task', value->>'task_step',
       date(value->>'task_on'), date(value->>'review_on'), date(value->>'paused_until'), value->>'debtor',
       value->>'debtor_key', value->>'customer_no', value->>'claim', CAST(value->>'claims' AS BIGINT),
       value->>'last_action', date(value->>'last_on'), CAST(value->>'principal' AS BIGINT),
       CAST(value->>'owed_fixed' AS BIGINT), date(value->>'opened_on'), date(value->>'closed_on')
FROM   rows
WHERE  TRUE
ON     CONFLICT (creditor_id, case_id) DO UPDATE
SET    number = excluded.number, closed = excluded.closed, needs = excluded.needs, place = excluded.place,
       state = excluded.state, flow = excluded.flow, next_step = excluded.next_step, task = excluded.task,
       task_step = excluded.task_step, task_on = excluded.task_on, review_on = excluded.review_on,
       paused_until = excluded.paused_until, debtor = excluded.debtor, debtor_key = excluded.debtor_key,
       customer_no = excluded.customer_no, claim = excluded.claim, claims = excluded.claims,
       last_action = excluded.last_action, last_on = excluded.last_on, principal = excluded.principal,
       owed_fixed = excluded.owed_fixed, opened_on = excluded.opened_on, closed_on = excluded.closed_on;

-- MoveCaseLines brings lines of cases to what they show now, where they stay in
-- their place, of the same debtor: fewer indexes have to follow.
-- name: MoveCaseLines :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
UPDATE case_line
SET    state = m.state, flow = m.flow, next_step = m.next_step, task_step = m.task_step,
       review_on = m.review_on, paused_until = m.paused_until, claim = m.claim, claims = m.claims,
       last_action = m.last_action, last_on = m.last_on, principal = m.principal, owed_fixed = m.owed_fixed
FROM   (SELECT CAST(value->>'case_id' AS BIGINT) AS case_id, value->>'state' AS state,
               value->>'flow' AS flow, value->>'next_step' AS next_step, value->>'task_step' AS task_step,
               date(value->>'review_on') AS review_on, date(value->>'paused_until') AS paused_until,
               value->>'claim' AS claim, CAST(value->>'claims' AS BIGINT) AS claims,
               value->>'last_action' AS last_action, date(value->>'last_on') AS last_on,
               CAST(value->>'principal' AS BIGINT) AS principal,
               CAST(value->>'owed_fixed' AS BIGINT) AS owed_fixed
        FROM   rows) AS m
WHERE  case_line.creditor_id = $1
AND    case_line.case_id = m.case_id
AND    (case_line.state, case_line.flow, case_line.next_step, case_line.task_step, case_line.review_on,
        case_line.paused_until, case_line.claim, case_line.claims, case_line.last_action, case_line.last_on,
        case_line.principal, case_line.owed_fixed)
       IS DISTINCT FROM
       (m.state, m.flow, m.next_step, m.task_step, m.review_on, m.paused_until, m.claim, m.claims,
        m.last_action, m.last_on, m.principal, m.owed_fixed);

-- ReviewCaseLines writes when cases are to be looked at next, and what is owed on them.
-- name: ReviewCaseLines :exec
UPDATE case_line
SET    next_step = m.next_step, review_on = m.review_on, owed_fixed = m.owed_fixed
FROM   (SELECT CAST(value->>'case_id' AS BIGINT) AS case_id, value->>'next_step' AS next_step,
               date(COALESCE(value->>'review_on', '9999-12-31')) AS review_on,
               CAST(value->>'owed_fixed' AS BIGINT) AS owed_fixed
        FROM   json_each(CAST($2 AS TEXT))) AS m
WHERE  case_line.creditor_id = $1
AND    case_line.case_id = m.case_id;

-- DropCaseLines removes the lines of some cases.
-- name: DropCaseLines :exec
DELETE FROM case_line
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- ClearCaseLines removes the lines of all cases.
-- name: ClearCaseLines :exec
DELETE FROM case_line
WHERE  creditor_id = $1;

-- CountCaseLines counts all cases anew, by their sorts.
-- name: CountCaseLines :many
SELECT closed, needs, state, flow, last_action, COUNT(*) AS cases, CAST(SUM(owed_fixed) AS BIGINT) AS owed_fixed
FROM   case_line
WHERE  creditor_id = $1
GROUP  BY closed, needs, state, flow, last_action
ORDER  BY closed, needs, state, flow, last_action;

-- CasesDueOn counts the open cases to be looked at on each day of a span.
-- name: CasesDueOn :many
SELECT review_on, COUNT(*) AS cases
FROM   case_line
WHERE  creditor_id = $1
AND    closed = FALSE
AND    review_on >= $2
AND    review_on < $3
GROUP  BY review_on
ORDER  BY review_on;

-- DueSteps counts the open cases to be looked at by a day, by flow and next step.
-- name: DueSteps :many
SELECT flow, next_step, COUNT(*) AS cases, CAST(SUM(owed_fixed) AS BIGINT) AS owed_fixed
FROM   case_line
WHERE  creditor_id = $1
AND    closed = FALSE
AND    review_on <= $2
GROUP  BY flow, next_step
ORDER  BY flow, next_step;
