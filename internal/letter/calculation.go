package letter

import (
	"slices"
	"strconv"

	"krav/internal/money"
	"krav/internal/wording"
)

// calculation returns the page that shows how every øre came about.
func (p *placer) calculation() *Calculation {
	s := p.scope
	c := &Calculation{Title: s.say("calculation.title"), Intro: p.calculationIntro()}
	add := func(section Section) {
		if len(section.Table.Rows) > 0 {
			c.Sections = append(c.Sections, section)
		}
	}
	if !p.listsClaims() {
		add(p.claimSection())
	}
	add(s.interestSection())
	add(s.feeSection())
	add(s.compensationSection())
	add(s.costSection())
	add(s.deductionSection())
	for _, payment := range s.payments() {
		add(s.paymentSection(payment))
	}
	add(s.restSection())
	if !slices.ContainsFunc(c.Sections, Section.hasLines) {
		c.Sections = slices.Insert(c.Sections, 0, p.principalSection())
	}
	p.sayInterestNow(c)
	return c
}

// hasLines reports whether a section shows what the debt is made of, line by line.
func (s Section) hasLines() bool { return slices.Contains(s.Table.Elements, "O2") }

// principalSection is the whole calculation of a debt to which nothing has come, and
// of which nothing was paid.
func (p *placer) principalSection() Section {
	alone := p.claimSection()
	alone.Table.Elements = append(slices.Clone(alone.Table.Elements), "O2")
	return alone
}

// calculationIntro begins the page with the day that the sums are of.
func (p *placer) calculationIntro() Paragraph {
	words := p.scope.say("calculation.intro")
	if p.listsClaims() {
		words = p.scope.say("calculation.intro_listed")
	}
	intro := Paragraph{Text: Plain(words)}
	for _, l := range p.owed {
		if l.mark.id == "O1" {
			intro.Elements = l.elements()
			intro.Text = append(l.text, Run{Text: " " + words}).joined()
		}
	}
	return intro
}

// sayInterestNow puts what interest costs from here on under the interest that
// has run, or under the last table where none has.
func (p *placer) sayInterestNow(c *Calculation) {
	for _, l := range p.owed {
		if l.mark.id != "O4" {
			continue
		}
		under := &c.Sections[len(c.Sections)-1]
		for i := range c.Sections {
			if c.Sections[i].Title == p.scope.interestTitle() {
				under = &c.Sections[i]
			}
		}
		under.Notes = append(under.Notes, l.paragraph())
	}
}

// lineTable returns a table of the calculation, which carries its lines.
func lineTable(columns ...Column) Table { return Table{Elements: []string{"O2"}, Columns: columns} }

func (s *scope) subtotal(key string, sum money.Amount) Row {
	return Row{Role: Subtotal, Cells: []Cell{{Text: s.say(key)}, {Text: s.figure(sum)}}}
}

// claimSection lists the claims, where they are too many for the first page.
func (p *placer) claimSection() Section {
	s := p.scope
	t := Table{
		Elements: p.claimed,
		Columns:  []Column{{Head: s.say("summary.claims")}, {Head: s.say("summary.due")}, {Head: s.say("column.kroner"), Right: true}},
		Rows:     s.claimList(),
	}
	t.Rows = append(t.Rows, s.subtotal("calculation.claims_total", s.principal()))
	return Section{Title: s.say("calculation.claims"), Table: t}
}

// claimList returns a row for each claim, as short as many of them ask for.
func (s *scope) claimList() []Row {
	rows := make([]Row, 0, len(s.in.Claims))
	for _, c := range s.in.Claims {
		name := s.say("calculation.claim", "claim", s.dated(c, wording.ShortDate), "name", s.claimText(c))
		due := s.say("calculation.due", "date", wording.ShortDate(s.language, c.Due), "name", s.dueKind(c))
		rows = append(rows, Row{Cells: []Cell{{Text: name}, {Text: due}, {Text: s.figure(c.Amount)}}})
	}
	return rows
}

func (s *scope) interestSection() Section {
	right := func(key string) Column { return Column{Head: s.say(key), Right: true} }
	t := lineTable(Column{Head: s.say("column.of")}, Column{Head: s.say("column.first")}, Column{Head: s.say("column.last")},
		right("column.base"), right("column.days"), right("column.rate"), right("column.interest"))
	for _, l := range s.in.Lines {
		if i, ok := l.(InterestLine); ok {
			t.Rows = append(t.Rows, Row{Cells: []Cell{
				{Text: capitalised(s.claimNamed(i.Claim))},
				{Text: wording.ShortDate(s.language, i.First)},
				{Text: wording.ShortDate(s.language, i.Last)},
				{Text: s.figure(i.Base)},
				{Text: strconv.Itoa(i.Days)},
				{Text: wording.Rate(s.language, i.Rate) + "\u00a0%"},
				{Text: s.figure(i.Amount)},
			}})
		}
	}
	if len(t.Rows) == 0 {
		return Section{}
	}
	t.Rows = append(t.Rows, s.subtotal("calculation.interest_total", s.total(isA[InterestLine])))
	return Section{Title: s.interestTitle(), Table: t, Notes: []Paragraph{{Text: Plain(s.interestFormula())}}}
}

