package casework_test

import (
	"context"
	"maps"
	"slices"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
)

// Bent turns out to be Anna, who has two cases then: 10001 of 1,200.00 and 10002.
func (h *house) bentIsAnna() {
	h.t.Helper()
	anna := h.look(first).Case.Debtor
	h.corrects(first+1, func(d *debt.Debtor) { *d = anna })
}

// fees returns what the reminders of a case cost, in their order.
func (h *house) fees(number int64) []string {
	h.t.Helper()
	var fees []string
	c := h.look(number).Case
	for i := range c.Steps {
		fees = append(fees, c.Steps[i].Fee.String())
	}
	return fees
}

func (h *house) charged(number int64, want ...string) {
	h.t.Helper()
	same(h.t, "fees", h.fees(number), want)
}

// Both cases call for a first reminder on 2 November. A reminder may cost something ten days
// after the last (rentelovens § 9 b), and to the debtor the second of the day is too soon.
func TestTwoCasesOfOneDebtorDontChargeOnTheSameDay(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.bentIsAnna()
		planned := h.plan("")
		if len(planned) != 2 || planned[0].Fee != kr("100.00") || !planned[1].Fee.IsZero() {
			h.t.Fatalf("plan = %+v, want 100.00 on the first alone", planned)
		}
		why := planned[1].Reasons[len(planned[1].Reasons)-1]
		if why.Key != "guard.fee_too_soon_elsewhere" || why.Args["cases"] != "10001" || why.Args["date"] != "2026-11-13" {
			h.t.Errorf("the plan says %+v, want that case 10001 was reminded", why)
		}
		done := h.run()
		if len(done) != 2 || done[0].Fingerprint != planned[0].Fingerprint || done[1].Fingerprint != planned[1].Fingerprint {
			h.t.Errorf("the run did %+v, and the plan was %+v", done, planned)
		}
		h.charged(first, "100.00")
		h.charged(first+1, "0.00")
		h.proven()
	})
}

// Anna's three fees are charged on 2, 13 and 24 November. What falls due on 30 November is the
// same arrears, whatever case it is on: the reminder of 6 December costs nothing, and the plan
// says why. When both are paid the arrears are over.
func TestThreeFeesAreAllThatOneDebtorsArrearsCostOverHerCases(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, "1006;22;Bent Friis;Vej 2;4000;Roskilde;bent@friis.example;25-10-2026;30-11-2026;800,00")
		h.bentIsAnna()
		for _, on := range []string{"2026-11-02", "2026-11-13", "2026-11-24"} {
			h.at(on)
			h.run()
		}
		h.charged(first, "100.00", "100.00", "100.00")
		h.at("2026-12-06")
		for _, row := range h.plan("") {
			if row.Number == first+1 {
				why := row.Reasons[len(row.Reasons)-1]
				if !row.Fee.IsZero() || why.Key != "guard.fee_count_used_elsewhere" || why.Args["cases"] != "10001" {
					h.t.Errorf("row = %+v, %+v, want no fee for those of case 10001", row, why)
				}
			}
		}
		h.run()
		h.charged(first+1, "0.00")
		h.proven()
	})
}

// A case of another debtor with the same name elsewhere has a count of its own.
func TestFeesOfAnotherDebtorDontCount(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.run()
		h.charged(first, "100.00")
		h.charged(first+1, "100.00")
	})
}

// Two workers take the step of each case at the same moment. One fee is charged.
func TestTwoWorkersAtOnceChargeOneFeeOverTheCasesOfOneDebtor(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.bentIsAnna()
		planned := []string{h.due(first), h.due(first + 1)}
		errs := h.atOnce(func(n int) error {
			return h.TakeStep(h.t.Context(), h.person, h.creditor, first+int64(n%2), planned[n%2])
		})
		done := 0
		for _, err := range errs {
			if err == nil {
				done++
			}
		}
		charged := append(h.fees(first), h.fees(first+1)...)
		fees := 0
		for _, fee := range charged {
			if fee == "100.00" {
				fees++
			}
		}
		if done != 1 || fees != 1 {
			h.t.Errorf("%d steps were taken, with fees %v, want one with a fee: what was shown for the other no longer holds", done, charged)
		}
		h.proven()
	})
}

// due returns the fingerprint of what a person may have done on a case now.
func (h *house) due(number int64) string {
	h.t.Helper()
	story, err := h.CaseStory(h.t.Context(), h.person, h.creditor, number, casework.AsOf{})
	h.works(err)
	return story.Due.Fingerprint()
}

// Many share a name, and a postcode with somebody else: the two together are what a debtor
// is known by.
func TestANameIsOfOneDebtorWithItsPostcodeAlone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(
			"2001;31;Jens Jensen;Vej 1;4000;Roskilde;;12-10-2026;26-10-2026;100,00",
			"2002;32;Bo Bosen;Vej 2;9000;Aalborg;;12-10-2026;26-10-2026;100,00",
			"2003;33;Jens Jensen;Vej 3;9000;Aalborg;;12-10-2026;26-10-2026;100,00",
			"2004;34;Jens Jensen;Vej 4;4000;Roskilde;;12-10-2026;26-10-2026;100,00",
		)
		jens, bo, far, near := h.look(first).Case.ID, h.look(first+1).Case.ID, h.look(first+2).Case.ID, h.look(first+3).Case.ID
		for name, c := range map[string]struct {
			asked []debt.CaseID
			want  map[debt.CaseID][]debt.CaseID
		}{
			"one":       {[]debt.CaseID{jens}, map[debt.CaseID][]debt.CaseID{jens: {near}}},
			"of two":    {[]debt.CaseID{jens, bo}, map[debt.CaseID][]debt.CaseID{jens: {near}}},
			"elsewhere": {[]debt.CaseID{far, bo}, map[debt.CaseID][]debt.CaseID{}},
		} {
			err := h.Store.View(h.t.Context(), h.creditor, func(ctx context.Context, r casework.Reader) error {
				got, err := r.OtherCases(ctx, c.asked)
				if err == nil && !maps.EqualFunc(got, c.want, slices.Equal[[]debt.CaseID]) {
					h.t.Errorf("%s: other cases = %v, want %v", name, got, c.want)
				}
				return err
			})
			h.works(err)
		}
	})
}
