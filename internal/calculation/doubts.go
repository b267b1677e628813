package calculation

import (
	"slices"

	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// doubt keeps a doubt, with the values of its sentence in turn.
func (w *working) doubt(key, rule string, values ...string) {
	w.made.Doubts = append(w.made.Doubts, Note{Key: key, Rule: rule, values: pairs(values)})
}

// doubtSource tells of a figure that nobody has seen in the act itself, once for each
// rule.
func (w *working) doubtSource(source law.Source) {
	const key = "calc.source_unverified"
	told := slices.ContainsFunc(w.made.Doubts, func(n Note) bool { return n.Key == key && n.Rule == source.Citation })
	if !told {
		w.doubt(key, source.Citation, "rule", source.Citation, "seen", source.Looked)
	}
}

// doubtLine tells of the unverified sources of a line.
func (w *working) doubtLine(line ledger.Line, source law.Source) {
	if line.Kind == ledger.InterestLine && line.Rule == ledger.ByDefaultInterest && line.Statutory.Margin.Source.Unverified {
		w.doubtSource(line.Statutory.Margin.Source)
	}
	if source.Unverified {
		w.doubtSource(source)
	}
}

// question says what the law leaves open of this claim, as far as it would change an
// amount.
func (w *working) question(owed ledger.Statement) error {
	if err := w.doubtDayCount(owed.Charged.Interest); err != nil {
		return err
	}
	if err := w.doubtGap(); err != nil {
		return err
	}
	if !owed.Charged.CollectionCosts.IsPositive() {
		return nil
	}
	if owed.Charged.Compensation.IsPositive() {
		w.doubt("calc.doubt_compensation_and_costs", "rentelovens § 9 a, stk. 3")
	}
	return w.doubtTable(owed)
}

// doubtDayCount says what the interest would be by the other ways to count its days: no
// statute fixes one, and a debtor or a court may use another.
func (w *working) doubtDayCount(interest money.Amount) error {
	values, differs := []string{}, false
	for count, name := range otherCounts {
		if count == 0 || ledger.DayCount(count) == w.facts.DayCount {
			continue
		}
		other := w.owed.Account
		other.DayCount = ledger.DayCount(count)
		owed, err := other.StatementOn(w.book, w.facts.On)
		if err != nil {
			return err
		}
		differs = differs || owed.Charged.Interest != interest
		values = append(values, name, owed.Charged.Interest.String())
	}
	if differs && interest.IsPositive() {
		w.doubt(otherCountKeys[w.facts.DayCount], "", values...)
	}
	return nil
}

// otherCounts name the ways to count in the sentences that compare them.
var otherCounts = [...]string{ledger.Actual365: "by_365", ledger.ActualActual: "by_year", ledger.Thirty360: "by_months"}

var otherCountKeys = [...]string{
	ledger.Actual365: "calc.doubt_day_count_365", ledger.ActualActual: "calc.doubt_day_count_actual", ledger.Thirty360: "calc.doubt_day_count_360",
}

// doubtGap tells of a reminder on the very day that two readings of the ten days part at:
// the house counts ten whole days between.
func (w *working) doubtGap() error {
	for i := 1; i < len(w.owed.Steps); i++ {
		day, before := w.owed.Steps[i].Dispatched, w.owed.Steps[i-1].Dispatched
		row, err := w.book.Reminders.Find(day)
		if err != nil {
			return err
		}
		if day == row.Value.EarliestNext(before, law.LastDay) {
			w.doubt("calc.doubt_gap", row.Source.Citation, "day", day.String())
		}
	}
	return nil
}

// doubtTable tells where the table of the day on which the costs are claimed has another
// amount than that of the day on which the claim arose.
func (w *working) doubtTable(owed ledger.Statement) error {
	now, source, err := w.book.CollectionCostCap(law.OwnCollection, w.facts.On, w.collected)
	if err != nil {
		return w.known(err)
	}
	if now != owed.Charged.CollectionCosts {
		w.doubt("calc.doubt_cost_table", source.Citation, "day", w.facts.Arisen.String(), "amount", now.String())
	}
	return nil
}
