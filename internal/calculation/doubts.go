package calculation

import (
	"slices"

	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/wording"
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
		w.doubt(key, source.Citation, "rule", source.Citation, "seen", source.Looked, "seen"+wording.InDanish, source.LookedDanish())
	}
}

// doubtVAT tells that it isn't settled whether the costs of own collection hold VAT, once.
func (w *working) doubtVAT(source law.Source) {
	const key = followup.DoubtOwnCostsVAT
	if !slices.ContainsFunc(w.made.Doubts, func(n Note) bool { return n.Key == key }) {
		w.doubt(key, source.Citation)
	}
}

// question says what the law leaves open of this claim, as far as it would change an
// amount.
func (w *working) question(owed ledger.Statement) error {
	found, err := followup.AmountDoubts(w.book, &w.owed, owed, w.facts.On)
	if err != nil {
		return err
	}
	for _, doubt := range found {
		w.made.Doubts = append(w.made.Doubts, Note{Key: doubt.Key, Rule: doubt.Rule, values: doubt.Args})
	}
	if !owed.Charged.CollectionCosts.IsPositive() {
		return nil
	}
	return w.doubtTable(owed)
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
