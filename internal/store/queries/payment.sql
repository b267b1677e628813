-- PaymentsOf returns payments of one case.
-- name: PaymentsOf :many
SELECT creditor_id, case_id, payment_id, amount, value_on, booked_on, method, reference, reversed
FROM   payment
WHERE  creditor_id = $1
AND    case_id = $2
ORDER  BY payment_id;

-- PutPayments writes payments, in place of those with the same key.
-- name: PutPayments :exec
WITH   rows AS MATERIALIZED (SELECT value FROM json_each(CAST($2 AS TEXT)))
INSERT INTO payment (
       creditor_id, case_id, payment_id, amount, value_on, booked_on, method, reference, reversed)
SELECT $1, CAST(value->>'case_id' AS BIGINT), CAST(value->>'payment_id' AS BIGINT),
       CAST(value->>'amount' AS BIGINT), date(value->>'value_on'), date(value->>'booked_on'),
       value->>'method', value->>'reference', value->>'reversed'
FROM   rows
WHERE  TRUE
ON     CONFLICT (creditor_id, case_id, payment_id) DO UPDATE
SET    amount = excluded.amount, value_on = excluded.value_on, booked_on = excluded.booked_on,
       method = excluded.method, reference = excluded.reference, reversed = excluded.reversed;

-- DropPayments removes payments of some cases.
-- name: DropPayments :exec
DELETE FROM payment
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- ClearPayments removes payments of all cases.
-- name: ClearPayments :exec
DELETE FROM payment
WHERE  creditor_id = $1;

-- PaymentsByDay sums the payments that stand by the day they count from.
-- name: PaymentsByDay :many
SELECT value_on, CAST(SUM(amount) AS BIGINT) AS amount
FROM   payment
WHERE  creditor_id = $1
AND    value_on >= $2
AND    value_on < $3
AND    reversed = ''
GROUP  BY value_on
ORDER  BY value_on;
