package casework_test

import (
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
)

func TestAnotherAccountsFileBooksNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		// Every creditor has a case 10001: its number in somebody else's file is no proof.
		theirs := strings.Replace(camt("S1", movement{ref: "B1", amount: "1200.00", day: "2026-11-02", text: "sag 10001"}, movement{ref: "B2", amount: "5.00", day: "2026-11-02"}), "DK6999990001234567", "DK5000400440116243", 1)
		report, err := h.ImportPayments(h.t.Context(), h.person, h.creditor, strings.NewReader(theirs), "b.xml")
		h.works(err)
		h.counts(report, 0, 0, 0, 0, 0, 0)
		if len(report.Refused) != 1 || report.Refused[0].Why.Key != "bank.other_account" {
			h.t.Errorf("refused = %+v, want the statement refused once, for its account", report.Refused)
		}
		h.owes(first, "1200.00")
		h.inbox()
	})
}

func TestMoneyInAnotherCurrencyWaitsInTheInbox(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		euro := strings.Replace(camt("S1", movement{ref: "B1", amount: "100.00", day: "2026-11-02", text: "sag 10001"}), `Ccy="DKK"`, `Ccy="EUR"`, 1)
		for _, want := range []int{0, 1} {
			report, err := h.ImportPayments(h.t.Context(), h.person, h.creditor, strings.NewReader(euro), "b.xml")
			h.works(err)
			if report.Duplicate != want || report.Unmatched != 1-want || len(report.Refused) != 0 {
				h.t.Errorf("report = %+v, want it told of once, and %d known", report, want)
			}
		}
		entries := h.inbox("bank.foreign_currency")
		if got := entries[0].Foreign(); got != "EUR 100.00" {
			h.t.Errorf("it came to %q", got)
		}
		err := h.Confirm(h.t.Context(), h.person, h.creditor, casework.Confirmation{Entry: entries[0].ID, Case: first})
		h.fails(err, fault.Invalid, "bank.foreign_currency")
	})
}

// A notice may have the account's Danish number where the statement has its IBAN.
func TestMoneyIsBookedOnceHoweverItsAccountIsWritten(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		told := camt("S1",
			movement{ref: "B1", amount: "300.00", day: "2026-11-02", slip: slip(10001)},
			movement{amount: "400.00", day: "2026-11-02", slip: slip(10001)},
			movement{ref: "B1", amount: "300.00", day: "2026-11-02", out: true, back: true})
		iban := "<IBAN>DK6999990001234567</IBAN>"
		for _, written := range []struct {
			number string
			want   []int
		}{
			{"<Othr><Id>9999-1234567</Id></Othr>", []int{2, 0, 0, 0, 1, 0}}, {iban, []int{0, 0, 0, 3, 0, 0}}, {"<Othr><Id>99990001234567</Id></Othr>", []int{0, 0, 0, 3, 0, 0}},
		} {
			report, err := h.ImportPayments(h.t.Context(), h.person, h.creditor, strings.NewReader(strings.Replace(told, iban, written.number, 1)), "b.xml")
			h.works(err)
			h.counts(report, written.want...)
		}
		h.owes(first, "800.00")
		h.inbox()
	})
}

// A bank may begin its references anew. Money of another time is another payment, and nobody
// is to be reminded of what was paid; but a person looks.
func TestABanksReferenceThatComesAgainLaterIsAskedAbout(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		paid := func(day string) movement { return movement{ref: "17", amount: "300.00", day: day, slip: slip(10001)} }
		h.counts(h.bank("S1", paid("2026-10-26")), 1, 0, 0, 0, 0, 0)
		h.counts(h.bank("S2", paid("2026-10-30")), 0, 0, 0, 1, 0, 0) // the notice had another day
		for _, want := range []int{1, 0} {
			h.counts(h.bank("S3", paid("2026-11-02")), 0, want, 0, 1-want, 0, 0)
		}
		h.owes(first, "900.00")
		h.inbox("bank.reference_repeated")
		// A statement of each day in one file.
		older, newer := camt("S4", movement{ref: "18", amount: "100.00", day: "2026-10-20", slip: slip(10001)}), camt("S5", movement{ref: "18", amount: "100.00", day: "2026-10-30", slip: slip(10001)})
		one, _, _ := strings.Cut(older, "</BkToCstmrStmt>")
		both := one + newer[strings.Index(newer, "<Stmt>"):]
		report, err := h.ImportPayments(h.t.Context(), h.person, h.creditor, strings.NewReader(both), "b.xml")
		h.works(err)
		h.counts(report, 1, 1, 0, 0, 0, 0)
	})
}

func TestPersonalTextThatNobodyErasedIsMissed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.harm("DELETE FROM event_private WHERE version = 1")
		verdict := h.verdict()
		if !has(verdict, "verify.private_missing") {
			h.t.Errorf("wrong = %+v, want the missing text among it", verdict.Wrong)
		}
	})
}

func has(verdict casework.Verdict, key string) bool {
	for _, wrong := range verdict.Wrong {
		if wrong.Why.Key == key {
			return true
		}
	}
	return false
}
