package office_test

import (
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/ledger"
	"krav/internal/money"
)

// Anna owes 1,200.00, and 1,000.00 is taken as all: what she has paid is told to cover costs
// first while the offer runs, and principal first when all of it has come.
func TestTheCaseSaysInWhichOrderAPaymentWasSpread(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	plain, kept := "Omkostninger, så renter, så hovedstol", "Akkorden er opfyldt. Det, der er betalt siden tilbuddet, dækker hovedstolen først."
	terms := ledger.CompositionTerms{Pay: money.Kroner(1000, 0), Deadline: civil.MustParse("2026-11-23")}
	if err := d.work.OfferComposition(t.Context(), d.reader.Who, debt.CreditorID(d.reader.Creditor), 10001, casework.OfferTerms{CompositionTerms: terms}); err != nil {
		t.Fatal(err)
	}
	d.post("/do/payment/done", d.form("/do/payment"), "amount", "300", "day", "13-11-2026")
	if page := d.get("").Body.String(); !strings.Contains(page, plain) || strings.Contains(page, kept) {
		t.Error("while the offer runs the order isn't the usual one")
	}
	d.post("/do/payment/done", d.form("/do/payment"), "amount", "700", "day", "13-11-2026")
	if page := d.get("").Body.String(); !strings.Contains(page, kept) || strings.Contains(page, plain) {
		t.Error("the kept offer's order isn't told")
	}
}
