-- Queries that read or change other creditors' rows. Each must be found out.

-- name: LeakNothingSaid :many
SELECT claim_id
FROM   claim
WHERE  number = $1;

-- name: LeakJoinTiedOnce :many
SELECT c.claim_id
FROM   claim c
JOIN   case_file f ON f.case_id = c.case_id
WHERE  c.creditor_id = $1;

-- name: LeakJoinTiedThroughTheOther :many
SELECT c.claim_id
FROM   claim c
JOIN   case_file f ON f.creditor_id = c.creditor_id AND f.case_id = c.case_id
WHERE  f.state = $1;

-- name: LeakInASubselect :many
SELECT case_id
FROM   case_file
WHERE  creditor_id = $1
AND    case_id IN (SELECT case_id FROM claim WHERE number = $2);

-- name: LeakInExists :many
SELECT f.case_id
FROM   case_file f
WHERE  f.creditor_id = $1
AND    EXISTS (SELECT 1 FROM event e WHERE e.case_id = f.case_id);

-- name: LeakOutsideTheCTE :many
WITH next AS MATERIALIZED (
    SELECT j.id
    FROM   job j
    WHERE  j.creditor_id = $1
    LIMIT  $2)
UPDATE job
SET    state = 'running'
WHERE  id IN (SELECT id FROM next)
RETURNING id;

-- name: LeakInsideTheCTE :many
WITH next AS MATERIALIZED (
    SELECT j.id
    FROM   job j
    LIMIT  $2)
UPDATE job
SET    state = 'running'
FROM   next
WHERE  job.creditor_id = $1
AND    job.id = next.id
RETURNING job.id;

-- name: LeakUnderOr :many
SELECT claim_id
FROM   claim
WHERE  creditor_id = $1
OR     number = $2;

-- name: LeakUnqualifiedAmongTwo :many
SELECT c.claim_id
FROM   claim c, case_file f
WHERE  creditor_id = $1
AND    f.creditor_id = $1;

-- name: LeakInACommaList :many
SELECT c.claim_id
FROM   claim c, case_file f
WHERE  c.creditor_id = $1
AND    f.case_id = c.case_id;

-- name: LeakTwoCreditors :many
SELECT c.claim_id
FROM   claim c
JOIN   case_file f ON f.creditor_id = $2 AND f.case_id = c.case_id
WHERE  c.creditor_id = $1;

-- name: LeakCreditorFromTheRows :exec
INSERT INTO claim (creditor_id, case_id)
SELECT CAST(value->>'creditor_id' AS BIGINT), CAST(value->>'case_id' AS BIGINT)
FROM   json_each(CAST($1 AS TEXT));

-- name: LeakInsertLedByAnother :exec
INSERT INTO claim (case_id, creditor_id)
VALUES ($1, $2);

-- name: LeakConflictOverAll :exec
INSERT INTO claim (creditor_id, case_id)
VALUES ($1, $2)
ON     CONFLICT (case_id) DO NOTHING;

-- name: LeakDelete :exec
DELETE FROM claim
WHERE  case_id = $1;

-- name: LeakUpdateFrom :exec
UPDATE claim
SET    principal = o.principal
FROM   (SELECT CAST(value->>'id' AS BIGINT) AS id, CAST(value->>'principal' AS BIGINT) AS principal
        FROM   json_each(CAST($1 AS TEXT))) AS o
WHERE  claim.claim_id = o.id;

-- name: LeakComparedNotEqual :many
SELECT claim_id
FROM   claim
WHERE  creditor_id >= $1;

-- name: LeakCreditorsOwnTable :one
SELECT name
FROM   creditor
WHERE  name = $1;

-- Queries that are in order, and look a little like the above.

-- name: TiedTwice :many
SELECT c.claim_id
FROM   claim c
LEFT   JOIN case_file f ON f.creditor_id = $1 AND f.case_id = c.case_id
WHERE  c.creditor_id = $1
AND    (c.number = $2 OR c.source = $3);

-- name: TiedInEverySubselect :many
SELECT case_id
FROM   case_file
WHERE  creditor_id = $1
AND    case_id IN (SELECT case_id FROM claim WHERE creditor_id = $1 AND number = $2);

-- name: TiedInsert :exec
INSERT INTO claim (creditor_id, case_id)
SELECT $1, CAST(value->>'case_id' AS BIGINT)
FROM   json_each(CAST($2 AS TEXT))
WHERE  TRUE
ON     CONFLICT (creditor_id, case_id) DO UPDATE
SET    case_id = excluded.case_id;

-- name: TiedGlobalTable :many
SELECT node
FROM   node_lease
WHERE  node > $1;
