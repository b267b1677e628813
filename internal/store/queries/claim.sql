-- ClaimsOf returns claims of one case.
-- name: ClaimsOf :many
SELECT creditor_id, case_id, claim_id, number, number_key, source, principal, credited, issued_on,
       arisen_on, due_on, interest_from, slip
FROM   claim
WHERE  creditor_id = $1
AND    case_id = $2
ORDER  BY claim_id;

-- PutClaims writes claims, in place of those with the same key.
-- name: PutClaims :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO claim (
       creditor_id, case_id, claim_id, number, number_key, source, principal, credited, issued_on,
       arisen_on, due_on, interest_from, slip)
SELECT $1, CAST(value->>'case_id' AS BIGINT), CAST(value->>'claim_id' AS BIGINT), value->>'number',
       value->>'number_key', value->>'source', CAST(value->>'principal' AS BIGINT),
       CAST(value->>'credited' AS BIGINT), date(value->>'issued_on'), date(value->>'arisen_on'),
       date(value->>'due_on'), date(value->>'interest_from'), value->>'slip'
FROM   rows
WHERE  TRUE
ON     CONFLICT (creditor_id, case_id, claim_id) DO UPDATE
SET    number = excluded.number, number_key = excluded.number_key, source = excluded.source,
       principal = excluded.principal, credited = excluded.credited, issued_on = excluded.issued_on,
       arisen_on = excluded.arisen_on, due_on = excluded.due_on,
       interest_from = excluded.interest_from, slip = excluded.slip;

-- DropClaims removes claims of some cases.
-- name: DropClaims :exec
DELETE FROM claim
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- ClearClaims removes claims of all cases.
-- name: ClearClaims :exec
DELETE FROM claim
WHERE  creditor_id = $1;

-- ClaimsDueIn returns claims of open cases by their last timely day, of the first so many
-- of them. Those of cases on which something has changed when a claim is lost are left out:
-- their day isn't told by the last timely one.
-- name: ClaimsDueIn :many
WITH   old AS MATERIALIZED (
       SELECT case_id, claim_id, number, due_on, principal, credited
       FROM   claim
       WHERE  creditor_id = $1
       AND    due_on >= $2
       AND    due_on < $3
       ORDER  BY due_on, case_id, claim_id
       LIMIT  $4)
SELECT l.number AS case_number, l.debtor, l.state, COALESCE(old.number, '') AS number, old.due_on,
       CAST(old.principal - old.credited AS BIGINT) AS principal
FROM   old
JOIN   case_line l ON l.creditor_id = $1 AND l.case_id = old.case_id
WHERE  l.closed = FALSE
AND    old.principal > old.credited
AND    (SELECT COUNT(*) FROM event e WHERE e.creditor_id = $1 AND e.case_id = old.case_id AND e.kind IN ('limitation.changed', 'foundation.added', 'court.filed')) = 0
ORDER  BY old.due_on, old.case_id, old.claim_id
LIMIT  $5;

-- CountClaimsDueIn counts claims by their last timely day, of closed cases too, up to so
-- many.
-- name: CountClaimsDueIn :one
SELECT COUNT(*)
FROM   (SELECT case_id
        FROM   claim
        WHERE  creditor_id = $1
        AND    due_on >= $2
        AND    due_on < $3
        LIMIT  $4) AS due;
