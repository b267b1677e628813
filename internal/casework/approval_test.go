package casework_test

import (
	"testing"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/fault"
)

// tries runs what is due for somebody and returns the error.
func (h *house) tries(who access.Actor, on string, approval casework.Approval) error {
	h.t.Helper()
	var d civil.Date
	if on != "" {
		d = day(on)
	}
	return h.Run(h.t.Context(), who, h.creditor, d, approval, func(casework.RunRow) error { return nil })
}

func TestOnlyWhatWasPlannedIsDone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent, clara)
		approval := approved(h.plan(""))
		h.pays(first+1, "100.00")
		h.works(h.Hold(h.t.Context(), h.person, h.creditor, first+2, day("2026-11-30"), "ferie"))
		h.invoices("1005;21;Dora Ek;Vej 1;4300;Holbæk;dora@ek.example;12-10-2026;26-10-2026;250,00")
		h.works(h.Note(h.t.Context(), h.person, h.creditor, first, "ringede: betaler snart")) // changes nothing
		got := make(map[int64]string)
		for _, row := range h.decide(approval) {
			got[row.Number] = row.Skipped
		}
		for number, want := range map[int64]string{
			first: "", first + 1: "run.changed_since_plan", first + 2: "run.changed_since_plan", first + 3: "run.not_in_plan", // it came afterwards
		} {
			if skipped, named := got[number]; !named || skipped != want {
				h.t.Errorf("case %d: named %t, skipped %q, want %q", number, named, skipped, want)
			}
		}
		h.steps(first, "reminder-1")
		h.steps(first + 1)
		h.steps(first + 2)
		h.steps(first + 3)
	})
}

func TestAPlanIsCarriedOutOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		approval := approved(h.plan(""))
		h.decide(approval)
		for _, row := range h.decide(approval) {
			if row.Skipped != "run.changed_since_plan" {
				h.t.Errorf("case %d: %q", row.Number, row.Skipped)
			}
		}
		h.at("2026-11-13") // the same plan doesn't stand for the next step
		h.decide(approval)
		h.steps(first, "reminder-1")
		h.work() // the letters that were meant for the 2nd are made for today
		h.mails(2)
		h.steps(first, "reminder-1 step.replanned", "reminder-1")
	})
}

func TestWhatNobodyApprovedIsRefused(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		always, night := casework.Approval{Always: true}, access.NightRun()
		h.fails(h.tries(night, "", always), fault.Forbidden, "access.not_allowed")
		h.fails(h.tries(night, "", approved(h.plan(""))), fault.Forbidden, "access.not_allowed")
		h.fails(h.tries(night, "", casework.Approval{Always: true, By: "person:7"}), fault.Forbidden, "access.not_allowed")
		for _, role := range []access.Role{access.Bookkeeper, access.Reader} {
			h.fails(h.tries(personAt(h.creditor, role), "", always), fault.Forbidden, "access.not_allowed")
		}
		h.steps(first)
		named := approved(h.plan(""))
		named.By = h.person.String()
		h.works(h.tries(night, "", named))
		h.steps(first, "reminder-1")
	})
}

func TestTheNightRunFollowsAStandingOrder(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.with(func(c *casework.Creditor) { c.Terms.Automatic = true })
		h.invoices(anna)
		h.works(h.tries(access.NightRun(), "", casework.Approval{Always: true}))
		h.steps(first, "reminder-1")
		if got := h.look(first).Case.Steps[0].Approval; got != "always" {
			h.t.Errorf("approval = %q", got)
		}
	})
}

func TestARunCanBeStoppedAndGoneOnWith(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(many(120)...) // three transactions of fifty cases at most
		told := 0
		err := h.Run(h.t.Context(), h.person, h.creditor, civil.Date{}, casework.Approval{Always: true}, func(casework.RunRow) error {
			if told++; told == 60 {
				return errDisk
			}
			return nil
		})
		if err == nil {
			h.t.Fatal("a run goes on though nobody listens")
		}
		done := 0
		for _, row := range h.decide(casework.Approval{Always: true}) {
			if row.Skipped == "" {
				done++
			}
		}
		if done != 20 { // a hundred were committed before it stopped
			h.t.Errorf("%d cases were done by the second run, want the 20 that were left", done)
		}
	})
}
