package ledger

import "krav/internal/law"

// Source returns where the rule behind a line stands written, as of the day that
// picks the rule's row, and false for a line that needs no rule. It fails with
// *law.UnknownError when the book has no row for that day.
func (l Line) Source(book *law.Book) (law.Source, bool, error) {
	switch l.Rule {
	case ByDefaultInterest:
		return l.Statutory.Reference.Source, true, nil
	case ByReminderFee:
		return source(book.Reminders.Find(l.KeyDay))
	case ByCompensation:
		return source(book.Compensation.Find(l.KeyDay))
	case ByCollectionCosts:
		return source(book.OwnCosts.Find(l.KeyDay))
	case ByCourtFee:
		if l.Label == LevyLabel {
			return source(book.CourtFees.Levy.Find(l.KeyDay))
		}
		return source(book.CourtFees.PaymentOrder.Find(l.KeyDay))
	case ByLimitation, ByLimitationOfCosts:
		return source(book.Limitation.LaterInterest.Find(l.KeyDay))
	case ByAgreement, ByAgreedInterest, ByAward, ByReceipt:
	}
	return law.Source{}, false, nil
}

// LevyLabel labels the fee of a request for levy (udlæg); other court fees are for a payment
// order.
const LevyLabel = "levy-request"

func source[T any](row *law.Dated[T], err error) (law.Source, bool, error) {
	if err != nil {
		return law.Source{}, false, err
	}
	return row.Source, true, nil
}
