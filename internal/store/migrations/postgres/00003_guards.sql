-- +goose Up

-- The bridge to SQLite's own json_each: one row an element of a JSON array.
-- +goose StatementBegin
CREATE FUNCTION json_each(list TEXT)
RETURNS TABLE (key BIGINT, value JSONB, atom TEXT)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT e.place - 1, e.element, e.element #>> '{}'
    FROM   jsonb_array_elements(CAST(list AS JSONB)) WITH ORDINALITY AS e (element, place)
$$;
-- +goose StatementEnd

-- A moment written as text, as the program writes it. SQLite knows it from the
-- program, because neither engine can read one with the same words.
-- +goose StatementBegin
CREATE FUNCTION instant(moment TEXT)
RETURNS TIMESTAMPTZ
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT CAST(moment AS TIMESTAMPTZ)
$$;
-- +goose StatementEnd

-- Tables that only grow. An event may go when its whole case has a tombstone.
-- The functions only raise.

-- +goose StatementBegin
CREATE FUNCTION only_grows() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION '% only grows', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION only_grows_unless_erased() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM tombstone t WHERE t.creditor_id = OLD.creditor_id AND t.case_id = OLD.case_id) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% only grows', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
-- +goose StatementEnd

CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
    FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER event_never_goes BEFORE DELETE ON event
    FOR EACH ROW EXECUTE FUNCTION only_grows_unless_erased();
CREATE TRIGGER event_never_emptied BEFORE TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION only_grows();

CREATE TRIGGER event_private_never_changes BEFORE UPDATE ON event_private
    FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER event_private_never_emptied BEFORE TRUNCATE ON event_private
    FOR EACH STATEMENT EXECUTE FUNCTION only_grows();

CREATE TRIGGER tombstone_never_changes BEFORE UPDATE OR DELETE ON tombstone
    FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER tombstone_never_emptied BEFORE TRUNCATE ON tombstone
    FOR EACH STATEMENT EXECUTE FUNCTION only_grows();

CREATE TRIGGER anchor_never_changes BEFORE UPDATE OR DELETE ON anchor
    FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER anchor_never_emptied BEFORE TRUNCATE ON anchor
    FOR EACH STATEMENT EXECUTE FUNCTION only_grows();

CREATE TRIGGER anchor_head_never_changes BEFORE UPDATE OR DELETE ON anchor_head
    FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER anchor_head_never_emptied BEFORE TRUNCATE ON anchor_head
    FOR EACH STATEMENT EXECUTE FUNCTION only_grows();
