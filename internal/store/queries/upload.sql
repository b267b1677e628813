-- UploadOf returns a file that was sent.
-- name: UploadOf :one
SELECT creditor_id, upload_id, hash, name, kind, size, state, sent_at, sent_by, mapping, lines, report
FROM   upload
WHERE  creditor_id = $1
AND    upload_id = $2;

-- UploadWith returns the file of a kind with a hash.
-- name: UploadWith :one
SELECT creditor_id, upload_id, hash, name, kind, size, state, sent_at, sent_by, mapping, lines, report
FROM   upload
WHERE  creditor_id = $1
AND    kind = $2
AND    hash = $3;

-- Uploads returns files of a kind before one, the newest first.
-- name: Uploads :many
SELECT creditor_id, upload_id, hash, name, kind, size, state, sent_at, sent_by, mapping, lines, report
FROM   upload
WHERE  creditor_id = $1
AND    kind = $2
AND    upload_id < $3
ORDER  BY upload_id DESC
LIMIT  $4;

-- SaveUpload stores a file that was sent, or what has become of it.
-- name: SaveUpload :exec
INSERT INTO upload (
       creditor_id, upload_id, hash, name, kind, size, state, sent_at, sent_by, mapping, lines, report)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON     CONFLICT (creditor_id, upload_id) DO UPDATE
SET    state = excluded.state, mapping = excluded.mapping, lines = excluded.lines, report = excluded.report;

-- DropUpload forgets a file whose parts are gone.
-- name: DropUpload :exec
DELETE FROM upload
WHERE  creditor_id = $1
AND    upload_id = $2;

-- SaveUploadPart stores a part of a file.
-- name: SaveUploadPart :exec
INSERT INTO upload_part (creditor_id, upload_id, part, content)
VALUES ($1, $2, $3, $4);

-- UploadPartOf returns a part of a file.
-- name: UploadPartOf :one
SELECT content
FROM   upload_part
WHERE  creditor_id = $1
AND    upload_id = $2
AND    part = $3;

-- DropUploadParts forgets what a file was.
-- name: DropUploadParts :exec
DELETE FROM upload_part
WHERE  creditor_id = $1
AND    upload_id = $2;

-- StaleUploads returns files that were sent before a moment and that nobody has had
-- taken in.
-- name: StaleUploads :many
SELECT upload_id
FROM   upload
WHERE  creditor_id = $1
AND    state = 'waiting'
AND    sent_at < $2
ORDER  BY upload_id
LIMIT  20;
