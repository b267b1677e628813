package pdf_test

import (
	"strings"
	"testing"

	"krav/internal/civil"
	"krav/internal/letter"
	"krav/internal/letter/pdf"
	"krav/internal/money"
	"krav/internal/wording"
)

// A sentence that is true in one case and false in the next hangs on the facts of the
// case. Each test here changes one fact and reads the printed letter: what it must say
// then, and what it must not.

// fact changes what is so in a case.
type fact func(in *letter.Input)

// The letters of these tests are about invoice 5001 of 1,000.00 with 12.33 of
// interest, and where it is a reminder a fee of 100.00.
func told(t *testing.T, kind letter.Kind, facts ...fact) string {
	t.Helper()
	in := letter.Input{
		Kind: kind, Language: wording.Danish, Date: day("2026-10-16"), Case: "1168",
		Creditor: letter.Creditor{
			Name: "Lindebjerg Tømrer & Snedker ApS", Address: []string{"Savværksvej 4", "4300 Holbæk"},
			Phone: "10 20 30 40", Email: "kontor@lindebjerg.example", CVR: "12 34 56 78",
		},
		Debtor:   letter.Debtor{Kind: letter.Consumer, Name: "Jonas Birkholm", Address: []string{"Skovbrynet 22", "4000 Roskilde"}},
		Portal:   letter.Portal{URL: "krav.example/s", Code: "K7DM-42PX"},
		Accounts: letter.Accounts{Account: "9999 0001234567", IBAN: "DK6999990001234567"},
		Claims:   []letter.Claim{{Number: "5001", Text: "tagrender", Date: day("2026-08-01"), Due: day("2026-09-01"), Amount: money.Kroner(1_000, 0)}},
		Lines:    []letter.Line{interestOn("5001", money.PerCent(10, 0))},
		Left:     letter.Parts{Principal: money.Kroner(1_000, 0), Interest: money.Kroner(12, 33)},
		Interest: letter.Interest{Rate: money.PerCent(10, 0), Daily: money.Kroner(0, 27), Base: money.Kroner(1_000, 0), DayCount: letter.Actual365},
		Previous: day("2026-10-02"), Terms: letter.Terms{Settles: true, MaxCosts: money.Kroner(350, 0)},
		Basis: "aftalen", Closing: letter.Closing{Reason: letter.Paid},
		Received: letter.Received{Amount: money.Kroner(300, 0), Date: day("2026-10-10"), Method: letter.ByBank, Shares: []letter.Share{{Of: letter.PrincipalPart, Claim: "5001", Amount: money.Kroner(300, 0)}}},
	}
	if isReminder(kind) {
		in.Fee, in.Left.Fees = money.Kroner(100, 0), money.Kroner(100, 0)
		in.Lines = append(in.Lines, letter.FeeLine{For: kind, Sent: in.Date, Amount: in.Fee})
	}
	for _, f := range facts {
		f(&in)
	}
	in.Total = in.Left.Total().Minus(in.Overpaid)
	if kind != letter.PaymentReceipt && kind != letter.AccountStatement && kind != letter.ClosingLetter {
		in.Ask, in.Deadline = in.Total, day("2026-10-26")
	}
	c, err := letter.Compose(in)
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	s, err := press(t, pdf.Letterhead{}).Print(c)
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return flat(strings.Join(text(t, s), " ")) + " * " + flat(c.Mail.Subject+" * "+c.Mail.Text)
}

func isReminder(kind letter.Kind) bool {
	return kind > letter.FriendlyReminder && kind < letter.CollectionDemand
}

func interestOn(claim string, rate money.Rate) letter.InterestLine {
	return letter.InterestLine{
		Claim: claim, First: day("2026-09-02"), Last: day("2026-10-16"), Days: 45, Rate: rate, Base: money.Kroner(1_000, 0), Amount: money.Kroner(12, 33),
	}
}

func partPaid(in *letter.Input) {
	in.Lines = append(in.Lines, letter.PaymentLine{On: day("2026-10-10"), Amount: money.Kroner(300, 0), Shares: in.Received.Shares})
	in.Left.Principal = in.Left.Principal.Minus(money.Kroner(300, 0))
}

