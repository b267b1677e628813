-- +goose Up

-- A restore of the house from a backup. Until somebody has released the house,
-- nothing leaves it and nothing is followed up: what was sent after the backup
-- was made isn't known here.
CREATE TABLE restoration (
    restored_at TIMESTAMPTZ NOT NULL,
    backup_at   TIMESTAMPTZ NOT NULL,
    released_at TIMESTAMPTZ,
    released_by TEXT        NOT NULL,
    CONSTRAINT restoration_pk PRIMARY KEY (restored_at)
);
