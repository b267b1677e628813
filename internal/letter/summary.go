package letter

import (
	"slices"
	"strconv"

	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/wording"
)

// frontClaims is how many claims are listed on the first page. With more of them
// it shows their sum, and the calculation lists them: what is owed, the warning
// and the ways to pay stay together on one page however many invoices there are.
const frontClaims = 4

// roomyClaims is how many claims are listed with their texts on lines of their
// own; more of them take a line each.
const roomyClaims = 2

// listsClaims reports whether the first page lists the claims.
func (p *placer) listsClaims() bool {
	return len(p.scope.in.Claims) <= frontClaims || len(p.owed) == 0
}

// summaryTable returns the table of the first page: what is claimed, what came to
// it, what was paid, and what that makes.
func (p *placer) summaryTable() Table {
	s := p.scope
	t := Table{Columns: []Column{{Head: s.say("summary.claims")}, {Head: s.say("summary.due")}, {Head: s.say("column.kroner"), Right: true}}}
	switch {
	case !p.listsClaims():
		t.Columns[1].Head = ""
		t.Rows = []Row{s.sumRow(s.counted(s.in.Claims), s.say("summary.see_calculation"), s.principal())}
	case len(s.in.Claims) > roomyClaims:
		t.Elements, t.Rows = p.claimed, s.claimList()
	default:
		t.Elements, t.Rows = p.claimed, s.claimCells()
	}
	if len(p.owed) > 0 || len(s.in.Lines) > 0 {
		t.Rows = append(t.Rows, s.chargeRows()...)
		t.Rows = append(t.Rows, s.deductionRows()...)
		t.Rows = append(t.Rows, s.totalRow("total."))
		return t
	}
	t.Rows = append(t.Rows, Row{Role: Total, Cells: []Cell{{Text: s.say("total.claims")}, {Text: s.figure(s.principal())}}})
	return t
}

// claimCells returns a row for each claim.
func (s *scope) claimCells() []Row {
	rows := make([]Row, 0, len(s.in.Claims))
	for _, c := range s.in.Claims {
		name := s.dated(c, wording.Date)
		rows = append(rows, Row{Cells: []Cell{
			{Text: name, Small: s.claimText(c)}, {Text: s.date(c.Due), Small: s.dueKind(c)}, {Text: s.figure(c.Amount)},
		}})
	}
	return rows
}

// sumRow returns a row with one amount.
func (s *scope) sumRow(label, small string, a money.Amount) Row {
	return Row{Cells: []Cell{{Text: label, Small: small}, {}, {Text: s.figure(a)}}}
}

// chargeRows returns a row for each kind of charge that there is.
func (s *scope) chargeRows() []Row {
	var rows []Row
	for _, charge := range []struct {
		counts func(Line) bool
		label  string
		small  func() string
	}{
		{isA[InterestLine], "summary.interest", s.interestBrief},
		{isA[FeeLine], "summary.fees", s.feesBrief},
		{isA[CompensationLine], "summary.compensation", s.compensationBrief},
		{isA[CostsLine], "summary.costs", func() string { return s.say("rule.costs") }},
		{isCourt, "summary.court", func() string { return s.say("summary.see_calculation") }},
	} {
		if sum := s.total(charge.counts); !sum.IsZero() {
			rows = append(rows, s.sumRow(s.say(charge.label), charge.small(), sum))
		}
	}
	return rows
}

// interestBrief says at what rate interest runs and what a day costs.
func (s *scope) interestBrief() string {
	switch {
	case !s.in.Interest.Daily.IsPositive():
		return s.interestRule()
	case s.mixedInterest():
		return s.say("summary.interest_mixed", "daily", s.amount(s.in.Interest.Daily))
	}
	return s.say("summary.interest_brief", "rate", wording.Rate(s.language, s.in.Interest.Rate), "daily", s.amount(s.in.Interest.Daily)) +
		"; " + s.interestRule()
}

