-- +goose Up

-- Where a debtor lives, as intake.PlaceKey has it: street, house number and postcode,
-- folded. Debtors of one place whose names may be one are held against each other when
-- invoices come in; the index holds all that is asked of them. Rows from before are filled
-- by the next migration.
ALTER TABLE case_debtor ADD COLUMN place_key TEXT NOT NULL DEFAULT '';

CREATE INDEX case_debtor_place ON case_debtor (creditor_id, place_key, name_key, case_id);
