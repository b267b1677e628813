package casework_test

import (
	"strings"
	"testing"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/intake"
)

func TestMoneyFindsItsCase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent, clara, "1005;21;Dora Ek;Vej 1;4300;Holbæk;;12-10-2026;26-10-2026;250,00")
		report := h.bank("S1",
			movement{ref: "B1", amount: "1200.00", day: "2026-11-02", slip: printedSlip(first, "80000012")},
			movement{ref: "B2", amount: "300.00", day: "2026-11-02", text: "Bent Krogh del af sag 10002"},
			movement{ref: "B3", amount: "500.00", day: "2026-11-02", text: "Faktura 1003"},
			movement{ref: "B4", amount: "77.00", day: "2026-11-02", text: "faktura 1005"},
			movement{ref: "B5", amount: "42.00", day: "2026-11-02", text: "tak for hjælpen"},
			movement{ref: "B6", amount: "9.00", day: "2026-11-02", text: "gebyr", out: true})
		h.counts(report, 3, 1, 1, 0, 0, 1)
		for number, want := range map[int64]string{first: "0.00", first + 1: "500.00", first + 2: "0.00", first + 3: "250.00"} {
			h.owes(number, want)
		}
		if p := h.paid(first)[0]; p.Method != "slip" || p.ValueOn != day("2026-11-02") {
			h.t.Errorf("payment = %+v", p)
		}
		h.inbox("bank.by_invoice", "bank.no_reference")
		h.proven()
	})
}

func TestMoneyIsBookedOnceHoweverOftenItIsToldOf(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		paid := movement{ref: "B1", amount: "100.00", day: "2026-11-02", text: "sag 10001"}
		unknown := movement{amount: "42.00", day: "2026-11-02", text: "hej", payer: "Dora Ek"}
		h.counts(h.bank("S1", paid, unknown), 1, 0, 1, 0, 0, 0)
		h.counts(h.bank("S1", paid, unknown), 0, 0, 0, 2, 0, 0) // the same file
		h.counts(h.bank("S2", unknown, movement{ref: "B2", amount: "5.00", day: "2026-11-02", text: "Bent Krogh sag 10002"}, paid), 1, 0, 0, 2, 0, 0)
		h.owes(first, "1100.00")
		h.inbox("bank.no_reference")
	})
}

func TestTheSameEntryTwiceInAFileIsTwo(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		alike := movement{amount: "100.00", day: "2026-11-02", text: "sag 10001"} // no reference of the bank's own
		h.counts(h.bank("S1", alike, alike), 2, 0, 0, 0, 0, 0)
		h.owes(first, "1000.00")
		h.counts(h.bank("S1", alike, alike), 0, 0, 0, 2, 0, 0)
	})
}

func TestABankTakesMoneyBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.bank("S1", movement{ref: "B1", amount: "1200.00", day: "2026-11-02", slip: slip(first)})
		h.state(first, debt.Closed)
		back := movement{ref: "B1", amount: "1200.00", day: "2026-11-03", slip: slip(first), out: true, back: true}
		h.at("2026-11-03")
		h.counts(h.bank("S2", back,
			movement{ref: "B9", amount: "55.00", day: "2026-11-03", slip: slip(first + 1), out: true, back: true}), 0, 0, 1, 0, 1, 0)
		h.state(first, debt.Open)
		h.owes(first, "1200.00")
		if entries := h.inbox("bank.reversal_of_unknown"); entries[0].Amount != kr("-55.00") {
			h.t.Errorf("entry = %+v", entries[0])
		}
		h.counts(h.bank("S2", back), 0, 0, 0, 1, 0, 0)
		h.proven()
	})
}

func TestAReversalOnAHintIsLeftToAPerson(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.pays(first, "100.00")
		// The reference without its zeros: by its check digit it may be another number.
		h.counts(h.bank("S1", movement{ref: "B1", amount: "100.00", day: "2026-11-02", slip: short(first), out: true, back: true}), 0, 0, 1, 0, 0, 0)
		h.owes(first, "1100.00")
		h.counts(h.bank("S2", movement{ref: "B2", amount: "100.00", day: "2026-11-02", slip: short(first)}), 0, 1, 0, 0, 0, 0)
		h.inbox("bank.by_short_reference", "bank.reversal_perhaps_of")
	})
}

