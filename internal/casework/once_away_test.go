package casework_test

import (
	"context"
	"database/sql"
	"strings"
	"sync/atomic"
	"testing"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/jobs"
	"krav/internal/store/storetest"
)

// TestExactlyOnceWhenTheDatabaseGoesAwayAndComesBack stops the server in the middle
// of each task, as when the machine is switched off, and starts it again: once for
// so long that the task ends and is begun anew, and once so shortly that it goes on
// by itself.
func TestExactlyOnceWhenTheDatabaseGoesAwayAndComesBack(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("SKIPPED: starts servers. Run without -short")
	}
	for _, mode := range []string{"immediate", "fast"} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			server := storetest.StartServer(t)
			h := newHouse(t, server.Open(t))
			h.invoices(many(120)...)

			seen := 0
			run := func(then func()) error {
				return h.Run(t.Context(), h.person, h.creditor, civil.Date{}, casework.Approval{Always: true}, func(casework.RunRow) error {
					if seen++; seen == 10 || seen == 60 {
						then()
					}
					return nil
				})
			}
			err := run(func() { server.Stop(mode) }) // after the first fifty
			h.fails(err, fault.Unavailable, "store.unavailable")
			server.Start()
			h.works(run(func() { server.Stop(mode); server.Start() })) // goes on by itself
			if got := h.count("step"); got != 120 || seen != 120 {
				t.Errorf("%d steps, %d told, want 120 of both", got, seen)
			}
			h.sendsThrough(server, mode)
			h.proven()
		})
	}
}

// sendsThrough has the letters made and sent by a program that is not begun again
// though the server goes away under it, twice. What was disturbed is tried again.
func (h *house) sendsThrough(server *storetest.Server, mode string) {
	h.t.Helper()
	ctx, stop := context.WithCancel(h.t.Context())
	defer stop()
	var sent atomic.Int64
	h.post.answers(func(casework.Outgoing) error {
		switch sent.Add(1) {
		case 10, 30:
			server.Stop(mode)
			server.Start()
		case 40: // it went on by itself
			stop()
		}
		return nil
	})
	h.works(h.runner().Run(ctx))
	for range 12 {
		h.later(jobs.Backoff(12, 1))
		h.work()
	}
	ids := make(map[string]bool)
	for _, m := range h.post.sent {
		ids[m.MessageID] = true
	}
	if len(ids) != 120 || len(h.post.sent) > 120+2*connections {
		h.t.Errorf("%d e-mails of %d letters, want 120, and no more again than were on their way", len(h.post.sent), len(ids))
	}
}

// TestExactlyOnceWhenAnotherHoldsTheFile has another program hold the SQLite file
// for longer than is waited for it.
func TestExactlyOnceWhenAnotherHoldsTheFile(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("SKIPPED: waits for ten seconds. Run without -short")
	}
	h := newHouse(t, storetest.OpenSQLite(t))
	h.invoices(anna, bent)
	free := h.held()
	paid := movement{ref: "B1", amount: "100.00", day: "2026-11-02", text: "sag 10001"}
	_, err := h.ImportPayments(t.Context(), h.person, h.creditor, strings.NewReader(camt("S1", paid)), "S1.xml")
	h.fails(err, fault.Unavailable, "store.unavailable")
	free()

	h.bank("S1", paid)
	h.owes(first, "1100.00")
	h.run()
	h.steps(first, "reminder-1")
	h.steps(first+1, "reminder-1")
	h.proven()
}

// held has another program begin to write, and returns what ends it.
func (h *house) held() (free func()) {
	h.t.Helper()
	other, err := sql.Open("sqlite", "file:"+h.db.Options.Path)
	h.works(err)
	conn, err := other.Conn(h.t.Context())
	h.works(err)
	_, err = conn.ExecContext(h.t.Context(), "BEGIN IMMEDIATE")
	h.works(err)
	return func() {
		_, err := conn.ExecContext(h.t.Context(), "ROLLBACK")
		h.works(err)
		h.works(conn.Close())
		h.works(other.Close())
	}
}
