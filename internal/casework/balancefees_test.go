package casework_test

import (
	"strings"
	"testing"

	"krav/internal/followup"
)

// Anna owes 1,200.00 and, since 2 November, 100.00 for the reminder; interest runs from the
// 12th, and on the 20th is that of nine days at 10 %: 2.9589, 2.96. Of 150.00 of that day 100.00
// covers the fee, 2.96 the interest and 47.04 the invoice, of which 1,152.96 is left. The
// creditor's own program knows neither: there the invoice stands at 1,050.00.
func TestABalanceThatKnowsNoFeesIsNotAskedAbout(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-20")
		h.pays(first, "150.00")
		h.owes(first, "1152.96")
		says := func(balance string) (asked int) {
			return len(h.invoices(strings.Replace(anna, "1.200,00", balance, 1)).Asked)
		}
		if says("1.152,96") != 0 || says("1.050,00") != 0 {
			h.t.Error("what a booked payment explains is asked about")
		}
		h.tasks(first)
		// A krone less is explained by nothing that is known here.
		if says("1.049,00") != 1 {
			h.t.Error("an unknown payment of a krone isn't asked about")
		}
		h.tasks(first, followup.TaskBalance)
		if says("1.050,00") != 0 {
			h.t.Error("the next file is asked about")
		}
		h.proven()
	})
}

// Money that covers no more than a part of the fee has left the invoice as it was: here
// 1,200.00 of it are owed still, and in the creditor's own program 1,150.00.
func TestAPaymentOfAFeeAloneExplainsABalanceToo(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-03")
		h.pays(first, "50.00")
		h.owes(first, "1250.00")
		if report := h.invoices(strings.Replace(anna, "1.200,00", "1.150,00", 1)); report.Unchanged != 1 {
			h.t.Errorf("report = %+v, want nothing asked", report)
		}
		h.tasks(first)
	})
}