func credited(in *letter.Input) {
	in.Lines = append(in.Lines, letter.CreditLine{Number: "77", On: day("2026-10-10"), Amount: money.Kroner(300, 0)})
	in.Left.Principal = in.Left.Principal.Minus(money.Kroner(300, 0))
}

// another adds invoice 5002, with interest at an agreed rate of 12 %.
func another(in *letter.Input) {
	in.Claims = append(in.Claims, letter.Claim{Number: "5002", Date: day("2026-08-01"), Due: day("2026-09-01"), Amount: money.Kroner(1_000, 0)})
	agreed := interestOn("5002", money.PerCent(12, 0))
	agreed.Agreed = true
	in.Lines = append(in.Lines, agreed)
	in.Left.Principal, in.Left.Interest = money.Kroner(2_000, 0), money.Kroner(24, 66)
	in.Interest.Base = money.Kroner(2_000, 0)
}

// settledBefore adds invoice 4999, of which nothing is left.
func settledBefore(in *letter.Input) {
	in.Claims = append(in.Claims, letter.Claim{Number: "4999", Date: day("2026-07-01"), Due: day("2026-08-01"), Amount: money.Kroner(500, 0), Settled: true})
	in.Lines = append(in.Lines, letter.PaymentLine{On: day("2026-10-10"), Amount: money.Kroner(500, 0), Shares: []letter.Share{
		{Of: letter.PrincipalPart, Claim: "4999", Amount: money.Kroner(500, 0)},
	}})
}

// wentBack says that a payment was taken back after its receipt.
func wentBack(in *letter.Input) {
	in.WentBack = letter.WentBack{Amount: money.Kroner(500, 0), Date: day("2026-10-10")}
}

// stopped takes the interest away: an objection was handled all the time.
func stopped(in *letter.Input) {
	in.Lines, in.Left.Interest = in.Lines[1:], money.Amount{}
	in.Interest.Daily, in.Interest.Base = money.Amount{}, money.Amount{}
}

func agreedRate(in *letter.Input) {
	line := interestOn("5001", money.PerCent(12, 0))
	line.Agreed = true
	in.Lines[0], in.Interest.Rate = line, money.PerCent(12, 0)
}

func noFee(in *letter.Input) {
	in.Lines = in.Lines[:1]
	in.Fee, in.Left.Fees = money.Amount{}, money.Amount{}
}

func inTrade(in *letter.Input) {
	in.Debtor.Kind = letter.Business
	in.Compensation, in.Left.Compensation = money.Kroner(310, 0), money.Kroner(310, 0)
	in.Lines = append(in.Lines, letter.CompensationLine{Claim: "5001", Amount: money.Kroner(310, 0)})
}

// chargedFlatSum adds a second invoice whose flat sum an earlier letter charged.
func chargedFlatSum(in *letter.Input) {
	another(in)
	inTrade(in)
	in.Lines = append(in.Lines, letter.CompensationLine{Claim: "5002", Amount: money.Kroner(310, 0)})
	in.Left.Compensation = money.Kroner(620, 0)
}

func withAuthority(in *letter.Input) {
	inTrade(in)
	in.Debtor.Kind = letter.Public
}

func undated(in *letter.Input) { in.Claims[0].Date, in.Basis = civil.Date{}, "" }

func dueLater(in *letter.Input)    { in.Upcoming = money.Kroner(800, 0) }
func keepsTails(in *letter.Input)  { in.Terms.Settles = false }
func paysOnPage(in *letter.Input)  { in.Terms.Online, in.Terms.Plans = true, true }
func bySomeone(in *letter.Input)   { in.Creditor.IsPerson = true }
func owedNothing(in *letter.Input) { in.Lines, in.Claims, in.Left = nil, nil, letter.Parts{} }

