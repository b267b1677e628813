-- LawSupplements returns the reference rates that were entered, oldest first.
-- name: LawSupplements :many
SELECT since_on, rate, seen, entered_name, entered_by, entered_at, seconded_name, seconded_by, seconded_at
FROM   law_supplement
ORDER  BY since_on;

-- AddLawSupplement adds one; nothing where the half-year has one.
-- name: AddLawSupplement :execrows
INSERT INTO law_supplement (since_on, rate, seen, entered_name, entered_by, entered_at, seconded_name, seconded_by)
VALUES ($1, $2, $3, $4, $5, $6, '', '')
ON     CONFLICT (since_on) DO NOTHING;

-- SecondLawSupplement confirms one that nobody has confirmed yet.
-- name: SecondLawSupplement :execrows
UPDATE law_supplement
SET    seconded_name = $2, seconded_by = $3, seconded_at = $4
WHERE  since_on = $1
AND    seconded_at IS NULL;
