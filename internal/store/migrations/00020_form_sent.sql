-- +goose Up

-- Forms that were sent a moment ago, by a hash of who sent what: a double click is
-- done once and answered twice. answer is empty while the form is being dealt with.
CREATE TABLE form_sent (
    hash    TEXT        NOT NULL,
    answer  TEXT        NOT NULL,
    sent_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT form_sent_pk PRIMARY KEY (hash)
);

CREATE INDEX form_sent_at ON form_sent (sent_at);

-- Files that nobody has taken in are looked for by when they were sent.
CREATE INDEX upload_waiting ON upload (creditor_id, state, sent_at);
