-- PersonOf returns a person.
-- name: PersonOf :one
SELECT person_id, email, name, language, password, added_at, signed_in_at
FROM   person
WHERE  person_id = $1;

-- PersonByEmail returns the person with an address.
-- name: PersonByEmail :one
SELECT person_id, email, name, language, password, added_at, signed_in_at
FROM   person
WHERE  email_key = $1;

-- HasPeople reports whether there is anybody.
-- name: HasPeople :one
SELECT CAST(COUNT(*) AS BIGINT) > 0 AS somebody
FROM   (SELECT person_id FROM person WHERE person_id > 0 LIMIT 1) p;

-- AddPerson adds a person; nothing if the address is another's.
-- name: AddPerson :execrows
INSERT INTO person (person_id, email, email_key, name, language, password, added_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON     CONFLICT (email_key) DO NOTHING;

-- SavePerson replaces what a person chooses, but for address and password.
-- name: SavePerson :execrows
UPDATE person
SET    name = $2, language = $3
WHERE  person_id = $1;

-- SavePassword replaces a person's password.
-- name: SavePassword :execrows
UPDATE person
SET    password = $2
WHERE  person_id = $1;

-- SaveEmail replaces a person's address.
-- name: SaveEmail :execrows
UPDATE person
SET    email = $2, email_key = $3
WHERE  person_id = $1;

-- MarkSignedIn notes when a person signed in, unless the password has been
-- replaced since it was compared. It locks the person.
-- name: MarkSignedIn :execrows
UPDATE person
SET    signed_in_at = $3
WHERE  person_id = $1
AND    password = $2;

-- LockPerson locks a person until the transaction ends.
-- name: LockPerson :execrows
UPDATE person
SET    name = name
WHERE  person_id = $1;
