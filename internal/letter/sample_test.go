package letter_test

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/letter"
	"krav/internal/money"
	"krav/internal/wording"
)

// One case runs through these tests: two invoices of 12,500.00 due 30 September
// 2026 and 6,250.00 due 14 October, at 10.00 % on 365 days, the due day out and
// the last day in. So the interest of the first is 12,500 × 10 % × days / 365.

// base returns the case on a day, with what its letters have in common.
func base(kind letter.Kind, date string, debtor letter.Debtor) letter.Input {
	return letter.Input{
		Kind: kind, Language: wording.Danish, Date: day(date), Case: "1168",
		Creditor: creditor(), Debtor: debtor, Sender: "Mette Lund",
		Portal:   letter.Portal{URL: "krav.example/s", Code: "K7DM-42PX", QR: "https://krav.example/s/1168"},
		Accounts: letter.Accounts{Account: "9999 0001234567", IBAN: "DK6999990001234567", Slip: "+71<000000000011684+80000012<"},
		Claims: []letter.Claim{
			{Number: "10482", Text: "nye vinduer mod gården, 1. rate", Date: day("2026-08-31"), Due: day("2026-09-30"), Agreed: true, Amount: money.Kroner(12_500, 0)},
			{Number: "10517", Text: "nye vinduer mod gården, 2. rate", Date: day("2026-09-14"), Due: day("2026-10-14"), Amount: money.Kroner(6_250, 0)},
		},
		Terms: letter.Terms{Settles: true, Plans: true, Online: true},
	}
}

// interestNow is the rate that the case runs at, on a principal.
func interestNow(base, daily money.Amount) letter.Interest {
	return letter.Interest{
		Rate: money.PerCent(10, 0), Daily: daily, Base: base, DayCount: letter.Actual365,
		References: []letter.Reference{{Since: day("2026-07-01"), Rate: money.PerCent(2, 0), Margin: money.PerCent(8, 0)}},
	}
}

// demand finishes a letter that asks for all that is owed.
func demand(in letter.Input, deadline string, left letter.Parts) letter.Input {
	in.Left, in.Total, in.Ask, in.Deadline = left, left.Total(), left.Total(), day(deadline)
	return in
}

// charged adds the letter's own fee and, for a business, 310.00 for each invoice.
func charged(in letter.Input, fees ...letter.FeeLine) letter.Input {
	for _, f := range fees {
		in.Lines = append(in.Lines, f)
	}
	in.Fee = money.Kroner(100, 0)
	if in.Debtor.Kind == letter.Business {
		in.Lines = append(in.Lines,
			letter.CompensationLine{Claim: "10482", Amount: money.Kroner(310, 0)},
			letter.CompensationLine{Claim: "10517", Amount: money.Kroner(310, 0)})
	}
	return in
}

// compensation is what a debtor owes of it in these letters: 2 × 310.00, or none.
func compensation(d letter.Debtor) money.Amount {
	if d.Kind == letter.Business {
		return money.Kroner(620, 0)
	}
	return money.Amount{}
}

// nudge is the free reminder of 15 October: 12,500 + 6,250 = 18,750.00.
func nudge(d letter.Debtor) letter.Input {
	in := base(letter.FriendlyReminder, "2026-10-15", d)
	in.First = true
	return demand(in, "2026-10-26", letter.Parts{Principal: money.Kroner(18_750, 0)})
}

// first is reminder 1 of 16 October: 16 days × 1,250/365 = 54.79 and 2 days ×
// 625/365 = 3.42 of interest, a fee of 100.00. 18,908.21; with compensation
// 19,528.21. A day costs 1,875/365 = 5.14.
func first(d letter.Debtor) letter.Input {
	in := base(letter.FirstReminder, "2026-10-16", d)
	in.Lines = []letter.Line{
		interest("10482", "2026-10-01", "2026-10-16", 16, money.Kroner(12_500, 0), money.Kroner(54, 79)),
		interest("10517", "2026-10-15", "2026-10-16", 2, money.Kroner(6_250, 0), money.Kroner(3, 42)),
	}
	in = charged(in, fee(letter.FirstReminder, "2026-10-16"))
	in.Compensation, in.First = compensation(d), true
	in.Interest = interestNow(money.Kroner(18_750, 0), money.Kroner(5, 14))
	return demand(in, "2026-10-26", letter.Parts{
		Principal: money.Kroner(18_750, 0), Interest: money.Kroner(58, 21), Fees: money.Kroner(100, 0), Compensation: compensation(d),
	})
}

