-- AddAnchor adds a creditor's anchor of a day.
-- name: AddAnchor :exec
INSERT INTO anchor (creditor_id, day, prev_hash, hash, made_at)
VALUES ($1, $2, $3, $4, $5);

-- AddAnchorHeads adds the heads that an anchor covers.
-- name: AddAnchorHeads :exec
INSERT INTO anchor_head (creditor_id, day, case_id, version, hash)
SELECT $1, $2, CAST(value->>'case_id' AS BIGINT), CAST(value->>'version' AS BIGINT), value->>'hash'
FROM   json_each(CAST($3 AS TEXT));

-- Anchors returns a creditor's anchors, oldest first.
-- name: Anchors :many
SELECT day, prev_hash, hash, made_at
FROM   anchor
WHERE  creditor_id = $1
ORDER  BY day;

-- LastAnchor returns a creditor's newest anchor.
-- name: LastAnchor :one
SELECT day, prev_hash, hash, made_at
FROM   anchor
WHERE  creditor_id = $1
ORDER  BY day DESC
LIMIT  1;

-- AnchorHeads returns the heads that an anchor of a creditor covers.
-- name: AnchorHeads :many
SELECT case_id, version, hash
FROM   anchor_head
WHERE  creditor_id = $1
AND    day = $2
ORDER  BY case_id;

-- AnchoredHeads returns what a creditor's anchors say of some cases, oldest first.
-- name: AnchoredHeads :many
SELECT day, case_id, version, hash
FROM   anchor_head
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
ORDER  BY case_id, day;

-- AnchorlessDays returns the days of heads whose anchor is gone.
-- name: AnchorlessDays :many
SELECT DISTINCT h.day
FROM   anchor_head h
WHERE  h.creditor_id = $1
AND    NOT EXISTS (SELECT 1 FROM anchor a WHERE a.creditor_id = $1 AND a.day = h.day)
ORDER  BY h.day;

-- LostHeads returns the last that anchors say of cases that have no journal.
-- name: LostHeads :many
SELECT a.day, a.case_id, a.version, a.hash
FROM   anchor_head a
WHERE  a.creditor_id = $1
AND    NOT EXISTS (SELECT 1 FROM event e WHERE e.creditor_id = $1 AND e.case_id = a.case_id)
AND    NOT EXISTS (SELECT 1
        FROM   anchor_head later
        WHERE  later.creditor_id = $1
        AND    later.case_id = a.case_id
        AND    later.day > a.day)
ORDER  BY a.case_id;
