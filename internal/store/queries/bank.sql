-- BankIdentities returns those of some identities that are known.
-- name: BankIdentities :many
SELECT identity
FROM   bank_entry
WHERE  creditor_id = $1
AND    identity IN (SELECT atom FROM json_each(CAST($2 AS TEXT)))
ORDER  BY identity;

-- BankEntriesIn returns entries in a state.
-- name: BankEntriesIn :many
SELECT creditor_id, entry_id, identity, state, amount, value_on, booked_on, reference, payer, text,
       why, case_id, payment_id, file_id
FROM   bank_entry
WHERE  creditor_id = $1
AND    state = $2
AND    entry_id > $3
ORDER  BY entry_id
LIMIT  $4;

-- BankEntriesBefore returns entries in a state, the newest first.
-- name: BankEntriesBefore :many
SELECT creditor_id, entry_id, identity, state, amount, value_on, booked_on, reference, payer, text,
       why, case_id, payment_id, file_id
FROM   bank_entry
WHERE  creditor_id = $1
AND    state = $2
AND    entry_id < $3
ORDER  BY entry_id DESC
LIMIT  $4;

-- BankEntryOf returns one entry.
-- name: BankEntryOf :one
SELECT creditor_id, entry_id, identity, state, amount, value_on, booked_on, reference, payer, text,
       why, case_id, payment_id, file_id
FROM   bank_entry
WHERE  creditor_id = $1
AND    entry_id = $2;

-- BankEntryWith returns the entry with an identity.
-- name: BankEntryWith :one
SELECT creditor_id, entry_id, identity, state, amount, value_on, booked_on, reference, payer, text,
       why, case_id, payment_id, file_id
FROM   bank_entry
WHERE  creditor_id = $1
AND    identity = $2;

-- AddBankEntries adds entries whose identity is new.
-- name: AddBankEntries :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO bank_entry (
       creditor_id, entry_id, identity, state, amount, value_on, booked_on, reference, payer, text,
       why, case_id, payment_id, file_id)
SELECT $1, CAST(value->>'entry_id' AS BIGINT), value->>'identity', value->>'state',
       CAST(value->>'amount' AS BIGINT), date(value->>'value_on'), date(value->>'booked_on'),
       value->>'reference', value->>'payer', value->>'text', value->>'why',
       CAST(value->>'case_id' AS BIGINT), CAST(value->>'payment_id' AS BIGINT),
       CAST(value->>'file_id' AS BIGINT)
FROM   rows
WHERE  TRUE
ON     CONFLICT (creditor_id, identity) DO NOTHING;

-- SettleBankEntry says what became of an entry.
-- name: SettleBankEntry :execrows
UPDATE bank_entry
SET    state = $3, why = $4, case_id = $5, payment_id = $6
WHERE  creditor_id = $1
AND    entry_id = $2;

-- EraseBankEntries removes the words of what was booked on a case, or proposed for it.
-- name: EraseBankEntries :exec
UPDATE bank_entry
SET    payer = '', text = '', reference = ''
WHERE  creditor_id = $1
AND    case_id = $2;

-- BankEntriesWith returns the entries with one of some identities.
-- name: BankEntriesWith :many
SELECT creditor_id, entry_id, identity, state, amount, value_on, booked_on, reference, payer, text,
       why, case_id, payment_id, file_id
FROM   bank_entry
WHERE  creditor_id = $1
AND    identity IN (SELECT atom FROM json_each(CAST($2 AS TEXT)))
ORDER  BY entry_id;

-- BankEntriesAfter returns all entries after one.
-- name: BankEntriesAfter :many
SELECT creditor_id, entry_id, identity, state, amount, value_on, booked_on, reference, payer, text,
       why, case_id, payment_id, file_id
FROM   bank_entry
WHERE  creditor_id = $1
AND    entry_id > $2
ORDER  BY entry_id
LIMIT  $3;

-- BankEntryPaid returns the entry that a payment was booked from.
-- name: BankEntryPaid :one
SELECT creditor_id, entry_id, identity, state, amount, value_on, booked_on, reference, payer, text,
       why, case_id, payment_id, file_id
FROM   bank_entry
WHERE  creditor_id = $1
AND    case_id = $2
AND    payment_id = $3
AND    state = 'matched';

-- BankNames returns those of some names that are known, with their entries.
-- name: BankNames :many
SELECT creditor_id, name, entry_id
FROM   bank_name
WHERE  creditor_id = $1
AND    name IN (SELECT atom FROM json_each(CAST($2 AS TEXT)))
ORDER  BY name;

