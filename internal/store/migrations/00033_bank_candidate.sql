-- +goose Up

-- The further cases that money in the inbox may be for: it names more cases than one, or
-- fits more. Their letters wait as those of the case that is proposed.
CREATE TABLE bank_candidate (
    creditor_id BIGINT NOT NULL,
    entry_id    BIGINT NOT NULL,
    case_id     BIGINT NOT NULL,
    CONSTRAINT bank_candidate_pk PRIMARY KEY (creditor_id, entry_id, case_id)
);

CREATE INDEX bank_candidate_case ON bank_candidate (creditor_id, case_id);