func overpaid(in *letter.Input) {
	owedNothing(in)
	in.Overpaid, in.Received.Refund = money.Kroner(50, 0), money.Kroner(50, 0)
	in.Received.Shares = []letter.Share{{Of: letter.FeePart, Fee: letter.FirstReminder, Amount: money.Kroner(250, 0)}}
	in.Lines = []letter.Line{
		letter.FeeLine{Amount: money.Kroner(250, 0)},
		letter.PaymentLine{On: day("2026-10-10"), Amount: money.Kroner(300, 0), Shares: in.Received.Shares},
	}
}

func settledWithBank(in *letter.Input) {
	overpaid(in)
	in.Overpaid, in.Received.Refund = money.Amount{}, money.Amount{}
	in.Lines[0] = letter.FeeLine{Amount: money.Kroner(300, 0)}
	in.Received.Shares[0].Amount = money.Kroner(300, 0)
}

func waived(in *letter.Input) {
	in.Lines = append(in.Lines, letter.WaivedLine{On: day("2026-10-10"), Amount: money.Kroner(12, 33)})
	in.Left.Interest = money.Amount{}
}

// proposed adds a plan of two instalments and the costs, 350.00, of the second demand.
func proposed(in *letter.Input) {
	in.Lines = append(in.Lines, letter.CostsLine{On: in.Date, Amount: money.Kroner(350, 0)})
	in.Costs, in.Left.Costs = money.Kroner(350, 0), money.Kroner(350, 0)
	in.Notice = letter.Notice{Sent: day("2026-10-02"), Deadline: day("2026-10-12")}
	in.Plan = letter.Plan{Every: letter.EveryMonth, Amount: money.Kroner(700, 0), Instalments: []letter.Instalment{
		{On: day("2026-11-01"), Amount: money.Kroner(700, 0), Rest: money.Kroner(662, 33)},
		{On: day("2026-12-01"), Amount: money.Kroner(662, 33)},
	}}
}

func chargedBefore(in *letter.Input) {
	proposed(in)
	in.Plan, in.Costs = letter.Plan{}, money.Amount{}
}

