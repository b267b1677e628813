package storetest

import (
	"context"
	"errors"

	"github.com/google/go-cmp/cmp"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/fault"
)

// visitorsKnown: Bo works for creditors 1 and 2, Ib for nobody; what one reads by the
// session is the same as what one reads part by part.
func visitorsKnown(d Database) {
	d.begin(1)
	d.begin(2)
	at := moment("2026-11-02T08:00:00Z")
	want := map[string][]account.Membership{
		"bo": {{Creditor: 1, Role: access.Administrator}, {Creditor: 2, Role: access.Reader}}, "ib": {},
	}
	err := d.changing(func(ctx context.Context, tx account.Tx) error {
		var errs []error
		for i, name := range []string{"bo", "ib"} {
			id := account.PersonID(i + 1)
			errs = append(errs,
				tx.AddPerson(ctx, account.Person{ID: id, Email: name + "@krav.example", Name: name, Language: "da", Password: "hash of " + account.PasswordHash(name), Added: at}),
				tx.AddSession(ctx, account.Session{Hash: "session of " + name, Person: id, Began: at, Address: "192.0.2.1", Agent: "Netscape"}))
			for _, m := range want[name] {
				errs = append(errs, tx.SaveMembership(ctx, id, m, at))
			}
		}
		return errors.Join(errs...)
	})
	if err != nil {
		d.t.Fatal(err)
	}
	for name, works := range want {
		d.visits("session of "+name, works)
	}
	if _, _, _, err := d.Accounts().Visitor(d.t.Context(), "session of nobody"); !fault.HasKey(err, "session.ended") {
		d.t.Errorf("a session that isn't there = %v, want session.ended", err)
	}
}

// visits fails the test unless a session is told of as it is stored, with where its
// person works.
func (d Database) visits(hash string, works []account.Membership) {
	d.t.Helper()
	x, p, memberships, err := d.Accounts().Visitor(d.t.Context(), hash)
	if diff := cmp.Diff(memberships, works); diff != "" || err != nil {
		d.t.Errorf("%v, %s works for (-got +want):\n%s", err, hash, diff)
	}
	err = d.Accounts().View(d.t.Context(), func(ctx context.Context, r account.Reader) error {
		session, err := r.Session(ctx, hash)
		if err != nil {
			return err
		}
		person, err := r.Person(ctx, session.Person)
		if diff := cmp.Diff(x, session) + cmp.Diff(p, person); diff != "" {
			d.t.Errorf("%s at once (-), part by part (+):\n%s", hash, diff)
		}
		return err
	})
	if err != nil {
		d.t.Error(err)
	}
}
