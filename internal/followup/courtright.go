package followup

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
)

// CourtRight is what the debtor may still do about a payment order, and until when
// (indsigelse, genoptagelse).
type CourtRight struct {
	Court debt.CourtID // the payment order
	// Stage is what the right came with: debt.Served lets the debtor object, and
	// debt.Endorsed ask the court to reopen the case. Nought where there is none.
	Stage debt.CourtStage
	From  civil.Date
	// Until is the last day: where it can't be a court's day, the next that can. That is
	// the later reading, and so nobody is told too early that it is over.
	Until  civil.Date
	Source law.Source
}

// CourtRightOf returns what the debtor may do about the case's latest payment order, also
// where the day has passed: none before it was served, and none once the debtor has
// objected. It fails with *law.UnknownError.
func CourtRightOf(book *law.Book, c *debt.Case) (CourtRight, error) {
	for i := range slices.Backward(c.CourtSteps) {
		step := &c.CourtSteps[i]
		if came := len(step.Progress); step.Route == debt.PaymentOrder && came > 0 {
			return courtRight(book, step.Court, &step.Progress[came-1])
		}
	}
	return CourtRight{}, nil
}

// courtRight returns what the last that became of a payment order lets the debtor do.
func courtRight(book *law.Book, court debt.CourtID, came *debt.CourtProgressed) (CourtRight, error) {
	var days *law.Series[int]
	switch came.Stage {
	case debt.Served:
		days = &book.PaymentOrderObjection
	case debt.Endorsed:
		days = &book.PaymentOrderReopening
	case debt.Contested, debt.MeetingSet, debt.LevyMade, debt.DeclaredInsolvent, debt.CourtWithdrawn, debt.CourtDismissed:
		return CourtRight{}, nil
	}
	row, err := days.Find(came.On)
	if err != nil {
		return CourtRight{}, err
	}
	until := book.NextWeekday(came.On.AddDays(row.Value))
	return CourtRight{Court: court, Stage: came.Stage, From: came.On, Until: until, Source: row.Source}, nil
}

// RunsOn reports whether the debtor may still use the right on a day.
func (r CourtRight) RunsOn(d civil.Date) bool { return r.Stage != 0 && !d.After(r.Until) }
