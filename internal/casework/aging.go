package casework

import (
	"cmp"
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/money"
)

// AgingClaim is a claim of an open case that may be lost on a day by limitation
// (forældelse), by what the case knows: a part payment may be an acknowledgement too,
// which a person records.
type AgingClaim struct {
	Case      int64 // its number
	Debtor    string
	Number    string // the invoice's
	Due       civil.Date
	LostOn    civil.Date   // the last day before it is lost
	Principal money.Amount // less what was credited
	Long      bool         // it has a foundation, and with it the long period
	Disputed  bool         // there is an open objection on its case
	// Saves is the step that saves it.
	Saves followup.Reason
}

// Aging are claims that may be lost soon, the first first (krav der snart forældes).
type Aging struct {
	On     civil.Date // the day that it is seen from
	Claims []AgingClaim
	More   bool // there may be more, later ones
}

// Within counts the claims that may be lost within so many days; there may be more, where
// the list doesn't reach that far.
func (a *Aging) Within(days int) (n int, more bool) {
	until := a.On.AddDays(days)
	for i := range a.Claims {
		if a.Claims[i].LostOn.After(until) {
			return n, false
		}
		n++
	}
	return n, a.More
}

// DueQuery asks for claims by their last timely day: of those of Looked claims, of closed
// cases too, at most Limit.
type DueQuery struct {
	Due           civil.Interval
	Looked, Limit int
}

// How many claims are looked at by their last timely day, of closed cases too: for a page
// that must be there at once, and for a list.
const (
	lookedAtOnce  = 5_000
	lookedForList = 250_000
)

// LostWithin returns the claims that may be lost from today on within so many days. It
// fails with a fault of kind Invalid for a number of days that isn't between 1 and 3,650.
func (s *Service) LostWithin(ctx context.Context, who access.Actor, creditor debt.CreditorID, days int) (Aging, error) {
	const most = 3650
	if days < 1 || days > most {
		return Aging{}, fault.New(fault.Invalid, "limitation.days_wrong").In("days")
	}
	var found Aging
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		var err error
		found, err = v.aging(ctx, r, DueQuery{v.daysAhead(days), lookedForList, mostAskedOf})
		return err
	})
	return found, err
}

// daysAhead is today and so many days after it.
func (v *visit) daysAhead(days int) civil.Interval {
	return civil.Interval{From: v.today, Until: v.today.AddDays(days + 1)}
}

// aging returns the claims whose last day before they are lost lies in the query's span,
// the first first. Where the law has no answer for so long ago, there are none.
func (v *visit) aging(ctx context.Context, r Reader, q DueQuery) (Aging, error) {
	changed, err := v.agingChanged(ctx, r, q.Due)
	if err != nil {
		return Aging{}, err
	}
	usual, err := v.agingUsual(ctx, r, q)
	if err != nil {
		return Aging{}, err
	}
	found := Aging{On: v.today, Claims: slices.Concat(changed, usual.Claims), More: usual.More}
	slices.SortStableFunc(found.Claims, func(a, b AgingClaim) int {
		return cmp.Or(a.LostOn.Compare(b.LostOn), cmp.Compare(a.Case, b.Case), cmp.Compare(a.Number, b.Number))
	})
	if len(found.Claims) > q.Limit {
		found.Claims, found.More = found.Claims[:q.Limit], true
	}
	return found, v.addSaving(found.Claims)
}

// addSaving says of each claim what saves it.
func (v *visit) addSaving(claims []AgingClaim) error {
	for i := range claims {
		c := &claims[i]
		saves, err := followup.SavingStep(v.book, followup.Aged{LostOn: c.LostOn, Principal: c.Principal, Founded: c.Long, Disputed: c.Disputed}, v.today)
		if err != nil && !fault.Is(err, fault.UnknownLaw) {
			return err
		}
		c.Saves = saves
	}
	return nil
}

// agingUsual returns the claims that nothing has happened to, whose day follows from their
// last timely one.
func (v *visit) agingUsual(ctx context.Context, r Reader, q DueQuery) (Aging, error) {
	var err error
	if q.Due, err = v.book.LimitationStarts(law.GeneralPeriod, q.Due); err != nil {
		return Aging{}, nil //nolint:nilerr // the law knows no period for so long ago
	}
	claims, all, err := r.ClaimsDueIn(ctx, q)
	if err != nil {
		return Aging{}, err
	}
	for i := range claims {
		if claims[i].LostOn, _, err = v.book.LimitationDate(law.GeneralPeriod, claims[i].Due); err != nil {
			return Aging{}, err
		}
	}
	return Aging{Claims: claims, More: !all}, nil
}

// agingChanged looks at the few cases on which something has changed when a claim is
// lost: their days are known from their journals alone.
func (v *visit) agingChanged(ctx context.Context, r Reader, span civil.Interval) ([]AgingClaim, error) {
	var claims []AgingClaim
	for after := debt.CaseID(0); ; {
		ids, err := r.CasesWithLimitation(ctx, after, chunk)
		if err != nil || len(ids) == 0 {
			return claims, err
		}
		journals, err := r.Journals(ctx, ids)
		if err != nil {
			return nil, err
		}
		for _, records := range journals {
			c, err := CaseFrom(records)
			if fault.Is(err, fault.Corrupt) {
				continue // verify names it
			}
			if err != nil {
				return nil, err
			}
			claims = append(claims, v.agingOf(&c, span)...)
		}
		if len(ids) < chunk { // there are no more
			return claims, nil
		}
		after = ids[len(ids)-1]
	}
}

// agingOf returns the claims of one case whose last day lies in a span. Principal is owed
// also where the rate of a day isn't known.
func (v *visit) agingOf(c *debt.Case, span civil.Interval) []AgingClaim {
	owed, err := c.Account.StatementOn(v.book, v.today)
	if fault.Is(err, fault.UnknownLaw) {
		bare := bearingNothing(c.Account)
		owed, err = bare.StatementOn(v.book, v.today)
	}
	if err != nil || c.IsClosed() {
		return nil
	}
	var claims []AgingClaim
	for _, left := range owed.Claims {
		claim := c.Claim(left.Claim)
		clock, err := c.LimitationOf(v.book, left.Claim)
		if err != nil || claim == nil || !left.IsOwed() || clock.StandsStill() || !span.Contains(clock.Last) {
			continue
		}
		claims = append(claims, AgingClaim{
			Case: c.Number, Debtor: c.Debtor.Name, Number: claim.Number, Due: claim.Due, LostOn: clock.Last,
			Principal: left.Principal, Long: clock.IsLong(), Disputed: c.Objection.Open,
		})
	}
	return claims
}