func (s *scope) feeSection() Section {
	t := lineTable(Column{}, Column{}, Column{Right: true})
	for _, f := range s.fees() {
		var sent string
		if !f.Sent.IsZero() {
			sent = s.say("calculation.sent", "date", s.date(f.Sent))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: capitalised(s.lettersOf(f))}, {Text: sent}, {Text: s.figure(f.Amount)}}})
	}
	if len(t.Rows) == 0 {
		return Section{}
	}
	t.Rows = append(t.Rows, s.subtotal("calculation.fees_total", s.total(isA[FeeLine])))
	return Section{Title: s.say("calculation.fees"), Table: t}
}

func (s *scope) compensationSection() Section {
	t := lineTable(Column{}, Column{Right: true})
	for _, l := range s.in.Lines {
		if c, ok := l.(CompensationLine); ok {
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: capitalised(s.claimNamed(c.Claim))}, {Text: s.figure(c.Amount)}}})
		}
	}
	if len(t.Rows) == 0 {
		return Section{}
	}
	t.Rows = append(t.Rows, s.subtotal("calculation.compensation_total", s.total(isA[CompensationLine])))
	return Section{Title: s.say("calculation.compensation"), Table: t}
}

// costSection lists costs of collection, fees to courts and costs awarded, each
// with its ground.
func (s *scope) costSection() Section {
	counts := func(l Line) bool { return isA[CostsLine](l) || isCourt(l) }
	return Section{Title: s.say("calculation.costs"), Table: s.groundedTable(counts)}
}

// deductionSection lists credit notes, what was waived and what was paid back.
func (s *scope) deductionSection() Section {
	counts := func(l Line) bool { return isA[CreditLine](l) || isA[WaivedLine](l) || isA[RefundLine](l) }
	return Section{Title: s.say("calculation.deductions"), Table: s.groundedTable(counts)}
}

// groundedTable returns a table of lines with their labels and grounds.
func (s *scope) groundedTable(counts func(Line) bool) Table {
	t := lineTable(Column{}, Column{Right: true})
	for _, l := range s.in.Lines {
		if !counts(l) {
			continue
		}
		label, rule := s.lineLabel(l)
		if l.amount().IsNegative() {
			rule = "" // what lowers the debt needs no ground
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: label, Small: rule}, {Text: s.figure(l.amount())}}})
	}
	return t
}

// paymentSection shows what a payment covered, and what of it was too much.
func (s *scope) paymentSection(p PaymentLine) Section {
	t := lineTable(Column{}, Column{Right: true})
	t.Rows = s.spread(p.Amount, p.Shares)
	return Section{Title: s.say("calculation.payment", "date", s.date(p.On)), Table: t}
}

// spread returns the rows of a payment: what it covered, what was too much, and
// the payment itself.
func (s *scope) spread(paid money.Amount, shares []Share) []Row {
	rows := make([]Row, 0, len(shares)+2)
	for _, share := range shares {
		rows = append(rows, Row{Cells: []Cell{{Text: s.shareLabel(share)}, {Text: s.figure(share.Amount)}}})
	}
	if rest := paid.Minus(sumOf(shares)); rest.IsPositive() {
		rows = append(rows, Row{Cells: []Cell{{Text: s.tooMuch()}, {Text: s.figure(rest)}}})
	}
	return append(rows, s.subtotal("calculation.payment_total", paid))
}

// tooMuch names what a payment was too much: where nothing is owed back any more, that
// has been paid back.
func (s *scope) tooMuch() string {
	if s.refund().IsPositive() {
		return s.say("share.too_much")
	}
	return s.say("share.paid_back")
}

// restSection shows what is left of each part, which is the total again.
func (s *scope) restSection() Section {
	t := Table{Elements: []string{"O3"}, Columns: []Column{{}, {Right: true}}}
	left := s.in.Left
	for _, part := range []struct {
		word string
		sum  money.Amount
	}{
		{"rest.principal", left.Principal},
		{"rest.interest", left.Interest},
		{"rest.fees", left.Fees},
		{"rest.compensation", left.Compensation},
		{"rest.costs", left.Costs},
		{"rest.court", left.Court},
		{"share.too_much", s.in.Overpaid.Negated()},
	} {
		if !part.sum.IsZero() {
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: s.say(part.word)}, {Text: s.figure(part.sum)}}})
		}
	}
	t.Rows = append(t.Rows, s.totalRow("calculation.total_"))
	return Section{Title: s.say("calculation.rest"), Table: t}
}

// allocation shows on a receipt what its payment covered.
func (p *placer) allocation(l line) Table {
	s := p.scope
	return Table{
		Elements: l.elements(),
		Columns:  []Column{{Head: l.lead}, {Head: s.say("column.kroner"), Right: true}},
		Rows:     s.spread(s.in.Received.Amount, s.in.Received.Shares),
	}
}
