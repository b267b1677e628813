-- +goose Up

-- What is stored as it came or went has its SHA-256 (hex) beside it, so that verify
-- finds a changed byte. An empty hash says that there is nothing to hash; rows that
-- are older than the columns get theirs by the next migration.
ALTER TABLE document ADD COLUMN content_hash TEXT NOT NULL DEFAULT '';

ALTER TABLE intake_line ADD COLUMN raw_hash TEXT NOT NULL DEFAULT '';

-- What anchors say of one case is asked when that case is proved.
CREATE INDEX anchor_head_case ON anchor_head (creditor_id, case_id, day);
