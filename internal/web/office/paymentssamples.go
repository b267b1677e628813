package office

import (
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/web"
)

// paymentSamples are the pages of the inbox of payments in their states.
func paymentSamples() []web.Sample {
	reader := web.SampleReader()
	waiting := casework.WaitingCounts{Proposed: 5, Unmatched: 2}
	refused := web.NewForm()
	refused.Fail(fault.New(fault.Invalid, "office.money_none_chosen"))
	list := func(name string, form web.Form, state casework.BankState, lines ...casework.InboxLine) web.Sample {
		page := paymentsPage{State: state, Waiting: waiting, Lines: lines, Form: form, Paging: web.Paging{Shown: len(lines), Next: "/payments?after=9"}}
		return web.Sample{Name: "office/payments" + name, Reader: reader, Page: paymentsView(page)}
	}
	one := func(name string, page entryPage) web.Sample {
		page.Form = web.NewForm()
		return web.Sample{Name: "office/payment" + name, Reader: reader, Page: entryView(page)}
	}
	found := casework.CasePage{On: civil.MustParse("2026-11-23"), Later: true, Lines: sampleFound()}
	byHand := web.NewForm("case", "1168", "amount", "1.300", "paid_on", "2026-11-22")
	byHand.Fail(fault.New(fault.Conflict, "office.payment_twice").In("sure").With("day", "2026-11-22").With("amount", "1.300"))
	twice := web.NewForm("case", "1168")
	twice.Fail(fault.New(fault.Conflict, "office.money_twice").In("sure").With("day", "2026-11-22").With("amount", "150"))
	return append(append(bankSamples(), sendingsSamples()...), []web.Sample{
		list("", web.NewForm(), casework.BankProposed, sampleProposals()...),
		list("-refused", refused, casework.BankProposed, sampleProposals()[:2]...),
		list("-empty", web.NewForm(), casework.BankProposed),
		list("-unmatched", web.NewForm(), casework.BankUnmatched, sampleUnmatched()...),
		list("-none-unmatched", web.NewForm(), casework.BankUnmatched),
		list("-booked", web.NewForm(), casework.BankMatched, sampleBooked(casework.BankMatched, "bank.by_slip")),
		list("-reversed", web.NewForm(), casework.BankReversed, sampleBooked(casework.BankReversed, "bank.reversed")),
		list("-aside", web.NewForm(), casework.BankIgnored, sampleBooked(casework.BankIgnored, "bank.ignored"), sampleBooked(casework.BankIgnored, "bank.taken_back")),
		list("-none-aside", web.NewForm(), casework.BankIgnored),
		one("", entryPage{Line: sampleProposed()}),
		one("-candidates", entryPage{Line: sampleProposals()[4]}),
		one("-found", entryPage{Line: sampleUnmatched()[0], Asked: "Holm", Found: found}),
		one("-not-found", entryPage{Line: sampleUnmatched()[0], Asked: "MOBILEPAY 22334455"}),
		one("-foreign", entryPage{Line: sampleUnmatched()[1]}),
		one("-unread", entryPage{Line: sampleUnmatched()[2]}),
		one("-booked", entryPage{Line: sampleBooked(casework.BankMatched, "bank.by_slip"), Asked: "Holm", Found: found}),
		{Name: "office/payment-twice", Reader: reader, Page: entryView(entryPage{Line: sampleUnmatched()[0], Form: twice})},
		{Name: "office/payment-by-hand", Reader: reader, Page: byHandView(byHandPage{web.NewForm("paid_on", "2026-11-23")})},
		{Name: "office/payment-by-hand-twice", Reader: reader, Page: byHandView(byHandPage{byHand})},
	}...)
}

func sampleMoney(id int64, payer, text string, amount money.Amount, why string) casework.InboxLine {
	return casework.InboxLine{BankEntry: casework.BankEntry{
		ID: id, State: casework.BankProposed, Amount: amount, ValueOn: civil.MustParse("2026-11-20"), BookedOn: civil.MustParse("2026-11-23"),
		Payer: payer, Text: text, Why: why, Reference: "+71<000000000001168", Case: debt.CaseID(id), Number: 1160 + id,
	}, Debtor: "Merete Holmgaard", Owed: money.Kroner(1312, 40), OwedKnown: true}
}

