package storetest

import (
	"context"
	"strings"
	"sync"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/store"
)

var creditorTests = map[string]func(Database){
	"a creditor comes back with settings and clock":       creditorComesBack,
	"four added at once get a number each":                creditorsListed,
	"only a sandbox's clock can be moved":                 clockMoved,
	"changes of settings come back, the newest first":     settingsChanged,
	"case numbers are given once, in a row for each":      caseNumbers,
	"a secret is sealed, and opens only where it belongs": secretSealed,
	"without keys no secret is stored":                    secretWithoutKeys,
}

func creditorComesBack(d Database) {
	want := casework.Creditor{
		Sandbox: true, ClockAt: moment("2026-03-01T07:00:00.5Z"), Name: "Nordlys El ApS", Address: []string{"Havnen 1"},
		CVR: "12345674", Account: casework.Account{FIK: "81234567"}, Terms: casework.Terms{Flow: "standard", PostalDays: new(3)},
	}
	d.begin(3)
	id, err := d.AddCreditor(d.t.Context(), want)
	if id != 4 || err != nil {
		d.t.Fatalf("added as %d, %v; want 4", id, err)
	}
	want.ID = id
	w := writer{d, id}
	want.Name, want.Sender = "Nordlys Energi ApS", "Bo"
	w.updating(func(ctx context.Context, tx casework.Tx) error { return tx.SaveCreditor(ctx, want) })
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		got, err := r.Creditor(ctx)
		if diff := cmp.Diff(got, want, cmp.AllowUnexported(money.Amount{})); diff != "" {
			d.t.Errorf("creditor (-got +want):\n%s", diff)
		}
		return err
	})
}

func creditorsListed(d Database) {
	var adding sync.WaitGroup
	for range 4 {
		adding.Go(func() {
			if _, err := d.AddCreditor(d.t.Context(), casework.Creditor{Name: "En af fire"}); err != nil {
				d.t.Error(err)
			}
		})
	}
	adding.Wait()
	got, err := d.Creditors(d.t.Context())
	if diff := cmp.Diff(got, []debt.CreditorID{1, 2, 3, 4}); diff != "" || err != nil {
		d.t.Errorf("creditors, %v (-got +want):\n%s", err, diff)
	}
}

// settingsChanged notes three changes, one of them another creditor's.
func settingsChanged(d Database) {
	w, other := d.begin(1), d.begin(2)
	change := func(id int64, was, is string) casework.SettingsChange {
		return casework.SettingsChange{
			ID: id, Part: casework.OwnerPart, At: moment("2026-11-21T08:00:00Z"), By: "person:7",
			Before: casework.Creditor{Name: was}, After: casework.Creditor{Name: is, Terms: casework.Terms{PostalDays: new(0)}},
		}
	}
	other.updating(func(ctx context.Context, tx casework.Tx) error { return tx.AddSettingsChange(ctx, change(6, "X", "Y")) })
	w.updating(func(ctx context.Context, tx casework.Tx) error { return tx.AddSettingsChange(ctx, change(5, "A", "B")) })
	w.updating(func(ctx context.Context, tx casework.Tx) error { return tx.AddSettingsChange(ctx, change(7, "B", "C")) })
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		all, err := r.SettingsChanges(ctx, 0, 10)
		if diff := cmp.Diff(all, []casework.SettingsChange{change(7, "B", "C"), change(5, "A", "B")}, cmp.AllowUnexported(money.Amount{})); diff != "" || err != nil {
			d.t.Errorf("%v, changes (-got +want):\n%s", err, diff)
		}
		earlier, err := r.SettingsChanges(ctx, 7, 10)
		if len(earlier) != 1 || earlier[0].ID != 5 {
			d.t.Errorf("before the seventh: %+v", earlier)
		}
		if _, missing := r.SettingsChange(ctx, 6); !fault.Is(missing, fault.NotFound) {
			d.t.Errorf("another creditor's change = %v, want not found", missing)
		}
		return err
	})
}