func TestMoneyThatNamesTwoCasesIsLeftToAPerson(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.counts(h.bank("S1",
			movement{ref: "B1", amount: "2000.00", day: "2026-11-02", text: "sag 10001 og sag 10002"},
			movement{ref: "B2", amount: "800.00", day: "2026-11-02", slip: slip(first), text: "faktura 1002"}), 0, 2, 0, 0, 0, 0)
		h.owes(first, "1200.00")
		h.inbox("bank.by_several", "bank.by_several")
	})
}

func TestMoneyFromTomorrowCountsFromToday(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.counts(h.bank("S1", movement{ref: "B1", amount: "100.00", day: "2026-11-02", value: "2026-11-04", text: "sag 10001"}), 1, 0, 0, 0, 0, 0)
		if p := h.paid(first)[0]; p.ValueOn != day("2026-11-02") {
			h.t.Errorf("value day = %v", p.ValueOn)
		}
		h.owes(first, "1100.00")
	})
}

func TestMoneyOnAClosedCaseIsOwedBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.bank("S0", movement{ref: "B0", amount: "1200.00", day: "2026-11-02", slip: slip(first)})
		h.state(first, debt.Closed)
		h.counts(h.bank("S1", movement{ref: "B1", amount: "1200.00", day: "2026-11-02", slip: slip(first)}), 1, 0, 0, 0, 0, 0)
		h.tasks(first, followup.TaskRefund)
		h.state(first, debt.Closed)
	})
}

func TestAnotherCreditorsMoneyIsNotOurs(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		other := h.also(fjord())
		other.invoices(anna)
		h.invoices(bent)
		paid := movement{ref: "B1", amount: "100.00", day: "2026-11-02", text: "sag 10001 Bent Krogh"}
		h.counts(h.bank("S1", paid), 1, 0, 0, 0, 0, 0)
		h.counts(other.bank("S1", paid), 1, 0, 0, 0, 0, 0) // the same bytes, another's books
		h.owes(first, "700.00")
		other.owes(first, "1100.00")
		// A printed slip that says another creditor number is another's.
		h.counts(h.bank("S2", movement{ref: "B2", amount: "10.00", day: "2026-11-02", text: printedSlip(first, "87654321")}), 0, 0, 1, 0, 0, 0)
	})
}

func TestMoneyIsTakenOnADayWithoutARate(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.at("2027-01-05")
		h.counts(h.bank("S1",
			movement{ref: "B1", amount: "1200.00", day: "2027-01-05", slip: slip(first)},
			movement{ref: "B2", amount: "801.00", day: "2027-01-05", text: "faktura 1002"}, // with interest?
			movement{ref: "B3", amount: "800.00", day: "2027-01-05", text: "faktura 1002"}, // just what the invoice says
			movement{ref: "B4", amount: "800.00", day: "2027-01-05", text: "faktura 1002"}), 2, 2, 0, 0, 0, 0)
		h.inbox("bank.by_invoice_rate_unknown", "bank.by_invoice_rate_unknown")
	})
}

func TestAPaidCaseStopsItsLettersAndSendsOneReceipt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.waitingLetter(func() {
			h.bank("S1", movement{ref: "B1", amount: "1200.00", day: "2026-11-02", slip: slip(first)})
			h.bank("S1", movement{ref: "B1", amount: "1200.00", day: "2026-11-02", slip: slip(first)})
		})
		h.mails(1)
		h.dispatches(first, "email stopped dispatch.stopped_paid", "email received")
		if got := h.look(first).Case.Letters[1]; got.Document != debt.PaymentReceipt {
			h.t.Errorf("letter = %+v", got)
		}
	})
}

// printedSlip returns the line of a payment slip, as XML writes it.
func printedSlip(number int64, creditor string) string {
	return "+71&lt;" + slip(number) + "+" + creditor + "&lt;"
}

// short returns a slip's reference as it looks when its leading zeros are lost.
func short(number int64) string {
	reference := slip(number)
	for len(reference) > 0 && reference[0] == '0' {
		reference = reference[1:]
	}
	return reference
}

func TestMoneyOnAnotherAccountIsNotOurs(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		paid := movement{ref: "B1", amount: "100.00", day: "2026-11-02", text: "sag 10001"}
		for account, want := range map[string]int{"<IBAN>DK6999990001234567</IBAN>": 0, "<Othr><Id>9999-1234567</Id></Othr>": 0, "<IBAN>DK5000400440116243</IBAN>": 1} {
			file := strings.Replace(camt("S", paid), "<IBAN>DK6999990001234567</IBAN>", account, 1)
			report, err := h.ImportPayments(h.t.Context(), h.person, h.creditor, strings.NewReader(file), "S.xml")
			h.works(err)
			if got := len(report.Refused); got != want {
				h.t.Errorf("%s: %d refused, want %d", account, got, want)
			}
		}
	})
}

func TestForeignMoneyWaitsInTheInboxOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		file := strings.ReplaceAll(camt("S", movement{ref: "B1", amount: "100.00", day: "2026-11-02", slip: slip(first)}), "DKK", "EUR")
		for range 2 {
			report, err := h.ImportPayments(h.t.Context(), h.person, h.creditor, strings.NewReader(file), "S.xml")
			h.works(err)
			if len(report.Refused) != 0 || report.Unmatched+report.Duplicate != 1 || report.Matched != 0 {
				h.t.Errorf("report = %+v", report)
			}
		}
		entry := h.inbox("bank.foreign_currency")[0]
		h.fails(h.confirm(entry.ID, first), fault.Invalid, "bank.foreign_currency")
		h.works(h.ignore(entry.ID))
		h.owes(first, "1200.00")
	})
}

func TestMoneyThatCountsFromLongBeforeTheInvoiceIsLookedAt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.counts(h.bank("S1", movement{ref: "B1", amount: "1200.00", day: "2026-11-02", value: "2025-11-02", slip: slip(first)}), 0, 1, 0, 0, 0, 0)
		h.counts(h.takes(listHead+"13-07-2026;Bent Krogh sag 10002;50,00;1.150,00\n14-07-2026;Bent Krogh sag 10002;60,00;1.210,00\n"), 1, 1, 0, 0, 0, 0)
		waiting := h.inbox("bank.value_day_early", "bank.value_day_early")
		h.owes(first, "1200.00")
		h.owes(first+1, "740.00") // an invoice of 12 October can be paid from 14 July on
		for _, e := range waiting {
			if e.Case == h.look(first).Case.ID {
				// It counts from the day the bank booked it.
				h.works(h.confirm(e.ID, 0))
				if p := h.paid(first); len(p) != 1 || p[0].ValueOn != day("2026-11-02") {
					h.t.Errorf("payments = %+v", p)
				}
				continue
			}
			// A list has no other day.
			h.fails(h.confirm(e.ID, 0), fault.Invalid, "payment.value_day_too_early")
		}
		h.proven()
	})
}

func TestABareNumberIsNoMoreThanAHint(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.counts(h.bank("S1",
			movement{ref: "B1", amount: "1200.00", day: "2026-11-02", text: "10001"}, // it fits, and still nobody said so
			movement{ref: "B2", amount: "50.00", day: "2026-11-02", text: "Tak, 10.002"},
			movement{ref: "B3", amount: "60.00", day: "2026-11-02", text: "faktura 10002"}, // of somebody else's invoice
			movement{ref: "B4", amount: "70.00", day: "2026-11-02", text: "10002 og 4711"},
			movement{ref: "B5", amount: "80.00", day: "2026-11-02", text: "99999"}), 0, 4, 1, 0, 0, 0)
		waiting := h.inbox("bank.by_bare_number_and_amount", "bank.by_bare_number", "bank.by_payer", "bank.by_payer", "bank.no_reference")
		if waiting[0].Number != first || waiting[1].Number != first+1 {
			h.t.Errorf("proposed %d and %d", waiting[0].Number, waiting[1].Number)
		}
		h.owes(first, "1200.00")
		h.works(h.confirm(waiting[0].ID, 0))
		h.owes(first, "0.00")
	})
}

// The payer's bank carries the number of the case from end to end: it is a hint as well.
func TestANumberThatThePayerSendsAlongIsAHint(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.bank("S1", movement{ref: "B1", amount: "1200.00", day: "2026-11-02", payer: "Clara Dam", along: "10001"})
		if waiting := h.inbox("bank.by_bare_number_and_amount"); waiting[0].Number != first {
			h.t.Errorf("proposed for %d", waiting[0].Number)
		}
	})
}

// onSlip is a payment slip of the invoice's own in an electronic invoice.
func onSlip(reference string) string {
	return `<a:PaymentMeans><b:PaymentMeansCode>93</b:PaymentMeansCode><b:PaymentID>71</b:PaymentID><b:InstructionID>` + reference +
		`</b:InstructionID><a:CreditAccount><b:AccountID>80000012</b:AccountID></a:CreditAccount></a:PaymentMeans>`
}

