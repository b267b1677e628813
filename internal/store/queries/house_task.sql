-- OpenHouseTasks returns what whoever runs the house is asked to do, oldest first.
-- name: OpenHouseTasks :many
SELECT kind, about_on, raised_at
FROM   house_task
WHERE  done_at IS NULL
ORDER  BY about_on, kind;

-- RaiseHouseTask asks for something, once; what is to be done again is asked for anew.
-- name: RaiseHouseTask :exec
INSERT INTO house_task (kind, about_on, raised_at)
VALUES ($1, $2, $3)
ON     CONFLICT (kind, about_on) DO UPDATE
SET    raised_at = excluded.raised_at, done_at = NULL
WHERE  house_task.done_at IS NOT NULL;

-- EndHouseTask notes that something was done.
-- name: EndHouseTask :exec
UPDATE house_task
SET    done_at = $3
WHERE  kind = $1
AND    about_on = $2
AND    done_at IS NULL;
