-- TakeTry takes one try of a bucket, which costs so many milliseconds, and returns
-- when all will be free again. Where the bucket's room is used up it returns
-- nothing and changes nothing.
-- name: TakeTry :one
INSERT INTO throttle (bucket, free_at)
VALUES ($1, CAST(sqlc.arg(moment) AS BIGINT) + CAST(sqlc.arg(cost) AS BIGINT))
ON     CONFLICT (bucket) DO UPDATE
SET    free_at = CASE WHEN throttle.free_at > CAST(sqlc.arg(moment) AS BIGINT) THEN throttle.free_at
                 ELSE CAST(sqlc.arg(moment) AS BIGINT) END + CAST(sqlc.arg(cost) AS BIGINT)
WHERE  throttle.free_at <= CAST(sqlc.arg(moment) AS BIGINT) + CAST(sqlc.arg(room) AS BIGINT)
RETURNING throttle.free_at;

-- FreeAt returns when all tries of a bucket will be free again.
-- name: FreeAt :one
SELECT free_at
FROM   throttle
WHERE  bucket = $1;

-- GiveTryBack gives back one try of a bucket.
-- name: GiveTryBack :exec
UPDATE throttle
SET    free_at = free_at - CAST(sqlc.arg(cost) AS BIGINT)
WHERE  bucket = $1;

-- PruneThrottle removes buckets of which every try is free.
-- name: PruneThrottle :exec
DELETE FROM throttle
WHERE  free_at < $1;
