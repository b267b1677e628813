-- +goose Up

-- The lines that point to a case are looked up by it: before each letter leaves.
CREATE INDEX intake_line_case ON intake_line (creditor_id, case_id, state);
