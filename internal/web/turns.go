package web

import (
	"context"
	"net/http"
	"runtime"
	"sync"
	"time"
)

// Pages are made as many at once as there are processors, in the order in which they
// were asked for. All at once would take as long together, and each of them longer: who
// came first would wait for those who came after. A turn ends when a page begins to be
// sent, so a slow line and a long download hold up nobody.
type turns chan struct{}

// turnWaits is how long a page waits for its turn. After that it is made beside the
// others.
const turnWaits = 250 * time.Millisecond

func newTurns() turns { return make(turns, runtime.GOMAXPROCS(0)) }

// take waits for a turn, and returns what ends it.
func (t turns) take(ctx context.Context) (end func()) {
	select {
	case t <- struct{}{}:
		return t.end
	default:
	}
	wait := time.NewTimer(turnWaits)
	defer wait.Stop()
	select {
	case t <- struct{}{}:
		return t.end
	case <-wait.C:
	case <-ctx.Done():
	}
	return func() {}
}

func (t turns) end() { <-t }

// of waits for a request's turn, and returns what ends it, however often it is called.
// What changes something isn't held back.
func (t turns) of(r *http.Request) (end func()) {
	if r.Method != http.MethodGet {
		return func() {}
	}
	return sync.OnceFunc(t.take(r.Context()))
}
