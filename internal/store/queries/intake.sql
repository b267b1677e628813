-- MappingOf returns how the columns under some headings are read.
-- name: MappingOf :one
SELECT mapping
FROM   mapping
WHERE  creditor_id = $1
AND    headings = $2;

-- SaveMapping stores how the columns under some headings are read.
-- name: SaveMapping :exec
INSERT INTO mapping (creditor_id, headings, mapping)
VALUES ($1, $2, $3)
ON     CONFLICT (creditor_id, headings) DO UPDATE
SET    mapping = excluded.mapping;

-- IntakeFileWith returns the file with a hash.
-- name: IntakeFileWith :one
SELECT creditor_id, file_id, hash, name, kind, read_at, mapping, created, joined, same, asked,
       refused, finished
FROM   intake_file
WHERE  creditor_id = $1
AND    hash = $2;

-- IntakeFileOf returns the file with an id.
-- name: IntakeFileOf :one
SELECT creditor_id, file_id, hash, name, kind, read_at, mapping, created, joined, same, asked,
       refused, finished
FROM   intake_file
WHERE  creditor_id = $1
AND    file_id = $2;

-- SaveIntakeFile stores a file that was read, or what has become of it.
-- name: SaveIntakeFile :exec
INSERT INTO intake_file (
       creditor_id, file_id, hash, name, kind, read_at, mapping, created, joined, same, asked,
       refused, finished)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON     CONFLICT (creditor_id, file_id) DO UPDATE
SET    hash = excluded.hash, name = excluded.name, kind = excluded.kind, read_at = excluded.read_at,
       mapping = excluded.mapping, created = excluded.created, joined = excluded.joined,
       same = excluded.same, asked = excluded.asked, refused = excluded.refused,
       finished = excluded.finished;

-- WaitingIntakeLines returns lines that wait for a person.
-- name: WaitingIntakeLines :many
SELECT creditor_id, line_id, file_id, line, state, reason, args, raw, case_id,
       raw_hash, note_key
FROM   intake_line
WHERE  creditor_id = $1
AND    line_id > $2
AND    state IN ('refused', 'asked')
ORDER  BY line_id
LIMIT  $3;

-- IntakeLinesFor returns lines that a person is asked about for a reason.
-- name: IntakeLinesFor :many
SELECT creditor_id, line_id, file_id, line, state, reason, args, raw, case_id,
       raw_hash, note_key
FROM   intake_line
WHERE  creditor_id = $1
AND    state = 'asked'
AND    line_id > $3
AND    reason = $2
ORDER  BY line_id
LIMIT  $4;

-- DroppedLines returns which lines of a file were put aside, and why they had waited.
-- name: DroppedLines :many
SELECT line, reason
FROM   intake_line
WHERE  creditor_id = $1
AND    file_id = $2
AND    state = 'dropped'
ORDER  BY line;

-- LinesOfNotes returns the lines with one of some credit notes.
-- name: LinesOfNotes :many
SELECT creditor_id, line_id, file_id, line, state, reason, args, raw, case_id,
       raw_hash, note_key
FROM   intake_line
WHERE  creditor_id = $1
AND    note_key IN (SELECT atom FROM json_each(CAST($2 AS TEXT)))
AND    note_key <> ''
ORDER  BY line_id;

-- IntakeLineOf returns one line.
-- name: IntakeLineOf :one
SELECT creditor_id, line_id, file_id, line, state, reason, args, raw, case_id,
       raw_hash, note_key
FROM   intake_line
WHERE  creditor_id = $1
AND    line_id = $2;

-- AddIntakeLines adds lines that wait; one whose place in its file is known is
-- left as it is.
-- name: AddIntakeLines :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO intake_line (creditor_id, line_id, file_id, line, state, reason, args, raw, case_id,
       raw_hash, note_key)
SELECT $1, CAST(value->>'line_id' AS BIGINT), CAST(value->>'file_id' AS BIGINT),
       CAST(value->>'line' AS BIGINT), value->>'state', value->>'reason', value->>'args',
       value->>'raw', CAST(value->>'case_id' AS BIGINT), value->>'raw_hash',
       value->>'note_key'
FROM   rows
WHERE  TRUE
ON     CONFLICT (creditor_id, file_id, line) DO NOTHING;

-- ReplaceIntakeLine stores what is now known of a line that still waits.
-- name: ReplaceIntakeLine :execrows
UPDATE intake_line
SET    state = $3, reason = $4, args = $5, raw = $6, case_id = $7, raw_hash = $8
WHERE  creditor_id = $1
AND    line_id = $2
AND    state IN ('refused', 'asked');

-- SettleIntakeLine ends a line's waiting. What stood in it isn't kept: it has become
-- a claim, or nobody wants it.
-- name: SettleIntakeLine :execrows
UPDATE intake_line
SET    state = $3, raw = '', raw_hash = '', args = '{}'
WHERE  creditor_id = $1
AND    line_id = $2;

-- IntakeRaws returns lines as they were read, after one, and the hash of each.
-- name: IntakeRaws :many
SELECT line_id, raw, raw_hash
FROM   intake_line
WHERE  creditor_id = $1
AND    line_id > $2
ORDER  BY line_id
LIMIT  $3;

-- CountLinesFor counts the lines that point to a case and wait for a person.
-- name: CountLinesFor :one
SELECT COUNT(*)
FROM   intake_line
WHERE  creditor_id = $1
AND    case_id = $2
AND    state IN ('refused', 'asked');
