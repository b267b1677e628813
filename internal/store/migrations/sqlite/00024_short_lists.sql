-- +goose Up

-- SQLite is told what to expect of every index, and goes by the elements of a list
-- already. The number is PostgreSQL's.
