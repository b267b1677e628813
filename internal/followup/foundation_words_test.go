package followup_test

import (
	"slices"
	"strings"

	"krav/internal/debt"
)

// founded reads a foundation for all claims of the case: "founded settlement of
// 2026-10-01, clause, original".
func (s *story) founded(words []string) debt.FoundationAdded {
	s.t.Helper()
	found := debt.FoundationAdded{Foundation: debt.FoundationID(s.id()), Kind: debt.ParseFoundationKind(words[1]), Made: day(words[3])}
	said := strings.Join(words, " ")
	found.Clause, found.Original = strings.Contains(said, "clause"), strings.Contains(said, "original")
	for i := range s.c.Claims {
		found.Claims = append(found.Claims, s.c.Claims[i].ID)
	}
	if found.Kind == 0 || !slices.Contains(words, "of") {
		s.fatal("what foundation is %q?", said)
	}
	return found
}
