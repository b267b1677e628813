package casework

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"krav/internal/jobs"
)

// serverWait is how long letters wait before a mail server that could not be used
// is tried again.
const serverWait = 2 * time.Minute

// isHouses reports whether a message couldn't be handed over for a reason that is
// the house's own, and that meets every other message too: the mail server is
// down, isn't trusted, or doesn't let us in.
func isHouses(err error) bool {
	failure, ok := errors.AsType[*SendError](err)
	return ok && failure.Hindrance == OwnSide && !failure.InDoubt && !failure.Permanent
}

// waiting turns what is wrong on the house's own side into a wait: letters lie
// until it is mended, however long that takes, and the operator is told. It is no
// try in vain, so no letter fails by it.
func (s *Service) waiting(ctx context.Context, err error) error {
	if !isHouses(err) {
		return err
	}
	s.Log.ErrorContext(ctx, "letters wait: e-mail can't be sent", slog.String("why", reasonOf(err)), slog.Any("error", err))
	return jobs.Wait(serverWait, errors.New(reasonOf(err)))
}
