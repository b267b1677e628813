package casework_test

import (
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/followup"
)

// under puts the house under other flows, as a new version of the program does:
// all steps wait for so many days more, or less.
func (h *house) under(days int) {
	h.t.Helper()
	options := h.options()
	flows := followup.Standard()
	for _, flow := range flows {
		for i := range flow.Steps {
			flow.Steps[i].Wait += days
		}
	}
	options.Flows, options.NewID = flows, h.NewID
	h.Service = casework.New(options)
}

// review orders the night's review and does the jobs.
func (h *house) review() {
	h.t.Helper()
	h.works(h.OrderReview(h.t.Context(), h.creditor))
	h.work()
}

// reviewDays returns the days on which cases are to be looked at next.
func (h *house) reviewDays() string {
	h.t.Helper()
	told := strings.Join(h.told("SELECT review_on FROM case_file WHERE creditor_id = $1 ORDER BY number"), " ")
	return strings.NewReplacer("review_on=", "", " 00:00:00 +0000 UTC", "").Replace(told)
}

func TestRulesThatChangeHaveEveryCaseLookedAtAnew(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.under(10)
		h.at("2026-10-27") // the invoices were due the day before
		h.invoices(anna, bent)
		h.review()
		// Due on 26 October; the first reminder a day after that, and ten more.
		if got := h.reviewDays(); got != "2026-11-06 2026-11-06" {
			h.t.Fatalf("reviewed on %s", got)
		}
		h.under(5)
		if rows := h.plan("2026-11-01"); len(rows) != 0 {
			h.t.Fatalf("%d cases are due though nobody has looked", len(rows))
		}
		h.review()
		if got := h.reviewDays(); got != "2026-11-01 2026-11-01" {
			h.t.Errorf("reviewed on %s, want five days earlier", got)
		}
		h.proven()

		// Back to the older program: looked at once more.
		h.under(10)
		h.review()
		if got := h.reviewDays(); got != "2026-11-06 2026-11-06" {
			h.t.Errorf("reviewed on %s, want as at first", got)
		}
		h.proven()
	})
}

func TestTheSameRulesAreReviewedOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.review()
		h.harm("UPDATE case_file SET review_on = '2099-01-01'")
		h.review()
		if got := h.reviewDays(); got != "2099-01-01" {
			h.t.Errorf("reviewed on %s: the rules were the same, so nobody was to look", got)
		}
	})
}

func TestACaseThatDoesntProveItselfKeepsNoOtherFromBeingReviewed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.under(5)
		h.at("2026-10-27")
		h.invoices(anna, bent)
		h.harm("UPDATE case_file SET version = version + 1 WHERE number = 10001")
		h.under(10)
		h.review()
		if got := h.reviewDays(); got != "2026-11-01 2026-11-06" {
			h.t.Errorf("reviewed on %s, want the second five days later", got)
		}
	})
}

// An older program had reckoned 50.00 too much on the first case, in its lists and in
// the counts.
func TestWhatListsOweIsReckonedAnewWithTheRules(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.harm("UPDATE case_file SET owed_fixed = owed_fixed + 5000 WHERE number = 10001",
			"UPDATE case_line SET owed_fixed = owed_fixed + 5000 WHERE number = 10001",
			"UPDATE case_count SET owed_fixed = owed_fixed + 5000 WHERE cases > 0")
		if got := h.row(first).OwedFixed; got != kr("1250.00") {
			h.t.Fatalf("owed without interest %v before, want 1,250.00", got)
		}
		h.review()
		if got := h.row(first).OwedFixed; got != kr("1200.00") {
			h.t.Errorf("owed without interest %v, want 1,200.00", got)
		}
		h.proven()
	})
}