// second is reminder 2 of 27 October: 27 days × 1,250/365 = 92.47 and 13 days ×
// 625/365 = 22.26, fees of 200.00. 19,064.73; with compensation 19,684.73.
func second(d letter.Debtor) letter.Input {
	in := base(letter.SecondReminder, "2026-10-27", d)
	in.Lines = []letter.Line{
		interest("10482", "2026-10-01", "2026-10-27", 27, money.Kroner(12_500, 0), money.Kroner(92, 47)),
		interest("10517", "2026-10-15", "2026-10-27", 13, money.Kroner(6_250, 0), money.Kroner(22, 26)),
	}
	in = charged(in, fee(letter.FirstReminder, "2026-10-16"), fee(letter.SecondReminder, "2026-10-27"))
	in.Previous = day("2026-10-16")
	in.Interest = interestNow(money.Kroner(18_750, 0), money.Kroner(5, 14))
	return demand(in, "2026-11-06", letter.Parts{
		Principal: money.Kroner(18_750, 0), Interest: money.Kroner(114, 73), Fees: money.Kroner(200, 0), Compensation: compensation(d),
	})
}

// third is a third letter of 9 November without a payment: 40 days × 1,250/365 =
// 136.99 and 26 days × 625/365 = 44.52, fees of 300.00. 19,231.51; with
// compensation 19,851.51.
func third(kind letter.Kind, d letter.Debtor) letter.Input {
	in := base(kind, "2026-11-09", d)
	in.Lines = []letter.Line{
		interest("10482", "2026-10-01", "2026-11-09", 40, money.Kroner(12_500, 0), money.Kroner(136, 99)),
		interest("10517", "2026-10-15", "2026-11-09", 26, money.Kroner(6_250, 0), money.Kroner(44, 52)),
	}
	in = charged(in, fee(letter.FirstReminder, "2026-10-16"), fee(letter.SecondReminder, "2026-10-27"), fee(kind, "2026-11-09"))
	in.Previous = day("2026-10-27")
	in.Interest = interestNow(money.Kroner(18_750, 0), money.Kroner(5, 14))
	in.Terms.MaxCosts = money.Kroner(1_900, 0)
	return demand(in, "2026-11-19", letter.Parts{
		Principal: money.Kroner(18_750, 0), Interest: money.Kroner(181, 51), Fees: money.Kroner(300, 0), Compensation: compensation(d),
	})
}

// partPaid is the collection notice of 9 November after a payment of 3,000.00 on
// the 4th. That covered both fees, the first invoice's interest of 35 days,
// 119.86, and 2,680.14 of its principal, which leaves 9,819.86. To the interest
// come 9,819.86 × 10 % × 5/365 = 13.45, and on the second invoice 21 days, 35.96,
// and 5 days, 8.56: 177.83 in all. Owed: 18,750 + 177.83 + 300 − 3,000 =
// 16,227.83, of which 16,069.86 is principal; a day costs 1,606.99/365 = 4.40.
func partPaid(d letter.Debtor) letter.Input {
	in := base(letter.CollectionNotice, "2026-11-09", d)
	in.Lines = []letter.Line{
		interest("10482", "2026-10-01", "2026-11-04", 35, money.Kroner(12_500, 0), money.Kroner(119, 86)),
		interest("10482", "2026-11-05", "2026-11-09", 5, money.Kroner(9_819, 86), money.Kroner(13, 45)),
		interest("10517", "2026-10-15", "2026-11-04", 21, money.Kroner(6_250, 0), money.Kroner(35, 96)),
		interest("10517", "2026-11-05", "2026-11-09", 5, money.Kroner(6_250, 0), money.Kroner(8, 56)),
		fee(letter.FirstReminder, "2026-10-16"), fee(letter.SecondReminder, "2026-10-27"), fee(letter.CollectionNotice, "2026-11-09"),
		letter.PaymentLine{On: day("2026-11-04"), Amount: money.Kroner(3_000, 0), Shares: sharesOfPayment()},
	}
	in.Fee, in.Previous = money.Kroner(100, 0), day("2026-10-27")
	in.Interest = interestNow(money.Kroner(16_069, 86), money.Kroner(4, 40))
	in.Terms.MaxCosts = money.Kroner(1_900, 0)
	return demand(in, "2026-11-19", letter.Parts{Principal: money.Kroner(16_069, 86), Interest: money.Kroner(57, 97), Fees: money.Kroner(100, 0)})
}

