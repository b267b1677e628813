-- CaseDebtorsOf returns the debtor of one case.
-- name: CaseDebtorsOf :many
SELECT creditor_id, case_id, kind, language, name, name_key, near_key, address, postcode, town, country,
       email, mobile, customer_no, customer_key, cvr, place_key
FROM   case_debtor
WHERE  creditor_id = $1
AND    case_id = $2
ORDER  BY case_id;

-- PutCaseDebtors writes the debtors of cases, in place of those with the same key.
-- name: PutCaseDebtors :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO case_debtor (
       creditor_id, case_id, kind, language, name, name_key, near_key, address, postcode, town, country,
       email, mobile, customer_no, customer_key, cvr, place_key)
SELECT $1, CAST(value->>'case_id' AS BIGINT), CAST(value->>'kind' AS BIGINT), value->>'language',
       value->>'name', value->>'name_key', value->>'near_key', value->>'address', value->>'postcode', value->>'town',
       value->>'country', value->>'email', value->>'mobile', value->>'customer_no',
       value->>'customer_key', value->>'cvr', value->>'place_key'
FROM   rows
WHERE  TRUE
ON     CONFLICT (creditor_id, case_id) DO UPDATE
SET    kind = excluded.kind, language = excluded.language, name = excluded.name,
       name_key = excluded.name_key, near_key = excluded.near_key, address = excluded.address, postcode = excluded.postcode,
       town = excluded.town, country = excluded.country, email = excluded.email,
       mobile = excluded.mobile, customer_no = excluded.customer_no,
       customer_key = excluded.customer_key, cvr = excluded.cvr, place_key = excluded.place_key;

-- DropCaseDebtors removes the debtors of cases of some cases.
-- name: DropCaseDebtors :exec
DELETE FROM case_debtor
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- ClearCaseDebtors removes the debtors of cases of all cases.
-- name: ClearCaseDebtors :exec
DELETE FROM case_debtor
WHERE  creditor_id = $1;

-- DebtorMarks returns, of some cases, what the debtor is known by.
-- name: DebtorMarks :many
SELECT case_id, customer_key, cvr, name_key, postcode
FROM   case_debtor
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- DebtorsMarked returns the cases, closed ones too, whose debtor has one of some customer
-- numbers, CVR numbers, or names and postcodes: many share a name, all over the country,
-- and which name stands with which postcode is held apart afterwards. Joined with the cases
-- that are asked about, PostgreSQL would go through all cases of a small house once more for each pair of debtors.
-- name: DebtorsMarked :many
SELECT d.case_id, d.customer_key, d.cvr, d.name_key, d.postcode,
       CAST((SELECT f.state FROM case_file f WHERE f.creditor_id = sqlc.arg(creditor_id) AND f.case_id = d.case_id) AS TEXT) AS state
FROM   case_debtor d
WHERE  d.creditor_id = sqlc.arg(creditor_id)
AND    d.customer_key IN (SELECT atom FROM json_each(CAST(sqlc.arg(customers) AS TEXT)))
UNION
SELECT d.case_id, d.customer_key, d.cvr, d.name_key, d.postcode,
       CAST((SELECT f.state FROM case_file f WHERE f.creditor_id = sqlc.arg(creditor_id) AND f.case_id = d.case_id) AS TEXT) AS state
FROM   case_debtor d
WHERE  d.creditor_id = sqlc.arg(creditor_id)
AND    d.cvr IN (SELECT atom FROM json_each(CAST(sqlc.arg(cvrs) AS TEXT)))
UNION
SELECT d.case_id, d.customer_key, d.cvr, d.name_key, d.postcode,
       CAST((SELECT f.state FROM case_file f WHERE f.creditor_id = sqlc.arg(creditor_id) AND f.case_id = d.case_id) AS TEXT) AS state
FROM   case_debtor d
WHERE  d.creditor_id = sqlc.arg(creditor_id)
AND    d.name_key IN (SELECT atom FROM json_each(CAST(sqlc.arg(names) AS TEXT)))
AND    d.postcode IN (SELECT atom FROM json_each(CAST(sqlc.arg(postcodes) AS TEXT)))
ORDER  BY 1;

-- CasesInEstateOf returns the cases, open or ended, that were told of an estate, and whose
-- debtor has one of some customer numbers, CVR numbers or names.
-- name: CasesInEstateOf :many
SELECT d.case_id
FROM   case_debtor d
WHERE  d.creditor_id = $1
AND    d.customer_key IN (SELECT atom FROM json_each(CAST($2 AS TEXT)))
AND    EXISTS (SELECT 1 FROM event e WHERE e.creditor_id = $1 AND e.case_id = d.case_id AND e.kind = 'estate.opened')
UNION
SELECT d.case_id
FROM   case_debtor d
WHERE  d.creditor_id = $1
AND    d.cvr IN (SELECT atom FROM json_each(CAST($3 AS TEXT)))
AND    EXISTS (SELECT 1 FROM event e WHERE e.creditor_id = $1 AND e.case_id = d.case_id AND e.kind = 'estate.opened')
UNION
SELECT d.case_id
FROM   case_debtor d
WHERE  d.creditor_id = $1
AND    d.name_key IN (SELECT atom FROM json_each(CAST($4 AS TEXT)))
AND    EXISTS (SELECT 1 FROM event e WHERE e.creditor_id = $1 AND e.case_id = d.case_id AND e.kind = 'estate.opened')
ORDER  BY 1;