func TestALetterSaysWhatIsSo(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		kind  letter.Kind
		facts []fact
		says  string // sentences, with | between
		never string
	}{
		"friendly, nothing paid":  {letter.FriendlyReminder, nil, "at beløbet er betalt|I alt skylder du 1.012,33|Betal 1.012,33 kr.|Der ser ud til at mangle betaling for faktura 5001", "hele beløbet"},
		"friendly, part paid":     {letter.FriendlyReminder, []fact{partPaid}, "at hele beløbet er betalt|Du har betalt 10. oktober 2026 −300,00|I alt skylder du 712,33|Betal 712,33 kr.", ""},
		"friendly, tails claimed": {letter.FriendlyReminder, []fact{keepsTails}, "Betaler du ikke i tide, kan vi sende en rykker.|kommer oveni", "sker der ikke mere"},

		"reminder 1, nothing paid":          {letter.FirstReminder, nil, "Vi mangler betaling for faktura 5001. Dette er derfor en rykker.|er sagen slut. Vi kræver ikke renter", "hele betalingen"},
		"reminder 1, part paid":             {letter.FirstReminder, []fact{partPaid}, "Vi har ikke modtaget hele betalingen for faktura 5001.", "Vi mangler betaling for faktura 5001. Dette"},
		"reminder 1, credited":              {letter.FirstReminder, []fact{credited}, "Vi mangler betaling for faktura 5001.|Kreditnotaer −300,00|I alt skylder du 812,33", "har betalt"},
		"reminder 1, waived":                {letter.FirstReminder, []fact{waived}, "Eftergivet 10. oktober 2026|I alt skylder du 1.100,00", "efter aftale"},
		"reminder 1, invoice without a day": {letter.FirstReminder, []fact{undated}, "Faktura 5001 1. september 2026 1.000,00", "Faktura 5001 af"},
		"demand, invoice without a day":     {letter.CollectionDemand, []fact{undated}, "og som er faktureret med faktura 5001.", "faktureret den"},
		"reminder 1, two claims":            {letter.FirstReminder, []fact{another}, "for 2 fakturaer", ""},
		"reminder 1, one settled":           {letter.FirstReminder, []fact{settledBefore}, "Vi mangler betaling for faktura 5001.|her skyldes ikke mere", "2 fakturaer|hele betalingen"},
		"reminder 1, tails claimed": {
			letter.FirstReminder,
			[]fact{keepsTails},
			"Renten for dagene fra brevets dato, til du betaler, kommer oveni.|Betaler du ikke i tide, kan vi sende en ny rykker",
			"sker der ikke mere|er sagen slut|kræver ikke renter",
		},
		"reminder 1, more falls due": {
			letter.FirstReminder, []fact{dueLater}, "sker der ikke mere i denne omgang.|skylder du ikke mere lige nu. Vi kræver ikke renter", "er sagen slut",
		},
		"reminder 1, interest stopped": {letter.FirstReminder, []fact{stopped, keepsTails}, "I alt skylder du 1.100,00", "Renten er lige nu|kræver ikke renter|kommer oveni"},
		"reminder 1, the law's rate":   {letter.FirstReminder, nil, "rentelovens § 5). Den lovbestemte sats kan ændre sig 1. januar og 1. juli.|Renter efter rentelovens § 5", "aftalt rente"},
		"reminder 1, an agreed rate":   {letter.FirstReminder, []fact{agreedRate}, "12,00 % om året af 1.000,00 kr., aftalt rente)|Aftalte renter", "Den lovbestemte sats|rentelovens § 5"},
		"reminder 1, both rates": {
			letter.FirstReminder, []fact{another}, "af 2.000,00 kr., hvert krav med sin egen sats som vist ovenfor.|Renter, aftalte og efter rentelovens § 5|Den lovbestemte sats kan", "% om året af 2.000,00",
		},
		"reminder 1, a fee":           {letter.FirstReminder, nil, "Gebyret for dette brev er 100,00 kr.", "ikke noget gebyr|Opgørelsen omfatter også"},
		"reminder 1, none":            {letter.FirstReminder, []fact{noFee}, "Der er ikke noget gebyr for dette brev.", "Gebyret for dette brev"},
		"reminder 1, in trade":        {letter.FirstReminder, []fact{noFee, inTrade}, "Der er ikke noget gebyr|310,00 kr. i kompensationsbeløb, fordi kravet er opstået i handel mellem erhvervsdrivende", "ekstra|myndighed|fordi kravene"},
		"reminder 2, in trade":        {letter.SecondReminder, []fact{noFee, chargedFlatSum}, "Opgørelsen omfatter også 620,00 kr. i kompensationsbeløb, fordi kravene er", ""},
		"reminder 1, to an authority": {letter.FirstReminder, []fact{withAuthority}, "fordi kravet er opstået i handel med en offentlig myndighed|I alt skylder I", "erhvervsdrivende"},

		"reminder 2, nothing paid": {letter.SecondReminder, nil, "Vi skrev den 2. oktober 2026, men mangler stadig betaling for faktura 5001. Dette er 2. rykker.", "hele betalingen"},
		"reminder 2, part paid":    {letter.SecondReminder, []fact{partPaid}, "Vi skrev den 2. oktober 2026, men har ikke modtaget hele betalingen for faktura 5001.", ""},
		"reminder 3, nothing paid": {letter.ThirdReminder, nil, "Vi mangler stadig betaling for faktura 5001. Dette er 3. rykker.", "hele betalingen"},
		"reminder 3, part paid":    {letter.ThirdReminder, []fact{partPaid}, "Vi har ikke modtaget hele betalingen for faktura 5001. Dette er 3. rykker.", ""},

		"notice, nothing paid":  {letter.CollectionNotice, nil, "Vi mangler betaling for faktura 5001. Dette er en rykker med varsel om inkasso.", "hele betalingen|ikke modtaget betaling"},
		"notice, part paid":     {letter.CollectionNotice, []fact{partPaid}, "Vi har ikke modtaget hele betalingen for faktura 5001.", "ikke modtaget betaling"},
		"notice, costs":         {letter.CollectionNotice, nil, "Gør vi det selv, kan omkostningerne ved inkasso blive op til 350,00 kr. Gør andre det for os, kan de blive højere.|Betal, eller lav en aftale med os, senest 26. oktober 2026, så går sagen ikke til inkasso.", "skriv til os senest"},
		"notice, from a person": {letter.CollectionNotice, []fact{bySomeone}, "Gør jeg det selv,|Gør andre det for mig,", ""},
		"notice, tails claimed": {letter.CollectionNotice, []fact{keepsTails}, "Betaler du beløbet og renten indtil da senest den dag", "Betaler du senest den dag"},
		"notice in reminder 3":  {letter.ThirdReminderNotice, nil, "Vi mangler stadig betaling for faktura 5001.|Gør vi det selv,", "hele betalingen"},
		"the same, part paid":   {letter.ThirdReminderNotice, []fact{partPaid}, "Vi har ikke modtaget hele betalingen for faktura 5001.", "mangler stadig"},

		"demand, two instalments": {
			letter.CollectionDemand,
			[]fact{proposed},
			"Der mangler stadig betaling.|det første på 700,00 kr. den 1. november 2026, det sidste på 662,33 kr. den 1. december 2026|det forslag til aftale, der står nedenfor|Der løber ingen renter, mens aftalen gælder.",
			"hver måned|er stadig ikke betalt",
		},
		"demand, charged before": {letter.CollectionDemand, []fact{chargedBefore}, "Beløbet dækker arbejdet med et forslag til aftale (", "der står nedenfor|Det er frivilligt"},
		"demand without costs":   {letter.CollectionDemand, nil, "Dette er en påkravsskrivelse", "omkostninger ved egen inkasso|inkassovarsel den"},

		"receipt, owing":         {letter.PaymentReceipt, nil, "Du skylder herefter 1.012,33 kr.", "sagen er slut|betal, foreslå"},
		"receipt, settled":       {letter.PaymentReceipt, []fact{settledWithBank}, "Du skylder ikke mere, og sagen er slut. Du skal ikke gøre mere.", "Kravet er betalt"},
		"receipt, more due":      {letter.PaymentReceipt, []fact{settledWithBank, dueLater}, "Du skylder ikke mere lige nu.", "sagen er slut"},
		"receipt, overpaid":      {letter.PaymentReceipt, []fact{overpaid}, "Du skylder ikke mere, og sagen er slut. Du har betalt 50,00 kr. for meget.", "Du skal ikke gøre mere"},
		"statement, all due":     {letter.AccountStatement, nil, "alle beløb i sagen, der er forfaldet pr. 16. oktober 2026. Kontoudtoget", "er ikke med"},
		"statement, more due":    {letter.AccountStatement, []fact{dueLater}, "Krav, der først forfalder senere, er ikke med.", ""},
		"mail, page without pay": {letter.FirstReminder, nil, "Se sagen eller gør indsigelse her: krav.example/s", "betal, foreslå"},
		"mail, page with pay":    {letter.FirstReminder, []fact{paysOnPage}, "Se sagen, betal, foreslå en aftale eller gør indsigelse her: krav.example/s", ""},
		"mail, money went back":  {letter.FirstReminder, []fact{wentBack}, "Kære Jonas Birkholm Betalingen på 500,00 kr. fra den 10. oktober 2026 er gået tilbage, så du skylder beløbet igen. Vi mangler betaling", ""},
		"mail of a receipt":      {letter.PaymentReceipt, nil, "Se sagen her: krav.example/s", "indsigelse"},
	} {
		got := told(t, c.kind, c.facts...)
		for sentence := range strings.SplitSeq(c.says, "|") {
			if !strings.Contains(got, sentence) {
				t.Errorf("%s: no %q in\n%s", name, sentence, got)
			}
		}
		for sentence := range strings.SplitSeq(c.never, "|") {
			if sentence != "" && strings.Contains(got, sentence) {
				t.Errorf("%s: %q isn't so, in\n%s", name, sentence, got)
			}
		}
	}
}
