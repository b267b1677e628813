-- +goose Up

-- A file that a person has sent and looks over before it is taken in. The same
-- bytes are known again by their hash. mapping is how its columns were chosen,
-- report a JSON object of what became of its lines. name and the parts are
-- personal; the parts go when the file has been taken in or put aside.
CREATE TABLE upload (
    creditor_id BIGINT      NOT NULL,
    upload_id   BIGINT      NOT NULL,
    hash        TEXT        NOT NULL,
    name        TEXT        NOT NULL,
    kind        TEXT        NOT NULL,
    size        BIGINT      NOT NULL,
    state       TEXT        NOT NULL,
    sent_at     TIMESTAMPTZ NOT NULL,
    sent_by     TEXT        NOT NULL,
    mapping     TEXT        NOT NULL,
    lines       BIGINT      NOT NULL,
    report      TEXT        NOT NULL,
    CONSTRAINT upload_pk PRIMARY KEY (creditor_id, upload_id),
    CONSTRAINT upload_hash UNIQUE (creditor_id, kind, hash),
    CONSTRAINT upload_state_known CHECK (state IN ('waiting', 'ordered', 'taken', 'failed'))
);

-- The bytes of such a file, a mebibyte a part.
CREATE TABLE upload_part (
    creditor_id BIGINT NOT NULL,
    upload_id   BIGINT NOT NULL,
    part        BIGINT NOT NULL,
    content     BYTEA  NOT NULL,
    CONSTRAINT upload_part_pk PRIMARY KEY (creditor_id, upload_id, part),
    CONSTRAINT upload_part_upload_fk FOREIGN KEY (creditor_id, upload_id) REFERENCES upload (creditor_id, upload_id)
);
