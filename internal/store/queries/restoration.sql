-- AddRestoration notes that the house was restored. Noted again at the same moment, it
-- is the same restore, and the house is on hold.
-- name: AddRestoration :exec
INSERT INTO restoration (restored_at, backup_at, released_by)
VALUES ($1, $2, '')
ON     CONFLICT (restored_at) DO UPDATE
SET    backup_at = excluded.backup_at, released_at = NULL, released_by = '';

-- HeldRestoration returns the newest restore that nobody has released the house from.
-- name: HeldRestoration :one
SELECT restored_at, backup_at
FROM   restoration
WHERE  released_at IS NULL
ORDER  BY restored_at DESC
LIMIT  1;

-- ReleaseRestorations releases the house.
-- name: ReleaseRestorations :execrows
UPDATE restoration
SET    released_at = $1, released_by = $2
WHERE  released_at IS NULL;
