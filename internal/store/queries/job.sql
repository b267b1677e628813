-- ReadyCreditors returns the creditors with claimable work in a lane, the one
-- that has waited longest first. It is one of the few reads over all creditors.
-- name: ReadyCreditors :many
SELECT j.creditor_id
FROM   job j
JOIN   creditor c ON c.id = j.creditor_id
WHERE  j.lane = $1
AND    j.state IN ('ready', 'running')
AND    j.held_until <= $2
AND    j.run_at <= COALESCE(c.clock_at, $2)
GROUP  BY j.creditor_id
ORDER  BY MIN(j.run_at), j.creditor_id
LIMIT  $3;

-- ClaimJobs starts a try of jobs of one creditor. What makes a job claimable is
-- asked again outside the CTE, so that of two who ask at once one gets it; there
-- by finished_at, which says the same, so that jobs are found by their ids and not
-- by going through all that wait.
-- name: ClaimJobs :many
WITH next AS MATERIALIZED (
    SELECT j.id
    FROM   job j
    WHERE  j.creditor_id = $1
    AND    j.lane = $2
    AND    j.state IN ('ready', 'running')
    AND    j.run_at <= $3
    AND    j.held_until <= sqlc.arg(house)
    ORDER  BY j.run_at, j.id
    LIMIT  $5 /* lock */)
UPDATE job
SET    state = 'running', attempt = attempt + 1, held_until = sqlc.arg(until)
FROM   next
WHERE  job.creditor_id = $1
AND    job.id = next.id
AND    job.finished_at IS NULL
AND    job.held_until <= sqlc.arg(house)
RETURNING job.id, job.kind, job.args, job.run_at, job.attempt;

-- EnqueueJobs adds jobs, held by nobody; one whose key its creditor and kind has
-- had is left out.
-- name: EnqueueJobs :execrows
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO job (
       creditor_id, id, kind, lane, args, unique_key,
       state, run_at, held_until, attempt, last_error)
SELECT $1, CAST(value->>'id' AS BIGINT), value->>'kind', value->>'lane', value->>'args', value->>'key',
       'ready', instant(value->>'run_at'), '1970-01-01 00:00:00.000000Z', 0, ''
FROM   rows
WHERE  TRUE
ON     CONFLICT (creditor_id, kind, unique_key) DO NOTHING;

-- ExtendJobs holds tries until a later moment and returns those still held.
-- name: ExtendJobs :many
UPDATE job
SET    held_until = $2
WHERE  creditor_id = $1
AND    state = 'running'
AND    (id, attempt) IN (
       SELECT CAST(value->>'id' AS BIGINT), CAST(value->>'attempt' AS BIGINT)
       FROM   json_each(CAST($3 AS TEXT)))
RETURNING id;

-- RemoveDoneJobs removes jobs that were carried out and that no key keeps.
-- name: RemoveDoneJobs :exec
DELETE FROM job
WHERE  creditor_id = $1
AND    state = 'running'
AND    unique_key IS NULL
AND    (id, attempt) IN (
       SELECT CAST(value->>'id' AS BIGINT), CAST(value->>'attempt' AS BIGINT)
       FROM   json_each(CAST($2 AS TEXT))
       WHERE  value->>'state' = 'done');

-- SettleJobs records what became of tries.
-- name: SettleJobs :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
UPDATE job
SET    state = o.state, attempt = o.attempts, held_until = o.held_until,
       finished_at = o.finished_at, last_error = o.last_error
FROM   (SELECT CAST(value->>'id' AS BIGINT) AS id, CAST(value->>'attempt' AS BIGINT) AS attempt,
               value->>'state' AS state, CAST(value->>'attempts' AS BIGINT) AS attempts,
               instant(value->>'held_until') AS held_until, instant(value->>'finished_at') AS finished_at,
               value->>'error' AS last_error
        FROM   rows) AS o
WHERE  job.creditor_id = $1
AND    job.id = o.id
AND    job.attempt = o.attempt
AND    job.state = 'running';

-- PruneJobs removes what ended before a moment; failed jobs stay for a person.
-- name: PruneJobs :execrows
DELETE FROM job
WHERE  creditor_id = $1
AND    state IN ('done', 'cancelled')
AND    finished_at < $2;

-- UnfinishedJobs counts the jobs that somebody holds or could claim, with the
-- moment at which the first of them is free. It is one of the few reads over all
-- creditors.
-- name: UnfinishedJobs :one
SELECT COUNT(*) AS jobs, MIN(j.held_until) AS free_at
FROM   job j
JOIN   creditor c ON c.id = j.creditor_id
WHERE  j.state IN ('ready', 'running')
AND    (j.state = 'running' OR j.held_until <= $1)
AND    j.run_at <= COALESCE(c.clock_at, $1);

-- WaitingJobs counts a creditor's jobs that have not ended, by what they wait for.
-- name: WaitingJobs :many
SELECT kind, state, last_error, COUNT(*) AS jobs, MIN(run_at) AS run_at, MIN(held_until) AS held_until
FROM   job
WHERE  creditor_id = $1
AND    lane IN ('urgent', 'ordinary')
AND    state IN ('ready', 'running')
GROUP  BY kind, state, last_error
ORDER  BY kind, state, last_error;

-- SupersedeJobs removes ended jobs of a kind that had another key.
-- name: SupersedeJobs :exec
DELETE FROM job
WHERE  creditor_id = $1
AND    kind = $2
AND    unique_key <> sqlc.arg(key)
AND    finished_at IS NOT NULL;
