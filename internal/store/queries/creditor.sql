-- CreditorIDs returns the ids of all creditors but the house's own. It is one of
-- the few reads over all creditors.
-- name: CreditorIDs :many
SELECT id
FROM   creditor
WHERE  id > 0
ORDER  BY id;

-- NextCreditorID returns the number after the last creditor's. It is one of the
-- few reads over all creditors.
-- name: NextCreditorID :one
SELECT CAST(COALESCE(MAX(id), 0) + 1 AS BIGINT) AS next
FROM   creditor;

-- CreditorOf returns a creditor.
-- name: CreditorOf :one
SELECT name, sandbox, clock_at, settings
FROM   creditor
WHERE  id = $1;

-- AddCreditor adds a creditor; nothing if its id is known.
-- name: AddCreditor :execrows
INSERT INTO creditor (id, name, sandbox, clock_at, next_case_number, settings)
VALUES ($1, $2, $3, $4, $5, $6)
ON     CONFLICT (id) DO NOTHING;

-- SaveCreditor replaces a creditor's settings.
-- name: SaveCreditor :execrows
UPDATE creditor
SET    name = $2, settings = $3
WHERE  id = $1;

-- SetClock moves the clock of a sandbox; nothing if the creditor is none.
-- name: SetClock :execrows
UPDATE creditor
SET    clock_at = $2
WHERE  id = $1
AND    sandbox;

-- TakeCaseNumbers takes the next case numbers and returns the first.
-- name: TakeCaseNumbers :one
UPDATE creditor
SET    next_case_number = next_case_number + CAST(sqlc.arg(numbers) AS BIGINT)
WHERE  id = $1
RETURNING CAST(next_case_number - CAST(sqlc.arg(numbers) AS BIGINT) AS BIGINT) AS first;

-- NextCaseNumber returns the number that a creditor's next case gets.
-- name: NextCaseNumber :one
SELECT next_case_number
FROM   creditor
WHERE  id = $1;
