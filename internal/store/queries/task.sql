-- TasksOf returns tasks of one case.
-- name: TasksOf :many
SELECT creditor_id, case_id, task_id, kind, step, raised_on, done
FROM   task
WHERE  creditor_id = $1
AND    case_id = $2
ORDER  BY task_id;

-- PutTasks writes tasks, in place of those with the same key.
-- name: PutTasks :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO task (
       creditor_id, case_id, task_id, kind, step, raised_on, done)
SELECT $1, CAST(value->>'case_id' AS BIGINT), CAST(value->>'task_id' AS BIGINT), value->>'kind',
       value->>'step', date(value->>'raised_on'), CAST(value->>'done' AS BOOLEAN)
FROM   rows
WHERE  TRUE
ON     CONFLICT (creditor_id, case_id, task_id) DO UPDATE
SET    kind = excluded.kind, step = excluded.step, raised_on = excluded.raised_on,
       done = excluded.done;

-- DropTasks removes tasks of some cases.
-- name: DropTasks :exec
DELETE FROM task
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- ClearTasks removes tasks of all cases.
-- name: ClearTasks :exec
DELETE FROM task
WHERE  creditor_id = $1;

-- CountOpenTasks counts the tasks of each of some kinds that wait, up to a number.
-- name: CountOpenTasks :many
SELECT CAST(asked.atom AS TEXT) AS kind,
       (SELECT COUNT(*)
        FROM   (SELECT task_id
                FROM   task
                WHERE  creditor_id = $1
                AND    done = FALSE
                AND    kind = asked.atom
                LIMIT  $3) AS waiting) AS tasks
FROM   json_each(CAST($2 AS TEXT)) AS asked;
