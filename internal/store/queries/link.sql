-- AddLink adds a link that is to be mailed.
-- name: AddLink :exec
INSERT INTO mailed_link (link_id, purpose, person_id, email, body, made_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- LinkOf returns a link.
-- name: LinkOf :one
SELECT purpose, person_id, email, body, made_at, expires_at
FROM   mailed_link
WHERE  link_id = $1;

-- UseLink removes a link and returns it: it can be followed once.
-- name: UseLink :one
DELETE FROM mailed_link
WHERE  link_id = $1
RETURNING purpose, person_id, email, body, made_at, expires_at;

-- DropLinks removes a person's links for a purpose.
-- name: DropLinks :exec
DELETE FROM mailed_link
WHERE  person_id = $1
AND    purpose = $2;

-- PruneLinks removes links that ran out before a moment.
-- name: PruneLinks :exec
DELETE FROM mailed_link
WHERE  expires_at < $1;

-- DropInvitationTo removes a creditor's invitation to an address.
-- name: DropInvitationTo :execrows
DELETE FROM invitation
WHERE  creditor_id = $1
AND    email_key = $2;

-- AddInvitation adds an invitation.
-- name: AddInvitation :exec
INSERT INTO invitation (creditor_id, invitation_id, email, email_key, role, language, invited_by, made_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- InvitationOf returns an invitation.
-- name: InvitationOf :one
SELECT email, role, language, invited_by, made_at, expires_at
FROM   invitation
WHERE  creditor_id = $1
AND    invitation_id = $2;

-- InvitationsOf returns a creditor's invitations.
-- name: InvitationsOf :many
SELECT invitation_id, email, role, language, invited_by, made_at, expires_at
FROM   invitation
WHERE  creditor_id = $1
ORDER  BY invitation_id;

-- UseInvitation removes an invitation and returns it: it can be taken up once.
-- name: UseInvitation :one
DELETE FROM invitation
WHERE  creditor_id = $1
AND    invitation_id = $2
RETURNING email, role, language, invited_by, made_at, expires_at;
