-- AddSession adds a session.
-- name: AddSession :exec
INSERT INTO session (hash, person_id, began_at, seen_at, address, agent)
VALUES ($1, $2, $3, $3, $4, $5);

-- SessionOf returns the session with the hash of a token.
-- name: SessionOf :one
SELECT person_id, began_at, seen_at, address, agent
FROM   session
WHERE  hash = $1;

-- VisitorOf returns the session with the hash of a token, whose it is and where they
-- work: a row for each role, and one without where they have none. It is one statement,
-- as every page begins with it.
-- name: VisitorOf :many
SELECT s.person_id, s.began_at, s.seen_at, s.address, s.agent, p.email, p.name, p.language,
       p.password, p.added_at, p.signed_in_at, COALESCE(m.creditor_id, 0) AS creditor_id,
       COALESCE(m.role, '') AS role
FROM   session s
JOIN   person p ON p.person_id = s.person_id
LEFT   JOIN membership m ON m.person_id = s.person_id
WHERE  s.hash = $1
ORDER  BY m.creditor_id;

-- SessionsOf returns a person's sessions, the newest first.
-- name: SessionsOf :many
SELECT hash, began_at, seen_at, address, agent
FROM   session
WHERE  person_id = $1
ORDER  BY began_at DESC, hash;

-- SeeSession notes that a session was used.
-- name: SeeSession :exec
UPDATE session
SET    seen_at = $2
WHERE  hash = $1
AND    seen_at < $2;

-- EndSession ends one of a person's sessions.
-- name: EndSession :execrows
DELETE FROM session
WHERE  hash = $1
AND    person_id = $2;

-- EndSessions ends all of a person's sessions but one; none is spared by an empty
-- hash.
-- name: EndSessions :execrows
DELETE FROM session
WHERE  person_id = $1
AND    hash <> sqlc.arg(spared);

-- PruneSessions removes sessions that nobody has used since a moment.
-- name: PruneSessions :exec
DELETE FROM session
WHERE  seen_at < $1;

-- AddDebtorSession adds a debtor's session.
-- name: AddDebtorSession :exec
INSERT INTO debtor_session (hash, creditor_id, case_id, began_at, seen_at)
VALUES ($1, $2, $3, $4, $4);

-- DebtorSessionOf returns the debtor's session with the hash of a token.
-- name: DebtorSessionOf :one
SELECT creditor_id, case_id, began_at, seen_at
FROM   debtor_session
WHERE  hash = $1;

-- SeeDebtorSession notes that a debtor's session was used.
-- name: SeeDebtorSession :exec
UPDATE debtor_session
SET    seen_at = $2
WHERE  hash = $1
AND    seen_at < $2;

-- EndDebtorSession ends a debtor's session.
-- name: EndDebtorSession :exec
DELETE FROM debtor_session
WHERE  hash = $1;

-- PruneDebtorSessions removes debtors' sessions that nobody has used since a moment.
-- name: PruneDebtorSessions :exec
DELETE FROM debtor_session
WHERE  seen_at < $1;
