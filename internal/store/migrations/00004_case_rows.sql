-- +goose Up

-- What follows are projections: rows that are derived from the journal by a pure
-- function, written with it in one transaction, and can be thrown away and made
-- again. Lists, searches and reports read them; no rule does. Their keys lead
-- with the case, so that a case's rows lie together.

-- A case (sag) as lists show it. version is the place of its last event, and
-- goes up by the statement that locks the case.
CREATE TABLE case_file (
    creditor_id BIGINT NOT NULL,
    case_id     BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    state       TEXT   NOT NULL,
    flow        TEXT   NOT NULL,
    next_step   TEXT   NOT NULL,
    review_on   DATE,
    debtor      TEXT   NOT NULL,
    owed_fixed  BIGINT NOT NULL,
    opened_on   DATE   NOT NULL,
    closed_on   DATE,
    CONSTRAINT case_file_pk PRIMARY KEY (creditor_id, case_id),
    CONSTRAINT case_file_number UNIQUE (creditor_id, number),
    CONSTRAINT case_file_creditor_fk FOREIGN KEY (creditor_id) REFERENCES creditor (id),
    CONSTRAINT case_file_state_known CHECK (state IN ('open', 'disputed', 'by_hand', 'closed'))
);

-- The debtor (skyldner) of a case. name_key and customer_key are the forms in
-- which names and customer numbers are compared.
CREATE TABLE case_debtor (
    creditor_id  BIGINT NOT NULL,
    case_id      BIGINT NOT NULL,
    kind         BIGINT NOT NULL,
    language     TEXT   NOT NULL,
    name         TEXT   NOT NULL,
    name_key     TEXT   NOT NULL,
    near_key     TEXT   NOT NULL,
    address      TEXT   NOT NULL,
    postcode     TEXT   NOT NULL,
    town         TEXT   NOT NULL,
    country      TEXT   NOT NULL,
    email        TEXT   NOT NULL,
    mobile       TEXT   NOT NULL,
    customer_no  TEXT   NOT NULL,
    customer_key TEXT   NOT NULL,
    cvr          TEXT   NOT NULL,
    CONSTRAINT case_debtor_pk PRIMARY KEY (creditor_id, case_id),
    CONSTRAINT case_debtor_case_fk FOREIGN KEY (creditor_id, case_id) REFERENCES case_file (creditor_id, case_id)
);

CREATE INDEX case_debtor_name ON case_debtor (creditor_id, name_key);
CREATE INDEX case_debtor_near ON case_debtor (creditor_id, near_key);
CREATE INDEX case_debtor_customer ON case_debtor (creditor_id, customer_key);
CREATE INDEX case_debtor_cvr ON case_debtor (creditor_id, cvr);

-- A claim (krav). One of a source passes once under its number, however it is
-- written: number_key is the form in which invoice numbers are compared.
CREATE TABLE claim (
    creditor_id   BIGINT NOT NULL,
    case_id       BIGINT NOT NULL,
    claim_id      BIGINT NOT NULL,
    number        TEXT,
    number_key    TEXT,
    source        TEXT   NOT NULL,
    principal     BIGINT NOT NULL,
    credited      BIGINT NOT NULL,
    issued_on     DATE,
    arisen_on     DATE,
    due_on        DATE,
    interest_from DATE,
    CONSTRAINT claim_pk PRIMARY KEY (creditor_id, case_id, claim_id),
    CONSTRAINT claim_number UNIQUE (creditor_id, number_key, source),
    CONSTRAINT claim_case_fk FOREIGN KEY (creditor_id, case_id) REFERENCES case_file (creditor_id, case_id)
);

-- An entry on a case's account (postering).
CREATE TABLE entry (
    creditor_id BIGINT NOT NULL,
    case_id     BIGINT NOT NULL,
    entry_id    BIGINT NOT NULL,
    kind        BIGINT NOT NULL,
    on_day      DATE   NOT NULL,
    amount      BIGINT NOT NULL,
    claim_id    BIGINT NOT NULL,
    label       TEXT   NOT NULL,
    reverses    BIGINT NOT NULL,
    CONSTRAINT entry_pk PRIMARY KEY (creditor_id, case_id, entry_id),
    CONSTRAINT entry_case_fk FOREIGN KEY (creditor_id, case_id) REFERENCES case_file (creditor_id, case_id)
);

