-- +goose Up

-- What whoever runs the house is asked to do (opgave til driften): to enter the
-- reference rate of a half-year, or to confirm one. It ends by itself when that is done.
-- about_on is the day that the half-year begins.
CREATE TABLE house_task (
    kind      TEXT        NOT NULL,
    about_on  DATE        NOT NULL,
    raised_at TIMESTAMPTZ NOT NULL,
    done_at   TIMESTAMPTZ,
    CONSTRAINT house_task_pk PRIMARY KEY (kind, about_on),
    CONSTRAINT house_task_kind_ck CHECK (kind IN ('enter_rate', 'confirm_rate'))
);
