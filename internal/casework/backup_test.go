package casework_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/store"
	"krav/internal/store/backup"
	"krav/internal/store/storetest"
)

// backedUp returns a backup of the house.
func (h *house) backedUp() []byte {
	h.t.Helper()
	var file bytes.Buffer
	_, err := store.Backup(h.t.Context(), h.db.Options, &file, backup.Head{MadeAt: h.clock.now(), Keys: h.db.Options.Sealer.Keys()})
	h.works(err)
	return file.Bytes()
}

// restored returns the house that a backup makes of an empty place, an hour later.
func (h *house) restored(file []byte, o store.Options) *house {
	h.t.Helper()
	from, err := backup.NewReader(bytes.NewReader(file))
	h.works(err)
	h.works(store.Restore(h.t.Context(), o, from, h.clock.now().Add(time.Hour)))
	other := *h
	other.post = &post{}
	other.db = storetest.Reopen(h.t, o)
	options, later := other.options(), counter{next: 1_000_000}
	options.NewID = later.take // a house makes no id twice
	other.Service = casework.New(options)
	return &other
}

// contents returns the lines of a backup after the head, and without the last, which
// holds the sum of all: the rows.
func contents(t *testing.T, file []byte) []string {
	t.Helper()
	zip, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(zip)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	return lines[1 : len(lines)-2]
}

// withoutRestores leaves out the rows that say that a house was restored.
func withoutRestores(lines []string) []string {
	var left []string
	skipping := false
	for _, line := range lines {
		if strings.HasPrefix(line, "{") {
			skipping = strings.HasPrefix(line, `{"table":"restoration"`)
		}
		if !skipping || strings.HasPrefix(line, "{") {
			left = append(left, line)
		}
	}
	return left
}

// emptyPlaces are where a house can be restored to.
var emptyPlaces = map[string]func(t *testing.T) store.Options{
	"sqlite": func(t *testing.T) store.Options {
		t.Helper()
		return store.Options{Path: filepath.Join(t.TempDir(), "new", "krav.db")}
	},
	"postgres": func(t *testing.T) store.Options {
		t.Helper()
		return store.Options{URL: storetest.EmptyPostgres(t)}
	},
}

func TestAHouseIsRestoredIntoEitherEngine(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.lived()
		h.also(fjord()).invoices(anna, clara)
		h.works(h.db.Update(h.t.Context(), h.creditor, func(ctx context.Context, tx casework.Tx) error {
			return tx.SaveSecret(ctx, "webhook", "hemmelig")
		}))
		h.at("2026-12-01")
		file, planned := h.backedUp(), fmt.Sprintf("%+v", h.plan(""))
		if !strings.Contains(planned, "Fingerprint") {
			h.t.Fatal("a plan has no fingerprints")
		}
		for name, place := range emptyPlaces {
			h.t.Run("into "+name, func(t *testing.T) {
				t.Parallel()
				here := *h
				here.t = t
				there := here.restored(file, place(t))
				there.proven()
				there.works(there.db.View(t.Context(), there.creditor, func(ctx context.Context, r casework.Reader) error {
					if got, err := r.Secret(ctx, "webhook"); err != nil || got != "hemmelig" {
						t.Errorf("the secret is %q, %v", got, err)
					}
					return nil
				}))
				if diff := cmp.Diff(withoutRestores(contents(t, there.backedUp())), withoutRestores(contents(t, file))); diff != "" {
					t.Errorf("the rows are others (-restored +before):\n%s", diff)
				}
				if diff := cmp.Diff(fmt.Sprintf("%+v", there.plan("")), planned); diff != "" {
					t.Errorf("the next steps are others (-restored +before):\n%s", diff)
				}
			})
		}
	})
}

