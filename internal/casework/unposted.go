package casework

import (
	"context"
	"strconv"

	"krav/internal/access"
	"krav/internal/debt"
)

// taskUnposted asks a person to print and post a letter that has waited for days.
const taskUnposted = "task.letter_not_posted"

// postWithin is how many days a letter may wait for who prints and posts it before
// that person is asked: a weekend and a day.
const postWithin = 3

// AskForPost asks for each letter that was to be printed and posted, and that has
// waited for more than three days, once. Nothing follows on such a case until the
// letter has left, so nobody would notice otherwise.
func (s *Service) AskForPost(ctx context.Context, creditor debt.CreditorID) error {
	rows, err := s.waitingPrints(ctx, access.NightRun(), creditor)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := s.askForPost(ctx, creditor, row); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) askForPost(ctx context.Context, creditor debt.CreditorID, row QueueRow) error {
	return s.update(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		if row.Ordered.DaysUntil(v.today) <= postWithin {
			return nil
		}
		f, err := v.lockOne(ctx, row.Case)
		if err != nil {
			return err
		}
		d := f.Dispatch(row.Dispatch)
		if d == nil || d.Status != debt.Waiting || f.wasAskedToPost(d.Dispatch) {
			return nil
		}
		return f.raise(taskUnposted, "", postArgs(d))
	})
}

func postArgs(d *debt.Dispatch) map[string]string {
	return map[string]string{"about": strconv.FormatInt(int64(d.Dispatch), 10), "day": d.Ordered.String()}
}

// wasAskedToPost reports whether a person was asked about a letter, and perhaps
// has answered.
func (f *file) wasAskedToPost(dispatch debt.DispatchID) bool {
	for i := range f.Tasks {
		if f.Tasks[i].Kind == taskUnposted && f.Tasks[i].Args["about"] == strconv.FormatInt(int64(dispatch), 10) {
			return true
		}
	}
	return false
}

// needsNoPost finishes what a person was asked about a letter that has left, or
// won't.
func (f *file) needsNoPost(dispatch debt.DispatchID) error {
	about := strconv.FormatInt(int64(dispatch), 10)
	for _, open := range f.OpenTasks() {
		if asksOfPost(open.Kind) && open.Args["about"] == about {
			return f.add(debt.TaskDone{Task: open.Task})
		}
	}
	return nil
}
