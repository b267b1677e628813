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

-- AnchorHeads returns the heads of all of a creditor's anchors, oldest first.
-- name: AnchorHeads :many
SELECT day, case_id, version, hash
FROM   anchor_head
WHERE  creditor_id = $1
ORDER  BY day, case_id;
