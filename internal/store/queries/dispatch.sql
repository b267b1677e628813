-- DispatchesOf returns dispatches of one case.
-- name: DispatchesOf :many
SELECT creditor_id, dispatch_id, case_id, letter_id, document, channel, recipient, status, why,
       ordered_on, handed_on, provider_id
FROM   dispatch
WHERE  creditor_id = $1
AND    case_id = $2
ORDER  BY dispatch_id;

-- PutDispatches writes dispatches, in place of those with the same key.
-- name: PutDispatches :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO dispatch (
       creditor_id, dispatch_id, case_id, letter_id, document, channel, recipient, status, why,
       ordered_on, handed_on, provider_id)
SELECT $1, CAST(value->>'dispatch_id' AS BIGINT), CAST(value->>'case_id' AS BIGINT),
       CAST(value->>'letter_id' AS BIGINT), value->>'document', value->>'channel',
       value->>'recipient', value->>'status', value->>'why', date(value->>'ordered_on'),
       date(value->>'handed_on'), value->>'provider_id'
FROM   rows
WHERE  TRUE
ON     CONFLICT (creditor_id, dispatch_id) DO UPDATE
SET    case_id = excluded.case_id, letter_id = excluded.letter_id, document = excluded.document,
       channel = excluded.channel, recipient = excluded.recipient, status = excluded.status,
       why = excluded.why, ordered_on = excluded.ordered_on, handed_on = excluded.handed_on,
       provider_id = excluded.provider_id;

-- DropDispatches removes dispatches of some cases.
-- name: DropDispatches :exec
DELETE FROM dispatch
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- ClearDispatches removes dispatches of all cases.
-- name: ClearDispatches :exec
DELETE FROM dispatch
WHERE  creditor_id = $1;

-- DispatchQueue returns dispatches across cases, newest first.
-- name: DispatchQueue :many
SELECT d.dispatch_id, d.case_id, d.letter_id, f.number, f.debtor, d.document, d.channel, d.recipient,
       d.status, d.why, d.ordered_on, d.handed_on
FROM   dispatch d
JOIN   case_file f ON f.creditor_id = $1 AND f.case_id = d.case_id
WHERE  d.creditor_id = $1
AND    d.dispatch_id < $2
ORDER  BY d.dispatch_id DESC
LIMIT  $3;

-- DispatchQueueIn returns dispatches in a status across cases, newest first.
-- name: DispatchQueueIn :many
SELECT d.dispatch_id, d.case_id, d.letter_id, f.number, f.debtor, d.document, d.channel, d.recipient,
       d.status, d.why, d.ordered_on, d.handed_on
FROM   dispatch d
JOIN   case_file f ON f.creditor_id = $1 AND f.case_id = d.case_id
WHERE  d.creditor_id = $1
AND    d.status = $2
AND    d.dispatch_id < $3
ORDER  BY d.dispatch_id DESC
LIMIT  $4;

-- DispatchCase returns the case that a dispatch belongs to.
-- name: DispatchCase :one
SELECT case_id
FROM   dispatch
WHERE  creditor_id = $1
AND    dispatch_id = $2;

-- CountDispatches counts the dispatches in a status, up to a number.
-- name: CountDispatches :one
SELECT COUNT(*)
FROM   (SELECT dispatch_id
        FROM   dispatch
        WHERE  creditor_id = $1
        AND    status = $2
        LIMIT  $3) AS waiting;
