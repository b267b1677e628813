-- +goose Up

-- What lists of cases show, filter and sort by, a line a case. It stands beside
-- case_file, whose row every event touches, so that an event which no list shows
-- moves none of its indexes. place is the order of the work: what waits for a
-- person first, longest waiting first, and then the newest cases. A day that
-- never comes is 9999-12-31.
CREATE TABLE case_line (
    creditor_id  BIGINT  NOT NULL,
    case_id      BIGINT  NOT NULL,
    number       BIGINT  NOT NULL,
    closed       BOOLEAN NOT NULL,
    needs        BOOLEAN NOT NULL,
    place        BIGINT  NOT NULL,
    state        TEXT    NOT NULL,
    flow         TEXT    NOT NULL,
    next_step    TEXT    NOT NULL,
    task         TEXT    NOT NULL,
    task_step    TEXT    NOT NULL,
    task_on      DATE,
    review_on    DATE    NOT NULL,
    paused_until DATE,
    debtor       TEXT    NOT NULL,
    debtor_key   TEXT    NOT NULL,
    customer_no  TEXT    NOT NULL,
    claim        TEXT    NOT NULL,
    claims       BIGINT  NOT NULL,
    last_action  TEXT    NOT NULL,
    last_on      DATE    NOT NULL,
    principal    BIGINT  NOT NULL,
    owed_fixed   BIGINT  NOT NULL,
    opened_on    DATE    NOT NULL,
    closed_on    DATE,
    CONSTRAINT case_line_pk PRIMARY KEY (creditor_id, case_id),
    CONSTRAINT case_line_case_fk FOREIGN KEY (creditor_id, case_id) REFERENCES case_file (creditor_id, case_id)
);

CREATE INDEX case_line_place ON case_line (creditor_id, closed, place, case_id);
CREATE INDEX case_line_number ON case_line (creditor_id, closed, number, case_id);
CREATE INDEX case_line_debtor ON case_line (creditor_id, closed, debtor_key, case_id);
CREATE INDEX case_line_owed ON case_line (creditor_id, closed, owed_fixed, case_id);
CREATE INDEX case_line_review ON case_line (creditor_id, closed, review_on, case_id);

-- How many cases there are of each sort. A sort's cases are counted in several
-- parts, so that those who work at once don't wait for each other.
CREATE TABLE case_count (
    creditor_id BIGINT  NOT NULL,
    part        BIGINT  NOT NULL,
    closed      BOOLEAN NOT NULL,
    needs       BOOLEAN NOT NULL,
    state       TEXT    NOT NULL,
    flow        TEXT    NOT NULL,
    last_action TEXT    NOT NULL,
    cases       BIGINT  NOT NULL,
    owed_fixed  BIGINT  NOT NULL,
    CONSTRAINT case_count_pk PRIMARY KEY (creditor_id, part, closed, needs, state, flow, last_action),
    CONSTRAINT case_count_creditor_fk FOREIGN KEY (creditor_id) REFERENCES creditor (id)
);

-- Money by its day, and pauses by theirs.
CREATE INDEX payment_day ON payment (creditor_id, value_on, reversed, amount);
CREATE INDEX hold_until ON hold (creditor_id, until_day);

-- A saved view of the case list (gemt visning): a name for what was asked for.
CREATE TABLE saved_view (
    creditor_id BIGINT      NOT NULL,
    view_id     BIGINT      NOT NULL,
    name        TEXT        NOT NULL,
    query       TEXT        NOT NULL,
    made_by     TEXT        NOT NULL,
    made_at     TIMESTAMPTZ NOT NULL,
    CONSTRAINT saved_view_pk PRIMARY KEY (creditor_id, view_id),
    CONSTRAINT saved_view_name UNIQUE (creditor_id, name),
    CONSTRAINT saved_view_creditor_fk FOREIGN KEY (creditor_id) REFERENCES creditor (id)
);

-- Lines that wait for a person, by what they wait for.
CREATE INDEX intake_line_state ON intake_line (creditor_id, state, line_id);
