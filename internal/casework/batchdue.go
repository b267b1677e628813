package casework

import (
	"context"
	"slices"
	"time"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
)

// DueStep is how many cases call for a step by now.
type DueStep struct {
	Flow, Step string // names; an empty step is for a person to decide
	Cases      int
	Owed       money.Amount // without running interest
}

// Due is what follow-up could be planned of: the steps that are due, and days that
// are good for sending.
type Due struct {
	Today civil.Date
	Steps []DueStep
	Days  []SendingDay
}

// SendingDay is a good day for letters: the working day before people have money.
type SendingDay struct {
	On     civil.Date
	PayDay civil.Date
	Why    PayDay
}

// PayDay is a sort of day on which people have money.
type PayDay int

// The sorts.
const (
	// Wages are paid on the last working day of a month.
	Wages PayDay = iota + 1
	// ChildBenefit (børne- og ungeydelse) is paid four times a year, on the 20th of
	// January, April, July and October, or the working day before.
	ChildBenefit
)

// DueSteps returns what follow-up could be planned of.
func (s *Service) DueSteps(ctx context.Context, who access.Actor, creditor debt.CreditorID) (Due, error) {
	var due Due
	err := s.view(ctx, who, access.PlanFollowUp, creditor, func(ctx context.Context, v *visit, r Reader) error {
		var err error
		due.Today, due.Days = v.today, v.sendingDays()
		due.Steps, err = r.DueSteps(ctx, v.today)
		return err
	})
	return due, err
}

// sendingDays returns the next three good days for letters.
func (v *visit) sendingDays() []SendingDay {
	var days []SendingDay
	year, month := v.today.Year(), v.today.Month()
	for range 4 {
		next := civil.Of(year, month, 1).AddMonths(1)
		days = v.addDay(days, next.AddDays(-1), Wages)
		if month%3 == time.January%3 {
			days = v.addDay(days, civil.Of(year, month, 20), ChildBenefit)
		}
		year, month = next.Year(), next.Month()
	}
	slices.SortFunc(days, func(a, b SendingDay) int { return a.On.Compare(b.On) })
	return days[:min(3, len(days))]
}

func (v *visit) addDay(days []SendingDay, payDay civil.Date, why PayDay) []SendingDay {
	payDay = v.workingBy(payDay)
	on := v.workingBy(payDay.AddDays(-1))
	if !on.After(v.today) || v.today.DaysUntil(on) > batchDays {
		return days
	}
	return append(days, SendingDay{On: on, PayDay: payDay, Why: why})
}

// workingBy returns the last day by another on which letters are read.
func (v *visit) workingBy(d civil.Date) civil.Date {
	for v.isQuiet(d) {
		d = d.AddDays(-1)
	}
	return d
}
