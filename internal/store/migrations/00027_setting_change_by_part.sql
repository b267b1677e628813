-- +goose Up

-- The newest change of a part of a creditor's settings is asked for on the overview.
CREATE INDEX setting_change_by_part ON setting_change (creditor_id, part, change_id);