-- A step of the flow that was taken (trin).
CREATE TABLE step (
    creditor_id   BIGINT NOT NULL,
    case_id       BIGINT NOT NULL,
    step_id       BIGINT NOT NULL,
    flow          TEXT   NOT NULL,
    name          TEXT   NOT NULL,
    document      TEXT   NOT NULL,
    channel       TEXT   NOT NULL,
    taken_on      DATE   NOT NULL,
    planned_on    DATE,
    dispatched_on DATE,
    deadline      DATE,
    fee           BIGINT NOT NULL,
    asked         BIGINT NOT NULL,
    letter_id     BIGINT NOT NULL,
    voided        TEXT   NOT NULL,
    CONSTRAINT step_pk PRIMARY KEY (creditor_id, case_id, step_id),
    CONSTRAINT step_case_fk FOREIGN KEY (creditor_id, case_id) REFERENCES case_file (creditor_id, case_id)
);

-- A payment (betaling), and why it was reversed if it was.
CREATE TABLE payment (
    creditor_id BIGINT NOT NULL,
    case_id     BIGINT NOT NULL,
    payment_id  BIGINT NOT NULL,
    amount      BIGINT NOT NULL,
    value_on    DATE   NOT NULL,
    booked_on   DATE,
    method      TEXT   NOT NULL,
    reference   TEXT   NOT NULL,
    reversed    TEXT   NOT NULL,
    CONSTRAINT payment_pk PRIMARY KEY (creditor_id, case_id, payment_id),
    CONSTRAINT payment_case_fk FOREIGN KEY (creditor_id, case_id) REFERENCES case_file (creditor_id, case_id)
);

-- Something asked of a person (opgave).
CREATE TABLE task (
    creditor_id BIGINT  NOT NULL,
    case_id     BIGINT  NOT NULL,
    task_id     BIGINT  NOT NULL,
    kind        TEXT    NOT NULL,
    step        TEXT    NOT NULL,
    raised_on   DATE    NOT NULL,
    done        BOOLEAN NOT NULL,
    CONSTRAINT task_pk PRIMARY KEY (creditor_id, case_id, task_id),
    CONSTRAINT task_case_fk FOREIGN KEY (creditor_id, case_id) REFERENCES case_file (creditor_id, case_id)
);

-- A pause (bero), while there is one.
CREATE TABLE hold (
    creditor_id BIGINT NOT NULL,
    case_id     BIGINT NOT NULL,
    until_day   DATE   NOT NULL,
    CONSTRAINT hold_pk PRIMARY KEY (creditor_id, case_id),
    CONSTRAINT hold_case_fk FOREIGN KEY (creditor_id, case_id) REFERENCES case_file (creditor_id, case_id)
);

-- An attempt to send a letter (forsendelse). recipient is personal.
CREATE TABLE dispatch (
    creditor_id BIGINT NOT NULL,
    dispatch_id BIGINT NOT NULL,
    case_id     BIGINT NOT NULL,
    letter_id   BIGINT NOT NULL,
    document    TEXT   NOT NULL,
    channel     TEXT   NOT NULL,
    recipient   TEXT   NOT NULL,
    status      TEXT   NOT NULL,
    why         TEXT   NOT NULL,
    ordered_on  DATE   NOT NULL,
    handed_on   DATE,
    provider_id TEXT   NOT NULL,
    CONSTRAINT dispatch_pk PRIMARY KEY (creditor_id, dispatch_id),
    CONSTRAINT dispatch_case_fk FOREIGN KEY (creditor_id, case_id) REFERENCES case_file (creditor_id, case_id)
);

CREATE INDEX dispatch_case ON dispatch (creditor_id, case_id);
CREATE INDEX dispatch_status ON dispatch (creditor_id, status, dispatch_id);

-- News of a dispatch (leveringshændelse), by the place of the event that brought
-- it and its place among the news of that event.
CREATE TABLE delivery (
    creditor_id BIGINT NOT NULL,
    case_id     BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    dispatch_id BIGINT NOT NULL,
    on_day      DATE   NOT NULL,
    status      TEXT   NOT NULL,
    code        TEXT   NOT NULL,
    CONSTRAINT delivery_pk PRIMARY KEY (creditor_id, case_id, version, place),
    CONSTRAINT delivery_case_fk FOREIGN KEY (creditor_id, case_id) REFERENCES case_file (creditor_id, case_id)
);
