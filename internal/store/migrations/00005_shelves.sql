-- +goose Up

-- What follows isn't derived from the journal: what came in, and what went out
-- as it went.

-- A part that many documents share, once by its hash (SHA-256, hex).
CREATE TABLE shared_part (
    creditor_id BIGINT NOT NULL,
    hash        TEXT   NOT NULL,
    part        BYTEA  NOT NULL,
    CONSTRAINT shared_part_pk PRIMARY KEY (creditor_id, hash)
);

-- A document (dokument) as it was made: what it says, and its bytes, which are
-- those of its shared front and then of its body. hash is that of the whole.
CREATE TABLE document (
    creditor_id BIGINT      NOT NULL,
    document_id BIGINT      NOT NULL,
    case_id     BIGINT      NOT NULL,
    kind        TEXT        NOT NULL,
    dated       DATE        NOT NULL,
    content     TEXT        NOT NULL,
    front_hash  TEXT,
    body        BYTEA       NOT NULL,
    hash        TEXT        NOT NULL,
    pages       BIGINT      NOT NULL,
    composed_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT document_pk PRIMARY KEY (creditor_id, document_id),
    CONSTRAINT document_front_fk FOREIGN KEY (creditor_id, front_hash) REFERENCES shared_part (creditor_id, hash)
);

CREATE INDEX document_case ON document (creditor_id, case_id);

-- How the columns of files with the same headings are read.
CREATE TABLE mapping (
    creditor_id BIGINT NOT NULL,
    headings    TEXT   NOT NULL,
    mapping     TEXT   NOT NULL,
    CONSTRAINT mapping_pk PRIMARY KEY (creditor_id, headings)
);

-- A file that was read. The same bytes are known again.
CREATE TABLE intake_file (
    creditor_id BIGINT      NOT NULL,
    file_id     BIGINT      NOT NULL,
    hash        TEXT        NOT NULL,
    name        TEXT        NOT NULL,
    kind        TEXT        NOT NULL,
    read_at     TIMESTAMPTZ NOT NULL,
    mapping     TEXT        NOT NULL,
    created     BIGINT      NOT NULL,
    joined      BIGINT      NOT NULL,
    same        BIGINT      NOT NULL,
    asked       BIGINT      NOT NULL,
    refused     BIGINT      NOT NULL,
    finished    BOOLEAN     NOT NULL,
    CONSTRAINT intake_file_pk PRIMARY KEY (creditor_id, file_id),
    CONSTRAINT intake_file_hash UNIQUE (creditor_id, hash)
);

-- A line of a file that waits for a person (Data der ikke kunne hentes). args is
-- a JSON object of texts, raw the line as it was read; raw is personal.
CREATE TABLE intake_line (
    creditor_id BIGINT NOT NULL,
    line_id     BIGINT NOT NULL,
    file_id     BIGINT NOT NULL,
    line        BIGINT NOT NULL,
    state       TEXT   NOT NULL,
    reason      TEXT   NOT NULL,
    args        TEXT   NOT NULL,
    raw         TEXT   NOT NULL,
    case_id     BIGINT NOT NULL,
    CONSTRAINT intake_line_pk PRIMARY KEY (creditor_id, line_id),
    CONSTRAINT intake_line_place UNIQUE (creditor_id, file_id, line),
    CONSTRAINT intake_line_file_fk FOREIGN KEY (creditor_id, file_id) REFERENCES intake_file (creditor_id, file_id),
    CONSTRAINT intake_line_state_known CHECK (state IN ('refused', 'asked', 'mended', 'dropped'))
);

-- Money on the creditor's account. Its identity, the bank's own, passes once.
-- payer and text are personal.
CREATE TABLE bank_entry (
    creditor_id BIGINT NOT NULL,
    entry_id    BIGINT NOT NULL,
    identity    TEXT   NOT NULL,
    state       TEXT   NOT NULL,
    amount      BIGINT NOT NULL,
    value_on    DATE,
    booked_on   DATE,
    reference   TEXT   NOT NULL,
    payer       TEXT   NOT NULL,
    text        TEXT   NOT NULL,
    why         TEXT   NOT NULL,
    case_id     BIGINT NOT NULL,
    payment_id  BIGINT NOT NULL,
    file_id     BIGINT NOT NULL,
    CONSTRAINT bank_entry_pk PRIMARY KEY (creditor_id, entry_id),
    CONSTRAINT bank_entry_identity UNIQUE (creditor_id, identity),
    CONSTRAINT bank_entry_state_known CHECK (state IN ('matched', 'proposed', 'unmatched', 'reversed', 'ignored'))
);

CREATE INDEX bank_entry_state ON bank_entry (creditor_id, state, entry_id);
CREATE INDEX bank_entry_case ON bank_entry (creditor_id, case_id);

-- A run of follow-up, as its report shows it.
CREATE TABLE run (
    creditor_id BIGINT      NOT NULL,
    run_id      BIGINT      NOT NULL,
    on_day      DATE        NOT NULL,
    actor       TEXT        NOT NULL,
    approval    TEXT        NOT NULL,
    began_at    TIMESTAMPTZ NOT NULL,
    ended_at    TIMESTAMPTZ,
    done        BIGINT      NOT NULL,
    skipped     BIGINT      NOT NULL,
    CONSTRAINT run_pk PRIMARY KEY (creditor_id, run_id)
);
