package open

import (
	"net/url"

	"krav/internal/calculation"
	"krav/internal/civil"
)

// Read reads the query of the calculator: its facts, how many things are wrong with it,
// and the link to the same.
func Read(query url.Values, today civil.Date) (facts calculation.Facts, wrong int, link string) {
	a := readAsked(query, today)
	facts, faults := a.facts()
	return facts, len(faults), a.link(facts)
}
