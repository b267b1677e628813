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

-- OtherCasesOf returns, for some cases, the other open cases whose debtor has the same
-- customer number, the same CVR number, or the same name and postcode.
-- name: OtherCasesOf :many
SELECT a.case_id, b.case_id AS other_id
FROM   case_debtor a
JOIN   case_debtor b ON b.creditor_id = $1 AND b.customer_key = a.customer_key
JOIN   case_file f ON f.creditor_id = $1 AND f.case_id = b.case_id
WHERE  a.creditor_id = $1
AND    a.case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
AND    a.customer_key <> ''
AND    b.case_id <> a.case_id
AND    f.state <> 'closed'
UNION
SELECT a.case_id, b.case_id AS other_id
FROM   case_debtor a
JOIN   case_debtor b ON b.creditor_id = $1 AND b.cvr = a.cvr
JOIN   case_file f ON f.creditor_id = $1 AND f.case_id = b.case_id
WHERE  a.creditor_id = $1
AND    a.case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
AND    a.cvr <> ''
AND    b.case_id <> a.case_id
AND    f.state <> 'closed'
UNION
SELECT a.case_id, b.case_id AS other_id
FROM   case_debtor a
JOIN   case_debtor b ON b.creditor_id = $1 AND b.name_key = a.name_key
JOIN   case_file f ON f.creditor_id = $1 AND f.case_id = b.case_id
WHERE  a.creditor_id = $1
AND    a.case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
AND    a.name_key <> ''
AND    a.postcode = b.postcode
AND    b.case_id <> a.case_id
AND    f.state <> 'closed'
ORDER  BY 1, 2;

-- OtherCasesEverOf returns, for some cases, the other cases, closed ones too, whose debtor has the same
-- customer number, the same CVR number, or the same name and postcode.
-- name: OtherCasesEverOf :many
SELECT a.case_id, b.case_id AS other_id
FROM   case_debtor a
JOIN   case_debtor b ON b.creditor_id = $1 AND b.customer_key = a.customer_key
WHERE  a.creditor_id = $1
AND    a.case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
AND    a.customer_key <> ''
AND    b.case_id <> a.case_id
UNION
SELECT a.case_id, b.case_id AS other_id
FROM   case_debtor a
JOIN   case_debtor b ON b.creditor_id = $1 AND b.cvr = a.cvr
WHERE  a.creditor_id = $1
AND    a.case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
AND    a.cvr <> ''
AND    b.case_id <> a.case_id
UNION
SELECT a.case_id, b.case_id AS other_id
FROM   case_debtor a
JOIN   case_debtor b ON b.creditor_id = $1 AND b.name_key = a.name_key
WHERE  a.creditor_id = $1
AND    a.case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
AND    a.name_key <> ''
AND    a.postcode = b.postcode
AND    b.case_id <> a.case_id
ORDER  BY 1, 2;

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
