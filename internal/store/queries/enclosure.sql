-- AddEnclosure keeps a file that came within an invoice; one whose place is known is
-- left as it is.
-- name: AddEnclosure :exec
INSERT INTO enclosure (
       creditor_id, enclosure_id, file_id, line, place, case_id, claim_id, name, content, hash,
       size, kept_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON     CONFLICT (creditor_id, file_id, line, place) DO NOTHING;

-- BindEnclosures gives the files of a line to the claim that the line became.
-- name: BindEnclosures :exec
UPDATE enclosure
SET    case_id = $4, claim_id = $5
WHERE  creditor_id = $1
AND    file_id = $2
AND    line = $3;

-- DropEnclosures forgets the files of a line.
-- name: DropEnclosures :exec
DELETE FROM enclosure
WHERE  creditor_id = $1
AND    file_id = $2
AND    line = $3;

-- EnclosuresOf returns the files that are kept with the claims of a case.
-- name: EnclosuresOf :many
SELECT enclosure_id, file_id, line, claim_id, name, size, hash, kept_at
FROM   enclosure
WHERE  creditor_id = $1
AND    case_id = $2
AND    claim_id <> 0
ORDER  BY enclosure_id;

-- EnclosureOf returns a file that is kept with a claim of a case.
-- name: EnclosureOf :one
SELECT name, content, hash
FROM   enclosure
WHERE  creditor_id = $1
AND    case_id = $2
AND    enclosure_id = $3;

-- EraseEnclosures removes the files of a case.
-- name: EraseEnclosures :exec
DELETE FROM enclosure
WHERE  creditor_id = $1
AND    case_id = $2;

-- EnclosureContents returns files that are kept, after one, and the hash of each.
-- name: EnclosureContents :many
SELECT enclosure_id, case_id, content, hash
FROM   enclosure
WHERE  creditor_id = $1
AND    enclosure_id > $2
ORDER  BY enclosure_id
LIMIT  $3;
