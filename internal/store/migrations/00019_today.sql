-- +goose Up

-- What waits for a person, by its kind, and claims by their last timely day, so
-- that what may soon be lost is found.
CREATE INDEX task_open ON task (creditor_id, done, kind);
CREATE INDEX claim_due ON claim (creditor_id, due_on, case_id, claim_id);
