-- CaseWordsOf returns the words of one case.
-- name: CaseWordsOf :many
SELECT creditor_id, case_id, word, field
FROM   case_word
WHERE  creditor_id = $1
AND    case_id = $2
ORDER  BY word, field;

-- PutCaseWords adds words of cases, each written in one text: nineteen figures of
-- the case's id, one letter of the field, the word.
-- name: PutCaseWords :exec
INSERT INTO case_word (
       creditor_id, case_id, word, field)
SELECT $1, CAST(substr(atom, 1, 19) AS BIGINT), substr(atom, 21), substr(atom, 20, 1)
FROM   json_each(CAST($2 AS TEXT))
WHERE  TRUE
ON     CONFLICT (creditor_id, case_id, word, field) DO NOTHING;

-- DropCaseWords removes the words of some cases.
-- name: DropCaseWords :exec
DELETE FROM case_word
WHERE  creditor_id = $1
AND    case_id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)));

-- ClearCaseWords removes the words of all cases.
-- name: ClearCaseWords :exec
DELETE FROM case_word
WHERE  creditor_id = $1;
