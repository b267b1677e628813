-- +goose Up

-- A person who signs in (bruger). Global: one person may work for many creditors.
-- email_key is the form in which addresses are compared; password is a hash by
-- argon2id, or empty for one who hasn't chosen any.
CREATE TABLE person (
    person_id    BIGINT      NOT NULL,
    email        TEXT        NOT NULL,
    email_key    TEXT        NOT NULL,
    name         TEXT        NOT NULL,
    language     TEXT        NOT NULL,
    password     TEXT        NOT NULL,
    added_at     TIMESTAMPTZ NOT NULL,
    signed_in_at TIMESTAMPTZ,
    CONSTRAINT person_pk PRIMARY KEY (person_id),
    CONSTRAINT person_email UNIQUE (email_key)
);

-- The role that a person has at a creditor, or at the house as number 0.
CREATE TABLE membership (
    person_id   BIGINT      NOT NULL,
    creditor_id BIGINT      NOT NULL,
    role        TEXT        NOT NULL,
    added_at    TIMESTAMPTZ NOT NULL,
    CONSTRAINT membership_pk PRIMARY KEY (person_id, creditor_id),
    CONSTRAINT membership_person_fk FOREIGN KEY (person_id) REFERENCES person (person_id),
    CONSTRAINT membership_role_known CHECK (role IN ('administrator', 'caseworker', 'bookkeeper', 'reader', 'operator'))
);

CREATE INDEX membership_creditor ON membership (creditor_id, person_id);

-- A person who is signed in, in one browser. hash is of the token that the
-- browser holds (SHA-256, hex); address and agent are personal.
CREATE TABLE session (
    hash      TEXT        NOT NULL,
    person_id BIGINT      NOT NULL,
    began_at  TIMESTAMPTZ NOT NULL,
    seen_at   TIMESTAMPTZ NOT NULL,
    address   TEXT        NOT NULL,
    agent     TEXT        NOT NULL,
    CONSTRAINT session_pk PRIMARY KEY (hash),
    CONSTRAINT session_person_fk FOREIGN KEY (person_id) REFERENCES person (person_id)
);

CREATE INDEX session_person ON session (person_id);
CREATE INDEX session_seen ON session (seen_at);

-- A debtor (skyldner) who looks at the page of one case, in one browser.
CREATE TABLE debtor_session (
    hash        TEXT        NOT NULL,
    creditor_id BIGINT      NOT NULL,
    case_id     BIGINT      NOT NULL,
    began_at    TIMESTAMPTZ NOT NULL,
    seen_at     TIMESTAMPTZ NOT NULL,
    CONSTRAINT debtor_session_pk PRIMARY KEY (hash)
);

CREATE INDEX debtor_session_seen ON debtor_session (seen_at);

-- A link that was mailed and may be followed once. person_id is nought where there
-- is nobody yet; body is a JSON object of what the link brings about, which is
-- personal. What opens it stands nowhere: it is made of the house's key.
CREATE TABLE mailed_link (
    link_id    BIGINT      NOT NULL,
    purpose    TEXT        NOT NULL,
    person_id  BIGINT      NOT NULL,
    email      TEXT        NOT NULL,
    body       TEXT        NOT NULL,
    made_at    TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT mailed_link_pk PRIMARY KEY (link_id),
    CONSTRAINT mailed_link_purpose_known CHECK (purpose IN ('sign_up', 'reset', 'email'))
);

CREATE INDEX mailed_link_person ON mailed_link (person_id, purpose);
CREATE INDEX mailed_link_expires ON mailed_link (expires_at);

-- A colleague who was asked to work for a creditor (invitation).
CREATE TABLE invitation (
    creditor_id   BIGINT      NOT NULL,
    invitation_id BIGINT      NOT NULL,
    email         TEXT        NOT NULL,
    email_key     TEXT        NOT NULL,
    role          TEXT        NOT NULL,
    language      TEXT        NOT NULL,
    invited_by    TEXT        NOT NULL,
    made_at       TIMESTAMPTZ NOT NULL,
    expires_at    TIMESTAMPTZ NOT NULL,
    CONSTRAINT invitation_pk PRIMARY KEY (creditor_id, invitation_id),
    CONSTRAINT invitation_email UNIQUE (creditor_id, email_key),
    CONSTRAINT invitation_role_known CHECK (role IN ('administrator', 'caseworker', 'bookkeeper', 'reader'))
);

-- How many tries are left of something that is limited: free_at is the moment, in
-- milliseconds since 1970, at which all of them are. bucket is a hash of what is
-- counted (SHA-256, hex).
CREATE TABLE throttle (
    bucket  TEXT   NOT NULL,
    free_at BIGINT NOT NULL,
    CONSTRAINT throttle_pk PRIMARY KEY (bucket)
);

CREATE INDEX throttle_free ON throttle (free_at);

-- Who did what to users and their access, and when (revisionsspor). Rows are only
-- ever added. What was done at no creditor belongs to the house, number 0.
CREATE TABLE audit (
    creditor_id BIGINT      NOT NULL,
    audit_id    BIGINT      NOT NULL,
    done_at     TIMESTAMPTZ NOT NULL,
    actor       TEXT        NOT NULL,
    action      TEXT        NOT NULL,
    subject     TEXT        NOT NULL,
    detail      TEXT        NOT NULL,
    CONSTRAINT audit_pk PRIMARY KEY (creditor_id, audit_id)
);
