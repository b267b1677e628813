package casework_test

import (
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/ledger"
)

// waitsInInbox brings money on its day of which nothing but a number says whose it is.
func (h *house) waitsInInbox(amount, on string) int64 {
	h.t.Helper()
	h.at(on)
	h.bank("S9", movement{ref: "B9", amount: amount, day: on, text: "10001", payer: "Clara Dam"})
	waiting := h.inbox("bank.by_bare_number_and_amount")
	return waiting[0].ID
}

// The rest of the demand comes on its last day, and lies in the inbox: nobody is asked to
// take the case to court meanwhile. Booked later, it was in time.
func TestNobodyIsAskedToGoOnWhileMoneyWaitsInTheInbox(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		promised(h)
		entry := h.waitsInInbox("1300.66", "2026-11-23")
		h.at("2026-12-08") // fourteen days after the deadline, and the day after
		h.leavesOut("the plan", h.plan("")[0], []string{"hindrance.money_waits"})
		h.run()
		h.tasks(first)
		h.works(h.ignore(entry))
		h.run()
		h.tasks(first, "task.demand_ran_out")
		h.works(h.putBack(entry, 0))
		h.works(h.confirm(entry, 0))
		h.state(first, debt.Closed)
		h.proven()
	})
}

// The sum of an offer comes on its last day, and lies in the inbox: the offer doesn't lapse.
func TestAnOfferDoesNotLapseWhileItsMoneyWaitsInTheInbox(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-03")
		h.works(h.offers(ledger.CompositionTerms{Pay: kr("1040.00"), Deadline: day("2026-11-13")}))
		entry := h.waitsInInbox("1040.00", "2026-11-13")
		h.at("2026-11-14")
		h.leavesOut("the plan", h.plan("")[0], []string{"hindrance.money_waits"})
		h.run()
		if offer := h.look(first).Case.Offer; !offer.Runs() {
			h.t.Errorf("offer = %+v", offer)
		}
		h.works(h.confirm(entry, 0))
		h.state(first, debt.Closed)
		if got := h.look(first).Case.Closed.Why; got != debt.ClosedComposition {
			h.t.Errorf("ended by %s", got)
		}
		h.proven()
	})
}

// What names the case holds letters back, whatever it is worth: money in another currency
// waits until it has been exchanged, and a part of the debt from just the debtor's name
// until a person has said that it is his. What says that it is for something else doesn't.
func TestMoneyThatIsPerhapsForTheCaseHoldsItsLettersBack(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		money   movement
		foreign bool
		waits   string // why it waits in the inbox
		want    string // why the letter waits, or nothing
		amount  string
	}{
		"euro that name the case":    {movement{amount: "500.00", text: "sag 10001", payer: "Clara Dam"}, true, "bank.foreign_currency", "hindrance.foreign_money_waits", "EUR 500.00"},
		"euro that name the invoice": {movement{amount: "500.00", text: "faktura 1001", payer: "Clara Dam"}, true, "bank.foreign_currency", "hindrance.foreign_money_waits", "EUR 500.00"},
		"euro from the debtor":       {movement{amount: "500.00", text: "tak"}, true, "bank.foreign_currency", "hindrance.foreign_money_waits", "EUR 500.00"},
		"euro from another":          {movement{amount: "500.00", text: "tak", payer: "Clara Dam"}, true, "bank.foreign_currency", "", ""},
		"a part from the debtor":     {movement{amount: "500.00", text: "tak"}, false, "bank.by_payer", "hindrance.money_waits", "500.00"},
		"a part from another":        {movement{amount: "500.00", text: "tak", payer: "Clara Dam"}, false, "bank.no_reference", "", ""},
		"for another invoice":        {movement{amount: "500.00", text: "faktura 2044"}, false, "bank.no_reference", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.invoices(anna)
				money := c.money
				money.ref, money.day = "B1", "2026-11-01"
				file := camt("S1", money)
				if c.foreign {
					file = strings.ReplaceAll(file, "DKK", "EUR")
				}
				_, err := h.ImportPayments(h.t.Context(), h.person, h.creditor, strings.NewReader(file), "S1.xml")
				h.works(err)
				entry := h.inbox(c.waits)[0]
				row := h.plan("")[0]
				if c.want == "" {
					h.leavesOut("the plan", row, nil)
					return
				}
				h.leavesOut("the plan", row, []string{c.want})
				if got := row.Reasons[0].Args["amount"]; got != c.amount {
					t.Errorf("%s waits, want %s", got, c.amount)
				}
				h.run()
				h.steps(first)
				h.works(h.ignore(entry.ID))
				h.run()
				h.steps(first, "reminder-1")
				h.works(h.PutBack(h.t.Context(), h.person, h.creditor, entry.ID, 0))
				h.proven()
			})
		})
	}
}

// Two debtors of one name: nobody knows whose money it is, and neither waits for it.
func TestMoneyOfANameThatTwoHaveHoldsNobodyBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, "1009;99;Anna Holm;Skovvej 8;8000;Aarhus C;anna8@holm.example;12-10-2026;26-10-2026;900,00")
		h.bank("S1", movement{ref: "B1", amount: "50.00", day: "2026-11-01", text: "tak"})
		h.inbox("bank.no_reference")
		h.run()
		h.steps(first, "reminder-1")
		h.steps(first+1, "reminder-1")
	})
}

