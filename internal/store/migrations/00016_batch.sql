-- +goose Up

-- A batch of follow-up (kørsel): what was planned for a day, which of it a person
-- chose, and how far it has come. Until it is approved it is a dry run and does
-- nothing. form_key is that of the form that asked for it, so that asking twice
-- plans once. turns is raised by whoever works on the batch, who thereby locks it.
CREATE TABLE batch (
    creditor_id BIGINT      NOT NULL,
    batch_id    BIGINT      NOT NULL,
    form_key    TEXT        NOT NULL,
    state       TEXT        NOT NULL,
    on_day      DATE        NOT NULL,
    made_at     TIMESTAMPTZ NOT NULL,
    made_by     TEXT        NOT NULL,
    approved_at TIMESTAMPTZ,
    approved_by TEXT        NOT NULL,
    start_at    TIMESTAMPTZ,
    began_at    TIMESTAMPTZ,
    ended_at    TIMESTAMPTZ,
    turns       BIGINT      NOT NULL,
    CONSTRAINT batch_pk PRIMARY KEY (creditor_id, batch_id),
    CONSTRAINT batch_form_key UNIQUE (creditor_id, form_key),
    CONSTRAINT batch_creditor_fk FOREIGN KEY (creditor_id) REFERENCES creditor (id),
    CONSTRAINT batch_state_known CHECK (state IN ('planned', 'approved', 'done', 'stopped', 'undone'))
);

CREATE INDEX batch_state ON batch (creditor_id, state, batch_id);

-- A case in a batch: what would be done on it and for how much, as it was shown,
-- and what became of it. It holds no name: that is the case's own. An empty
-- outcome waits for its turn.
CREATE TABLE batch_case (
    creditor_id BIGINT NOT NULL,
    batch_id    BIGINT NOT NULL,
    case_id     BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    does        TEXT   NOT NULL,
    flow        TEXT   NOT NULL,
    next_step   TEXT   NOT NULL,
    channel     TEXT   NOT NULL,
    principal   BIGINT NOT NULL,
    fee         BIGINT NOT NULL,
    costs       BIGINT NOT NULL,
    interest    BIGINT NOT NULL,
    total       BIGINT NOT NULL,
    deadline    DATE,
    fingerprint TEXT   NOT NULL,
    reasons     TEXT   NOT NULL,
    outcome     TEXT   NOT NULL,
    step_id     BIGINT NOT NULL,
    CONSTRAINT batch_case_pk PRIMARY KEY (creditor_id, batch_id, case_id),
    CONSTRAINT batch_case_batch_fk FOREIGN KEY (creditor_id, batch_id) REFERENCES batch (creditor_id, batch_id)
);

CREATE INDEX batch_case_place ON batch_case (creditor_id, batch_id, does, place);
CREATE INDEX batch_case_outcome ON batch_case (creditor_id, batch_id, outcome, place);
