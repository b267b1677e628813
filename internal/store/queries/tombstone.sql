-- AddTombstone notes that a whole case is erased: how far its journal reached, and why.
-- name: AddTombstone :exec
INSERT INTO tombstone (creditor_id, case_id, version, hash, reason, made_at)
VALUES ($1, $2, $3, $4, $5, $6);

-- Tombstones returns what is left of the erased cases among some.
-- name: Tombstones :many
SELECT case_id, version, hash, reason, made_at
FROM   tombstone
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- CountTombstones returns how many cases of a creditor are erased as a whole.
-- name: CountTombstones :one
SELECT COUNT(*)
FROM   tombstone
WHERE  creditor_id = $1;

-- RemoveJournal removes the events of a case that has a tombstone.
-- name: RemoveJournal :execrows
DELETE FROM event
WHERE  creditor_id = $1
AND    case_id = $2;

-- CutBankEntries cuts what was booked on a case loose from it, without a word of who
-- paid. The bank's identity stays, so that the entry isn't booked on another case.
-- name: CutBankEntries :exec
UPDATE bank_entry
SET    state = 'ignored', payer = '', text = '', reference = '', why = $3, case_id = 0,
       payment_id = 0
WHERE  creditor_id = $1
AND    case_id = $2;

-- CutIntakeLines forgets lines that were asked about for a case.
-- name: CutIntakeLines :exec
UPDATE intake_line
SET    state = 'dropped', raw = '', raw_hash = '', args = '{}', case_id = 0
WHERE  creditor_id = $1
AND    case_id = $2;
