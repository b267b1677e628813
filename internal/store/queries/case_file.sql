-- CaseFilesOf returns the row of one case.
-- name: CaseFilesOf :many
SELECT creditor_id, case_id, version, number, state, flow, next_step, review_on, debtor, owed_fixed,
       opened_on, closed_on
FROM   case_file
WHERE  creditor_id = $1
AND    case_id = $2;

-- LockCases locks cases and raises their versions.
-- name: LockCases :many
UPDATE case_file
SET    version = version + 1
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
RETURNING case_id, version, owed_fixed;

-- UnlockCases takes back what LockCases did.
-- name: UnlockCases :exec
UPDATE case_file
SET    version = version - 1
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- AddCaseFiles adds the rows of new cases.
-- name: AddCaseFiles :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO case_file (
       creditor_id, case_id, version, number, state, flow, next_step, review_on, debtor, owed_fixed,
       opened_on, closed_on)
SELECT $1, CAST(value->>'case_id' AS BIGINT), CAST(value->>'version' AS BIGINT),
       CAST(value->>'number' AS BIGINT), value->>'state', value->>'flow', value->>'next_step',
       date(value->>'review_on'), value->>'debtor', CAST(value->>'owed_fixed' AS BIGINT),
       date(value->>'opened_on'), date(value->>'closed_on')
FROM   rows;

-- MoveCaseFiles brings the rows of cases to what their journals say, where their
-- versions are those that the change was made from.
-- name: MoveCaseFiles :execrows
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
UPDATE case_file
SET    version = m.version, state = m.state, flow = m.flow, next_step = m.next_step,
       review_on = m.review_on, debtor = m.debtor, owed_fixed = m.owed_fixed,
       opened_on = m.opened_on, closed_on = m.closed_on
FROM   (SELECT CAST(value->>'case_id' AS BIGINT) AS case_id, CAST(value->>'from' AS BIGINT) AS from_version,
               CAST(value->>'version' AS BIGINT) AS version, value->>'state' AS state,
               value->>'flow' AS flow, value->>'next_step' AS next_step,
               date(value->>'review_on') AS review_on, value->>'debtor' AS debtor,
               CAST(value->>'owed_fixed' AS BIGINT) AS owed_fixed,
               date(value->>'opened_on') AS opened_on, date(value->>'closed_on') AS closed_on
        FROM   rows) AS m
WHERE  case_file.creditor_id = $1
AND    case_file.case_id = m.case_id
AND    case_file.version = m.from_version;

-- ReviewCaseFiles writes when cases are to be looked at next, and what is owed on them,
-- where that has changed.
-- name: ReviewCaseFiles :execrows
UPDATE case_file
SET    next_step = m.next_step, review_on = m.review_on, owed_fixed = m.owed_fixed
FROM   (SELECT CAST(value->>'case_id' AS BIGINT) AS case_id, value->>'next_step' AS next_step,
               date(value->>'review_on') AS review_on, CAST(value->>'owed_fixed' AS BIGINT) AS owed_fixed
        FROM   json_each(CAST($2 AS TEXT))) AS m
WHERE  case_file.creditor_id = $1
AND    case_file.case_id = m.case_id
AND    (case_file.next_step <> m.next_step OR case_file.review_on IS DISTINCT FROM m.review_on
        OR case_file.owed_fixed <> m.owed_fixed);

-- DropCaseFiles removes the rows of some cases.
-- name: DropCaseFiles :exec
DELETE FROM case_file
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- ClearCaseFiles removes the rows of all cases.
-- name: ClearCaseFiles :exec
DELETE FROM case_file
WHERE  creditor_id = $1;

-- CaseIDOf returns the id of the case with a number.
-- name: CaseIDOf :one
SELECT case_id
FROM   case_file
WHERE  creditor_id = $1
AND    number = $2;

-- CaseIDsAfter returns ids of cases that have a journal or a row, in order.
-- name: CaseIDsAfter :many
SELECT u.case_id
FROM   (SELECT j.case_id
        FROM   (SELECT DISTINCT e.case_id
                FROM   event e
                WHERE  e.creditor_id = $1
                AND    e.case_id > $2
                ORDER  BY e.case_id
                LIMIT  $3) AS j
        UNION
        SELECT r.case_id
        FROM   (SELECT f.case_id
                FROM   case_file f
                WHERE  f.creditor_id = $1
                AND    f.case_id > $2
                ORDER  BY f.case_id
                LIMIT  $3) AS r) AS u
ORDER  BY u.case_id
LIMIT  $3;

-- DueCaseIDs returns ids of cases to be looked at on a day, in order.
-- name: DueCaseIDs :many
SELECT case_id
FROM   case_file
WHERE  creditor_id = $1
AND    review_on <= $2
AND    case_id > $3
ORDER  BY case_id
LIMIT  $4;

-- WaitingCaseIDs returns ids of open cases not to be looked at until after a day, in order.
-- name: WaitingCaseIDs :many
SELECT case_id
FROM   case_file
WHERE  creditor_id = $1
AND    state <> 'closed'
AND    (review_on > $2 OR review_on IS NULL)
AND    case_id > $3
ORDER  BY case_id
LIMIT  $4;

-- CaseFilesAfter returns the rows of the case list after a number.
-- name: CaseFilesAfter :many
SELECT creditor_id, case_id, version, number, state, flow, next_step, review_on, debtor, owed_fixed,
       opened_on, closed_on
FROM   case_file
WHERE  creditor_id = $1
AND    number > $2
ORDER  BY number
LIMIT  $3;

-- CaseFilesNumbered returns the rows of cases with some numbers.
-- name: CaseFilesNumbered :many
SELECT creditor_id, case_id, version, number, state, flow, next_step, review_on, debtor, owed_fixed,
       opened_on, closed_on
FROM   case_file
WHERE  creditor_id = $1
AND    number IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
ORDER  BY number;

-- StrayCaseIDs returns the ids of rows of cases that have no journal.
-- name: StrayCaseIDs :many
SELECT f.case_id
FROM   case_file f
WHERE  f.creditor_id = $1
AND    NOT EXISTS (SELECT 1 FROM event e WHERE e.creditor_id = $1 AND e.case_id = f.case_id AND e.version = 1)
ORDER  BY f.case_id;

-- CaseNumbersOf returns the numbers of some cases.
-- name: CaseNumbersOf :many
SELECT case_id, number
FROM   case_file
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));