func clockMoved(d Database) {
	sandbox, real := d.begin(2), d.begin(1)
	at := moment("2027-01-01T12:00:00Z")
	sandbox.updating(func(ctx context.Context, tx casework.Tx) error { return tx.SetClock(ctx, at) })
	sandbox.viewing(func(ctx context.Context, r casework.Reader) error {
		c, err := r.Creditor(ctx)
		if !c.ClockAt.Equal(at) {
			d.t.Errorf("clock = %v, want %v", c.ClockAt, at)
		}
		return err
	})
	err := real.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error { return tx.SetClock(ctx, at) })
	if !fault.Is(err, fault.Forbidden) {
		d.t.Errorf("moving a real clock = %v, want a fault Forbidden", err)
	}
}

func caseNumbers(d Database) {
	one, two := d.begin(1), d.begin(2)
	for _, c := range []struct {
		w    writer
		n    int
		want int64
	}{{one, 3, 10_001}, {one, 1, 10_004}, {two, 1, 10_001}, {one, 1, 10_005}} {
		c.w.updating(func(ctx context.Context, tx casework.Tx) error {
			first, err := tx.CaseNumbers(ctx, c.n)
			if first != c.want {
				d.t.Errorf("first of %d = %d, want %d", c.n, first, c.want)
			}
			return err
		})
	}
}

func secretSealed(d Database) {
	one, two := d.begin(1), d.begin(3)
	one.updating(func(ctx context.Context, tx casework.Tx) error { return tx.SaveSecret(ctx, "smtp", "hemmelig") })
	one.updating(func(ctx context.Context, tx casework.Tx) error { return tx.SaveSecret(ctx, "smtp", "nyt og hemmeligt") })
	one.viewing(func(ctx context.Context, r casework.Reader) error {
		got, err := r.Secret(ctx, "smtp")
		if got != "nyt og hemmeligt" {
			d.t.Errorf("secret = %q", got)
		}
		return err
	})
	if dump := d.tableDump("secret"); strings.Contains(dump, "hemmelig") || !strings.Contains(dump, "key_id=test") {
		d.t.Errorf("the row: %s", dump)
	}
	if _, err := d.Raw.ExecContext(d.t.Context(), "INSERT INTO secret SELECT 3, name, key_id, cipher FROM secret WHERE creditor_id = 1"); err != nil {
		d.t.Fatal(err)
	}
	two.viewing(func(ctx context.Context, r casework.Reader) error {
		if got, err := r.Secret(ctx, "smtp"); !fault.Is(err, fault.Unavailable) {
			d.t.Errorf("a secret copied to another creditor = %q, %v; want a fault Unavailable", got, err)
		}
		return nil
	})
	one.updating(func(ctx context.Context, tx casework.Tx) error { return tx.SaveSecret(ctx, "smtp", "") })
	one.viewing(func(ctx context.Context, r casework.Reader) error {
		if _, err := r.Secret(ctx, "smtp"); !fault.Is(err, fault.NotFound) {
			d.t.Errorf("a secret that was removed = %v, want a fault NotFound", err)
		}
		return nil
	})
}

func secretWithoutKeys(d Database) {
	w := d.begin(1)
	w.updating(func(ctx context.Context, tx casework.Tx) error { return tx.SaveSecret(ctx, "smtp", "hemmelig") })
	o := d.Options
	o.Sealer = nil
	keyless, err := store.Open(d.t.Context(), o)
	if err != nil {
		d.t.Fatal(err)
	}
	defer func() { _ = keyless.Close() }()
	err = keyless.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error { return tx.SaveSecret(ctx, "sms", "x") })
	if !fault.HasKey(err, "secret.no_keys") {
		d.t.Errorf("storing = %v, want secret.no_keys", err)
	}
	err = keyless.View(d.t.Context(), 1, func(ctx context.Context, r casework.Reader) error {
		_, err := r.Secret(ctx, "smtp")
		return err
	})
	if !fault.HasKey(err, "secret.key_missing") {
		d.t.Errorf("reading = %v, want secret.key_missing", err)
	}
}
