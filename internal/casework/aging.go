package casework

import (
	"cmp"
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
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
}

// LostWithin returns the claims that may be lost from today on within so many days, the
// first first (krav der snart forældes). It fails with a fault of kind Invalid for a
// number of days that isn't between 1 and 3,650.
func (s *Service) LostWithin(ctx context.Context, who access.Actor, creditor debt.CreditorID, days int) ([]AgingClaim, error) {
	const most = 3650
	if days < 1 || days > most {
		return nil, fault.New(fault.Invalid, "limitation.days_wrong").In("days")
	}
	var claims []AgingClaim
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		var err error
		claims, err = v.aging(ctx, r, civil.Interval{From: v.today, Until: v.today.AddDays(days + 1)}, mostAskedOf)
		return err
	})
	return claims, err
}

// aging returns the claims whose last day before they are lost lies in a span, the first
// first, at most so many. Where the law has no answer for so long ago, there are none.
func (v *visit) aging(ctx context.Context, r Reader, span civil.Interval, most int) ([]AgingClaim, error) {
	changed, err := v.agingChanged(ctx, r, span)
	if err != nil {
		return nil, err
	}
	due, err := v.book.LimitationStarts(law.GeneralPeriod, span)
	if err != nil {
		return changed.claims, nil //nolint:nilerr // the law knows no period for so long ago
	}
	claims, err := r.ClaimsDueIn(ctx, due, most)
	if err != nil {
		return nil, err
	}
	for _, claim := range claims {
		if changed.cases[claim.Case] {
			continue
		}
		if claim.LostOn, _, err = v.book.LimitationDate(law.GeneralPeriod, claim.Due); err != nil {
			return nil, err
		}
		changed.claims = append(changed.claims, claim)
	}
	slices.SortStableFunc(changed.claims, func(a, b AgingClaim) int {
		return cmp.Or(a.LostOn.Compare(b.LostOn), cmp.Compare(a.Case, b.Case), cmp.Compare(a.Number, b.Number))
	})
	return changed.claims[:min(len(changed.claims), most)], nil
}

// changedLimits are the cases on which something has changed when a claim is lost, by
// number, and their claims whose last day lies in a span.
type changedLimits struct {
	cases  map[int64]bool
	claims []AgingClaim
}

// agingChanged looks at the few cases on which something has changed when a claim is
// lost: their days are known from their journals alone.
func (v *visit) agingChanged(ctx context.Context, r Reader, span civil.Interval) (changedLimits, error) {
	changed := changedLimits{cases: map[int64]bool{}}
	for after := debt.CaseID(0); ; {
		ids, err := r.CasesWithLimitation(ctx, after, chunk)
		if err != nil || len(ids) == 0 {
			return changed, err
		}
		journals, err := r.Journals(ctx, ids)
		if err != nil {
			return changed, err
		}
		for _, records := range journals {
			c, err := CaseFrom(records)
			if fault.Is(err, fault.Corrupt) {
				continue // verify names it
			}
			if err != nil {
				return changed, err
			}
			changed.cases[c.Number] = true
			changed.claims = append(changed.claims, v.agingOf(&c, span)...)
		}
		if len(ids) < chunk { // there are no more
			return changed, nil
		}
		after = ids[len(ids)-1]
	}
}

// agingOf returns the claims of one case whose last day lies in a span.
func (v *visit) agingOf(c *debt.Case, span civil.Interval) []AgingClaim {
	owed, err := c.Account.StatementOn(v.book, v.today)
	if err != nil || c.IsClosed() {
		return nil // where the rate isn't known either, the night asks when it is
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
			Principal: left.Principal, Long: clock.IsLong(),
		})
	}
	return claims
}
