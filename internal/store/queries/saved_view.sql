-- SavedViews returns the saved views by name.
-- name: SavedViews :many
SELECT view_id, name, query, made_by, made_at
FROM   saved_view
WHERE  creditor_id = $1
ORDER  BY name
LIMIT  200;

-- PutSavedView saves a view, in place of one with the same name.
-- name: PutSavedView :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO saved_view (
       creditor_id, view_id, name, query, made_by, made_at)
SELECT $1, CAST(value->>'view_id' AS BIGINT), value->>'name', value->>'query', value->>'made_by',
       instant(value->>'made_at')
FROM   rows
WHERE  TRUE
ON     CONFLICT (creditor_id, name) DO UPDATE
SET    query = excluded.query, made_by = excluded.made_by, made_at = excluded.made_at;

-- DropSavedView removes a saved view.
-- name: DropSavedView :execrows
DELETE FROM saved_view
WHERE  creditor_id = $1
AND    view_id = $2;