// The debtor pays by the slip of the invoice, as if there had been no reminder.
func TestMoneyOnTheInvoicesOwnSlipFindsItsClaim(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(bent)
		h.electronicWith("Invoice", "1001", "1200.00", onSlip("004040400000669"))
		h.electronicWith("Invoice", "1004", "300.00", onSlip("000000000105916"))
		h.counts(h.bank("S1",
			movement{ref: "B1", amount: "300.00", day: "2026-11-02", slip: "000000000105916"},
			movement{ref: "B2", amount: "500.00", day: "2026-11-02", text: "+71&lt;004040400000669+80000012&lt;"}), 2, 0, 0, 0, 0, 0)
		h.owes(first+1, "700.00")
		c := h.look(first + 1).Case
		for i, want := range []debt.ClaimID{c.Claims[1].ID, c.Claims[0].ID} {
			if p := c.Payments[i]; p.Named != want || p.Method != "slip" {
				h.t.Errorf("payment %d = %+v, want it for claim %d", i+1, p, want)
			}
		}
		// The same numbers in a list of the bank's, and after the cases were read anew.
		h.proven()
		h.counts(h.takes(listHead+"02-11-2026;FI 004040400000669;700,00;1.150,00\n"), 1, 0, 0, 0, 0, 0)
		h.state(first+1, debt.Closed)
	})
}

// 10591 is what the accounting system made a slip of, and ours of case 10591 would be
// the same: here it is of case 10001.
func TestASlipThatIsOfTwoCasesIsLookedAt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(bent)
		h.electronicWith("Invoice", "1001", "1200.00", onSlip(slip(first)))
		h.counts(h.bank("S1", movement{ref: "B1", amount: "800.00", day: "2026-11-02", slip: slip(first)}), 0, 1, 0, 0, 0, 0)
		h.inbox("bank.by_several")
	})
}

func TestASlipThatAllInvoicesOfACustomerShareNamesNone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.electronicWith("Invoice", "1001", "1200.00", onSlip("004040400000669"))
		h.electronicWith("Invoice", "1004", "300.00", onSlip("004040400000669"))
		h.counts(h.bank("S1", movement{ref: "B1", amount: "300.00", day: "2026-11-02", slip: "004040400000669"}), 1, 0, 0, 0, 0, 0)
		if p := h.paid(first); len(p) != 1 || p[0].Named != 0 {
			h.t.Errorf("payments = %+v", p)
		}
	})
}

func TestTheSlipOfAListIsKeptWithItsClaim(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.file(headings+";FIK", anna+";+71<004040400000669+80000012<", bent+";4040400000668")
		if got := h.look(first).Case.Claims[0].Slip; got != "004040400000669" {
			h.t.Errorf("slip = %q", got)
		}
		// A digit is wrong: no money would find it.
		if got := h.look(first + 1).Case.Claims[0].Slip; got != "" || len(report.Notes) != 1 || report.Notes[0].Note != intake.NoteSlipUnchecked {
			h.t.Errorf("slip = %q, notes %+v", got, report.Notes)
		}
		h.counts(h.bank("S1", movement{ref: "B1", amount: "100.00", day: "2026-11-02", slip: "004040400000669"}), 1, 0, 0, 0, 0, 0)
		h.owes(first, "1100.00")
	})
}

// Who pays 500.00 by telephone on 1 November is entered by hand. The bank tells of the same
// money a day later: a person says whether it is. Eight days after it is another payment,
// and so is another amount.
func TestMoneyThatWasEnteredByHandIsAskedAbout(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.pay(first, "500.00", "2026-11-01")
		h.counts(h.bank("S1", movement{ref: "B1", amount: "500.00", day: "2026-11-02", slip: printedSlip(first, "80000012")}), 0, 1, 0, 0, 0, 0)
		h.owes(first, "700.00")
		h.inbox("bank.may_be_recorded")
		h.counts(h.bank("S2",
			movement{ref: "B2", amount: "500.00", day: "2026-11-09", text: "sag 10001 Anna Holm"},
			movement{ref: "B3", amount: "100.00", day: "2026-11-02", text: "sag 10001 Anna Holm"}), 2, 0, 0, 0, 0, 0)
		h.owes(first, "100.00")
		h.proven()
	})
}
