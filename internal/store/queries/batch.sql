-- PutBatch stores a batch, or what has become of it.
-- name: PutBatch :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO batch (
       creditor_id, batch_id, form_key, state, on_day, made_at, made_by, approved_at, approved_by,
       start_at, began_at, ended_at, turns)
SELECT $1, CAST(value->>'batch_id' AS BIGINT), value->>'form_key', value->>'state',
       date(value->>'on_day'), instant(value->>'made_at'), value->>'made_by',
       instant(value->>'approved_at'), value->>'approved_by', instant(value->>'start_at'),
       instant(value->>'began_at'), instant(value->>'ended_at'), CAST(value->>'turns' AS BIGINT)
FROM   rows
WHERE  TRUE
ON     CONFLICT (creditor_id, batch_id) DO UPDATE
SET    state = excluded.state, approved_at = excluded.approved_at, approved_by = excluded.approved_by,
       start_at = excluded.start_at, began_at = excluded.began_at, ended_at = excluded.ended_at;

-- LockBatch locks a batch, so that of two who work on it one waits for the other.
-- name: LockBatch :execrows
UPDATE batch
SET    turns = turns + 1
WHERE  creditor_id = $1
AND    batch_id = $2;

-- Batch returns a batch.
-- name: Batch :one
SELECT batch_id, form_key, state, on_day, made_at, made_by, approved_at, approved_by, start_at, began_at, ended_at
FROM   batch
WHERE  creditor_id = $1
AND    batch_id = $2;

-- BatchAsked returns the id of the batch that a form asked for.
-- name: BatchAsked :one
SELECT batch_id
FROM   batch
WHERE  creditor_id = $1
AND    form_key = $2;

-- Batches returns batches, newest first.
-- name: Batches :many
SELECT batch_id, form_key, state, on_day, made_at, made_by, approved_at, approved_by, start_at, began_at, ended_at
FROM   batch
WHERE  creditor_id = $1
AND    batch_id < $2
AND    state <> 'planned'
ORDER  BY batch_id DESC
LIMIT  $3;

-- StaleBatches returns the dry runs that nobody approved and that were made
-- before a moment.
-- name: StaleBatches :many
SELECT batch_id
FROM   batch
WHERE  creditor_id = $1
AND    state = 'planned'
AND    made_at < $2
ORDER  BY batch_id
LIMIT  20;

-- DropBatchCases removes the cases of a batch.
-- name: DropBatchCases :exec
DELETE FROM batch_case
WHERE  creditor_id = $1
AND    batch_id = $2;

-- DropBatch removes a batch whose cases are gone.
-- name: DropBatch :exec
DELETE FROM batch
WHERE  creditor_id = $1
AND    batch_id = $2;

-- PutBatchCases stores cases of a batch.
-- name: PutBatchCases :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO batch_case (
       creditor_id, batch_id, case_id, place, does, flow, next_step, channel, principal, fee, costs,
       interest, total, deadline, fingerprint, reasons, outcome, step_id)
SELECT $1, CAST(value->>'batch_id' AS BIGINT), CAST(value->>'case_id' AS BIGINT),
       CAST(value->>'place' AS BIGINT), value->>'does', value->>'flow', value->>'next_step',
       value->>'channel', CAST(value->>'principal' AS BIGINT), CAST(value->>'fee' AS BIGINT),
       CAST(value->>'costs' AS BIGINT), CAST(value->>'interest' AS BIGINT),
       CAST(value->>'total' AS BIGINT), date(value->>'deadline'), value->>'fingerprint',
       value->>'reasons', value->>'outcome', CAST(value->>'step_id' AS BIGINT)
FROM   rows
WHERE  TRUE;

-- SettleBatchCases says what has become of cases of a batch.
-- name: SettleBatchCases :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
UPDATE batch_case
SET    outcome = o.outcome, step_id = o.step_id
FROM   (SELECT CAST(value->>'batch_id' AS BIGINT) AS batch_id, CAST(value->>'case_id' AS BIGINT) AS case_id,
               value->>'outcome' AS outcome, CAST(value->>'step_id' AS BIGINT) AS step_id
        FROM   rows) AS o
WHERE  batch_case.creditor_id = $1
AND    batch_case.batch_id = o.batch_id
AND    batch_case.case_id = o.case_id;

-- MoveBatchCases gives the cases of a batch that have an outcome another.
-- name: MoveBatchCases :exec
UPDATE batch_case
SET    outcome = sqlc.arg(becomes)
WHERE  creditor_id = $1
AND    batch_id = $2
AND    outcome = $3;

-- MoveBatchSort gives the cases of one sort that have an outcome another.
-- name: MoveBatchSort :exec
UPDATE batch_case
SET    outcome = sqlc.arg(becomes)
WHERE  creditor_id = $1
AND    batch_id = $2
AND    does = $3
AND    outcome = $4;

-- BatchParts returns what a batch comes to, by sort, flow and outcome.
-- name: BatchParts :many
SELECT does, flow, outcome, COUNT(*) AS cases, CAST(SUM(principal) AS BIGINT) AS principal,
       CAST(SUM(fee) AS BIGINT) AS fee, CAST(SUM(costs) AS BIGINT) AS costs,
       CAST(SUM(interest) AS BIGINT) AS interest, CAST(SUM(total) AS BIGINT) AS total,
       COALESCE(CAST(MIN(deadline) AS TEXT), '') AS earliest,
       COALESCE(CAST(MAX(deadline) AS TEXT), '') AS latest
FROM   batch_case
WHERE  creditor_id = $1
AND    batch_id = $2
GROUP  BY does, flow, outcome
ORDER  BY does, flow, outcome;

-- BatchSortCases returns cases of one sort in a batch, in their order.
-- name: BatchSortCases :many
SELECT b.case_id, b.place, COALESCE(f.number, 0) AS number, COALESCE(f.debtor, '') AS debtor, b.does, b.flow,
       b.next_step, b.channel, b.principal, b.fee, b.costs, b.interest, b.total, b.deadline,
       b.fingerprint, b.reasons, b.outcome, b.step_id
FROM   batch_case b
LEFT   JOIN case_file f ON f.creditor_id = $1 AND f.case_id = b.case_id
WHERE  b.creditor_id = $1
AND    b.batch_id = $2
AND    b.does = $3
AND    b.place > sqlc.arg(after)
ORDER  BY b.place
LIMIT  $4;

-- BatchOutcomeCases returns cases of a batch with one outcome, in their order.
-- name: BatchOutcomeCases :many
SELECT b.case_id, b.place, COALESCE(f.number, 0) AS number, COALESCE(f.debtor, '') AS debtor, b.does, b.flow,
       b.next_step, b.channel, b.principal, b.fee, b.costs, b.interest, b.total, b.deadline,
       b.fingerprint, b.reasons, b.outcome, b.step_id
FROM   batch_case b
LEFT   JOIN case_file f ON f.creditor_id = $1 AND f.case_id = b.case_id
WHERE  b.creditor_id = $1
AND    b.batch_id = $2
AND    b.outcome = $3
AND    b.place > sqlc.arg(after)
ORDER  BY b.place
LIMIT  $4;
