package storetest

import (
	"context"
	"sync"
	"time"

	"krav/internal/account"
	"krav/internal/fault"
)

var accountTests = map[string]func(Database){
	"of many who take tries at once, as many get one as there are": triesTaken,
	"a link is used once, whoever comes at once":                   linkUsed,
	"an address is one person's, however it is written":            addressTaken,
	"what has run out is removed, and nothing else":                accountsPruned,
	"who comes with a session is known, and where they work":       visitorsKnown,
}

// changing runs f in a transaction of the house.
func (d Database) changing(f func(ctx context.Context, tx account.Tx) error) error {
	return d.Accounts().Update(d.t.Context(), 0, f)
}

func triesTaken(d Database) {
	// Room for three tries besides the one that is taken: four at once.
	b := account.Bucket{Key: "aa", Cost: time.Minute, Room: 3 * time.Minute}
	at := moment("2026-11-02T08:00:00Z")
	take := func(at time.Time) bool {
		var taken bool
		err := d.changing(func(ctx context.Context, tx account.Tx) error {
			var err error
			_, taken, err = tx.TakeTry(ctx, b, at)
			return err
		})
		if err != nil {
			d.t.Error(err)
		}
		return taken
	}
	var taking sync.WaitGroup
	var mu sync.Mutex
	got := 0
	for range 10 {
		taking.Go(func() {
			if take(at) {
				mu.Lock()
				defer mu.Unlock()
				got++
			}
		})
	}
	taking.Wait()
	if got != 4 {
		d.t.Errorf("%d tries were taken, want 4", got)
	}
	if take(at.Add(59 * time.Second)) {
		d.t.Error("a fifth try before a minute has passed")
	}
	if !take(at.Add(time.Minute)) || take(at.Add(time.Minute)) {
		d.t.Error("a minute frees one try")
	}
}

func linkUsed(d Database) {
	add := func(ctx context.Context, tx account.Tx) error {
		return tx.AddLink(ctx, account.Link{
			ID: 7, Purpose: account.ForReset, Email: "a@b.example", Body: "{}",
			Made: moment("2026-11-02T08:00:00Z"), Expires: moment("2026-11-02T09:00:00Z"),
		})
	}
	if err := d.changing(add); err != nil {
		d.t.Fatal(err)
	}
	var using sync.WaitGroup
	var mu sync.Mutex
	used := 0
	for range 4 {
		using.Go(func() {
			err := d.changing(func(ctx context.Context, tx account.Tx) error {
				_, err := tx.UseLink(ctx, 7)
				return err
			})
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				used++
			} else if !fault.HasKey(err, "link.used_or_expired") {
				d.t.Error(err)
			}
		})
	}
	using.Wait()
	if used != 1 {
		d.t.Errorf("used %d times, want once", used)
	}
}

func addressTaken(d Database) {
	add := func(id account.PersonID, email string) error {
		return d.changing(func(ctx context.Context, tx account.Tx) error {
			return tx.AddPerson(ctx, account.Person{ID: id, Email: email, Name: "Bo", Language: "da", Added: moment("2026-11-02T08:00:00Z")})
		})
	}
	if err := add(1, "Bo@krav.example"); err != nil {
		d.t.Fatal(err)
	}
	if err := add(2, "bo@KRAV.example"); !fault.HasKey(err, "user.email_taken") {
		d.t.Errorf("the same address = %v, want user.email_taken", err)
	}
	if err := add(2, "ib@krav.example"); err != nil {
		d.t.Fatal(err)
	}
	err := d.changing(func(ctx context.Context, tx account.Tx) error { return tx.SaveEmail(ctx, 2, "bo@krav.example") })
	if !fault.HasKey(err, "user.email_taken") {
		d.t.Errorf("changing to it = %v, want user.email_taken", err)
	}
}

func accountsPruned(d Database) {
	now := moment("2026-11-02T08:00:00Z")
	err := d.changing(func(ctx context.Context, tx account.Tx) error {
		if err := tx.AddPerson(ctx, account.Person{ID: 1, Email: "bo@krav.example", Name: "Bo", Language: "da", Added: now}); err != nil {
			return err
		}
		for hash, seen := range map[string]time.Time{"old": now.Add(-13 * time.Hour), "new": now} {
			if err := tx.AddSession(ctx, account.Session{Hash: hash, Person: 1, Began: seen}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	if err := d.Accounts().Prune(d.t.Context(), now, now.Add(-12*time.Hour), now); err != nil {
		d.t.Fatal(err)
	}
	err = d.Accounts().View(d.t.Context(), func(ctx context.Context, r account.Reader) error {
		left, err := r.Sessions(ctx, 1)
		if len(left) != 1 || left[0].Hash != "new" {
			d.t.Errorf("sessions left = %+v, want the new one", left)
		}
		return err
	})
	if err != nil {
		d.t.Error(err)
	}
}
