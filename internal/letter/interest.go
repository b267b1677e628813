package letter

import (
	"slices"
	"strings"

	"krav/internal/wording"
)

// interestLines returns the lines of interest that a condition holds for.
func (s *scope) interestLines(counts func(InterestLine) bool) []InterestLine {
	var found []InterestLine
	for _, l := range s.in.Lines {
		if i, ok := l.(InterestLine); ok && counts(i) {
			found = append(found, i)
		}
	}
	return found
}

// runningNow returns the lines of the interest that runs on the day of the letter.
func (s *scope) runningNow() []InterestLine {
	return s.interestLines(func(i InterestLine) bool { return i.Last == s.in.Date })
}

// mixedInterest reports whether interest runs at several rates now, so that no one
// rate and ground can be named.
func (s *scope) mixedInterest() bool {
	now := s.runningNow()
	differs := func(i InterestLine) bool { return i.Rate != now[0].Rate || i.Agreed != now[0].Agreed }
	return slices.ContainsFunc(now, differs)
}

// statutoryInterest reports whether interest runs at the rate of the law, which
// follows the half-years; an agreed one doesn't. Interest that begins tomorrow is the
// law's unless all that ran before was agreed.
func (s *scope) statutoryInterest() bool {
	isStatutory := func(i InterestLine) bool { return !i.Agreed }
	if now := s.runningNow(); len(now) > 0 {
		return slices.ContainsFunc(now, isStatutory)
	}
	return !s.allAgreed()
}

// allAgreed reports whether every line of interest is at an agreed rate.
func (s *scope) allAgreed() bool {
	all := s.interestLines(func(InterestLine) bool { return true })
	agreed := s.interestLines(func(i InterestLine) bool { return i.Agreed })
	return len(all) > 0 && len(all) == len(agreed)
}

// interestRule returns the ground of the interest that runs now.
func (s *scope) interestRule() string {
	if s.statutoryInterest() {
		return s.say("rule.interest")
	}
	return s.say("rule.agreed")
}

// groundOf returns the ground of a line of interest.
func (s *scope) groundOf(l InterestLine) string {
	if l.Agreed {
		return s.say("rule.agreed")
	}
	return s.say("rule.interest")
}

func (s *scope) interestTitle() string {
	agreed := s.interestLines(func(i InterestLine) bool { return i.Agreed })
	switch {
	case len(agreed) == 0:
		return s.say("calculation.interest")
	case s.allAgreed():
		return s.say("calculation.interest_agreed")
	}
	return s.say("calculation.interest_mixed")
}

// interestFormula says how interest is counted and what the law's rates are made of.
func (s *scope) interestFormula() string {
	said := []string{s.dayCount("formula.")}
	for _, c := range s.in.Interest.Capitalised {
		key := "formula.capitalised_judgment"
		if c.Agreed {
			key = "formula.capitalised_agreement"
		}
		said = append(said, s.say(key, "date", s.date(c.Through)))
	}
	for _, r := range s.in.Interest.References {
		key := "formula.reference"
		if r.Assumed {
			key = "formula.assumed"
		}
		said = append(said, s.say(key, "date", s.date(r.Since), "rate", wording.Rate(s.language, r.Rate.Plus(r.Margin)),
			"reference", wording.Rate(s.language, r.Rate), "margin", wording.Rate(s.language, r.Margin)))
	}
	return strings.Join(said, " ")
}
