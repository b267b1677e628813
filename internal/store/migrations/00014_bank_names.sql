-- +goose Up

-- Further names by which money on the creditor's account is known: another file
-- may tell of the same movement without the bank's own reference.
CREATE TABLE bank_name (
    creditor_id BIGINT NOT NULL,
    name        TEXT   NOT NULL,
    entry_id    BIGINT NOT NULL,
    CONSTRAINT bank_name_pk PRIMARY KEY (creditor_id, name)
);
