-- AddAudit records what somebody did.
-- name: AddAudit :exec
INSERT INTO audit (creditor_id, audit_id, done_at, actor, action, subject, detail)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- AuditBefore returns what was done at a creditor before a record, the newest first.
-- name: AuditBefore :many
SELECT audit_id, done_at, actor, action, subject, detail
FROM   audit
WHERE  creditor_id = $1
AND    audit_id < $2
ORDER  BY audit_id DESC
LIMIT  $3;
