package letter

import (
	"strconv"

	"krav/internal/money"
)

// proposes reports whether the letter proposes instalments.
func (s *scope) proposes() bool { return len(s.in.Plan.Instalments) > 0 }

// planned returns a word about the plan, and nothing where there is none.
func (s *scope) planned(word func(*scope) string) string {
	if !s.proposes() {
		return ""
	}
	return word(s)
}

func (s *scope) instalmentCount() string { return strconv.Itoa(len(s.in.Plan.Instalments)) }

func (s *scope) firstInstalment() Instalment { return s.in.Plan.Instalments[0] }

func (s *scope) lastInstalment() Instalment {
	return s.in.Plan.Instalments[len(s.in.Plan.Instalments)-1]
}

func (s *scope) every() string {
	switch s.in.Plan.Every {
	case EveryMonth:
		return s.say("plan.month")
	case EveryFortnight:
		return s.say("plan.fortnight")
	}
	return ""
}

func (s *scope) planInterest() money.Amount { return s.in.Plan.interest() }

func (s *scope) planTotal() money.Amount { return s.in.Plan.total() }

// total returns what the instalments add up to.
func (p Plan) total() money.Amount {
	var sum money.Amount
	for _, i := range p.Instalments {
		sum = sum.Plus(i.Amount)
	}
	return sum
}

// lost returns what more is lost by limitation before some instalments than runs.
func (p Plan) lost() money.Amount {
	var sum money.Amount
	for _, i := range p.Instalments {
		sum = sum.Plus(i.Lost)
	}
	return sum
}

// interest returns the interest that runs while the plan does.
func (p Plan) interest() money.Amount {
	var sum money.Amount
	for _, i := range p.Instalments {
		sum = sum.Plus(i.Interest)
	}
	return sum
}

func (s *scope) planRows() []row {
	rows := make([]row, 0, len(s.in.Plan.Instalments))
	for n, i := range s.in.Plan.Instalments {
		rows = append(rows, row{
			"no", strconv.Itoa(n + 1), "date", s.date(i.On), "amount", s.amount(i.Amount),
			"interest", s.amount(i.Interest), "rest", s.amount(i.Rest),
		})
	}
	return rows
}

// plan puts the instalments into the body as one table, with their total under the
// last, and what is to be known of them after it.
func (p *placer) plan(l line) {
	switch {
	case l.mark.id != "P1":
		p.add(l.paragraph())
	case !p.planned:
		p.planned = true
		p.add(p.scope.planTable(l.elements()))
	}
}

func (s *scope) planTable(elements []string) Table {
	right := func(key string) Column { return Column{Head: s.say(key), Right: true} }
	t := Table{
		Elements: elements,
		Columns:  []Column{{Head: s.say("column.no")}, {Head: s.say("column.on")}, right("column.instalment"), right("column.of_interest"), right("column.rest")},
	}
	for n, i := range s.in.Plan.Instalments {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: strconv.Itoa(n + 1)}, {Text: s.date(i.On)}, {Text: s.figure(i.Amount)}, {Text: s.figure(i.Interest)}, {Text: s.figure(i.Rest)},
		}})
	}
	t.Rows = append(t.Rows, Row{Role: Subtotal, Cells: []Cell{
		{Text: s.say("plan.total")}, {}, {Text: s.figure(s.planTotal())}, {Text: s.figure(s.planInterest())}, {},
	}})
	return t
}

// basis returns what the claims rest on: what the case says, or the invoices.
func (s *scope) basis() string {
	if s.in.Basis != "" {
		return s.in.Basis
	}
	claims := s.in.Claims
	if len(claims) == 0 {
		return ""
	}
	key := "basis.invoice"
	for _, c := range claims {
		if c.NotInvoice {
			key = "basis.other"
		}
	}
	if len(claims) > 1 {
		return s.say(key+"s", "count", strconv.Itoa(len(claims)))
	}
	if claims[0].Date.IsZero() {
		return s.say("basis.invoice_undated", "claim", s.claimName(claims[0]))
	}
	return s.say(key, "claim", s.claimName(claims[0]), "date", s.date(claims[0].Date))
}
