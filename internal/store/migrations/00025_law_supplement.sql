-- +goose Up

-- Reference rates that the operator entered, because they couldn't wait for a release
-- of the program (tillaeg til lovbogen). The rate is in millionths a year. Until another
-- has confirmed one (seconded), it is used as an unverified one.
CREATE TABLE law_supplement (
    since_on      DATE        NOT NULL,
    rate          BIGINT      NOT NULL,
    seen          TEXT        NOT NULL,
    entered_name  TEXT        NOT NULL,
    entered_by    TEXT        NOT NULL,
    entered_at    TIMESTAMPTZ NOT NULL,
    seconded_name TEXT        NOT NULL,
    seconded_by   TEXT        NOT NULL,
    seconded_at   TIMESTAMPTZ,
    CONSTRAINT law_supplement_pk PRIMARY KEY (since_on)
);
