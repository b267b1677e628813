-- +goose Up

-- The cases whose debtors pay bit by bit, while they do: few of all, and found by it.
CREATE TABLE agreement (
    creditor_id BIGINT NOT NULL,
    case_id     BIGINT NOT NULL,
    made_on     DATE   NOT NULL,
    CONSTRAINT agreement_pk PRIMARY KEY (creditor_id, case_id),
    CONSTRAINT agreement_case_fk FOREIGN KEY (creditor_id, case_id) REFERENCES case_file (creditor_id, case_id)
);

CREATE INDEX agreement_made ON agreement (creditor_id, made_on);

INSERT INTO agreement (creditor_id, case_id, made_on)
SELECT e.creditor_id, e.case_id, e.effective_on
FROM   event e
JOIN   case_file f ON f.creditor_id = e.creditor_id AND f.case_id = e.case_id
WHERE  e.kind = 'agreement.made'
AND    f.state <> 'closed'
AND    NOT EXISTS (SELECT 1
                   FROM   event l
                   WHERE  l.creditor_id = e.creditor_id
                   AND    l.case_id = e.case_id
                   AND    l.version > e.version
                   AND    l.kind IN ('agreement.made', 'agreement.ended'));
