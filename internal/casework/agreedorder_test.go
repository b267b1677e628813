package casework_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/ledger"
	"krav/internal/money"
)

// Anna's 1,200.00 with a reminder of 100.00, and interest from 12 November at 10 %. Agreed is
// that the principal comes first (law.md P-2): on 1 December 20 days × 1,200.00 × 10 %/365 =
// 6.5753 have run, and 1,200.00 ends the principal. 106.58 is left, on which nothing runs.
// When the agreement is broken the usual order holds again: 100.00 on 11 December covers the
// fee, and the 6.58 of interest stand.
func TestWhatTheMoneyCoversFirstIsAgreed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-11")
		h.agrees(casework.AgreementTerms{Grace: 5, Covering: ledger.PrincipalFirst, PlanTerms: ledger.PlanTerms{
			First: day("2026-12-01"), Cadence: ledger.Monthly, Amount: money.Kroner(1_200, 0),
		}})
		want := []string{"2026-12-01 1200.00 paid 0.00 left 1200.00", "2027-01-01 106.58 paid 0.00 left 106.58"}
		if diff := cmp.Diff(want, h.agreement()); diff != "" {
			h.t.Errorf("agreement (-want +got):\n%s", diff)
		}
		h.at("2026-12-01")
		h.pays(first, "1200.00")
		h.at("2026-12-10")
		h.owes(first, "106.58")
		h.works(h.EndAgreement(h.t.Context(), h.person, h.creditor, first, debt.AgreementBroken, ""))
		h.owes(first, "106.58") // what came while it ran is spread as agreed
		h.at("2026-12-11")
		h.pays(first, "100.00")
		if left := h.look(first).Owed.Left; left.ReminderFees.IsPositive() || left.Interest.String() != "6.58" || left.Principal.IsPositive() {
			h.t.Errorf("left = %+v, want 6.58 of interest", left)
		}
		h.proven()
	})
}
