package law

import (
	"strings"

	"krav/internal/civil"
)

// The legal research behind the first edition is dated November 2026 without a
// day; the first of the month stands for it.
const (
	researcher = "research for the first edition"
	researched = "2026-11-01"
)

// opening is the first day of the book: the Interest Act in its present form
// applies to claims that fall due from then on, and older law is refused. A rule
// that protects the debtor and is older than the book, or whose first day isn't
// known, begins that day too.
const opening = "2002-08-01"

func day(text string) civil.Date { return civil.MustParse(text) }

// seen returns the source, seen in the places named.
func (s Source) seen(places ...string) Source {
	s.Looked, s.By, s.VerifiedOn = strings.Join(places, "; "), researcher, day(researched)
	return s
}

// remembered returns the source where nobody has looked: the author's own
// knowledge.
func (s Source) remembered(doubt string) Source {
	s.Looked, s.By = "own knowledge, not looked up", researcher
	return s.doubted(doubt)
}

// doubted returns the source marked as unverified, and why.
func (s Source) doubted(doubt string) Source {
	s.Unverified, s.VerifiedOn = true, civil.Date{}
	return s.noting(doubt)
}

// noting returns the source with something that the reader should know.
func (s Source) noting(note string) Source {
	s.Note = note
	return s
}

func interestAct(citation string) Source {
	return Source{
		Act:      "Interest Act (renteloven)",
		Citation: citation, Promulgation: "LBK nr. 459 af 13/05/2014",
	}
}

// costsOrder is the order on the costs of collection out of court, as it stood
// after the amendment named.
func costsOrder(citation, amendment string) Source {
	return Source{
		Act:      "Order on Costs of Collection out of Court (bekendtgørelse om udenretlige inddrivelsesomkostninger)",
		Citation: citation, Promulgation: strings.TrimSuffix("BEK nr. 601 af 12/07/2002, "+amendment, ", "),
	}
}

func collectionAct(citation string) Source {
	return Source{
		Act:      "Debt Collection Act (inkassoloven)",
		Citation: citation, Promulgation: "LBK nr. 1018 af 19/09/2014",
	}
}

func procedureAct(citation, promulgation string) Source {
	return Source{
		Act:      "Administration of Justice Act (retsplejeloven)",
		Citation: citation, Promulgation: promulgation,
	}
}

func courtFeesAct(citation, promulgation string) Source {
	return Source{
		Act:      "Court Fees Act (retsafgiftsloven)",
		Citation: citation, Promulgation: promulgation,
	}
}

func limitationAct(citation string) Source {
	return Source{
		Act:      "Limitation Act (forældelsesloven)",
		Citation: citation, Promulgation: "LBK nr. 1238 af 2015 med senere ændringer",
	}
}

// since makes a row.
func since[T any](first string, value T, source Source) Dated[T] {
	return Dated[T]{Since: day(first), Value: value, Source: source}
}

// nobodyFound makes a row for a time whose value wasn't found: it answers no
// question.
func nobodyFound[T any](first string, source Source) Dated[T] {
	return Dated[T]{Since: day(first), Source: source, Gap: true}
}
