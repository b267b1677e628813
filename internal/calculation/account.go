package calculation

import (
	"krav/internal/civil"
	"krav/internal/ledger"
)

// answer makes up the account.
func (w *working) answer() (Answer, error) {
	owed, err := w.owed.Account.Explain(w.book, w.facts.On)
	if err != nil {
		return Answer{}, err
	}
	if err := w.lines(owed); err != nil {
		return Answer{}, err
	}
	w.noteCapped(owed)
	for _, say := range []func(ledger.Statement) error{w.question, w.goOn} {
		if err := say(owed); err != nil {
			return Answer{}, err
		}
	}
	a := w.made
	a.On, a.Currency, a.DayCount = w.facts.On, "DKK", w.facts.DayCount.String()
	a.Principal, a.Interest, a.ReminderFees = owed.Charged.Principal, owed.Charged.Interest, owed.Charged.ReminderFees
	a.Compensation, a.CollectionCosts = owed.Charged.Compensation, owed.Charged.CollectionCosts
	a.Paid, a.Total, a.DailyInterest, a.InterestFrom = owed.Paid, owed.Total(), owed.Daily, w.start.First
	a.Facts, a.Start = w.facts, w.start
	if w.isLostOn(w.facts.On) && owed.Total().IsPositive() {
		a.LostAfter = w.last
	}
	return a.withoutNulls(), nil
}

// lines puts what is owed into lines, and what each payment covered into shares.
func (w *working) lines(owed ledger.Statement) error {
	for _, line := range owed.Lines {
		source, _, err := line.Source(w.book)
		if err != nil {
			return err
		}
		w.made.Lines = append(w.made.Lines, LineOf(line, source))
	}
	for _, share := range owed.Shares {
		w.share(share)
	}
	return nil
}

// share keeps what a payment covered, the fees of a payment in one sum.
func (w *working) share(s ledger.Share) {
	made := Share{PaidOn: w.paidOn(s), Part: PartName(s.Part), Amount: s.Amount, Of: s.Part}
	if last := len(w.made.Shares) - 1; last >= 0 && w.made.Shares[last].PaidOn == made.PaidOn && w.made.Shares[last].Of == made.Of {
		w.made.Shares[last].Amount = w.made.Shares[last].Amount.Plus(made.Amount)
		return
	}
	w.made.Shares = append(w.made.Shares, made)
}

// paidOn returns the day of the payment that a share is of.
func (w *working) paidOn(share ledger.Share) civil.Date {
	for _, e := range w.owed.Account.Entries {
		if e.ID == share.Payment {
			return e.On
		}
	}
	return share.On
}

// noteCapped tells a consumer's creditor that the agreed rate gave way to the law's.
func (w *working) noteCapped(owed ledger.Statement) {
	for _, line := range owed.Lines {
		isCapped := line.Kind == ledger.InterestLine && line.Rule == ledger.ByDefaultInterest
		if isCapped && !w.facts.AgreedRate.IsZero() {
			w.note("calc.agreed_capped", civil.Date{}, "rentelovens § 7")
			return
		}
	}
}

// withoutNulls has empty lists be lists in JSON.
func (a Answer) withoutNulls() Answer {
	if a.Lines == nil {
		a.Lines = []Line{}
	}
	if a.Shares == nil {
		a.Shares = []Share{}
	}
	if a.Notes == nil {
		a.Notes = []Note{}
	}
	if a.Doubts == nil {
		a.Doubts = []Note{}
	}
	if a.Next == nil {
		a.Next = []Step{}
	}
	return a
}
