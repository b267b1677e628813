-- BeginSent notes that a form is being dealt with, unless it was sent since a moment.
-- name: BeginSent :execrows
INSERT INTO form_sent (hash, answer, sent_at)
VALUES ($1, '', $2)
ON     CONFLICT (hash) DO UPDATE
SET    answer = '', sent_at = excluded.sent_at
WHERE  form_sent.sent_at < sqlc.arg(since);

-- SentAnswer returns how a form that was sent is answered.
-- name: SentAnswer :one
SELECT answer
FROM   form_sent
WHERE  hash = $1;

-- EndSent notes how a form that was dealt with is answered.
-- name: EndSent :exec
UPDATE form_sent
SET    answer = $2
WHERE  hash = $1;

-- DropSent forgets a form by which nothing was done.
-- name: DropSent :exec
DELETE FROM form_sent
WHERE  hash = $1;

-- PruneSent forgets forms that were sent before a moment.
-- name: PruneSent :exec
DELETE FROM form_sent
WHERE  sent_at < $1;
