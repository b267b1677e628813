package followup_test

import (
	"slices"
	"strings"

	"krav/internal/civil"
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

// filed reads what the court is asked for: "filed payment-order", on a day before with "on
// 2026-11-22", or with what was paid to the court "filed levy-request fee 750.00 kr."
func (s *story) filed(words []string) debt.CourtFiled {
	s.t.Helper()
	filed := debt.CourtFiled{Court: debt.CourtID(s.id()), Route: debt.ParseCourtRoute(words[1]), Filed: s.day}
	for i := range s.c.Claims {
		filed.Claims = append(filed.Claims, s.c.Claims[i].ID)
	}
	if on := slices.Index(words, "on"); on > 0 {
		filed.Filed = day(words[on+1])
	}
	if fee := slices.Index(words, "fee"); fee > 0 {
		filed.Fee = s.sum(words[fee+1:])
	}
	return filed
}

// charged reads what of the courts' costs is put on the debt: "court-fee 750.00 kr." of the
// last step, or "awarded 1 500.00 kr." It is entered on the claim that fell due first, as the
// use case does.
func (s *story) charged(kind debt.CourtCostKind, words []string) debt.CourtCostCharged {
	s.t.Helper()
	charged := debt.CourtCostCharged{Cost: debt.CourtCostID(s.id()), Kind: kind, Claim: s.firstDue(), On: s.day, Amount: s.sum(words), Text: "BS-1/2026"}
	if n := len(s.c.CourtSteps); n > 0 && kind == debt.CourtFeePaid {
		charged.Court, charged.On = s.c.CourtSteps[n-1].Court, s.c.CourtSteps[n-1].Filed
	}
	return charged
}

// firstDue returns the claim that fell due first of those that the last step at court is
// about, or of all.
func (s *story) firstDue() debt.ClaimID {
	first := &s.c.Claims[0]
	for i := range s.c.Claims {
		claim := &s.c.Claims[i]
		filed := len(s.c.CourtSteps) == 0 || slices.Contains(s.c.CourtSteps[len(s.c.CourtSteps)-1].Claims, claim.ID)
		if filed && claim.Due.Before(first.Due) {
			first = claim
		}
	}
	return first.ID
}

// atCourt reads what became of it: "at-court served", "at-court meeting 2026-12-10".
func (s *story) atCourt(words []string) debt.CourtProgressed {
	s.t.Helper()
	came := debt.CourtProgressed{Stage: debt.ParseCourtStage(words[1]), On: s.day}
	if step := s.c.AtCourt(); step != nil {
		came.Court = step.Court
	}
	if len(words) > 2 {
		came.Meeting = day(words[2])
	}
	return came
}

// wasAtCourt reports whether a court had the case on a day or the day before.
func wasAtCourt(c *debt.Case, d civil.Date) bool {
	return slices.ContainsFunc(c.CourtSteps, func(s debt.CourtStep) bool { return s.Runs() || !s.Ended.Before(d.AddDays(-1)) })
}