func TestARestoredHouseIsOnHoldUntilItIsReleased(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, clara)
		h.decide(casework.Approval{Always: true}) // Anna's letter waits to be composed and sent
		there := h.restored(h.backedUp(), emptyPlaces["sqlite"](h.t))
		err := there.Run(h.t.Context(), there.person, there.creditor, civil.Date{}, casework.Approval{Always: true}, func(casework.RunRow) error { return nil })
		there.fails(err, fault.Conflict, "house.on_hold")
		there.fails(there.runner().Drain(h.t.Context()), fault.Conflict, "house.on_hold")
		_, err = there.Pack(h.t.Context(), there.person, there.creditor, casework.PackNext, nil, io.Discard)
		there.fails(err, fault.Conflict, "house.on_hold")
		there.mails(0)
		there.pays(first+1, "100.00") // what comes in is taken in all the same
		_, err = there.Release(h.t.Context(), there.person, civil.Date{}, "")
		there.fails(err, fault.Forbidden, "access.not_allowed")
		paused, err := there.Release(h.t.Context(), there.operator, civil.Date{}, "")
		there.works(err)
		if paused != 0 {
			h.t.Errorf("%d cases are on pause", paused)
		}
		there.work()
		there.mails(1)
		_, err = there.Release(h.t.Context(), there.operator, civil.Date{}, "")
		there.fails(err, fault.Conflict, "house.not_on_hold")
	})
}

func TestWhatWasSentBeforeTheBackupIsNotSentAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.run()
		h.mails(2)
		there := h.restored(h.backedUp(), emptyPlaces["sqlite"](h.t))
		_, err := there.Release(h.t.Context(), there.operator, civil.Date{}, "")
		there.works(err)
		there.run()
		there.mails(0)
		there.steps(first, "reminder-1")
		there.at("2026-11-20") // and the case goes on from where it was
		there.run()
		there.mails(2)
		there.steps(first, "reminder-1", "reminder-2")
		there.proven()
	})
}

// What was sent between the backup and the loss can't be known. With a pause nobody
// gets it twice: the letter that waited is stopped, and its fee goes with it.
func TestAPauseKeepsWhatMayHaveBeenSentFromBeingSentAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.pays(first+1, "800.00")
		h.decide(casework.Approval{Always: true})
		file := h.backedUp()
		h.work() // sent after the backup: Anna's letter, and Bent's receipt
		there := h.restored(file, emptyPlaces["sqlite"](h.t))
		_, err := there.Release(h.t.Context(), there.operator, civil.MustParse("2026-11-02"), "x")
		there.fails(err, fault.Invalid, "case.hold_day_passed")
		paused, err := there.Release(h.t.Context(), there.operator, civil.MustParse("2026-11-14"), "gendannet")
		there.works(err)
		if paused != 1 { // Bent's case is closed
			h.t.Errorf("%d cases are on pause, want 1", paused)
		}
		there.work()
		for _, d := range there.look(first).Case.Dispatches {
			if d.Status != debt.Stopped {
				h.t.Errorf("Anna's letter is %v", d.Status)
			}
		}
		there.at("2026-11-13")
		there.run()
		there.at("2026-11-14")
		there.run()
		there.steps(first, "reminder-1 step.stopped", "reminder-1")
		there.mails(2) // and Bent's receipt: it asks for nothing, so it may come twice
		there.proven()
	})
}

func TestABackupIsOfOneMomentWhateverGoesOn(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		done := make(chan struct{})
		var working sync.WaitGroup
		working.Go(func() {
			defer close(done)
			for range 60 {
				_, err := h.RecordPayment(h.t.Context(), h.person, h.creditor, casework.PaymentByHand{Number: first, Amount: kr("1.00"), Again: true})
				if err != nil {
					h.t.Error(err)
					return
				}
			}
		})
		var files [][]byte
		for going := true; going; {
			select {
			case <-done:
				going = false
			default:
			}
			files = append(files, h.backedUp())
		}
		working.Wait()
		for _, file := range [][]byte{files[0], files[len(files)/2], files[len(files)-1]} {
			there := h.restored(file, emptyPlaces["sqlite"](h.t))
			there.proven()
		}
	})
}

func TestAHouseWithSomebodyInItIsNotRestoredOver(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		file := h.backedUp()
		from, err := backup.NewReader(bytes.NewReader(file))
		h.works(err)
		h.fails(store.Restore(h.t.Context(), h.db.Options, from, h.clock.now()), fault.Conflict, "restore.house_not_empty")
		h.state(first, debt.Open)
		if got, err := h.Creditor(h.t.Context(), access.NightRun(), h.creditor); err != nil || got.Name != "Fjord Fitness ApS" {
			h.t.Errorf("the creditor is %v, %v", got, err)
		}
	})
}
