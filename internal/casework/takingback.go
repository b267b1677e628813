package casework

import (
	"krav/internal/fault"
	"krav/internal/followup"
)

// takeBackCharges takes back what was charged though less was owed than was known:
// a payment or a credit note counts from an earlier day than it came to light. So it
// does on a case that has ended too; what was paid for such a charge is paid back.
func (v *visit) takeBackCharges(f *file) error {
	events, err := followup.LearnedLate(v.book, &f.Case)
	if err != nil {
		return err
	}
	for _, e := range events {
		if err := f.add(e); err != nil {
			return err
		}
	}
	return v.forgiveCosts(f)
}

// forgiveCosts keeps the promises of demands to drop their costs. Where the law has no
// rate for a day, interest runs, and something is owed still.
func (v *visit) forgiveCosts(f *file) error {
	forgiven, err := followup.CostsForgiven(v.book, &f.Case)
	if fault.Is(err, fault.UnknownLaw) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range forgiven {
		if err := f.add(e); err != nil {
			return err
		}
	}
	return nil
}
