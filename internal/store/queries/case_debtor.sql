-- CaseDebtorsOf returns the debtor of one case.
-- name: CaseDebtorsOf :many
SELECT creditor_id, case_id, kind, language, name, name_key, near_key, address, postcode, town, country,
       email, mobile, customer_no, customer_key, cvr
FROM   case_debtor
WHERE  creditor_id = $1
AND    case_id = $2
ORDER  BY case_id;

-- PutCaseDebtors writes the debtors of cases, in place of those with the same key.
-- name: PutCaseDebtors :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO case_debtor (
       creditor_id, case_id, kind, language, name, name_key, near_key, address, postcode, town, country,
       email, mobile, customer_no, customer_key, cvr)
SELECT $1, CAST(value->>'case_id' AS BIGINT), CAST(value->>'kind' AS BIGINT), value->>'language',
       value->>'name', value->>'name_key', value->>'near_key', value->>'address', value->>'postcode', value->>'town',
       value->>'country', value->>'email', value->>'mobile', value->>'customer_no',
       value->>'customer_key', value->>'cvr'
FROM   rows
WHERE  TRUE
ON     CONFLICT (creditor_id, case_id) DO UPDATE
SET    kind = excluded.kind, language = excluded.language, name = excluded.name,
       name_key = excluded.name_key, near_key = excluded.near_key, address = excluded.address, postcode = excluded.postcode,
       town = excluded.town, country = excluded.country, email = excluded.email,
       mobile = excluded.mobile, customer_no = excluded.customer_no,
       customer_key = excluded.customer_key, cvr = excluded.cvr;

-- DropCaseDebtors removes the debtors of cases of some cases.
-- name: DropCaseDebtors :exec
DELETE FROM case_debtor
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- ClearCaseDebtors removes the debtors of cases of all cases.
-- name: ClearCaseDebtors :exec
DELETE FROM case_debtor
WHERE  creditor_id = $1;
