-- +goose Up

-- SQLite sorts texts by the numbers of their letters of itself. The table is its
-- own key: it is written with every case.
-- The words by which a case is searched, folded, and where each stands: in the
-- debtor's name (d), as contact (k), in a claim (c), as its amount (a), in a note
-- (n). They are personal, and go with what they are of.
CREATE TABLE case_word (
    creditor_id BIGINT NOT NULL,
    case_id     BIGINT NOT NULL,
    word        TEXT   NOT NULL,
    field       TEXT   NOT NULL,
    CONSTRAINT case_word_pk PRIMARY KEY (creditor_id, case_id, word, field),
    CONSTRAINT case_word_case_fk FOREIGN KEY (creditor_id, case_id) REFERENCES case_file (creditor_id, case_id),
    CONSTRAINT case_word_field_known CHECK (field IN ('d', 'k', 'c', 'a', 'n'))
) WITHOUT ROWID;

CREATE INDEX case_word_word ON case_word (creditor_id, word, case_id);
