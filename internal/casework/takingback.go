package casework

import (
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

// takeBackCharges takes back what was charged though less was owed than was known:
// a payment or a credit note counts from an earlier day than it came to light. So it
// does on a case that has ended too; what was paid for such a charge is paid back.
// Where the law has no rate for a day, interest runs, and something is owed still.
func (v *visit) takeBackCharges(f *file) error {
	if err := v.takeBackOvertaken(f); err != nil && !fault.Is(err, fault.UnknownLaw) {
		return err
	}
	if err := v.lowerCosts(f); err != nil && !fault.Is(err, fault.UnknownLaw) {
		return err
	}
	return nil
}

// takeBackOvertaken takes back the steps that were taken after all had been paid.
func (v *visit) takeBackOvertaken(f *file) error {
	steps, err := followup.Overtaken(v.book, &f.Case)
	if err != nil {
		return err
	}
	for _, step := range steps {
		if err := f.add(debt.StepVoided{Step: step, Why: debt.VoidOvertaken}); err != nil {
			return err
		}
	}
	return nil
}

// lowerCosts lowers the costs of demands that were charged by too high a bracket.
func (v *visit) lowerCosts(f *file) error {
	lowered, err := followup.CostsTooHigh(v.book, &f.Case)
	if err != nil {
		return err
	}
	for _, costs := range lowered {
		if err := f.add(costs); err != nil {
			return err
		}
	}
	return nil
}
