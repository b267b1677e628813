-- AddEvents adds events to journals.
-- name: AddEvents :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO event (
       creditor_id, case_id, version, kind, kind_version, effective_on, recorded_at, actor, payload,
       private_hash, prev_hash, hash)
SELECT $1, CAST(value->>'case_id' AS BIGINT), CAST(value->>'version' AS BIGINT), value->>'kind',
       CAST(value->>'kind_version' AS BIGINT), date(value->>'effective_on'),
       instant(value->>'recorded_at'), value->>'actor', value->>'payload', value->>'private_hash',
       value->>'prev_hash', value->>'hash'
FROM   rows;

-- AddPrivate adds the personal text of events.
-- name: AddPrivate :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO event_private (creditor_id, case_id, version, salt, body)
SELECT $1, CAST(value->>'case_id' AS BIGINT), CAST(value->>'version' AS BIGINT), value->>'salt',
       value->>'body'
FROM   rows;

-- Journals returns the journals of some cases, with their personal text as far as
-- it hasn't been erased.
-- name: Journals :many
SELECT e.case_id, e.version, e.kind, e.kind_version, e.effective_on, e.recorded_at, e.actor,
       e.payload, e.private_hash, e.prev_hash, e.hash,
       COALESCE(p.salt, '') AS salt, COALESCE(p.body, '') AS body
FROM   event e
LEFT   JOIN event_private p ON p.creditor_id = $1 AND p.case_id = e.case_id AND p.version = e.version
WHERE  e.creditor_id = $1
AND    e.case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
ORDER  BY e.case_id, e.version;

-- PrivateWithoutJournal returns the cases of which only the personal text of events is
-- left: neither a journal nor a tombstone.
-- name: PrivateWithoutJournal :many
SELECT DISTINCT p.case_id
FROM   event_private p
WHERE  p.creditor_id = $1
AND    NOT EXISTS (SELECT 1 FROM event e WHERE e.creditor_id = $1 AND e.case_id = p.case_id)
AND    NOT EXISTS (SELECT 1 FROM tombstone t WHERE t.creditor_id = $1 AND t.case_id = p.case_id)
ORDER  BY p.case_id;

-- ErasePrivate removes the personal text of a case's events, with its salts.
-- name: ErasePrivate :exec
DELETE FROM event_private
WHERE  creditor_id = $1
AND    case_id = $2;

-- GrownHeads returns the last event of each case that has grown since the last
-- anchor it stands in.
-- name: GrownHeads :many
SELECT e.case_id, e.version, e.hash
FROM   event e
JOIN   (SELECT g.case_id, MAX(g.version) AS version
        FROM   event g
        WHERE  g.creditor_id = $1
        GROUP  BY g.case_id) AS head ON head.case_id = e.case_id AND head.version = e.version
LEFT   JOIN (SELECT a.case_id, MAX(a.version) AS version
        FROM   anchor_head a
        WHERE  a.creditor_id = $1
        GROUP  BY a.case_id) AS anchored ON anchored.case_id = e.case_id
WHERE  e.creditor_id = $1
AND    COALESCE(anchored.version, 0) < e.version
ORDER  BY e.case_id;

-- CasesWithLimitation returns the cases on which something has changed when a claim is
-- lost by limitation, after one.
-- name: CasesWithLimitation :many
SELECT DISTINCT case_id
FROM   event
WHERE  creditor_id = $1
AND    kind IN ('limitation.changed', 'foundation.added', 'court.filed')
AND    case_id > $2
ORDER  BY case_id
LIMIT  $3;
