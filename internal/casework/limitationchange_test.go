package casework_test

import (
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/law"
)

// changes records that something happened to the limitation of a case's claims.
func (h *house) changes(number int64, change law.LimitationChange, on, invoice string) error {
	return h.ChangeLimitation(h.t.Context(), h.person, h.creditor, number, casework.LimitationEntry{
		Invoice: invoice, Change: change, On: day(on), Text: "brev",
	})
}

// lost returns the claims that may be lost within some days, as "invoice day".
func (h *house) lost(days int) []string {
	h.t.Helper()
	found, err := h.LostWithin(h.t.Context(), h.person, h.creditor, days)
	h.works(err)
	var lost []string
	for _, claim := range found.Claims {
		lost = append(lost, claim.Number+" "+claim.LostOn.String())
	}
	return lost
}

// The claims of limitation_test.go: 2002 is lost after 5 November 2026, 2003 after 4
// May 2027, 183 days ahead. An acknowledgement of 1 November 2026 gives three years: 1 November 2029,
// a Thursday.
func TestTheListOfClaimsThatAreLostSoonFollowsWhatInterruptsThem(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(longLost, soonLost, laterOn, anna)
		same(h.t, "lost within 60 days", h.lost(60), []string{"2002 2026-11-05"})
		same(h.t, "lost within 182 days", h.lost(182), []string{"2002 2026-11-05"})
		same(h.t, "lost within 183 days", h.lost(183), []string{"2002 2026-11-05", "2003 2027-05-04"})
		h.works(h.changes(first+1, law.Acknowledged, "2026-11-01", ""))
		h.tasks(first + 1) // who was warned needn't do more
		same(h.t, "lost within 183 days", h.lost(183), []string{"2003 2027-05-04"})
		same(h.t, "lost within 1,100 days", h.lost(1100), []string{"2003 2027-05-04", "1001 2029-10-26", "2002 2029-11-01"})
		h.works(h.changes(first+2, law.Adjudged, "2026-11-02", "2003"))
		if got := h.lost(183); len(got) != 0 {
			h.t.Errorf("lost within 183 days: %q, want none", got)
		}
		h.proven()
	})
}

// The night warns of a claim whose new day is only in its journal: lost after Tuesday 4
// May 2027, which is 180 days after 5 November 2026.
func TestTheNightWarnsOfAnInterruptedClaim(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(longLost) // due 31 May 2019, and lost after 31 May 2022
		h.works(h.changes(first, law.Acknowledged, "2022-06-01", ""))
		h.tasks(first, "task.time_barred") // too late: it is lost after 31 May 2022 as before
		h.works(h.changes(first, law.Acknowledged, "2022-05-31", ""))
		h.tasks(first, "task.time_barred") // lost after 2 June 2025
		h.works(h.changes(first, law.Acknowledged, "2024-05-04", "2001"))
		h.tasks(first)
		h.at("2026-11-04")
		h.night()
		h.tasks(first)
		h.at("2026-11-05")
		h.night()
		h.tasks(first, "task.limitation_near")
		h.proven()
	})
}

func TestWhatIsRecordedOfLimitationIsChecked(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(soonLost)
		h.fails(h.changes(first, law.Acknowledged, "2026-11-03", ""), fault.Invalid, "case.limitation_day_wrong")
		h.fails(h.changes(first, law.Acknowledged, "2026-11-01", "9"), fault.Invalid, "case.invoice_unknown")
		h.fails(h.changes(first, 0, "2026-11-01", ""), fault.Invalid, "case.limitation_change_unknown")
		_, err := h.LostWithin(h.t.Context(), h.person, h.creditor, 0)
		h.fails(err, fault.Invalid, "limitation.days_wrong")
	})
}

// An acknowledgement of 5 October 2026 came too late for invoice 1 and in time for 2; invoice
// 3 came to the case afterwards.
func TestAChangeThatCameTooLateIsToldForItsInvoices(t *testing.T) {
	t.Parallel()
	on := law.LimitationEvent{Change: law.Acknowledged, On: day("2026-10-05")}
	seen := casework.CaseView{
		Case:    debt.Case{Claims: []debt.Claim{{ID: 1, Number: "1"}, {ID: 2, Number: "2"}, {ID: 3, Number: "3"}}},
		Changes: map[debt.ClaimID][]law.LimitationStep{1: {{LimitationEvent: on, TooLate: true}}, 2: {{LimitationEvent: on}}},
	}
	for claim, want := range map[debt.ClaimID]struct {
		late string
		all  bool
	}{0: {"1", false}, 1: {"1", true}, 2: {"", false}, 3: {"", false}} {
		late, all := seen.LateFor(debt.LimitationChanged{Claim: claim, Change: on.Change, On: on.On})
		if got := strings.Join(late, ","); got != want.late || all != want.all {
			t.Errorf("of claim %d: too late for %q, all %t", claim, got, all)
		}
	}
}