// demanded is the demand of 20 November: 51 days × 1,250/365 = 174.66 and 37 days ×
// 625/365 = 63.36 of interest, fees of 300.00, and costs for a claim of 18,750.00,
// 1,400.00. 20,688.02; with compensation 21,308.02. The notice of 9 November ran to
// the 19th.
//
// Six instalments from 1 December, the costs paid first. The consumer's: 3,531.00 −
// 1,700.00 − 294.52 of interest to the 1st leave 18,750.00 − 1,536.48 = 17,213.52 of
// principal; the others likewise.
func demanded(d letter.Debtor) letter.Input {
	in := base(letter.CollectionDemand, "2026-11-20", d)
	in.Lines = []letter.Line{
		interest("10482", "2026-10-01", "2026-11-20", 51, money.Kroner(12_500, 0), money.Kroner(174, 66)),
		interest("10517", "2026-10-15", "2026-11-20", 37, money.Kroner(6_250, 0), money.Kroner(63, 36)),
	}
	in = charged(in, fee(letter.FirstReminder, "2026-10-16"), fee(letter.SecondReminder, "2026-10-27"), fee(letter.CollectionNotice, "2026-11-09"))
	in.Lines = append(in.Lines, letter.CostsLine{On: in.Date, Amount: money.Kroner(1_400, 0)})
	in.Fee, in.Costs, in.Previous = money.Amount{}, money.Kroner(1_400, 0), day("2026-11-09")
	in.Notice = letter.Notice{Sent: day("2026-11-09"), Deadline: day("2026-11-19")}
	in.Interest = interestNow(money.Kroner(18_750, 0), money.Kroner(5, 14))
	in.Plan = consumersPlan()
	if d.Kind == letter.Business {
		in.Plan = businessPlan()
	}
	return demand(in, "2026-11-30", letter.Parts{
		Principal: money.Kroner(18_750, 0), Interest: money.Kroner(238, 2), Fees: money.Kroner(300, 0), Compensation: compensation(d), Costs: money.Kroner(1_400, 0),
	})
}

func consumersPlan() letter.Plan {
	return letter.Plan{Every: letter.EveryMonth, Amount: money.Kroner(3_531, 0), Instalments: []letter.Instalment{
		{On: day("2026-12-01"), Amount: money.Kroner(3_531, 0), Interest: money.Kroner(56, 50), Rest: money.Kroner(17_213, 52)},
		{On: day("2027-01-01"), Amount: money.Kroner(3_531, 0), Interest: money.Kroner(145, 50), Rest: money.Kroner(13_828, 2)},
		{On: day("2027-02-01"), Amount: money.Kroner(3_531, 0), Interest: money.Kroner(116, 30), Rest: money.Kroner(10_413, 32)},
		{On: day("2027-03-01"), Amount: money.Kroner(3_531, 0), Interest: money.Kroner(78, 43), Rest: money.Kroner(6_960, 75)},
		{On: day("2027-04-01"), Amount: money.Kroner(3_531, 0), Interest: money.Kroner(57, 11), Rest: money.Kroner(3_486, 86)},
		{On: day("2027-05-01"), Amount: money.Kroner(3_515, 52), Interest: money.Kroner(28, 66)},
	}}
}

func businessPlan() letter.Plan {
	return letter.Plan{Every: letter.EveryMonth, Amount: money.Kroner(3_637, 0), Instalments: []letter.Instalment{
		{On: day("2026-12-01"), Amount: money.Kroner(3_637, 0), Interest: money.Kroner(56, 50), Rest: money.Kroner(17_727, 52)},
		{On: day("2027-01-01"), Amount: money.Kroner(3_637, 0), Interest: money.Kroner(149, 86), Rest: money.Kroner(14_240, 38)},
		{On: day("2027-02-01"), Amount: money.Kroner(3_637, 0), Interest: money.Kroner(119, 81), Rest: money.Kroner(10_723, 19)},
		{On: day("2027-03-01"), Amount: money.Kroner(3_637, 0), Interest: money.Kroner(80, 81), Rest: money.Kroner(7_167, 0)},
		{On: day("2027-04-01"), Amount: money.Kroner(3_637, 0), Interest: money.Kroner(58, 86), Rest: money.Kroner(3_588, 86)},
		{On: day("2027-05-01"), Amount: money.Kroner(3_618, 36), Interest: money.Kroner(29, 50)},
	}}
}

func sharesOfPayment() []letter.Share {
	return []letter.Share{
		{Of: letter.FeePart, Fee: letter.FirstReminder, Amount: money.Kroner(100, 0)},
		{Of: letter.FeePart, Fee: letter.SecondReminder, Amount: money.Kroner(100, 0)},
		{Of: letter.InterestPart, Claim: "10482", Amount: money.Kroner(119, 86)},
		{Of: letter.PrincipalPart, Claim: "10482", Amount: money.Kroner(2_680, 14)},
	}
}