// The instalment of 1 December comes on the 7th, after the letter about it was decided on and
// before it was made: nothing is written. The case says what waits.
func TestNoLetterAboutAnInstalmentWhoseMoneyWaitsInTheInbox(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-11")
		h.agrees(inParts(4, "2026-12-01"))
		h.at("2026-12-07")
		h.decide(casework.Approval{Always: true})
		h.bank("S1", movement{ref: "B1", amount: "331.00", day: "2026-12-07", text: "afdrag", payer: "Anna Holm"})
		h.work()
		h.dispatches(first, "email received", "email stopped dispatch.stopped_money")
		h.at("2026-12-18")
		if got := h.look(first).Hindered; len(got) != 1 || got[0].Key != "hindrance.money_waits" {
			h.t.Errorf("the case says %+v", got)
		}
		// It was another's: the debtor is told now, and has ten days from now.
		h.works(h.ignore(h.inbox("bank.by_payer_and_amount")[0].ID))
		h.run()
		h.dispatches(first, "email received", "email stopped dispatch.stopped_money", "email received")
		if got := h.look(first).Case.Agreements[0].Reminded.Deadline; got != day("2026-12-28") {
			h.t.Errorf("the last deadline is %v, want 28 December", got)
		}
		h.proven()
	})
}

// The letter about the instalment of 1 December is decided on on the 7th, and nobody works
// before the 8th: it would give a day less than it says. The debtor is told on the 8th
// instead, with ten days from then.
func TestALetterAboutAnInstalmentThatNobodyMadeIsWrittenTheNextDay(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-11")
		h.agrees(inParts(4, "2026-12-01"))
		h.at("2026-12-07")
		h.decide(casework.Approval{Always: true})
		h.at("2026-12-08")
		h.work()
		h.dispatches(first, "email received")
		h.run()
		h.dispatches(first, "email received", "email received")
		if got := h.look(first).Case.Agreements[0].Reminded.Deadline; got != day("2026-12-18") {
			h.t.Errorf("the last deadline is %v, want 18 December", got)
		}
		h.at("2026-12-09")
		h.run()
		h.dispatches(first, "email received", "email received")
		h.proven()
	})
}

// The e-mail comes back: the letter goes by post the next day, with ten days from then.
func TestALetterAboutAnInstalmentWhoseEmailFailedGoesByPost(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-11")
		h.agrees(inParts(4, "2026-12-01"))
		h.at("2026-12-07")
		h.run()
		h.dispatches(first, "email received", "email received")
		news := h.news(first, casework.ReportFailed, 1)
		news.Dispatch = h.look(first).Case.Dispatches[1].Dispatch
		h.works(h.Report(h.t.Context(), news))
		h.at("2026-12-08")
		h.run()
		h.dispatches(first, "email received", "email failed", "print waiting")
		if got := h.look(first).Case.Agreements[0].Reminded.Deadline; got.Before(day("2026-12-18")) {
			h.t.Errorf("the last deadline is %v, want 18 December or later", got)
		}
		h.run()
		h.dispatches(first, "email received", "email failed", "print waiting")
		h.proven()
	})
}

// The letter is stopped for money that waits, and the person puts that aside the same day.
func TestALetterAboutAnInstalmentIsWrittenAnewOnTheDayThatItWasStopped(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-11")
		h.agrees(inParts(4, "2026-12-01"))
		h.at("2026-12-07")
		h.decide(casework.Approval{Always: true})
		h.bank("S1", movement{ref: "B1", amount: "331.00", day: "2026-12-07", text: "afdrag", payer: "Anna Holm"})
		h.work()
		h.dispatches(first, "email received", "email stopped dispatch.stopped_money")
		h.works(h.ignore(h.inbox("bank.by_payer_and_amount")[0].ID))
		h.run()
		h.dispatches(first, "email received", "email stopped dispatch.stopped_money", "email received")
		h.proven()
	})
}

// Anna has no e-mail address, and the creditor prints two days after the letter was made: it
// is made anew, with ten days from then at least, and lies in the pack.
func TestALetterAboutAnInstalmentIsMadeAnewForThePack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices("1001;17;Anna Holm;Søvej 3;4000;Roskilde;;12-10-2026;26-10-2026;1.200,00")
		h.agrees(inParts(4, "2026-12-01"))
		h.at("2026-12-07")
		h.run()
		h.dispatches(first, "print waiting")
		h.at("2026-12-09")
		if letters := h.pack(); len(letters) != 1 {
			h.t.Fatalf("%d letters lie in the pack, want the one", len(letters))
		}
		h.dispatches(first, "print stopped dispatch.stopped_late", "print waiting")
		if got := h.look(first).Case.Agreements[0].Reminded.Deadline; got.Before(day("2026-12-19")) {
			h.t.Errorf("the last deadline is %v, want ten days from the 9th at least", got)
		}
		h.run()
		h.dispatches(first, "print stopped dispatch.stopped_late", "print waiting")
		h.proven()
	})
}

