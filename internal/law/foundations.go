package law

import (
	"fmt"
	"strings"
)

// Foundations are the papers that can be enforced (tvangsfuldbyrdelsesgrundlag,
// fundamenter, retsplejelovens § 478).
type Foundations []FoundationRule

// FoundationRule is one number of the list.
type FoundationRule struct {
	Number   int    // of § 478, stk. 1
	Name     string // in English
	Danish   string
	Clause   bool // it must say itself that it can be enforced
	Original bool // and be shown in the original (§ 488, stk. 2)
}

// String returns the list in words.
func (f Foundations) String() string {
	parts := make([]string, len(f))
	for i, rule := range f {
		parts[i] = rule.said(rule.Name, "says so itself", "in the original")
	}
	return strings.Join(parts, "; ")
}

func (f Foundations) danish() string {
	parts := make([]string, len(f))
	for i, rule := range f {
		parts[i] = rule.said(rule.Danish, "siger det selv", "i original")
	}
	return strings.Join(parts, "; ")
}

func (r FoundationRule) said(name, clause, original string) string {
	var needs []string
	if r.Clause {
		needs = append(needs, clause)
	}
	if r.Original {
		needs = append(needs, original)
	}
	text := fmt.Sprintf("%d: %s", r.Number, name)
	if len(needs) > 0 {
		text += " (" + strings.Join(needs, ", ") + ")"
	}
	return text
}

// layFoundations lays what the bailiff court levies by.
func layFoundations(b *Book) {
	b.Foundations = Series[Foundations]{
		Name: "foundations that can be enforced", Danish: "fundamenter, der kan tvangsfuldbyrdes", Basis: FilingDay,
		Rows: []Dated[Foundations]{since(opening, Foundations{
			{Number: 1, Name: "judgments, orders, endorsed payment orders, awarded costs", Danish: "domme, kendelser, påtegnede betalingspåkrav, tilkendte omkostninger"},
			{Number: 2, Name: "settlements before a court", Danish: "retsforlig"},
			{Number: 3, Name: "orders of authorities, where an act says so", Danish: "myndigheders afgørelser, hvor en lov siger det"},
			{Number: 4, Name: "settlements out of court on debt that is due", Danish: "udenretlige skriftlige forlig om forfalden gæld", Clause: true, Original: true},
			{Number: 5, Name: "debt instruments", Danish: "gældsbreve", Clause: true, Original: true},
			{Number: 6, Name: "mortgage deeds", Danish: "pantebreve", Original: true},
		}, procedureAct("retsplejelovens § 478, stk. 1, jf. § 488, stk. 2", "").
			seen("elov.dk/retsplejeloven/478", "themis.dk, kap. 46").
			doubted("No. 3 rests in part on own knowledge. Nos. 7 and on, such as bills of exchange and some claims of rent and maintenance, lie outside the program. An acknowledgement of the debt alone can't be enforced. The first day isn't known here."))},
	}
}
