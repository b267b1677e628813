-- +goose Up

-- What a credit note on a line of a file is known again by when it stands in another file:
-- a keyed hash of its number, amount, day and debtor. It stays when a person has dealt with
-- the line, so that the same note asks nobody twice. Empty for all other lines.
ALTER TABLE intake_line ADD COLUMN note_key TEXT NOT NULL DEFAULT '';

CREATE INDEX intake_line_note ON intake_line (creditor_id, note_key) WHERE note_key <> '';
