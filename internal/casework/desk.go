package casework

import (
	"context"
	"slices"
	"strings"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/identifier"
	"krav/internal/intake"
)

// keyTextHasCPR says that a CPR number stands in a text where it isn't to stand.
const keyTextHasCPR = "text.has_cpr"

// noteFits refuses a note that is empty, or has a CPR number in it (CPR-nummer): a case
// needs none, and whoever sees the case would see it.
func noteFits(text string) error {
	if text == "" {
		return fault.New(fault.Invalid, "note.empty").In("text")
	}
	if _, found := identifier.MaskCPR(text); found {
		return fault.New(fault.Invalid, keyTextHasCPR).In("text")
	}
	return nil
}

// Note writes a note on a case. It fails with note.empty, and with text.has_cpr.
func (s *Service) Note(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, text string) error {
	return s.change(ctx, who, creditor, number, func(_ *visit, f *file) error {
		if err := noteFits(text); err != nil {
			return err
		}
		return f.add(debt.NoteAdded{Text: text})
	})
}

// FinishTask says that a task has been dealt with (opgaven er klaret). Work that
// had failed is tried again. An objection is answered by resolving it. Money that was
// to be paid back is paid back from that day.
func (s *Service) FinishTask(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, task debt.TaskID, answer string) error {
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		asked := f.Task(task)
		if asked == nil || asked.Done {
			return fault.New(fault.NotFound, "task.not_found")
		}
		if asked.Kind == taskObjection && f.Objection.Open {
			return fault.New(fault.Conflict, "task.objection_unanswered")
		}
		if why := Unanswered(asked.Kind); why != "" && strings.TrimSpace(answer) == "" {
			return fault.New(fault.Invalid, why).In("answer")
		}
		v.tryAgain(f, *asked)
		if err := v.refunded(f, asked); err != nil {
			return err
		}
		if err := f.add(debt.TaskDone{Task: task, Answer: answer}); err != nil || asked.Kind != followup.TaskPerhapsPosted {
			return err
		}
		v.lateReceipt(f)
		return v.askOfMoney(f) // the letter wasn't posted, and its fee is off
	})
}

// Unanswered returns the message key of what is to be written where a task of a kind is
// finished, or nothing where it may be finished without a word.
func Unanswered(kind string) string {
	switch {
	case kind == followup.TaskDueLater:
		return "task.due_unanswered"
	case followup.AsksOfBalance(kind):
		return "task.balance_unanswered"
	}
	return ""
}

// finish marks the open tasks of a kind as done.
func (f *file) finish(kind string) error {
	for _, open := range f.OpenTasks() {
		if open.Kind != kind {
			continue
		}
		if err := f.add(debt.TaskDone{Task: open.Task}); err != nil {
			return err
		}
	}
	return nil
}

// Correct replaces what is known of a case's debtor (ret stamdata). A letter that
// waits under the old name or address is made anew, and who was asked to mend the
// address has done so. What was erased stays erased. It fails with fault.Invalid for a
// new e-mail address, postcode or mobile number that isn't one.
func (s *Service) Correct(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, debtor debt.Debtor) error {
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		if debtor.Name == "" {
			return fault.New(fault.Invalid, "debtor.name_missing").In("name")
		}
		if f.Debtor.IsErased() {
			return fault.New(fault.Conflict, "case.debtor_erased")
		}
		before := f.Debtor
		if debtor.CustomerNo == "" && identifier.IsHidden(before.CustomerNo) {
			debtor.CustomerNo = before.CustomerNo // which nobody is shown, and so nobody can have meant to remove
		}
		if debtor.Email != before.Email && debtor.Email != "" && !intake.IsEmail(debtor.Email) {
			return fault.New(fault.Invalid, "debtor.email_wrong").In("email")
		}
		if err := ContactOf(debtor).isUsable(ContactOf(before), debtor.Country); err != nil {
			return err
		}
		if err := f.add(debt.DebtorCorrected{Debtor: debtor}); err != nil {
			return err
		}
		if isAddressedAlike(before, debtor) {
			return nil
		}
		for _, asked := range []string{followup.TaskAddress, followup.TaskRefused} {
			if err := f.finish(asked); err != nil {
				return err
			}
		}
		return v.readdress(f)
	})
}

// isAddressedAlike reports whether letters to a debtor look the same before and
// after a correction.
func isAddressedAlike(a, b debt.Debtor) bool {
	return a.Name == b.Name && a.Email == b.Email && a.Language == b.Language && a.Kind == b.Kind && a.CustomerNo == b.CustomerNo &&
		a.PostalLine() == b.PostalLine() && a.Country == b.Country && slices.Equal(a.Address, b.Address)
}

// readdress stops the letters of steps that wait, and has them made anew.
func (v *visit) readdress(f *file) error {
	for i := range f.Dispatches {
		d := f.Dispatches[i]
		made := f.Letter(d.Letter)
		if d.Status != debt.Waiting || made == nil || made.Step == 0 {
			continue
		}
		if err := v.stop(f, &d, stoppedBounced); err != nil {
			return err
		}
	}
	return nil
}
