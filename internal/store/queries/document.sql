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
       composed_at, content_hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- DocumentOf returns a document.
-- name: DocumentOf :one
SELECT creditor_id, document_id, case_id, kind, dated, content, front_hash, body, hash, pages,
       composed_at, content_hash
FROM   document
WHERE  creditor_id = $1
AND    document_id = $2;

-- SharedParts returns shared parts after one, in the order of their hashes.
-- name: SharedParts :many
SELECT hash, part
FROM   shared_part
WHERE  creditor_id = $1
AND    hash > $2
ORDER  BY hash
LIMIT  $3;

-- DocumentContents returns what documents say, after one, and the hash of it.
-- name: DocumentContents :many
SELECT document_id, case_id, content, content_hash
FROM   document
WHERE  creditor_id = $1
AND    document_id > $2
ORDER  BY document_id
LIMIT  $3;

-- DocumentsOfCases returns which documents are archived for some cases.
-- name: DocumentsOfCases :many
SELECT case_id, document_id
FROM   document
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
ORDER  BY case_id, document_id;

-- DocumentsWithoutJournal returns the documents of cases that have neither a journal nor a
-- tombstone.
-- name: DocumentsWithoutJournal :many
SELECT d.case_id, d.document_id
FROM   document d
WHERE  d.creditor_id = $1
AND    NOT EXISTS (SELECT 1 FROM event e WHERE e.creditor_id = $1 AND e.case_id = d.case_id AND e.version = 1)
AND    NOT EXISTS (SELECT 1 FROM tombstone t WHERE t.creditor_id = $1 AND t.case_id = d.case_id)
ORDER  BY d.case_id, d.document_id;

-- EraseDocuments removes the documents of a case.
-- name: EraseDocuments :exec
DELETE FROM document
WHERE  creditor_id = $1
AND    case_id = $2;
