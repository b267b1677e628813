package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/followup"
)

// A book of three: Anna pays part of hers after the first reminder, Bent all of his after
// the second, and the third nothing; one objects for a while. Followed up every night, as a
// sandbox lets its days pass. Played once more by the same flow, each month brings the same
// letters, fees, income, cases for the court and closings as it did.
func TestSimulatingTheFlowThatWasUsedGivesWhatHappened(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		s := h.also(sandbox("2026-11-02"))
		s.invoices(anna, bent, "1009;19;Carl Lund;Søvej 3;4000;Roskilde;;10-10-2026;24-10-2026;400,00")
		s.passes("2026-11-08")
		s.pay(first, "300.00", "2026-11-06")
		s.passes("2026-11-20")
		s.pay(first+1, "5000.00", "2026-11-20")
		s.objects(first + 2)
		s.passes("2026-11-29")
		s.works(s.resolves(first+2, casework.Rejected))
		s.passes("2027-02-10")
		made, err := s.Simulate(h.t.Context(), s.person, s.creditor, followup.StandardFlow, day("2026-11-01"))
		s.works(err)
		if made.Cases != 3 || made.LeftOut != 0 || made.Was.Letters < 6 || made.Was.Closed != 1 || len(made.Months) < 3 {
			h.t.Errorf("%+v: nothing was tried", made)
		}
		for _, m := range made.Months {
			if m.Same != m.Was {
				h.t.Errorf("%s: played %+v, and it was %+v", m.First, m.Same, m.Was)
			}
		}
		if made.Would != made.Same {
			h.t.Errorf("by the flow that was used %+v, want %+v", made.Would, made.Same)
		}
		fast, err := s.Simulate(h.t.Context(), s.person, s.creditor, followup.FastFlow, day("2026-11-01"))
		s.works(err)
		if fast.Was != made.Was || fast.Would.Letters >= made.Was.Letters {
			h.t.Errorf("by the fast flow %+v, and it was %+v: want fewer letters", fast.Would, made.Was)
		}
		s.proven()
	})
}

func TestASimulationTakesAKnownFlowAndADayGoneBy(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		_, err := h.Simulate(h.t.Context(), h.person, h.creditor, "nowhere", day("2026-10-01"))
		h.fails(err, fault.Invalid, "simulate.flow_unknown")
		_, err = h.Simulate(h.t.Context(), h.person, h.creditor, followup.FastFlow, day("2026-11-02"))
		h.fails(err, fault.Invalid, "simulate.day_not_gone")
	})
}
