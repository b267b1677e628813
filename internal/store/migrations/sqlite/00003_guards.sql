-- +goose Up

-- Tables that only grow. An event may go when its whole case has a tombstone.

-- +goose StatementBegin
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'event only grows');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER event_never_goes BEFORE DELETE ON event
WHEN NOT EXISTS (SELECT 1 FROM tombstone t WHERE t.creditor_id = OLD.creditor_id AND t.case_id = OLD.case_id)
BEGIN
    SELECT RAISE(ABORT, 'event only grows');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER event_private_never_changes BEFORE UPDATE ON event_private
BEGIN
    SELECT RAISE(ABORT, 'event_private is erased, never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER tombstone_never_changes BEFORE UPDATE ON tombstone
BEGIN
    SELECT RAISE(ABORT, 'tombstone only grows');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER tombstone_never_goes BEFORE DELETE ON tombstone
BEGIN
    SELECT RAISE(ABORT, 'tombstone only grows');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER anchor_never_changes BEFORE UPDATE ON anchor
BEGIN
    SELECT RAISE(ABORT, 'anchor only grows');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER anchor_never_goes BEFORE DELETE ON anchor
BEGIN
    SELECT RAISE(ABORT, 'anchor only grows');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER anchor_head_never_changes BEFORE UPDATE ON anchor_head
BEGIN
    SELECT RAISE(ABORT, 'anchor_head only grows');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER anchor_head_never_goes BEFORE DELETE ON anchor_head
BEGIN
    SELECT RAISE(ABORT, 'anchor_head only grows');
END;
-- +goose StatementEnd
