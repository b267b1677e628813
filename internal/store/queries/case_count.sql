-- CaseCounts returns how many cases there are of each sort.
-- name: CaseCounts :many
SELECT closed, needs, state, flow, last_action, CAST(SUM(cases) AS BIGINT) AS cases,
       CAST(SUM(owed_fixed) AS BIGINT) AS owed_fixed
FROM   case_count
WHERE  creditor_id = $1
GROUP  BY closed, needs, state, flow, last_action
ORDER  BY closed, needs, state, flow, last_action;

-- AddCaseCounts adds to how many cases there are of some sorts.
-- name: AddCaseCounts :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO case_count (
       creditor_id, part, closed, needs, state, flow, last_action, cases, owed_fixed)
SELECT $1, CAST(value->>'part' AS BIGINT), CAST(value->>'closed' AS BOOLEAN),
       CAST(value->>'needs' AS BOOLEAN), value->>'state', value->>'flow', value->>'last_action',
       CAST(value->>'cases' AS BIGINT), CAST(value->>'owed_fixed' AS BIGINT)
FROM   rows
WHERE  TRUE
ON     CONFLICT (creditor_id, part, closed, needs, state, flow, last_action) DO UPDATE
SET    cases = case_count.cases + excluded.cases, owed_fixed = case_count.owed_fixed + excluded.owed_fixed;

-- ClearCaseCounts forgets how many cases there are.
-- name: ClearCaseCounts :exec
DELETE FROM case_count
WHERE  creditor_id = $1;
