-- LapsedNode returns the node number whose lease ran out longest ago.
-- name: LapsedNode :one
SELECT node
FROM   node_lease
WHERE  lease_until < $1
ORDER  BY lease_until, node
LIMIT  1;

-- NextNode returns the first node number that was never leased.
-- name: NextNode :one
SELECT CAST(COALESCE(MAX(node) + 1, 0) AS BIGINT) AS node
FROM   node_lease;

-- AddNode leases a number for the first time; nothing if another was faster.
-- name: AddNode :execrows
INSERT INTO node_lease (node, token, lease_until)
VALUES ($1, $2, $3)
ON     CONFLICT (node) DO NOTHING;

-- TakeNode leases a number whose lease has run out; nothing if another was faster.
-- name: TakeNode :execrows
UPDATE node_lease
SET    token = sqlc.arg(token), lease_until = sqlc.arg(lease_until)
WHERE  node = sqlc.arg(node)
AND    lease_until < sqlc.arg(now);

-- RenewNode moves the end of a lease that is still the caller's.
-- name: RenewNode :execrows
UPDATE node_lease
SET    lease_until = sqlc.arg(lease_until)
WHERE  node = sqlc.arg(node)
AND    token = sqlc.arg(token);
