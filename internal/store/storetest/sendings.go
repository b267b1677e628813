package storetest

import (
	"sync"
	"sync/atomic"
	"time"
)

var sendingTests = map[string]func(Database){
	"OfEqualFormsOneIsTheFirst":           oneFormIsTheFirst,
	"AFormIsAnsweredAsTheFirstWas":        formsAreAnsweredAlike,
	"AFormIsRememberedForTenMinutes":      formsAreForgotten,
	"AFormThatDidNothingMayBeSentAgain":   formsAreDropped,
	"FormsThatAreOldAreRemovedAltogether": formsArePruned,
}

func (d Database) sends(at time.Time, key string) (string, bool) {
	d.t.Helper()
	answer, first, err := d.Sendings(func() time.Time { return at }).Begin(d.t.Context(), key)
	if err != nil {
		d.t.Fatal(err)
	}
	return answer, first
}

var sentAt = time.Date(2026, 11, 21, 8, 0, 0, 0, time.UTC)

func oneFormIsTheFirst(d Database) {
	var first atomic.Int64
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			_, is, err := d.Sendings(func() time.Time { return sentAt }).Begin(d.t.Context(), "k1")
			if err != nil {
				d.t.Error(err)
			}
			if is {
				first.Add(1)
			}
		})
	}
	group.Wait()
	if got := first.Load(); got != 1 {
		d.t.Errorf("%d are the first", got)
	}
}

func formsAreAnsweredAlike(d Database) {
	d.sends(sentAt, "k1")
	if answer, first := d.sends(sentAt, "k1"); answer != "" || first {
		d.t.Errorf("while it is dealt with: %q, %t", answer, first)
	}
	if err := d.Sendings(func() time.Time { return sentAt }).End(d.t.Context(), "k1", "/cases/1"); err != nil {
		d.t.Fatal(err)
	}
	if answer, first := d.sends(sentAt, "k1"); answer != "/cases/1" || first {
		d.t.Errorf("afterwards: %q, %t", answer, first)
	}
	if answer, first := d.sends(sentAt, "k2"); answer != "" || !first {
		d.t.Errorf("another: %q, %t", answer, first)
	}
}

func formsAreForgotten(d Database) {
	d.sends(sentAt, "k1")
	if _, first := d.sends(sentAt.Add(10*time.Minute), "k1"); first {
		d.t.Error("forgotten within ten minutes")
	}
	if _, first := d.sends(sentAt.Add(10*time.Minute+time.Millisecond), "k1"); !first {
		d.t.Error("remembered after ten minutes")
	}
	if _, first := d.sends(sentAt.Add(20*time.Minute), "k1"); first {
		d.t.Error("what was sent anew isn't remembered")
	}
}

func formsAreDropped(d Database) {
	d.sends(sentAt, "k1")
	if err := d.Sendings(func() time.Time { return sentAt }).Drop(d.t.Context(), "k1"); err != nil {
		d.t.Fatal(err)
	}
	if _, first := d.sends(sentAt, "k1"); !first {
		d.t.Error("a form that did nothing can't be sent again")
	}
}

func formsArePruned(d Database) {
	d.sends(sentAt, "old")
	d.sends(sentAt.Add(time.Hour), "new")
	if err := d.Sendings(func() time.Time { return sentAt.Add(time.Hour) }).Prune(d.t.Context()); err != nil {
		d.t.Fatal(err)
	}
	var left string
	if err := d.Raw.QueryRowContext(d.t.Context(), "SELECT hash FROM form_sent").Scan(&left); err != nil || left != "new" {
		d.t.Errorf("%q is left, %v", left, err)
	}
}
