-- AddSettingChange notes a change of a creditor's settings.
-- name: AddSettingChange :exec
INSERT INTO setting_change (creditor_id, change_id, part, changed_at, changed_by, before_json, after_json)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- SettingChanges returns changes of a creditor's settings before one, the newest first.
-- name: SettingChanges :many
SELECT creditor_id, change_id, part, changed_at, changed_by, before_json, after_json
FROM   setting_change
WHERE  creditor_id = $1
AND    change_id < $2
ORDER  BY change_id DESC
LIMIT  $3;

-- SettingChangeOf returns one change of a creditor's settings.
-- name: SettingChangeOf :one
SELECT creditor_id, change_id, part, changed_at, changed_by, before_json, after_json
FROM   setting_change
WHERE  creditor_id = $1
AND    change_id = $2;

-- LastSettingChange returns the newest change of a part of a creditor's settings.
-- name: LastSettingChange :many
SELECT creditor_id, change_id, part, changed_at, changed_by, before_json, after_json
FROM   setting_change
WHERE  creditor_id = $1
AND    part = $2
ORDER  BY change_id DESC
LIMIT  1;