// The money comes between the decision and the letter, and goes back two days later.
func TestADebtorIsToldOfAnInstalmentWhoseMoneyWentBackBeforeTheLetter(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-11")
		h.agrees(inParts(4, "2026-12-01"))
		h.at("2026-12-07")
		h.decide(casework.Approval{Always: true})
		h.bank("S1", movement{ref: "B1", amount: "331.00", day: "2026-12-07", text: "sag 10001"})
		h.work()
		h.dispatches(first, "email received")
		h.at("2026-12-09")
		h.bank("S2", movement{ref: "B1", amount: "331.00", day: "2026-12-09", out: true, back: true})
		h.run()
		h.dispatches(first, "email received", "email received")
		h.proven()
	})
}

// The file has 1,200.00 for the case in the inbox; the same sum is entered by hand.
func TestMoneyOfTheInboxIsNotEnteredByHandUnasked(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.waitsInInbox("1200.00", "2026-11-02")
		_, err := h.RecordPayment(h.t.Context(), h.person, h.creditor, casework.PaymentByHand{Number: first, Amount: kr("1200.00")})
		h.fails(err, fault.Conflict, "payment.waits_in_inbox")
		_, err = h.RecordPayment(h.t.Context(), h.person, h.creditor, casework.PaymentByHand{Number: first, Amount: kr("200.00")})
		h.works(err) // another sum is another payment
		h.pays(first, "1200.00")
		h.proven()
	})
}

// The bank carries along the number of the case whose debt it is, to the øre; the text has
// another's by mistake. What fits is proposed, wherever it stands.
func TestTheCaseWhoseAmountFitsIsProposedBeforeAnother(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.bank("S1",
			movement{ref: "B1", amount: "800.00", day: "2026-11-02", along: "10002", text: "10001", payer: "Ukendt"},
			movement{ref: "B2", amount: "800.00", day: "2026-11-02", along: "10001", text: "10002", payer: "Ukendt"})
		for _, e := range h.inbox("bank.by_bare_number_and_amount", "bank.by_bare_number_and_amount") {
			if e.Case != h.look(first+1).Case.ID {
				h.t.Errorf("%s is proposed for another case", e.Reference)
			}
		}
	})
}

// A list of open posts has an invoice of 1,200.00 and a credit note of the same customer that
// doesn't say for which: until a person has, nobody is reminded. Put aside, the case goes on.
func TestACreditNoteThatWaitsHoldsItsDebtorsCase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent, strings.Replace(strings.Replace(anna, "1001;", "K-1;", 1), "1.200,00", "-1.200,00", 1))
		h.leavesOut("the plan", h.plan("")[0], []string{"hindrance.credit_waits"})
		h.run()
		h.steps(first)
		h.steps(first+1, "reminder-1") // another debtor's case
		lines, err := h.WaitingLines(h.t.Context(), h.person, h.creditor, 0, 10)
		h.works(err)
		h.works(h.DropLine(h.t.Context(), h.person, h.creditor, lines[0].ID))
		h.run()
		h.steps(first, "reminder-1")
		h.proven()
	})
}

// The credit note comes between the decision and the letter.
func TestACreditNoteThatWaitsStopsTheLetter(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.waitingLetter(func() {
			h.invoices(strings.Replace(strings.Replace(anna, "1001;", "K-1;", 1), "1.200,00", "-1.200,00", 1))
		})
		h.dispatches(first, "email stopped dispatch.stopped_asked")
		h.mails(0)
	})
}

// It makes no difference whether the credit note comes before its customer's first invoice, in
// the same file or in one before.
func TestACreditNoteThatComesFirstHoldsItsDebtorsCase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		note := func(line, number string) string {
			cells := strings.Split(line, ";")
			cells[0], cells[len(cells)-1] = number, "-100,00"
			return strings.Join(cells, ";")
		}
		h.invoices(note(anna, "K-1"), anna, note(bent, "K-2"))
		h.invoices(bent)
		h.run()
		h.steps(first)
		h.steps(first + 1)
		h.proven()
	})
}

// Who enters the credit note of a file on the case by hand names it: it is used once, and
// holds nothing back any more.
func TestACreditNoteOfAFileIsUsedOnceThoughItIsEnteredByHand(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, "K-5;17;Anna Holm;Søvej 3;4000;Roskilde;;20-10-2026;20-10-2026;-200,00")
		enter := func(number string) error {
			return h.Credit(h.t.Context(), h.person, h.creditor, casework.CreditNote{Case: first, Invoice: "1001", Number: number, Amount: kr("200.00"), On: day("2026-10-20")})
		}
		h.fails(enter(""), fault.Conflict, "credit.note_waits")
		h.owes(first, "1200.00")
		h.works(enter("k-5"))
		h.owes(first, "1000.00")
		h.waiting(0)
		h.run()
		h.steps(first, "reminder-1")
		h.proven()
	})
}
