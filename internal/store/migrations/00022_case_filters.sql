-- +goose Up

-- What lists of cases are filtered by that few cases may have: they are found by
-- it, in place of going through all cases in the list's order.
CREATE INDEX case_line_state ON case_line (creditor_id, closed, state, case_id);
CREATE INDEX case_line_step ON case_line (creditor_id, closed, next_step, case_id);
CREATE INDEX case_line_last ON case_line (creditor_id, closed, last_action, case_id);
CREATE INDEX case_line_principal ON case_line (creditor_id, closed, principal, case_id);
