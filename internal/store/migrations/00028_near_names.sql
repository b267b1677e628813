-- +goose Up

-- The names that may be a debtor's by a slip of the pen are looked up for each line of a
-- file, and most aren't: the index holds all that is asked of them.
DROP INDEX case_debtor_near;
CREATE INDEX case_debtor_near ON case_debtor (creditor_id, near_key, name_key, case_id);
