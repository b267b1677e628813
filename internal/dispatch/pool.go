package dispatch

import (
	"context"
	"slices"
	"sync"
	"time"
)

// pool keeps lines open between messages, since making one (TLS, login) takes
// far longer than a message. No more than server.Lines are open at once; who
// comes when all are busy waits, and so feels the pace of the server.
type pool struct {
	server Server
	busy   chan struct{} // one element for each line in use

	mu     sync.Mutex
	idle   []*line
	closed bool
}

// quitPatience is how long a server may take to say goodbye.
const quitPatience = 2 * time.Second

func newPool(server Server) *pool {
	return &pool{server: server, busy: make(chan struct{}, server.Lines)}
}

// take returns a line that has just answered: one from before, whose last
// transaction is wiped, or a new one. Each line taken is given back.
func (p *pool) take(ctx context.Context) (*line, error) {
	select {
	case p.busy <- struct{}{}:
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	for l := p.pop(); l != nil; l = p.pop() {
		if p.answers(ctx, l) {
			return l, nil
		}
		l.hangUp()
	}
	l, err := connect(ctx, p.server)
	if err != nil {
		<-p.busy
	}
	return l, err
}

// answers resets a line. One that the server has dropped meanwhile fails here,
// where a new one can still be made and nothing is in doubt.
func (p *pool) answers(ctx context.Context, l *line) bool {
	err := l.within(ctx, p.server.Timeouts.Connect, func() error { return l.command(250, "RSET") })
	return err == nil && !l.broken
}

// giveBack returns a line after use with the error that its use ended in, or nil.
func (p *pool) giveBack(ctx context.Context, l *line, err error) {
	defer func() { <-p.busy }()
	if !l.fitAfter(err) {
		l.hangUp()
		return
	}
	l.carried++
	if l.carried >= p.server.PerLine || !p.push(ctx, l) {
		p.quit(ctx, l)
	}
}

func (p *pool) push(ctx context.Context, l *line) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return false
	}
	l.expiry = time.AfterFunc(p.server.Timeouts.Idle, func() { p.expire(ctx, l) })
	p.idle = append(p.idle, l)
	return true
}

// pop takes the line that was used last, so that the others can grow old.
func (p *pool) pop() *line {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.idle) == 0 {
		return nil
	}
	last := len(p.idle) - 1
	l := p.idle[last]
	p.idle = p.idle[:last]
	l.expiry.Stop()
	return l
}

func (p *pool) expire(ctx context.Context, l *line) {
	if p.remove(l) {
		p.quit(ctx, l)
	}
}

func (p *pool) remove(l *line) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	at := slices.Index(p.idle, l)
	if at < 0 {
		return false // just taken
	}
	p.idle = slices.Delete(p.idle, at, at+1)
	return true
}

// quit ends a line politely, and in any case: also when whoever used it last has
// stopped waiting.
func (p *pool) quit(ctx context.Context, l *line) {
	_ = l.within(context.WithoutCancel(ctx), quitPatience, func() error { return l.command(221, "QUIT") })
	l.hangUp()
}

// close ends the idle lines. Lines in use end when they are given back.
func (p *pool) close() {
	p.mu.Lock()
	p.closed = true
	idle := p.idle
	p.idle = nil
	p.mu.Unlock()
	for _, l := range idle {
		l.expiry.Stop()
		p.quit(context.Background(), l)
	}
}
