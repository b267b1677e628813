-- +goose Up

-- A creditor (kreditor), and the house itself as number 0, which owns the
-- system's own rows. Keyed by its id alone; every table of its rows leads with
-- creditor_id. Only a sandbox has a clock that can be set.
CREATE TABLE creditor (
    id               BIGINT      NOT NULL,
    name             TEXT        NOT NULL,
    sandbox          BOOLEAN     NOT NULL,
    clock_at         TIMESTAMPTZ,
    next_case_number BIGINT      NOT NULL,
    settings         TEXT        NOT NULL,
    CONSTRAINT creditor_pk PRIMARY KEY (id),
    CONSTRAINT creditor_clock_is_sandboxed CHECK (sandbox OR clock_at IS NULL),
    CONSTRAINT creditor_case_number_positive CHECK (next_case_number >= 1)
);

INSERT INTO creditor (id, name, sandbox, next_case_number, settings)
VALUES (0, 'Krav', FALSE, 1, '{}');

-- What a creditor must keep to itself (CPR, passwords, webhook keys): sealed
-- with the key named, which lies outside the database.
CREATE TABLE secret (
    creditor_id BIGINT NOT NULL,
    name        TEXT   NOT NULL,
    key_id      TEXT   NOT NULL,
    cipher      TEXT   NOT NULL,
    CONSTRAINT secret_pk PRIMARY KEY (creditor_id, name),
    CONSTRAINT secret_creditor_fk FOREIGN KEY (creditor_id) REFERENCES creditor (id)
);

-- The journal (journalen): everything that happened on a case, the one truth.
-- Rows are only ever added; version is the event's place on its case, from 1.
-- The payload is the exact text that was hashed.
CREATE TABLE event (
    creditor_id  BIGINT      NOT NULL,
    case_id      BIGINT      NOT NULL,
    version      BIGINT      NOT NULL,
    kind         TEXT        NOT NULL,
    kind_version BIGINT      NOT NULL,
    effective_on DATE        NOT NULL,
    recorded_at  TIMESTAMPTZ NOT NULL,
    actor        TEXT        NOT NULL,
    payload      TEXT        NOT NULL,
    private_hash TEXT        NOT NULL,
    prev_hash    TEXT        NOT NULL,
    hash         TEXT        NOT NULL,
    CONSTRAINT event_pk PRIMARY KEY (creditor_id, case_id, version),
    CONSTRAINT event_version_positive CHECK (version >= 1)
);

-- Personal text of an event (names, notes), of which the chain holds only a
-- salted hash, so that it can be erased.
CREATE TABLE event_private (
    creditor_id BIGINT NOT NULL,
    case_id     BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    salt        TEXT   NOT NULL,
    body        TEXT   NOT NULL,
    CONSTRAINT event_private_pk PRIMARY KEY (creditor_id, case_id, version),
    CONSTRAINT event_private_event_fk FOREIGN KEY (creditor_id, case_id, version)
        REFERENCES event (creditor_id, case_id, version)
);

-- What remains of a case that was erased as a whole: proof that it was meant.
CREATE TABLE tombstone (
    creditor_id BIGINT      NOT NULL,
    case_id     BIGINT      NOT NULL,
    version     BIGINT      NOT NULL,
    hash        TEXT        NOT NULL,
    reason      TEXT        NOT NULL,
    made_at     TIMESTAMPTZ NOT NULL,
    CONSTRAINT tombstone_pk PRIMARY KEY (creditor_id, case_id)
);

-- The daily anchor over the heads of a creditor's cases, chained from day to
-- day, so that a cut tail or a missing case shows.
CREATE TABLE anchor (
    creditor_id BIGINT      NOT NULL,
    day         DATE        NOT NULL,
    prev_hash   TEXT        NOT NULL,
    hash        TEXT        NOT NULL,
    made_at     TIMESTAMPTZ NOT NULL,
    CONSTRAINT anchor_pk PRIMARY KEY (creditor_id, day)
);

-- The head of each case that grew since the anchor before.
CREATE TABLE anchor_head (
    creditor_id BIGINT NOT NULL,
    day         DATE   NOT NULL,
    case_id     BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    hash        TEXT   NOT NULL,
    CONSTRAINT anchor_head_pk PRIMARY KEY (creditor_id, day, case_id),
    CONSTRAINT anchor_head_anchor_fk FOREIGN KEY (creditor_id, day)
        REFERENCES anchor (creditor_id, day)
);
