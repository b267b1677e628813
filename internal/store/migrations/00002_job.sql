-- +goose Up

-- Background work. A row is claimable when it is ready, or running with its
-- hold run out, its time has come on the creditor's own clock (run_at), and
-- nobody holds it by the house's clock (held_until: the lease of who works on
-- it, or the wait before the next try). args holds ids, never content.
CREATE TABLE job (
    creditor_id BIGINT      NOT NULL,
    id          BIGINT      NOT NULL,
    kind        TEXT        NOT NULL,
    lane        TEXT        NOT NULL,
    args        TEXT        NOT NULL,
    unique_key  TEXT,
    state       TEXT        NOT NULL,
    run_at      TIMESTAMPTZ NOT NULL,
    held_until  TIMESTAMPTZ NOT NULL,
    attempt     BIGINT      NOT NULL,
    finished_at TIMESTAMPTZ,
    last_error  TEXT        NOT NULL,
    CONSTRAINT job_pk PRIMARY KEY (creditor_id, id),
    CONSTRAINT job_unique_key UNIQUE (creditor_id, kind, unique_key),
    CONSTRAINT job_lane_known CHECK (lane IN ('urgent', 'ordinary')),
    CONSTRAINT job_state_known CHECK (state IN ('ready', 'running', 'done', 'failed', 'cancelled')),
    CONSTRAINT job_finished_has_a_time CHECK ((finished_at IS NULL) = (state IN ('ready', 'running')))
);

CREATE INDEX job_waiting ON job (creditor_id, lane, run_at, id)
    WHERE state IN ('ready', 'running');

-- Which process makes ids under which node number, until when.
CREATE TABLE node_lease (
    node        BIGINT      NOT NULL,
    token       TEXT        NOT NULL,
    lease_until TIMESTAMPTZ NOT NULL,
    CONSTRAINT node_lease_pk PRIMARY KEY (node),
    CONSTRAINT node_lease_node_fits CHECK (node >= 0 AND node <= 1023)
);
