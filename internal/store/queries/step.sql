-- StepsOf returns steps of one case.
-- name: StepsOf :many
SELECT creditor_id, case_id, step_id, flow, name, document, channel, taken_on, planned_on,
       dispatched_on, deadline, fee, asked, letter_id, voided
FROM   step
WHERE  creditor_id = $1
AND    case_id = $2
ORDER  BY step_id;

-- PutSteps writes steps, in place of those with the same key.
-- name: PutSteps :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO step (
       creditor_id, case_id, step_id, flow, name, document, channel, taken_on, planned_on,
       dispatched_on, deadline, fee, asked, letter_id, voided)
SELECT $1, CAST(value->>'case_id' AS BIGINT), CAST(value->>'step_id' AS BIGINT), value->>'flow',
       value->>'name', value->>'document', value->>'channel', date(value->>'taken_on'),
       date(value->>'planned_on'), date(value->>'dispatched_on'), date(value->>'deadline'),
       CAST(value->>'fee' AS BIGINT), CAST(value->>'asked' AS BIGINT),
       CAST(value->>'letter_id' AS BIGINT), value->>'voided'
FROM   rows
WHERE  TRUE
ON     CONFLICT (creditor_id, case_id, step_id) DO UPDATE
SET    flow = excluded.flow, name = excluded.name, document = excluded.document,
       channel = excluded.channel, taken_on = excluded.taken_on, planned_on = excluded.planned_on,
       dispatched_on = excluded.dispatched_on, deadline = excluded.deadline, fee = excluded.fee,
       asked = excluded.asked, letter_id = excluded.letter_id, voided = excluded.voided;

-- DropSteps removes steps of some cases.
-- name: DropSteps :exec
DELETE FROM step
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- ClearSteps removes steps of all cases.
-- name: ClearSteps :exec
DELETE FROM step
WHERE  creditor_id = $1;
