package casework_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/followup"
)

// paying returns the cases of the list of those whose debtors pay by an agreement, and
// what is to come next of the first: its day, what is left of it, and whether it is late.
func (h *house) paying() (cases []int64, next string) {
	h.t.Helper()
	on := casework.DayOf(h.clock.now())
	page := h.listed(casework.CaseQuery{CaseFilter: casework.CaseFilter{Shelf: casework.OpenCases, AgreedOn: on}, Limit: 10})
	seen, err := h.Overview(h.t.Context(), h.person, h.creditor)
	h.works(err)
	if seen.Agreed != page.Total || page.Total.Cases != len(page.Lines) {
		h.t.Errorf("the overview counts %+v, the list %+v of %d lines", seen.Agreed, page.Total, len(page.Lines))
	}
	if len(page.Lines) > 0 {
		next = said(page.Lines[0].Instalment)
	}
	return numbers(page), next
}

func said(next *followup.InstalmentStanding) string {
	if next == nil {
		return "nothing"
	}
	text := next.On.String() + " " + next.Left.String()
	if next.Late {
		text += " late"
	}
	return text
}

// Anna's four instalments are worked out at TestAnAgreementIsKeptToTheEndAndTheCaseCloses;
// Bent has made none.
func TestTheListTellsOfAgreementsWhatIsToComeNext(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.run()
		h.at("2026-11-11")
		if cases, _ := h.paying(); len(cases) > 0 {
			h.t.Errorf("before the agreement %v pay by one", cases)
		}
		h.agrees(inParts(4, "2026-12-01"))
		for _, c := range []struct{ on, paid, want string }{
			{"2026-11-20", "", "2026-12-01 331.00"},
			{"2026-12-01", "100.00", "2026-12-01 231.00"}, // the day isn't over
			{"2026-12-02", "", "2026-12-01 231.00 late"},
			{"2026-12-03", "231.00", "2027-01-01 331.00"},
		} {
			h.at(c.on)
			if c.paid != "" {
				h.pays(first, c.paid)
			}
			if cases, next := h.paying(); next != c.want || !cmp.Equal(cases, []int64{0}) {
				h.t.Errorf("on %s %v, %s, want %s", c.on, cases, next, c.want)
			}
		}
	})
}