// receipt is for that payment. Owed after it, on the 4th: 18,750 + 119.86 + 35.96
// + 200 − 3,000 = 16,105.82.
func receipt(d letter.Debtor) letter.Input {
	in := base(letter.PaymentReceipt, "2026-11-04", d)
	in.Received = letter.Received{Amount: money.Kroner(3_000, 0), Date: day("2026-11-04"), Method: letter.ByBank, Shares: sharesOfPayment()}
	in.Total, in.Left = money.Kroner(16_105, 82), letter.Parts{Principal: money.Kroner(16_069, 86), Interest: money.Kroner(35, 96)}
	in.Lines = []letter.Line{
		interest("10482", "2026-10-01", "2026-11-04", 35, money.Kroner(12_500, 0), money.Kroner(119, 86)),
		interest("10517", "2026-10-15", "2026-11-04", 21, money.Kroner(6_250, 0), money.Kroner(35, 96)),
		fee(letter.FirstReminder, "2026-10-16"), fee(letter.SecondReminder, "2026-10-27"),
		letter.PaymentLine{On: day("2026-11-04"), Amount: money.Kroner(3_000, 0), Shares: sharesOfPayment()},
	}
	return in
}

// instalmentMissing is the letter about an instalment of 4,000.00 by an agreement of 20
// October, missing on 9 November: the case is that of the third letter, with two fees.
// 18,750.00 + 181.51 + 200.00 = 19,131.51; with compensation 19,751.51.
func instalmentMissing(d letter.Debtor) letter.Input {
	in := third(letter.InstalmentReminder, d)
	in.Lines = slices.DeleteFunc(in.Lines, func(l letter.Line) bool {
		f, isFee := l.(letter.FeeLine)
		return isFee && f.For == letter.InstalmentReminder
	})
	in.Fee, in.Terms.MaxCosts, in.Terms.Settles, in.Terms.Plans = money.Amount{}, money.Amount{}, false, false
	in = demand(in, "2026-11-19", letter.Parts{
		Principal: money.Kroner(18_750, 0), Interest: money.Kroner(181, 51), Fees: money.Kroner(200, 0), Compensation: compensation(d),
	})
	in.Ask, in.Missing = money.Kroner(4_000, 0), letter.Missed{Agreed: day("2026-10-20"), Due: day("2026-11-01")}
	return in
}

// statement is the case on 9 November for information.
func statement(d letter.Debtor) letter.Input {
	in := partPaid(d)
	in.Kind, in.Fee, in.Ask, in.Deadline = letter.AccountStatement, money.Amount{}, money.Amount{}, civil.Date{}
	return in
}

func closing(d letter.Debtor) letter.Input {
	in := base(letter.ClosingLetter, "2026-11-20", d)
	in.Claims, in.Closing = nil, letter.Closing{Reason: letter.Paid}
	return in
}

// sample returns the case's letter of a kind.
func sample(kind letter.Kind, d letter.Debtor) letter.Input {
	switch kind {
	case letter.FriendlyReminder:
		return nudge(d)
	case letter.FirstReminder:
		return first(d)
	case letter.SecondReminder:
		return second(d)
	case letter.ThirdReminder, letter.ThirdReminderNotice:
		return third(kind, d)
	case letter.CollectionNotice:
		if d.Kind == letter.Business {
			return third(kind, d)
		}
		return partPaid(d)
	case letter.CollectionDemand:
		return demanded(d)
	case letter.InstalmentReminder:
		return instalmentMissing(d)
	case letter.PaymentReceipt:
		return receipt(d)
	case letter.AccountStatement:
		return statement(d)
	case letter.ClosingLetter:
		return closing(d)
	}
	return letter.Input{}
}

func creditor() letter.Creditor {
	return letter.Creditor{
		Name: "Lindebjerg Tømrer & Snedker ApS", Address: []string{"Savværksvej 4", "4300 Holbæk"}, Phone: "10 20 30 40",
		Email: "kontor@lindebjerg.example", CVR: "12 34 56 78", Privacy: "lindebjerg.example/persondata",
	}
}

func consumer() letter.Debtor {
	return letter.Debtor{
		Kind: letter.Consumer, Name: "Jonas Birkholm", Address: []string{"Skovbrynet 22, 2. tv.", "4000 Roskilde"},
		Greeting: "Jonas", CustomerNo: "40318",
	}
}

func business() letter.Debtor {
	return letter.Debtor{Kind: letter.Business, Name: "Havnens Kaffebar A/S", Address: []string{"Havnegade 1", "8000 Aarhus C"}, CustomerNo: "40711"}
}

func fee(of letter.Kind, sent string) letter.FeeLine {
	return letter.FeeLine{For: of, Sent: day(sent), Amount: money.Kroner(100, 0)}
}

func interest(claim, first, last string, days int, base, amount money.Amount) letter.InterestLine {
	return letter.InterestLine{
		Claim: claim, First: day(first), Last: day(last), Days: days, Rate: money.PerCent(10, 0), Base: base, Amount: amount,
	}
}

func day(text string) civil.Date { return civil.MustParse(text) }
