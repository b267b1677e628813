package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
)

// A claim due on 10 January 2007 is of the time before the act on limitation of 2008, which
// isn't known here: the case is seen with what is owed, its clock is unknown, and it can be closed.
func TestAClaimOfTheOlderLawCanBeSeenAndClosed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices("2001;31;Dina Lund;Vej 3;4000;Roskilde;dina@lund.example;01-01-2007;10-01-2007;1.024,00")
		seen, err := h.Case(h.t.Context(), h.person, h.creditor, first, casework.AsOf{})
		h.works(err)
		if len(seen.Limits) != 1 || !seen.Limits[0].Unknown || !seen.Owed.Left.Interest.IsPositive() {
			h.t.Errorf("limits %+v, owed %v", seen.Limits, seen.Owed.Left)
		}
		h.works(h.Close(h.t.Context(), h.person, h.creditor, first, debt.ClosedWrittenOff))
		h.state(first, debt.Closed)
		h.proven()
	})
}
