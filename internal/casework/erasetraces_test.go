package casework_test

import (
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

// endsErasable lets Anna's case end, with nothing left to send.
func (h *house) endsErasable() func() error {
	h.t.Helper()
	h.invoices(anna)
	h.pays(first, "1200.00")
	h.work()
	return func() error { return h.Erase(h.t.Context(), h.person, h.creditor, first) }
}

// A line that couldn't be used isn't tied to a case, and says all the same who it is
// about: by the creditor's own number for Anna, or by her name and address.
func TestACaseIsNotErasedWhileALineAboutTheSameDebtorWaits(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		erase := h.endsErasable()
		const noDay = ";12-10-2026;31-02-2026;70,00"
		for _, about := range []string{
			"2001;17;A. Holm;Ny Vej 9;4300;Holbæk;" + noDay,
			"2002;;Holm, Anna;Søvej 3;4000;Roskilde;" + noDay,
		} {
			h.invoices(about)
			lines := h.waiting(1)
			err := erase()
			h.fails(err, fault.Conflict, "case.erase_named_line_waits")
			if args := fault.Of(err).Args; args["line"] != "2" || args["file"] != "fakturaer.csv" {
				h.t.Errorf("it is named as %v, want line 2 of fakturaer.csv", args)
			}
			h.works(h.DropLine(h.t.Context(), h.person, h.creditor, lines[0].ID))
		}
		// A namesake who lives elsewhere is another.
		h.invoices("2003;21;Anna Holm;Ny Vej 9;4300;Holbæk;" + noDay)
		h.works(erase())
		h.waiting(1)
		h.proven()
	})
}

func TestACaseIsNotErasedWhileMoneyFromTheDebtorsNameWaits(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		erase := h.endsErasable()
		h.bank("S1",
			movement{ref: "B1", amount: "75.00", day: "2026-11-03", payer: "Anna Holm", text: "tak for sidst"},
			movement{ref: "B2", amount: "80.00", day: "2026-11-03", payer: "Anna Holmgaard", text: "leje"})
		waits := h.inbox("bank.no_reference", "bank.no_reference")
		err := erase()
		h.fails(err, fault.Conflict, "case.erase_named_money_waits")
		if args := fault.Of(err).Args; args["amount"] != "75.00" || args["day"] != "2026-11-03" {
			h.t.Errorf("it is named as %v, want 75.00 of 3 November", args)
		}
		for _, e := range waits {
			if e.Payer == "Anna Holm" {
				h.works(h.Ignore(h.t.Context(), h.person, h.creditor, e.ID))
			}
		}
		h.works(erase())
		h.lacks("tak for sidst", "Søvej")
		if left := h.inbox("bank.no_reference"); left[0].Payer != "Anna Holmgaard" {
			h.t.Errorf("left is %+v", left)
		}
		if aside := h.lines(casework.BankIgnored); len(aside) != 1 || aside[0].Payer != "" || aside[0].Amount.String() != "75.00" {
			h.t.Errorf("put aside is %+v, want 75.00 of nobody", aside)
		}
		// The bank's own reference stays, so that it doesn't come in as new.
		h.counts(h.bank("S2", movement{ref: "B1", amount: "75.00", day: "2026-11-03", payer: "Anna Holm", text: "tak for sidst"}), 0, 0, 0, 1, 0, 0)
		h.lacks("tak for sidst")
		h.proven()
	})
}

// Two cases have a debtor of the name: what was put aside may be the other's, and goes
// with the last of them. A name that was corrected is hers too.
func TestMoneyPutAsideOfANameThatTwoCasesHaveGoesWithTheLast(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, "1002;18;Anna Holm;Lyngvej 8;4300;Holbæk;;12-10-2026;26-10-2026;800,00")
		corrected := h.look(first).Case.Debtor
		corrected.Name = "Anna Holm Krogh"
		h.works(h.Correct(h.t.Context(), h.person, h.creditor, first, corrected))
		h.bank("S1", movement{ref: "B1", amount: "75.00", day: "2026-11-03", payer: "ANNA HOLM", text: "faktura 4711, tak for sidst"})
		h.works(h.Ignore(h.t.Context(), h.person, h.creditor, h.inbox("bank.no_reference")[0].ID))
		for _, number := range []int64{first, first + 1} {
			if kept := h.lines(casework.BankIgnored)[0].Text; kept != "faktura 4711, tak for sidst" {
				h.t.Errorf("before case %d is erased the text is %q", number, kept)
			}
			h.works(h.Close(h.t.Context(), h.person, h.creditor, number, debt.ClosedWrittenOff))
			h.works(h.Erase(h.t.Context(), h.person, h.creditor, number))
		}
		h.lacks("tak for sidst", "ANNA")
	})
}

// Many banks' lists have no column for who paid: then the text says it.
func TestAPayerWhomOnlyTheTextNamesIsForgottenToo(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		erase := h.endsErasable()
		_, err := h.ImportPayments(h.t.Context(), h.person, h.creditor, strings.NewReader("Dato;Tekst;Beløb;Saldo\n03-11-2026;Overførsel fra Anna Holm;75,00;1.075,00\n03-11-2026;Overførsel fra Bent Krogh;80,00;1.155,00\n"), "konto.csv")
		h.works(err)
		h.fails(erase(), fault.Conflict, "case.erase_named_money_waits")
		for _, e := range h.inbox("bank.no_reference", "bank.no_reference") {
			h.works(h.Ignore(h.t.Context(), h.person, h.creditor, e.ID))
		}
		h.works(erase())
		h.lacks("Anna Holm")
		if rows := h.dump("bank_entry"); !strings.Contains(rows, "Bent Krogh") {
			h.t.Error("Bent's went too")
		}
	})
}
