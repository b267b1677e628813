-- +goose Up

-- The few cases on which something has changed when a claim is lost by limitation are
-- found by it.
CREATE INDEX event_limitation ON event (creditor_id, case_id) WHERE kind = 'limitation.changed';
