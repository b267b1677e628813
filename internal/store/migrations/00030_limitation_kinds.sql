-- +goose Up

-- A paper that a claim rests on, and a step at court, change when the claim is lost too.
DROP INDEX event_limitation;
CREATE INDEX event_limitation ON event (creditor_id, case_id) WHERE kind IN ('limitation.changed', 'foundation.added', 'court.filed');
