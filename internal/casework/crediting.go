package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/money"
)

// keyCreditAhead says that a credit note is made out on a day that lies ahead.
const keyCreditAhead = "credit.day_ahead"

// CreditNote is a credit note that a person enters (kreditnota).
type CreditNote struct {
	Case    int64  // number of the case
	Invoice string // number of the invoice that it lowers
	Number  string // its own; passes once for an invoice
	Amount  money.Amount
	On      civil.Date // the day it was made out; no date is today
}

// Credit lowers a claim by a credit note (kreditér). A case that is paid by it closes at once.
// It fails with fault.Invalid for an amount that isn't positive or a day that lies ahead,
// fault.NotFound for a case or an invoice that isn't there, and fault.Conflict for a credit
// note that is known, or that has no number while one of a file waits for the case. On a case
// that is closed it may mean that money is to be paid back, which a person is asked to do.
func (s *Service) Credit(ctx context.Context, who access.Actor, creditor debt.CreditorID, c CreditNote) error {
	return s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		if err := v.alone(ctx); err != nil {
			return err
		}
		f, err := v.lockNumber(ctx, c.Case)
		if err != nil {
			return err
		}
		credited := debt.ClaimCredited{Number: c.Number, On: c.On, Amount: c.Amount}
		if credited.On.IsZero() {
			credited.On = v.today
		}
		if credited.On.After(v.today) {
			return fault.New(fault.Invalid, keyCreditAhead).In("on").With("day", c.On.String())
		}
		if credited.Claim, err = namedClaim(&f.Case, c.Invoice); err != nil {
			return err
		}
		if creditedUnder(&f.Case, c.Number, credited.Claim).IsPositive() {
			return fault.New(fault.Conflict, "case.credit_note_known").In("number").With("number", c.Number)
		}
		if err := v.takeWaiting(ctx, f, c.Number, creditedUnder(&f.Case, c.Number).Plus(c.Amount)); err != nil {
			return err
		}
		if err := f.possibly(credited); err != nil {
			return err
		}
		return v.settle(f)
	})
}

// takeWaiting lets the lines of files wait no longer that told of the credit note which a
// person enters on its debtor's case, once as much is used as all of them say.
func (v *visit) takeWaiting(ctx context.Context, f *file, noteNumber string, used money.Amount) error {
	waits, err := v.waitingNote(ctx, f, noteNumber)
	if err != nil || used.Less(waits.amount) {
		return err // the rest of it waits for its invoice
	}
	for _, line := range waits.lines {
		if err := v.tx.SettleLine(ctx, line, LineMended); err != nil {
			return err
		}
	}
	return nil
}

// waitingNote is what waits of a credit note on its debtor's case.
type waitingNote struct {
	lines  []int64
	amount money.Amount // of all of them together
}

// waitingNote returns the lines of files that tell of a credit note and wait for a case. A
// note without a number may be any of those: where there is one, it fails with
// fault.Conflict, so that none is used twice.
func (v *visit) waitingNote(ctx context.Context, f *file, noteNumber string) (waitingNote, error) {
	var waits waitingNote
	files := make(map[int64]IntakeFile)
	for _, reason := range creditsAsked() {
		err := eachAsked(ctx, v.tx, reason, func(lines []IntakeLine) error {
			for _, line := range lines {
				read, err := readWaiting(ctx, v.tx, line, files)
				if err == nil && isOfCase(f, line, read.Draft) {
					err = waits.add(line, read.Draft, noteNumber)
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return waitingNote{}, err
		}
	}
	return waits, nil
}

func (w *waitingNote) add(line IntakeLine, read *intake.Draft, noteNumber string) error {
	told := line.Args["number"]
	if noteNumber == "" {
		return fault.New(fault.Conflict, "credit.note_waits").In("number").With("number", told)
	}
	if !intake.AreNumbersAlike(told, noteNumber) {
		return nil
	}
	w.lines = append(w.lines, line.ID)
	if read != nil {
		w.amount = w.amount.Plus(read.Principal.Negated())
	}
	return nil
}

// isOfCase reports whether a line that waits points to a case, or to none, and is of the
// case's debtor: the case may have ended before the line came.
func isOfCase(f *file, line IntakeLine, read *intake.Draft) bool {
	if line.Case != 0 || read == nil {
		return line.Case == f.ID
	}
	return intake.Same(read.Debtor, draftOf(f.Debtor)) != intake.DifferentDebtor
}
