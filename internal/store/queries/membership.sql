-- MembershipsOf returns where a person works, and as what.
-- name: MembershipsOf :many
SELECT creditor_id, role
FROM   membership
WHERE  person_id = $1
ORDER  BY creditor_id;

-- MembersOf returns the people who work for a creditor.
-- name: MembersOf :many
SELECT p.person_id, p.email, p.name, p.language, p.password, p.added_at, p.signed_in_at, m.role
FROM   membership m
JOIN   person p ON p.person_id = m.person_id
WHERE  m.creditor_id = $1
ORDER  BY m.person_id;

-- SaveMembership gives a person a role at a creditor, or another one.
-- name: SaveMembership :exec
INSERT INTO membership (person_id, creditor_id, role, added_at)
VALUES ($1, $2, $3, $4)
ON     CONFLICT (person_id, creditor_id) DO UPDATE
SET    role = $3;

-- RemoveMembership takes a person's role at a creditor away.
-- name: RemoveMembership :execrows
DELETE FROM membership
WHERE  person_id = $1
AND    creditor_id = $2;

-- LockRole locks all who have a role at a creditor, until the transaction ends,
-- and returns them.
-- name: LockRole :many
UPDATE membership
SET    role = role
WHERE  creditor_id = $1
AND    role = $2
RETURNING person_id;
