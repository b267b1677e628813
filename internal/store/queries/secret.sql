-- SecretOf returns a secret as it is sealed.
-- name: SecretOf :one
SELECT key_id, cipher
FROM   secret
WHERE  creditor_id = $1
AND    name = $2;

-- SaveSecret stores a sealed secret, in place of an older one.
-- name: SaveSecret :exec
INSERT INTO secret (creditor_id, name, key_id, cipher)
VALUES ($1, $2, $3, $4)
ON     CONFLICT (creditor_id, name) DO UPDATE
SET    key_id = excluded.key_id, cipher = excluded.cipher;

-- RemoveSecret removes a secret.
-- name: RemoveSecret :exec
DELETE FROM secret
WHERE  creditor_id = $1
AND    name = $2;
