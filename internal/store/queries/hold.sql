-- HoldsOf returns the pause of one case.
-- name: HoldsOf :many
SELECT creditor_id, case_id, until_day
FROM   hold
WHERE  creditor_id = $1
AND    case_id = $2
ORDER  BY case_id;

-- PutHolds writes pauses, in place of those with the same key.
-- name: PutHolds :exec
INSERT INTO hold (
       creditor_id, case_id, until_day)
SELECT $1, CAST(value->>'case_id' AS BIGINT), date(value->>'until_day')
FROM   json_each(CAST($2 AS TEXT))
WHERE  TRUE
ON     CONFLICT (creditor_id, case_id) DO UPDATE
SET    until_day = excluded.until_day;

-- DropHolds removes pauses of some cases.
-- name: DropHolds :exec
DELETE FROM hold
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- ClearHolds removes pauses of all cases.
-- name: ClearHolds :exec
DELETE FROM hold
WHERE  creditor_id = $1;
