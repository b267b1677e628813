-- SaveSharedPart stores a part that many documents share; once is enough.
-- name: SaveSharedPart :exec
INSERT INTO shared_part (creditor_id, hash, part)
VALUES ($1, $2, $3)
ON     CONFLICT (creditor_id, hash) DO NOTHING;

-- SharedPartOf returns a shared part.
-- name: SharedPartOf :one
SELECT part
FROM   shared_part
WHERE  creditor_id = $1
AND    hash = $2;

-- AddDocument adds a document to the archive.
-- name: AddDocument :exec
INSERT INTO document (
       creditor_id, document_id, case_id, kind, dated, content, front_hash, body, hash, pages,
       composed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- DocumentOf returns a document.
-- name: DocumentOf :one
SELECT creditor_id, document_id, case_id, kind, dated, content, front_hash, body, hash, pages,
       composed_at
FROM   document
WHERE  creditor_id = $1
AND    document_id = $2;

-- EraseDocuments removes the documents of a case.
-- name: EraseDocuments :exec
DELETE FROM document
WHERE  creditor_id = $1
AND    case_id = $2;
