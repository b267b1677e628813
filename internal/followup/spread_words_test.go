package followup_test

import (
	"fmt"
	"strings"

	"krav/internal/ledger"
	"krav/internal/money"
)

// spread says what money has covered by the day, and what was given up of what: "spread
// paid 1000.00 principal; given up 200.00 costs, 200.00 principal".
func (s *story) spread() string {
	s.t.Helper()
	owed, err := s.c.Account.Explain(s.book, s.day)
	if err != nil {
		s.t.Fatal(err)
	}
	isPaid := make(map[ledger.EntryID]bool)
	for _, p := range s.c.Payments {
		isPaid[p.Entry] = true
	}
	said := "spread paid " + partsOf(owed.Shares, func(share ledger.Share) bool { return isPaid[share.Payment] })
	if given := partsOf(owed.Shares, func(share ledger.Share) bool { return share.Payment == 0 }); given != "" {
		said += "; given up " + given
	}
	return said
}

// partsOf adds up shares by what they are of: interest, costs and principal.
func partsOf(shares []ledger.Share, counts func(ledger.Share) bool) string {
	var said []string
	for _, part := range []struct {
		of   ledger.SharePart
		name string
	}{{ledger.InterestShare, "interest"}, {ledger.CostShare, "costs"}, {ledger.PrincipalShare, "principal"}, {ledger.RestShare, "too much"}} {
		var sum money.Amount
		for _, share := range shares {
			if share.Part == part.of && counts(share) {
				sum = sum.Plus(share.Amount)
			}
		}
		if sum.IsPositive() {
			said = append(said, fmt.Sprintf("%s %s", sum, part.name))
		}
	}
	return strings.Join(said, ", ")
}