// sampleProposed is the second of the proposals alone, with what it would cover: of 500.00
// the fee of 100.00 and the interest of 12.40, and 387.60 of the invoice.
func sampleProposed() casework.InboxLine {
	line := sampleProposals()[1]
	line.Proposed = &casework.Proposed{
		Owed: ledger.Statement{
			Left: ledger.Parts{Principal: money.Kroner(1200, 0), Interest: money.Kroner(12, 40), ReminderFees: money.Kroner(100, 0)},
			Lines: []ledger.Line{
				{Kind: ledger.PrincipalLine, Label: "10591", Amount: money.Kroner(1200, 0), Period: civil.Interval{From: civil.MustParse("2026-10-09")}},
				{Kind: ledger.InterestLine, Label: "10591", Amount: money.Kroner(12, 40), Period: civil.Interval{From: civil.MustParse("2026-10-10"), Until: civil.MustParse("2026-11-20")}, Days: 41, Rate: money.PerCent(10, 0), Base: money.Kroner(1200, 0)},
				{Kind: ledger.ReminderFeeLine, Label: "reminder-1", Amount: money.Kroner(100, 0), Period: civil.Interval{From: civil.MustParse("2026-10-26")}},
			},
		},
		Covers: []ledger.Share{
			{Part: ledger.CostShare, Kind: ledger.ReminderFee, Label: "reminder-1", Amount: money.Kroner(100, 0)},
			{Part: ledger.InterestShare, Label: "10591", Amount: money.Kroner(12, 40)},
			{Part: ledger.PrincipalShare, Label: "10591", Amount: money.Kroner(387, 60)},
		},
	}
	return line
}

func sampleProposals() []casework.InboxLine {
	fits := sampleMoney(1, "MERETE HOLMGAARD", "faktura 10591", money.Kroner(1312, 40), "bank.by_payer_and_amount")
	part := sampleMoney(2, "Merete Holmgaard", "faktura 10591\nafdrag", money.Kroner(500, 0), "bank.by_invoice")
	over := sampleMoney(3, "", "betaling rykker", money.Kroner(1400, 0), "bank.by_short_reference")
	again := sampleMoney(4, "Bent Krogh", "B1", money.Kroner(1312, 40), "bank.reference_repeated")
	again.Repeated = true
	long := sampleMoney(5, "DYRLÆGERNE ÅBRINKEN, KASTANJEHAVEN OG SØNNER INTERESSENTSKAB AF 1987",
		"OVERFØRSEL FRA KONTO 1234 0001234567 VEDR. FAKTURANUMMER-SOM-ER-LANGT-OG-UDEN-MELLEMRUM-10591-10592-10593", money.Kroner(1_312_400, 40), "bank.by_several")
	long.Closed = true
	long.Debtor = "Dyrlægerne Åbrinken, Kastanjehaven og Sønner Interessentskab af 1987, afdelingen for større husdyr"
	long.Candidates = []casework.InboxCandidate{
		{Number: 1165, Debtor: long.Debtor, Closed: true, Owed: money.Kroner(1312, 40), OwedKnown: true}, {Number: 1170, Debtor: "Anna Holm"},
	}
	return []casework.InboxLine{fits, part, over, again, long}
}

func sampleUnmatched() []casework.InboxLine {
	unknown := sampleMoney(6, "K HOLM", "tak for sidst", money.Kroner(150, 0), "bank.no_reference")
	foreign := sampleMoney(7, "", "EUR 120.00\n120,00 EUR 2026-11-20", money.Amount{}, keyForeign)
	unread := sampleMoney(9, "", "20-11-2026;faktura 10591;12,3x;", money.Amount{}, "bank.line_unread")
	unread.Identity = "unread 1"
	for _, line := range []*casework.InboxLine{&unknown, &foreign, &unread} {
		line.State, line.Case, line.Number, line.Debtor, line.OwedKnown = casework.BankUnmatched, 0, 0, "", false
	}
	return []casework.InboxLine{unknown, foreign, unread}
}

func sampleBooked(state casework.BankState, why string) casework.InboxLine {
	line := sampleMoney(8, "Anna Holm", "+71<000000000001168", money.Kroner(1200, 0), why)
	line.State, line.OwedKnown = state, false
	if state == casework.BankReversed {
		line.Amount = line.Amount.Negated()
	}
	return line
}

func sampleFound() []casework.ListedCase {
	found := make([]casework.ListedCase, 2)
	for i, debtor := range []string{"Anna Holm", "Dyrlægerne Åbrinken, Kastanjehaven og Sønner Interessentskab af 1987"} {
		found[i].Number, found[i].Debtor, found[i].State = 1168+int64(i), debtor, debt.Open
		found[i].Owed, found[i].OwedKnown, found[i].NextStep = money.Kroner(1200, 0), true, "reminder-1"
	}
	return found
}
