-- +goose Up

-- Attempts to hand a message over of which nobody has recorded how they ended:
-- they are under way, or whoever made them is dead. A row goes when the message
-- is known to have left, or not to have. It isn't derived from the journal.
CREATE TABLE open_attempt (
    creditor_id BIGINT      NOT NULL,
    dispatch_id BIGINT      NOT NULL,
    attempts    BIGINT      NOT NULL,
    begun_at    TIMESTAMPTZ NOT NULL,
    CONSTRAINT open_attempt_pk PRIMARY KEY (creditor_id, dispatch_id),
    CONSTRAINT open_attempt_has_some CHECK (attempts > 0)
);
