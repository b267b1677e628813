-- +goose Up

-- A file that came within an invoice (bilag), kept with its claim. While its line
-- waits for a person it has no claim, and the case that the line is asked about or
-- none. place counts the files of a line. name and content are personal; hash is the
-- SHA-256 of the content, hex.
CREATE TABLE enclosure (
    creditor_id   BIGINT      NOT NULL,
    enclosure_id  BIGINT      NOT NULL,
    file_id       BIGINT      NOT NULL,
    line          BIGINT      NOT NULL,
    place         BIGINT      NOT NULL,
    case_id       BIGINT      NOT NULL,
    claim_id      BIGINT      NOT NULL,
    name          TEXT        NOT NULL,
    content       BYTEA       NOT NULL,
    hash          TEXT        NOT NULL,
    size          BIGINT      NOT NULL,
    kept_at       TIMESTAMPTZ NOT NULL,
    CONSTRAINT enclosure_pk PRIMARY KEY (creditor_id, enclosure_id),
    CONSTRAINT enclosure_place UNIQUE (creditor_id, file_id, line, place),
    CONSTRAINT enclosure_file_fk FOREIGN KEY (creditor_id, file_id) REFERENCES intake_file (creditor_id, file_id)
);

CREATE INDEX enclosure_case ON enclosure (creditor_id, case_id);
