-- LawAttestations returns those that count, in the order in which they were made.
-- name: LawAttestations :many
SELECT   series, since_on, read_at, said, seen, read_name, read_by
FROM     law_attestation
WHERE    withdrawn_at IS NULL
ORDER BY read_at, series, since_on;

-- AddLawAttestation adds one, in place of one that was withdrawn; nothing where one counts
-- of the row.
-- name: AddLawAttestation :execrows
INSERT INTO law_attestation (series, since_on, read_at, said, seen, read_name, read_by, withdrawn_name, withdrawn_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, '', '')
ON     CONFLICT (series, since_on) DO UPDATE
SET    read_at = excluded.read_at, said = excluded.said, seen = excluded.seen, read_name = excluded.read_name,
       read_by = excluded.read_by, withdrawn_name = '', withdrawn_by = '', withdrawn_at = NULL
WHERE  law_attestation.withdrawn_at IS NOT NULL;

-- WithdrawLawAttestation has the one that counts of a row count no more.
-- name: WithdrawLawAttestation :execrows
UPDATE law_attestation
SET    withdrawn_name = sqlc.arg(withdrawn_name), withdrawn_by = sqlc.arg(withdrawn_by), withdrawn_at = sqlc.arg(withdrawn_at)
WHERE  series = sqlc.arg(series)
AND    since_on = sqlc.arg(since_on)
AND    withdrawn_at IS NULL;
