-- AgreementsOf returns the agreement that the debtor of one case pays by.
-- name: AgreementsOf :many
SELECT creditor_id, case_id, made_on
FROM   agreement
WHERE  creditor_id = $1
AND    case_id = $2
ORDER  BY case_id;

-- PutAgreements writes agreements, in place of those with the same key.
-- name: PutAgreements :exec
INSERT INTO agreement (
       creditor_id, case_id, made_on)
SELECT $1, CAST(value->>'case_id' AS BIGINT), date(value->>'made_on')
FROM   json_each(CAST($2 AS TEXT))
WHERE  TRUE
ON     CONFLICT (creditor_id, case_id) DO UPDATE
SET    made_on = excluded.made_on;

-- DropAgreements removes agreements of some cases.
-- name: DropAgreements :exec
DELETE FROM agreement
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- ClearAgreements removes agreements of all cases.
-- name: ClearAgreements :exec
DELETE FROM agreement
WHERE  creditor_id = $1;
