package letter

import (
	"slices"
	"strconv"

	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/wording"
)

// list is something that a template may repeat a text for.
type list struct {
	columns []string
	rows    func(*scope) []row
}

// lists are the lists that a template may name.
var lists = map[string]list{
	"claims":    {[]string{"label", "date", "text", "due", "due_kind", "amount"}, (*scope).claimRows},
	"lines":     {[]string{"label", "rule", "amount"}, (*scope).lineRows},
	"plan_rows": {[]string{"no", "date", "amount", "interest", "rest"}, (*scope).planRows},
	"shares":    {[]string{"label", "amount"}, (*scope).shareRows},
}

func (s *scope) claimRows() []row {
	rows := make([]row, 0, len(s.in.Claims))
	for _, c := range s.in.Claims {
		rows = append(rows, row{
			"label", capitalised(s.claimName(c)), "date", s.claimDate(c), "text", s.claimText(c),
			"due", s.date(c.Due), "due_kind", s.dueKind(c), "amount", s.amount(c.Amount),
		})
	}
	return rows
}

// claimDate returns the day of a claim, or that it isn't known: many files of
// invoices don't say.
func (s *scope) claimDate(c Claim) string {
	if c.Date.IsZero() {
		return s.say("claim.no_date")
	}
	return s.date(c.Date)
}

// dated returns what a claim is called at the head of a line, with its day where that
// is known: "Faktura 1042 af 3. maj 2026".
func (s *scope) dated(c Claim, form func(wording.Language, civil.Date) string) string {
	name := capitalised(s.claimName(c))
	if c.Date.IsZero() {
		return name
	}
	return s.say("claim.dated", "claim", name, "date", form(s.language, c.Date))
}

// claimText returns what was delivered. Many files of invoices don't say; the
// invoice does, and so the letter points at it.
// A claim that no letter before has asked for is marked, as the letter may say that
// it isn't the first; so is one of which nothing is left.
func (s *scope) claimText(c Claim) string {
	text := c.Text
	if text == "" {
		text = s.say("claim.no_text")
	}
	switch {
	case c.Settled && c.Accrued:
		return text + "; " + s.say("claim.accrued")
	case c.Settled:
		return text + "; " + s.say("claim.settled")
	}
	if c.Added {
		return text + "; " + s.say("claim.added")
	}
	return text
}

func (s *scope) dueKind(c Claim) string {
	if c.Agreed || c.NotInvoice {
		return s.say("due.agreed")
	}
	return s.say("due.printed")
}

func (s *scope) shareRows() []row { return s.rowsOf(s.in.Received.Shares) }

func (s *scope) rowsOf(shares []Share) []row {
	rows := make([]row, 0, len(shares))
	for _, share := range shares {
		rows = append(rows, row{"label", s.shareLabel(share), "amount", s.amount(share.Amount)})
	}
	return rows
}

// lineRows returns every line of the calculation with its label and its ground.
func (s *scope) lineRows() []row {
	rows := make([]row, 0, len(s.in.Claims)+len(s.in.Lines))
	for _, c := range s.in.Claims {
		rows = append(rows, row{"label", s.say("line.principal", "claim", s.claimName(c)), "rule", s.say("rule.agreement"), "amount", s.amount(c.Amount)})
	}
	for _, l := range s.in.Lines {
		label, rule := s.lineLabel(l)
		rows = append(rows, row{"label", label, "rule", rule, "amount", s.amount(l.amount())})
	}
	return rows
}

// lineLabel returns what a line is called and the rule that it rests on.
func (s *scope) lineLabel(l Line) (label, rule string) {
	switch l := l.(type) {
	case InterestLine:
		return s.interestLabel(l), s.groundOf(l)
	case FeeLine:
		return s.feeLabel(l), s.say("rule.fee")
	case CompensationLine:
		return s.say("line.compensation", "claim", s.claimNamed(l.Claim)), s.say("rule.compensation")
	case CostsLine:
		return s.say("line.costs"), s.say("rule.costs")
	case CourtFeeLine:
		return s.say("line.court_fee", "date", s.date(l.Paid)), s.courtRule(l)
	case AwardedLine:
		return s.say("line.awarded", "date", s.date(l.Decided)), s.say("rule.awarded")
	case PaymentLine:
		return s.say("line.payment", "date", s.date(l.On)), s.say("rule.minus")
	case CreditLine:
		return s.creditLabel(l), s.say("rule.minus")
	case WaivedLine:
		if l.TimeBarred && l.Costs {
			return s.say("line.time_barred_costs"), s.say("rule.minus")
		}
		if l.TimeBarred {
			return s.say("line.time_barred"), s.say("rule.minus")
		}
		return s.say("line.waived", "date", s.date(l.On)), s.say("rule.minus")
	case RefundLine:
		return s.say("line.refund", "date", s.date(l.On)), s.say("rule.again")
	}
	return "", ""
}