// feesBrief says which letters the fees are for: "16. okt., 27. okt. og dette
// brev, 3 × 100,00; rentelovens § 9 b".
func (s *scope) feesBrief() string {
	var days []civil.Date
	var amounts []money.Amount
	var letters []string
	hasThis := false
	for _, f := range s.fees() {
		amounts = append(amounts, f.each()...)
		switch {
		case f.Sent == s.in.Date:
			hasThis = true
		case f.Sent.IsZero():
			letters = append(letters, s.lettersOf(f))
		default:
			days = append(days, f.Sent)
		}
	}
	letters = append(letters, s.dayNames(days)...)
	if hasThis {
		letters = append(letters, s.say("summary.this_letter"))
	}
	return s.brief(wording.List(s.language, letters), amounts, s.say("rule.fee"))
}

// each returns the fee of each of a line's letters, where they can be told apart.
func (l FeeLine) each() []money.Amount {
	if one, rest := l.Amount.Ore()/int64(max(1, l.Count)), l.Amount.Ore()%int64(max(1, l.Count)); l.Count > 1 && rest == 0 {
		return slices.Repeat([]money.Amount{money.FromOre(one)}, l.Count)
	}
	return []money.Amount{l.Amount}
}

func (s *scope) compensationBrief() string {
	var amounts []money.Amount
	for _, l := range s.in.Lines {
		if c, ok := l.(CompensationLine); ok {
			amounts = append(amounts, c.Amount)
		}
	}
	return s.brief("", amounts, s.say("rule.compensation"))
}

// brief returns what a sum is for, how it came about where its parts are alike,
// and its ground.
func (s *scope) brief(what string, amounts []money.Amount, rule string) string {
	if each, alike := sameAmount(amounts); alike && len(amounts) > 1 {
		times := strconv.Itoa(len(amounts)) + "\u00a0×\u00a0" + s.figure(each)
		if what != "" {
			times = what + ", " + times
		}
		return times + "; " + rule
	}
	if what == "" {
		return rule
	}
	return what + "; " + rule
}

func isGivenUp(l Line) bool {
	waived, is := l.(WaivedLine)
	return is && !waived.TimeBarred
}

func isTimeBarred(l Line) bool {
	waived, is := l.(WaivedLine)
	return is && waived.TimeBarred && !waived.Costs
}

func isTimeBarredCost(l Line) bool {
	waived, is := l.(WaivedLine)
	return is && waived.TimeBarred && waived.Costs
}

// deductionRows returns a row for each kind of deduction that there is.
func (s *scope) deductionRows() []Row {
	var rows []Row
	for _, d := range []struct {
		counts func(Line) bool
		label  string
	}{{isA[CreditLine], "summary.credited"}, {isGivenUp, "summary.waived"}, {isTimeBarred, "summary.time_barred"}, {isTimeBarredCost, "summary.time_barred_costs"}} {
		if sum := s.total(d.counts); !sum.IsZero() {
			rows = append(rows, s.sumRow(s.say(d.label), "", sum))
		}
	}
	payments := s.payments()
	if len(payments) == 0 {
		return rows
	}
	paid := s.sumRow(s.say("summary.paid"), "", s.total(isA[PaymentLine]))
	paid.Cells[1].Text = s.date(payments[0].On)
	if len(payments) > 1 {
		paid.Cells[1].Text = s.say("summary.payments", "count", strconv.Itoa(len(payments)))
	}
	rows = append(rows, paid)
	if back := s.total(isA[RefundLine]); !back.IsZero() {
		rows = append(rows, s.sumRow(s.say("summary.refunded"), "", back))
	}
	return rows
}

// totalRow returns the row that says what is owed, or what is owed back. Its
// words are those of the first page ("total.") or of the calculation
// ("calculation.total_").
func (s *scope) totalRow(words string) Row {
	label, sum := s.say(words+"owed"), s.in.Total
	if sum.IsNegative() {
		label, sum = s.say(words+"credit"), sum.Negated()
	}
	return Row{Role: Total, Cells: []Cell{{Text: label}, {Text: s.figure(sum)}}}
}
