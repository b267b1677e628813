-- EntriesOf returns entries on accounts of one case.
-- name: EntriesOf :many
SELECT creditor_id, case_id, entry_id, kind, on_day, amount, claim_id, label, reverses
FROM   entry
WHERE  creditor_id = $1
AND    case_id = $2
ORDER  BY entry_id;

-- PutEntries writes entries on accounts, in place of those with the same key.
-- name: PutEntries :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO entry (
       creditor_id, case_id, entry_id, kind, on_day, amount, claim_id, label, reverses)
SELECT $1, CAST(value->>'case_id' AS BIGINT), CAST(value->>'entry_id' AS BIGINT),
       CAST(value->>'kind' AS BIGINT), date(value->>'on_day'), CAST(value->>'amount' AS BIGINT),
       CAST(value->>'claim_id' AS BIGINT), value->>'label', CAST(value->>'reverses' AS BIGINT)
FROM   rows
WHERE  TRUE
ON     CONFLICT (creditor_id, case_id, entry_id) DO UPDATE
SET    kind = excluded.kind, on_day = excluded.on_day, amount = excluded.amount,
       claim_id = excluded.claim_id, label = excluded.label, reverses = excluded.reverses;

-- DropEntries removes entries on accounts of some cases.
-- name: DropEntries :exec
DELETE FROM entry
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- ClearEntries removes entries on accounts of all cases.
-- name: ClearEntries :exec
DELETE FROM entry
WHERE  creditor_id = $1;
