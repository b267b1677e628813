-- +goose Up

-- A list that a query is given is short beside what a creditor has: each of its
-- elements is looked up by the key it is part of. PostgreSQL takes any list for a
-- hundred elements, and with that many rather goes through all rows of a creditor
-- whom it doesn't know yet. The condition is always true; by it the list is taken
-- for one element, however the statistics stand.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION json_each(list TEXT)
RETURNS TABLE (key BIGINT, value JSONB, atom TEXT)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT e.place - 1, e.element, e.element #>> '{}'
    FROM   jsonb_array_elements(CAST(list AS JSONB)) WITH ORDINALITY AS e (element, place)
    WHERE  e.place > 0 AND e.place < 1000000000000
$$;
-- +goose StatementEnd
