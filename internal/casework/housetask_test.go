package casework_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/money"
)

// askedOfHouse tells what whoever runs the house is asked to do.
func (h *house) askedOfHouse() string {
	h.t.Helper()
	tasks, err := h.HouseTasks(h.t.Context(), h.operator)
	if err != nil {
		h.t.Fatal(err)
	}
	said := make([]string, len(tasks))
	for i, t := range tasks {
		said[i] = fmt.Sprintf("%s %s since %s", t.Kind, t.About, casework.DayOf(t.Raised))
	}
	return strings.Join(said, ", ")
}

// keeps looks on a morning at what is to be asked.
func (h *house) keeps(on, want string) {
	h.t.Helper()
	h.at(on)
	h.works(h.KeepHouseTasks(h.t.Context(), access.NightRun()))
	if got := h.askedOfHouse(); got != want {
		h.t.Errorf("on %s: asked %q, want %q", on, got, want)
	}
}

// The reference rate is known until 31 December 2026 (law.md section 1.5). It is asked
// for within thirty days of 1 January 2027: from 2 December, not on the first.
func TestAMissingRateIsOneTaskThatEndsWhenItIsEntered(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.keeps("2026-12-01", "")
		h.keeps("2026-12-02", "enter_rate 2027-01-01 since 2026-12-02")
		h.keeps("2027-01-05", "enter_rate 2027-01-01 since 2026-12-02")
		h.works(h.enter(typed("2027-01-01", money.PerCent(2, 25))))
		if got := h.askedOfHouse(); got != "" {
			h.t.Errorf("asked %q after the rate was entered", got)
		}
		h.keeps("2027-05-31", "")
		h.keeps("2027-06-01", "enter_rate 2027-07-01 since 2027-06-01")
	})
}

func TestWhereThereIsAnotherOperatorARateIsAskedToBeConfirmed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.at("2027-01-05")
		employs(h, "anne@krav.example", "bo@krav.example")
		h.works(h.enter(typed("2027-01-01", money.PerCent(2, 25))))
		if got, want := h.askedOfHouse(), "confirm_rate 2027-01-01 since 2027-01-05"; got != want {
			h.t.Errorf("asked %q, want %q", got, want)
		}
		if _, err := h.SecondRate(h.t.Context(), h.operator, day("2027-01-01"), money.PerCent(2, 25), "Bo Lund"); err != nil {
			h.t.Error(err)
		}
		if got := h.askedOfHouse(); got != "" {
			h.t.Errorf("asked %q after the rate was confirmed", got)
		}
	})
}

// A user who enters a rate and takes another name isn't another.
func TestAUserCannotConfirmTheirOwnRate(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.at("2027-01-05")
		grant := access.Grant{Creditor: access.House, Role: access.Operator}
		anne, bo := access.NewPerson(3, "Anne Holm", grant), access.NewPerson(4, "Bo Lund", grant)
		if _, err := h.EnterRate(h.t.Context(), anne, typed("2027-01-01", money.PerCent(2, 25))); err != nil {
			h.t.Fatal(err)
		}
		renamed := access.NewPerson(3, "Anne Gift", grant)
		_, err := h.SecondRate(h.t.Context(), renamed, day("2027-01-01"), money.PerCent(2, 25), renamed.Name())
		h.refuses(err, "law.supplement_second_same")
		_, err = h.SecondRate(h.t.Context(), bo, day("2027-01-01"), money.PerCent(2, 25), bo.Name())
		h.works(err)
	})
}

func TestALikelySlipOfTheHandIsNoRate(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.at("2027-01-05")
		h.refuses(h.enter(typed("2027-01-01", money.PerCent(200, 0))), "law.supplement_unlikely")
		h.refuses(h.enter(typed("2027-01-01", money.PerCent(-45, 0))), "law.supplement_unlikely")
		if got := h.LawInForce().ReferenceRate.KnownUntil; got != day("2027-01-01") {
			h.t.Errorf("known until %s", got)
		}
	})
}

func TestTheTaskIsRaisedOnceHoweverManyLookAtOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.at("2026-12-20")
		employs(h, "anne@krav.example", "bo@krav.example")
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				if err := h.elsewhere().KeepHouseTasks(h.t.Context(), access.NightRun()); err != nil {
					h.t.Error(err)
				}
			})
		}
		all.Wait()
		if got, want := h.askedOfHouse(), "enter_rate 2027-01-01 since 2026-12-20"; got != want {
			h.t.Errorf("asked %q, want %q", got, want)
		}
		if _, err := h.HouseTasks(h.t.Context(), h.person); err == nil {
			h.t.Error("a creditor's administrator sees the tasks of the house")
		}
	})
}

// employs makes users who run the house.
func employs(h *house, emails ...string) {
	h.t.Helper()
	accounts := h.db.Accounts()
	for i, email := range emails {
		err := accounts.Update(h.t.Context(), 0, func(ctx context.Context, tx account.Tx) error {
			p := account.Person{ID: account.PersonID(100 + i), Email: email, Name: email, Added: h.Now()}
			if err := tx.AddPerson(ctx, p); err != nil {
				return err
			}
			return tx.SaveMembership(ctx, p.ID, account.Membership{Creditor: 0, Role: access.Operator}, h.Now())
		})
		if err != nil {
			h.t.Fatal(err)
		}
	}
}