-- BankReversals returns the entries that took money back on some cases and wait for a
-- person.
-- name: BankReversals :many
SELECT creditor_id, entry_id, identity, state, amount, value_on, booked_on, reference, payer, text,
       why, case_id, payment_id, file_id
FROM   bank_entry
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
AND    state = 'unmatched'
AND    amount < 0
ORDER  BY entry_id;

-- WaitingFor returns what waits for a person and seems to be for some cases: the money that
-- is proposed, that which came in another currency and so has no amount, and the lines of
-- files that a person is asked about for some reasons, or that couldn't be used. Those have
-- their state for a text, and money has no args.
-- name: WaitingFor :many
SELECT b.case_id, b.amount, b.text, CAST('' AS TEXT) AS args
FROM   bank_entry b
WHERE  b.creditor_id = $1
AND    b.case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
AND    (b.state = 'proposed' AND b.amount > 0 OR b.state = 'unmatched' AND b.amount = 0)
UNION  ALL
SELECT c.case_id, b.amount, b.text, ''
FROM   bank_candidate c
JOIN   bank_entry b ON b.creditor_id = $1 AND b.entry_id = c.entry_id
WHERE  c.creditor_id = $1
AND    c.case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
AND    b.state IN ('proposed', 'unmatched')
AND    b.amount >= 0
UNION  ALL
SELECT l.case_id, 0, l.state, l.args
FROM   intake_line l
WHERE  l.creditor_id = $1
AND    l.state IN ('refused', 'asked')
AND    (l.state = 'refused' OR l.reason IN (SELECT atom FROM json_each(CAST($3 AS TEXT))))
AND    l.case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- BankEntriesOf returns the entries with one of some ids.
-- name: BankEntriesOf :many
SELECT creditor_id, entry_id, identity, state, amount, value_on, booked_on, reference, payer, text,
       why, case_id, payment_id, file_id
FROM   bank_entry
WHERE  creditor_id = $1
AND    entry_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
ORDER  BY entry_id;

-- AddBankNames adds names of entries. A name that is known stays with the entry it has.
-- name: AddBankNames :exec
INSERT INTO bank_name (creditor_id, name, entry_id)
SELECT $1, value->>'name', CAST(value->>'entry_id' AS BIGINT)
FROM   json_each(CAST($2 AS TEXT))
WHERE  TRUE
ON     CONFLICT (creditor_id, name) DO NOTHING;

-- CountMoneyFor counts the entries that point to a case, alone or among others, and wait for a
-- person.
-- name: CountMoneyFor :one
SELECT COUNT(*)
FROM   bank_entry b
WHERE  b.creditor_id = $1
AND    b.state IN ('proposed', 'unmatched')
AND    (b.case_id = $2
        OR b.entry_id IN (SELECT c.entry_id FROM bank_candidate c WHERE c.creditor_id = $1 AND c.case_id = $2));

-- BankCandidates returns the further cases that some entries may be for.
-- name: BankCandidates :many
SELECT creditor_id, entry_id, case_id
FROM   bank_candidate
WHERE  creditor_id = $1
AND    entry_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
ORDER  BY entry_id, case_id;

-- AddBankCandidates adds further cases that entries may be for.
-- name: AddBankCandidates :exec
INSERT INTO bank_candidate (creditor_id, entry_id, case_id)
SELECT $1, CAST(value->>'entry_id' AS BIGINT), CAST(value->>'case_id' AS BIGINT)
FROM   json_each(CAST($2 AS TEXT))
WHERE  TRUE
ON     CONFLICT (creditor_id, entry_id, case_id) DO NOTHING;

-- DropBankCandidates removes the further cases of an entry.
-- name: DropBankCandidates :exec
DELETE FROM bank_candidate
WHERE  creditor_id = $1
AND    entry_id = $2;

-- SumBankEntries sums the entries in some states, as many as a number of each at most.
-- name: SumBankEntries :one
SELECT CAST(COALESCE(SUM((SELECT SUM(amount)
                          FROM   (SELECT amount
                                  FROM   bank_entry
                                  WHERE  creditor_id = $1
                                  AND    state = asked.atom
                                  LIMIT  $3) AS waiting)), 0) AS BIGINT) AS amount
FROM   json_each(CAST($2 AS TEXT)) AS asked;

-- ForgetBankWords removes the words of some entries.
-- name: ForgetBankWords :exec
UPDATE bank_entry
SET    payer = '', text = '', reference = ''
WHERE  creditor_id = $1
AND    entry_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));
