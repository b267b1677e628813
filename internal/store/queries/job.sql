-- name: ClaimJobs :many
WITH next AS MATERIALIZED (
    SELECT id
    FROM   job
    WHERE  creditor_id = $1
    AND    lane = $2
    AND    state IN ('ready', 'running')
    AND    run_at <= $3
    AND    held_until <= $4
    ORDER  BY run_at, id
    LIMIT  $5 /* lock */
)
UPDATE job
SET    state = 'running', attempt = attempt + 1, held_until = $6
WHERE  creditor_id = $1
AND    id IN (SELECT id FROM next)
AND    held_until <= $4
RETURNING id, kind, lane, args, run_at, attempt;

-- name: EnqueueJobs :execrows
INSERT INTO job (creditor_id, id, kind, lane, args, unique_key, state, run_at, held_until, attempt, created_at, last_error)
SELECT $1, CAST(value->>'id' AS BIGINT), value->>'kind', value->>'lane', value->>'args', value->>'unique_key',
       'ready', instant(value->>'run_at'), $2, 0, $2, ''
FROM   json_each(CAST($3 AS TEXT))
WHERE  TRUE
ON CONFLICT (creditor_id, kind, unique_key) DO NOTHING;

