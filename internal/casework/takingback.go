package casework

import "krav/internal/followup"

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
	return nil
}
