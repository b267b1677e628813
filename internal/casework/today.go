package casework

import (
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/money"
)

// Today is what a creditor's people see first when they come in (overblik): what
// needs a person, the money that came in, and what to keep an eye on. It is one
// view of the creditor's rows.
type Today struct {
	Overview
	// Hour is the hour of the creditor's clock, in Danish time.
	Hour int
	// Missing is what the creditor lacks before the first letter can leave, as
	// message keys.
	Missing []string
	// Steps are the steps that are due, where there are few enough to be counted.
	Steps []DueStep
	// Needing are the cases that need a person, longest waiting first, with what is
	// owed today: the first of them.
	Needing []ListedCase
	// Messages counts the letters and e-mails that a person must see to, Still the
	// cases run by hand that have stood still; each up to some thousands.
	Messages, Still int
	// Prints are how many letters wait to be printed and posted, as many as a pack holds.
	Prints int
	// Unknown is the sum of the payments that wait for a case, where they are few
	// enough to be counted.
	Unknown money.Amount
	// Money is what was paid since the first of last month, by day.
	Money []DayMoney
	// Days is how many cases are to be looked at on the days to come. Today has all
	// that are due.
	Days []DayCount
	// Good is the next good day for letters, or none.
	Good SendingDay
	// Lost are claims that may be lost before the earliest warning of it, the first
	// first.
	Lost Aging
	// AccountChange is the last change of where debtors pay, where it is of late.
	AccountChange *SettingsChange
	// RunsOut are the rows of the law that say nothing from some day soon.
	RunsOut []law.History
}

const (
	// LostWithin is within how many days claims are lost soon.
	LostWithin = 60
	// mostLost is how many claims that may be lost are told of at most.
	mostLost = 200
	// needingShown is how many cases that need a person are told of.
	needingShown = 10
	// daysShown is how many days to come are told of, lawWithin how many days ahead
	// the law must know its rates.
	daysShown = 6
	lawWithin = 45
)

// IsNew reports whether the creditor has never had a case.
func (t *Today) IsNew() bool { return len(t.Counts) == 0 }

// NeedsOwed is what is owed on the cases that need a person, without running
// interest.
func (t *Today) NeedsOwed() money.Amount {
	var sum money.Amount
	for i := range t.Counts {
		if t.Counts[i].Needs && !t.Counts[i].Closed {
			sum = sum.Plus(t.Counts[i].OwedFixed)
		}
	}
	return sum
}

// Today returns what a creditor's people see first. It costs the same however many
// cases there are.
func (s *Service) Today(ctx context.Context, who access.Actor, creditor debt.CreditorID) (Today, error) {
	var t Today
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		t = Today{Hour: v.moment.In(copenhagen()).Hour(), Missing: v.creditor.Missing(), RunsOut: v.book.RunsOut(v.today, lawWithin)}
		if days := v.sendingDays(); len(days) > 0 {
			t.Good = days[0]
		}
		for _, read := range []func(context.Context, *visit, Reader) error{t.read, t.readNeeding, t.readTasks, t.readMoney, t.readDays, t.readLost, t.readAccountChange} {
			if err := read(ctx, v, r); err != nil {
				return err
			}
		}
		return nil
	})
	return t, err
}

// readNeeding reads the cases that need a person, and what is owed on them today.
func (t *Today) readNeeding(ctx context.Context, v *visit, r Reader) error {
	lines, marks, err := r.CaseLines(ctx, &CaseQuery{CaseFilter: CaseFilter{Shelf: OpenCases, OnlyNeeds: true}, Limit: needingShown})
	if err != nil {
		return err
	}
	for i := range lines {
		t.Needing = append(t.Needing, ListedCase{CaseLine: lines[i], Mark: marks[i]})
	}
	return v.reckonLines(ctx, r, t.Needing)
}

// messageTasks are what a person is asked about letters and e-mails.
var messageTasks = []string{ //nolint:gochecknoglobals // a fixed table
	followup.TaskAddress, followup.TaskRefused, followup.TaskUnclear, taskMailFailed, taskLetterFailed, taskReceiptFailed, taskUnposted, followup.TaskPerhapsPosted,
}

// readTasks counts what a person is asked on cases, and reads what steps are due.
func (t *Today) readTasks(ctx context.Context, v *visit, r Reader) error {
	open, err := r.OpenTasks(ctx, append(slices.Clone(messageTasks), followup.TaskStill))
	if err != nil {
		return err
	}
	for _, kind := range messageTasks {
		t.Messages += open[kind]
	}
	t.Still = open[followup.TaskStill]
	prints, err := r.Sendings(ctx, &SendingQuery{Statuses: []debt.DispatchStatus{debt.Waiting}, Channel: debt.Print, Limit: packLimit})
	if err != nil {
		return err
	}
	if t.Prints = len(prints); t.Due.More {
		return nil
	}
	t.Steps, err = r.DueSteps(ctx, v.today)
	return err
}

// readMoney reads what was paid since the first of last month, and what waits to be
// placed.
func (t *Today) readMoney(ctx context.Context, v *visit, r Reader) error {
	month := firstOf(v.today)
	var err error
	if t.Money, err = r.PaymentsByDay(ctx, civil.Interval{From: month.AddMonths(-1), Until: month.AddMonths(1)}); err != nil {
		return err
	}
	t.Unknown, err = r.BankSum(ctx, []BankState{BankProposed, BankUnmatched})
	return err
}

func firstOf(d civil.Date) civil.Date { return civil.Of(d.Year(), d.Month(), 1) }

// readDays reads how much the days to come bring: today, and those that letters are
// read on or that have something.
func (t *Today) readDays(ctx context.Context, v *visit, r Reader) error {
	ahead := civil.Interval{From: v.today.AddDays(1), Until: v.today.AddDays(1 + 2*daysShown)}
	counts, err := r.CasesDueOn(ctx, ahead)
	if err != nil {
		return err
	}
	on := make(map[civil.Date]int, len(counts))
	for _, c := range counts {
		on[c.On] = c.Cases
	}
	t.Days = []DayCount{{On: v.today, Cases: t.Due.Cases}}
	for d := ahead.From; d.Before(ahead.Until) && len(t.Days) < daysShown; d = d.AddDays(1) {
		if on[d] > 0 || !v.isQuiet(d) {
			t.Days = append(t.Days, DayCount{On: d, Cases: on[d]})
		}
	}
	return nil
}

// readLost reads which claims may soon be lost.
func (t *Today) readLost(ctx context.Context, v *visit, r Reader) error {
	var err error
	t.Lost, err = v.aging(ctx, r, DueQuery{v.daysAhead(followup.LimitationWarnings()[0]), lookedAtOnce, mostLost})
	return err
}
