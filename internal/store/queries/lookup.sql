-- ClaimsNumbered returns the claims known under the keys of some invoice numbers.
-- name: ClaimsNumbered :many
SELECT c.number, c.case_id, c.claim_id, c.principal, c.credited, f.state
FROM   claim c
JOIN   case_file f ON f.creditor_id = $1 AND f.case_id = c.case_id
WHERE  c.creditor_id = $1
AND    c.number_key IN (SELECT atom FROM json_each(CAST($2 AS TEXT)))
ORDER  BY c.number, c.claim_id;

-- ClaimsOnSlips returns the claims whose invoices carry some references of payment
-- slips.
-- name: ClaimsOnSlips :many
SELECT slip, case_id, claim_id
FROM   claim
WHERE  creditor_id = $1
AND    slip IN (SELECT atom FROM json_each(CAST($2 AS TEXT)))
ORDER  BY slip, claim_id;

-- DebtorsWithCustomerNo returns the debtors of open cases by the keys of customer
-- numbers.
-- name: DebtorsWithCustomerNo :many
SELECT d.creditor_id, d.case_id, d.kind, d.language, d.name, d.name_key, d.near_key, d.address, d.postcode,
       d.town, d.country, d.email, d.mobile, d.customer_no, d.customer_key, d.cvr, f.number
FROM   case_debtor d
JOIN   case_file f ON f.creditor_id = $1 AND f.case_id = d.case_id
WHERE  d.creditor_id = $1
AND    d.customer_key IN (SELECT atom FROM json_each(CAST($2 AS TEXT)))
AND    f.state <> 'closed'
ORDER  BY d.case_id;

-- DebtorsWithCVR returns the debtors of open cases by CVR number.
-- name: DebtorsWithCVR :many
SELECT d.creditor_id, d.case_id, d.kind, d.language, d.name, d.name_key, d.near_key, d.address, d.postcode,
       d.town, d.country, d.email, d.mobile, d.customer_no, d.customer_key, d.cvr, f.number
FROM   case_debtor d
JOIN   case_file f ON f.creditor_id = $1 AND f.case_id = d.case_id
WHERE  d.creditor_id = $1
AND    d.cvr IN (SELECT atom FROM json_each(CAST($2 AS TEXT)))
AND    f.state <> 'closed'
ORDER  BY d.case_id;

-- DebtorsNamed returns the debtors of open cases by the keys of names.
-- name: DebtorsNamed :many
SELECT d.creditor_id, d.case_id, d.kind, d.language, d.name, d.name_key, d.near_key, d.address, d.postcode,
       d.town, d.country, d.email, d.mobile, d.customer_no, d.customer_key, d.cvr, f.number
FROM   case_debtor d
JOIN   case_file f ON f.creditor_id = $1 AND f.case_id = d.case_id
WHERE  d.creditor_id = $1
AND    d.name_key IN (SELECT atom FROM json_each(CAST($2 AS TEXT)))
AND    f.state <> 'closed'
ORDER  BY d.case_id;

-- NamesNear returns the names of debtors by the keys under which names that differ by a
-- slip of the pen lie together; also those of closed cases. Many lie together in a large
-- book, so all of it is in the index.
-- name: NamesNear :many
SELECT case_id, near_key, name_key
FROM   case_debtor
WHERE  creditor_id = $1
AND    near_key IN (SELECT atom FROM json_each(CAST($2 AS TEXT)))
ORDER  BY near_key, name_key, case_id;

-- NamesAt returns the names of debtors by the keys of where they live; also those of closed
-- cases. All of it is in the index.
-- name: NamesAt :many
SELECT case_id, place_key, name_key
FROM   case_debtor
WHERE  creditor_id = $1
AND    place_key IN (SELECT atom FROM json_each(CAST($2 AS TEXT)))
ORDER  BY place_key, name_key, case_id;

-- PlacelessDebtors returns the addresses of debtors, after one, of whom it isn't said where
-- they live: those that a program of an earlier release wrote when the column was there
-- already.
-- name: PlacelessDebtors :many
SELECT case_id, address, postcode
FROM   case_debtor
WHERE  creditor_id = $1
AND    place_key = ''
AND    case_id > $2
AND    address <> ''
AND    postcode <> ''
ORDER  BY case_id
LIMIT  $3;

-- PlaceDebtor says where a debtor lives whose address is still the one that was read.
-- name: PlaceDebtor :exec
UPDATE case_debtor
SET    place_key = $3
WHERE  creditor_id = $1
AND    case_id = $2
AND    place_key = ''
AND    address = $4
AND    postcode = $5;

-- DebtorsOfCases returns the debtors of some cases, as far as they are open.
-- name: DebtorsOfCases :many
SELECT d.creditor_id, d.case_id, d.kind, d.language, d.name, d.name_key, d.near_key, d.address, d.postcode,
       d.town, d.country, d.email, d.mobile, d.customer_no, d.customer_key, d.cvr, f.number
FROM   case_debtor d
JOIN   case_file f ON f.creditor_id = $1 AND f.case_id = d.case_id
WHERE  d.creditor_id = $1
AND    d.case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
AND    f.state <> 'closed'
ORDER  BY d.case_id;

-- NamesBorneElsewhere returns those of some names, by their keys, that the debtor of
-- another case than one has; also of a closed one.
-- name: NamesBorneElsewhere :many
SELECT DISTINCT name_key
FROM   case_debtor
WHERE  creditor_id = $1
AND    case_id <> $2
AND    name_key IN (SELECT atom FROM json_each(CAST($3 AS TEXT)))
ORDER  BY name_key;
