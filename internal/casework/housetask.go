package casework

import (
	"context"
	"slices"
	"time"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/law"
)

// HouseTask is what whoever runs the house is asked to do (opgave til driften). It is
// asked once for the whole house, however many cases wait for it, and ends by itself
// when it is done.
type HouseTask struct {
	Kind   HouseTaskKind
	About  civil.Date // the day that the half-year begins whose rate it is about
	Raised time.Time
}

// HouseTaskKind is what is asked. It is stored, and so never renamed.
type HouseTaskKind string

// The kinds of task of the house.
const (
	// EnterRateTask asks for the next reference rate (læg satsen ind).
	EnterRateTask HouseTaskKind = "enter_rate"
	// ConfirmRateTask asks another to confirm a rate that was entered (bekræft satsen).
	ConfirmRateTask HouseTaskKind = "confirm_rate"
)

// LawWarningDays is how many days before the law has no answer whoever runs the house
// is asked for it.
const LawWarningDays = 30

// HouseTx is one transaction over what belongs to the house.
type HouseTx interface {
	// EnteredRates returns the reference rates that the operator entered, oldest first.
	EnteredRates(ctx context.Context) ([]EnteredRate, error)
	// EnterRate adds one. It fails with fault.Conflict,
	// law.supplement_entered_already, where its half-year has one.
	EnterRate(ctx context.Context, r EnteredRate) error
	// SecondRate confirms the rate from a day on. It fails with fault.Conflict,
	// law.supplement_seconded_already, where somebody has, or there is none.
	SecondRate(ctx context.Context, since civil.Date, by LawWitness) error
	// Attest keeps that a row of the book was read at its source. It fails with
	// fault.Conflict, law.attest_again, where that is kept already.
	Attest(ctx context.Context, a Attestation) error
	// WithdrawAttestation notes that it isn't to count any more. It fails with
	// fault.NotFound, law.attest_none, where none counts.
	WithdrawAttestation(ctx context.Context, series string, since civil.Date, by LawWitness) error
	// Operators returns how many users run the house, and has other transactions that
	// ask wait until this one ends.
	Operators(ctx context.Context) (int, error)
	// HouseTasks returns what whoever runs the house is asked to do, oldest first.
	HouseTasks(ctx context.Context) ([]HouseTask, error)
	// RaiseHouseTask asks for something; nothing where it is asked already.
	RaiseHouseTask(ctx context.Context, t HouseTask) error
	// EndHouseTask notes that what was asked is done.
	EndHouseTask(ctx context.Context, t HouseTask, at time.Time) error
}

// HouseTasks returns what whoever runs the house is asked to do, oldest first.
func (s *Service) HouseTasks(ctx context.Context, who access.Actor) ([]HouseTask, error) {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return nil, err
	}
	return s.Store.HouseTasks(ctx)
}

// KeepHouseTasks asks for what the law lacks, or will lack within LawWarningDays, and
// ends the tasks that are done: also those that a new version of the program has done.
func (s *Service) KeepHouseTasks(ctx context.Context, who access.Actor) error {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return err
	}
	return s.Store.UpdateHouse(ctx, s.settleTasks)
}

// settleTasks makes the tasks of the house those that are to be asked now.
func (s *Service) settleTasks(ctx context.Context, tx HouseTx) error {
	operators, err := tx.Operators(ctx) // first: it has others wait
	if err != nil {
		return err
	}
	entered, err := tx.EnteredRates(ctx)
	if err != nil {
		return err
	}
	open, err := tx.HouseTasks(ctx)
	if err != nil {
		return err
	}
	now := s.Now()
	wanted, err := tasksOfLaw(s.Book, entered, operators, DayOf(now))
	if err != nil {
		return err
	}
	for _, task := range open {
		if !slices.ContainsFunc(wanted, task.asksSame) {
			if err := tx.EndHouseTask(ctx, task, now); err != nil {
				return err
			}
		}
	}
	for _, task := range wanted {
		task.Raised = now
		if err := tx.RaiseHouseTask(ctx, task); err != nil {
			return err
		}
	}
	return nil
}

// asksSame reports whether two tasks ask for the same.
func (t HouseTask) asksSame(other HouseTask) bool {
	return t.Kind == other.Kind && t.About == other.About
}

// tasksOfLaw returns what is to be asked of whoever runs the house on a day: the next
// rate that is missing, and another's eye on each that was entered, where there is
// another.
func tasksOfLaw(built *law.Book, entered []EnteredRate, operators int, today civil.Date) ([]HouseTask, error) {
	book, err := LawWith(built, LawAdditions{Entered: entered})
	if err != nil {
		return nil, err
	}
	var tasks []HouseTask
	if missing := book.ReferenceRate.KnownUntil; !today.AddDays(LawWarningDays).Before(missing) {
		tasks = append(tasks, HouseTask{Kind: EnterRateTask, About: missing})
	}
	for _, e := range entered {
		isUsed := !e.Since.Before(built.ReferenceRate.KnownUntil)
		if isUsed && !e.IsSeconded() && operators > 1 {
			tasks = append(tasks, HouseTask{Kind: ConfirmRateTask, About: e.Since})
		}
	}
	return tasks, nil
}