// creditLabel names a credit note by its number, or by its day.
func (s *scope) creditLabel(l CreditLine) string {
	if number := printable(l.Number); number != "" {
		return s.say("line.credit", "number", number)
	}
	return s.say("line.credit_unnumbered", "date", s.date(l.On))
}

func (s *scope) feeLabel(l FeeLine) string {
	switch {
	case l.Count > 1:
		return s.say("line.fees_earlier", "letters", s.lettersOf(l))
	case l.Sent.IsZero():
		return s.say("line.fee_undated", "letter", s.lettersOf(l))
	}
	return s.say("line.fee", "letter", s.lettersOf(l), "date", s.date(l.Sent))
}

// lettersOf names the letter of a fee, or the letters.
func (s *scope) lettersOf(l FeeLine) string {
	if l.Count > 1 {
		return s.say("letter.earlier_several", "count", strconv.Itoa(l.Count))
	}
	return s.letterName(l.For)
}

func (s *scope) interestLabel(l InterestLine) string {
	return s.say("line.interest", "period", wording.Period(s.language, l.First, l.Last), "days", strconv.Itoa(l.Days),
		"rate", wording.Rate(s.language, l.Rate), "base", s.amount(l.Base))
}

func (s *scope) courtRule(l CourtFeeLine) string {
	if l.Levy {
		return s.say("rule.court_fee_levy")
	}
	return s.say("rule.court_fee_order")
}

// letterName returns what a letter is called in the middle of a sentence:
// "rykker 1".
func (s *scope) letterName(k Kind) string {
	if k == 0 {
		return s.say("letter.earlier")
	}
	return s.say("letter." + k.String())
}

// shareLabel returns what a share of a payment covered: "Rente, faktura 10482".
func (s *scope) shareLabel(share Share) string {
	switch share.Of {
	case PrincipalPart:
		return s.ofClaim("share.principal", share.Claim)
	case InterestPart:
		return s.ofClaim("share.interest", share.Claim)
	case FeePart:
		return s.say("share.fee", "letter", s.letterName(share.Fee))
	case CompensationPart:
		return s.ofClaim("share.compensation", share.Claim)
	case CostsPart:
		return s.say("share.costs")
	case CourtPart:
		return s.say("share.court")
	}
	s.stop(missingField("shares.label"))
	return ""
}

// ofClaim returns a word with the claim it is about, or alone where the payment
// covered the part for the case as a whole.
func (s *scope) ofClaim(key, number string) string {
	word := s.say(key)
	if number == "" {
		return word
	}
	return word + ", " + s.claimNamed(number)
}

// payments returns the payments of the calculation, in order.
func (s *scope) payments() []PaymentLine {
	var payments []PaymentLine
	for _, l := range s.in.Lines {
		if p, ok := l.(PaymentLine); ok {
			payments = append(payments, p)
		}
	}
	return payments
}

// fees returns the fees of the calculation, in order.
func (s *scope) fees() []FeeLine {
	var fees []FeeLine
	for _, l := range s.in.Lines {
		if f, ok := l.(FeeLine); ok {
			fees = append(fees, f)
		}
	}
	return fees
}

// sameAmount returns the amount that all have, or false where they differ.
func sameAmount(amounts []money.Amount) (money.Amount, bool) {
	if len(amounts) == 0 {
		return money.Amount{}, false
	}
	differs := func(a money.Amount) bool { return a != amounts[0] }
	return amounts[0], !slices.ContainsFunc(amounts, differs)
}

// dayNames returns days where the year is plain, without those that are no date.
func (s *scope) dayNames(days []civil.Date) []string {
	names := make([]string, 0, len(days))
	for _, d := range days {
		if !d.IsZero() {
			names = append(names, wording.DayMonth(s.language, d))
		}
	}
	return names
}
