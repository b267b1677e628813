-- DeliveriesOf returns news of dispatches of one case.
-- name: DeliveriesOf :many
SELECT creditor_id, case_id, version, place, dispatch_id, on_day, status, code
FROM   delivery
WHERE  creditor_id = $1
AND    case_id = $2
ORDER  BY version, place;

-- PutDeliveries writes news of dispatches, in place of those with the same key.
-- name: PutDeliveries :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO delivery (
       creditor_id, case_id, version, place, dispatch_id, on_day, status, code)
SELECT $1, CAST(value->>'case_id' AS BIGINT), CAST(value->>'version' AS BIGINT),
       CAST(value->>'place' AS BIGINT), CAST(value->>'dispatch_id' AS BIGINT),
       date(value->>'on_day'), value->>'status', value->>'code'
FROM   rows
WHERE  TRUE
ON     CONFLICT (creditor_id, case_id, version, place) DO UPDATE
SET    dispatch_id = excluded.dispatch_id, on_day = excluded.on_day, status = excluded.status,
       code = excluded.code;

-- DropDeliveries removes news of dispatches of some cases.
-- name: DropDeliveries :exec
DELETE FROM delivery
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- ClearDeliveries removes news of dispatches of all cases.
-- name: ClearDeliveries :exec
DELETE FROM delivery
WHERE  creditor_id = $1;
