package casework_test

import (
	"testing"

	"krav/internal/casework"
)

// The case has invoices of 1,200.00 and 300.00. A reminder of 2 November cost 100.00 and
// asked for 1,600.00. Interest runs at 10 % from 12 November: for four days 1.32 and 0.33
// on the two, and for the nine to the 20th 2.96 and 0.74.
func TestWhatFitsACase(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		what string
		paid movement
		want string
	}{
		{"one invoice's amount", movement{text: "faktura 1004", amount: "300.00"}, "bank.by_invoice_and_amount"},
		{"the sum of two invoices", movement{text: "faktura 1001 og 1004", amount: "1500.00"}, "bank.by_invoice_and_amount"},
		{"what the letter asked for", movement{text: "faktura 1001", amount: "1600.00"}, "bank.by_invoice_and_amount"},
		{"what was owed on the value day", movement{text: "faktura 1001", amount: "1601.65", value: "2026-11-15"}, "bank.by_invoice_and_amount"},
		{"what was owed on the day of booking", movement{text: "faktura 1001", amount: "1603.70", value: "2026-11-15"}, "bank.by_invoice_and_amount"},
		{"another invoice's amount", movement{text: "faktura 1004", amount: "1200.00"}, "bank.by_invoice"},
		{"no amount of the case's", movement{text: "faktura 1001", amount: "1603.00"}, "bank.by_invoice"},
		{"the case's number and an invoice's amount", movement{text: "sag 10001", amount: "1200.00", payer: "Clara Dam"}, "bank.by_case_and_amount"},
		{"the case's number and the payer's name", movement{text: "sag 10001", amount: "77.00"}, "bank.by_case_number"},
		{"the case's number and the name in the text", movement{text: "Sag 10001 for Anna Holm", amount: "77.00", payer: "Clara Dam"}, "bank.by_case_number"},
		{"the case's number and nothing else", movement{text: "sag 10001", amount: "77.00", payer: "Clara Dam"}, "bank.by_case_alone"},
		{"a bare number and what is owed", movement{text: "10001", amount: "1600.00", payer: "Clara Dam"}, "bank.by_bare_number_and_amount"},
		{"the payer's name and an invoice's amount", movement{text: "tak", amount: "300.00"}, "bank.by_payer_and_amount"},
		{"the name in the text and an invoice's amount", movement{text: "Overførsel Holm, Anna", amount: "1200.00", payer: "Banken"}, "bank.by_payer_and_amount"},
		{"a slip that we don't know, the name and the amount", movement{slip: slip(99_999), amount: "1200.00"}, "bank.by_payer_and_amount"},
		{"the payer's name and another amount", movement{text: "tak", amount: "77.00"}, "bank.by_payer"},
		{"the payer's name and another invoice", movement{text: "faktura 99999", amount: "77.00"}, "bank.no_reference"},
		{"a text that is the name", movement{text: "Holm, Anna", amount: "77.00", payer: " "}, "bank.by_payer"},
		{"a text with the name in it", movement{text: "Overførsel Anna Holm", amount: "77.00", payer: " "}, "bank.no_reference"},
		{"another's name and an invoice's amount", movement{text: "Anna Holmgaard", amount: "300.00", payer: "A. Holm"}, "bank.no_reference"},
	} {
		t.Run(c.what, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.invoices(anna, "1004;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;26-10-2026;300,00")
				h.run()
				h.work()
				h.at("2026-11-20")
				paid := c.paid // both engines have their own
				paid.ref, paid.day = "B1", "2026-11-20"
				h.bank("S1", paid)
				h.foundBy(c.want)
			})
		})
	}
}

// foundBy holds how the only entry of the bank was found.
func (h *house) foundBy(want string) {
	h.t.Helper()
	var got []string
	for _, state := range []casework.BankState{casework.BankMatched, casework.BankProposed, casework.BankUnmatched} {
		for _, line := range h.lines(state) {
			got = append(got, line.Why)
		}
	}
	same(h.t, "found", got, []string{want})
}

func TestAnInvoiceThatIsPaidAlreadyIsAskedAbout(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, "1004;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;26-10-2026;300,00")
		for _, ref := range []string{"B1", "B2"} {
			h.bank("S"+ref, movement{ref: ref, amount: "300.00", day: "2026-11-02", text: "faktura 1004"})
		}
		h.owes(first, "1200.00")
		h.inbox("bank.by_invoice_not_owed")
	})
}

func TestTwoWhoShareANameAndAnAmountAreNotGuessedBetween(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, "1004;44;Anna Holm;Engvej 9;9000;Aalborg;;12-10-2026;26-10-2026;1.200,00")
		h.counts(h.bank("S1", movement{ref: "B1", amount: "1200.00", day: "2026-11-02", text: "tak"}), 0, 0, 1, 0, 0, 0)
		h.inbox("bank.several_fit")
	})
}

func TestAnInvoiceOfEachOfTwoCasesIsLookedAt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.counts(h.bank("S1", movement{ref: "B1", amount: "77.00", day: "2026-11-02", text: "faktura 1001 og 1002"}), 0, 1, 0, 0, 0, 0)
		h.inbox("bank.by_several")
	})
}

// The demand says that 1,300.66 are enough: money of just that amount, from one of the
// debtor's name, is proposed for the case.
func TestMoneyOfWhatADemandSaysIsEnoughIsProposed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		promised(h)
		h.at("2026-11-16")
		h.bank("S1", movement{ref: "B1", amount: "1300.66", day: "2026-11-16"})
		if waiting := h.inbox("bank.by_payer_and_amount"); waiting[0].Number != first {
			h.t.Errorf("proposed for %d", waiting[0].Number)
		}
	})
}
