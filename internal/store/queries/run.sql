-- SaveRun stores what a run did, in place of what was stored of it before.
-- name: SaveRun :exec
INSERT INTO run (creditor_id, run_id, on_day, actor, approval, began_at, ended_at, done, skipped)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON     CONFLICT (creditor_id, run_id) DO UPDATE
SET    on_day = excluded.on_day, actor = excluded.actor, approval = excluded.approval,
       began_at = excluded.began_at, ended_at = excluded.ended_at, done = excluded.done,
       skipped = excluded.skipped;
