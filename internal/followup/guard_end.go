package followup

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
)

// hold warns of a pause during which a claim is lost by limitation.
func (j *judgement) hold(until civil.Date) error {
	owed, err := j.c.Account.StatementOn(j.book, j.on)
	if err != nil {
		return err
	}
	lost, _, err := limits(j.book, j.c, owed, until)
	if err != nil || len(lost) == 0 || !lost[0].isPast(until) || lost[0].isPast(j.on) {
		return j.known(err)
	}
	j.warn(Reason{Key: "guard.hold_past_limitation", Args: lost[0].args()}.by(lost[0].source), "instead.save_claim")
	return nil
}

// reopening warns where a claim looks lost: no letter will ask for it.
func (j *judgement) reopening() error {
	owed, err := j.c.Account.StatementOn(j.book, j.on)
	if err != nil {
		return err
	}
	lost, _, err := limits(j.book, j.c, owed, j.on)
	if err != nil || len(lost) == 0 || !lost[0].isPast(j.on) {
		return j.known(err)
	}
	j.warn(Reason{Key: "guard.time_barred", Args: lost[0].args()}.by(lost[0].source), "instead.close_or_confirm")
	return nil
}

// closing refuses to call a case paid, credited or a trifle on which more is owed: the
// debtor would be told what isn't so.
func (j *judgement) closing(e debt.CaseClosed) error {
	if e.Why == debt.ClosedComposition {
		return j.compositionKept()
	}
	if e.Why != debt.ClosedPaid && e.Why != debt.ClosedCredited && e.Why != debt.ClosedTrifle {
		return nil
	}
	owed, err := j.c.Account.StatementOn(j.book, j.on)
	if err != nil {
		return err
	}
	var most money.Amount
	if e.Why == debt.ClosedTrifle {
		most = j.c.Terms.Trifle
	}
	if left := withoutUnsent(j.c, owed); most.Less(left) {
		j.refuse(Reason{Key: "guard.still_owed", Args: map[string]string{"amount": left.String()}}, "instead.withdraw_or_write_off")
	}
	return nil
}

// compositionKept refuses to end a case by an offer that wasn't paid in time.
func (j *judgement) compositionKept() error {
	kept, err := isKept(j.book, j.c, &j.c.Account, j.on)
	if err != nil {
		return err
	}
	if !kept {
		j.refuse(Reason{Key: "guard.composition_not_kept"}, "instead.withdraw_or_write_off")
	}
	return nil
}
