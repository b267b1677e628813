-- +goose Up

-- Rows of the book of law that the operator has read at their source
-- (kildebekraeftelse). One that was withdrawn stays until the row is read again. said is
-- what the row said when it was read, in neutral text: the attestation is of that, and of
-- no other value.
CREATE TABLE law_attestation (
    series         TEXT        NOT NULL,
    since_on       DATE        NOT NULL,
    read_at        TIMESTAMPTZ NOT NULL,
    said           TEXT        NOT NULL,
    seen           TEXT        NOT NULL,
    read_name      TEXT        NOT NULL,
    read_by        TEXT        NOT NULL,
    withdrawn_name TEXT        NOT NULL,
    withdrawn_by   TEXT        NOT NULL,
    withdrawn_at   TIMESTAMPTZ,
    CONSTRAINT law_attestation_pk PRIMARY KEY (series, since_on)
);
