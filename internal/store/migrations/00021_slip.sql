-- +goose Up

-- The reference of the payment slip that an invoice itself carries (betalings-id):
-- money that bears it is for that claim. Most have none.
ALTER TABLE claim ADD COLUMN slip TEXT NOT NULL DEFAULT '';

CREATE INDEX claim_slip ON claim (creditor_id, slip);
