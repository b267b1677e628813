-- +goose Up

-- A change of a part of a creditor's settings (aendring), with that part as it was
-- and as it became: JSON objects.
CREATE TABLE setting_change (
    creditor_id BIGINT      NOT NULL,
    change_id   BIGINT      NOT NULL,
    part        TEXT        NOT NULL,
    changed_at  TIMESTAMPTZ NOT NULL,
    changed_by  TEXT        NOT NULL,
    before_json TEXT        NOT NULL,
    after_json  TEXT        NOT NULL,
    CONSTRAINT setting_change_pk PRIMARY KEY (creditor_id, change_id),
    CONSTRAINT setting_change_creditor_fk FOREIGN KEY (creditor_id) REFERENCES creditor (id)
);
