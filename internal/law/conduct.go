package law

import (
	"krav/internal/civil"
	"krav/internal/money"
)

// VisitRule is between which hours a debtor may be visited (personlig henvendelse,
// inkassolovens § 12): on weekdays and Saturdays, never on Sundays, holidays and the
// other days on which deadlines don't end.
type VisitRule struct {
	From          int // hour of the day
	Until         int // hour of the day, not itself within
	SaturdayUntil int
}

// VisitHours are the hours of one day within which a debtor may be visited: From is
// within, Until isn't. Both are nought where none are.
type VisitHours struct{ From, Until int }

// Days of the week as civil.Date counts them.
const (
	sunday   = 0
	saturday = 6
)

// VisitHoursOn returns between which hours a debtor may be visited on a day. It fails
// with an *UnknownError for days before the book.
func (b *Book) VisitHoursOn(d civil.Date) (VisitHours, error) {
	rule, err := b.Visits.Find(d)
	if err != nil || b.IsNonDay(d) || d.Weekday() == sunday {
		return VisitHours{}, err
	}
	hours := VisitHours{From: rule.Value.From, Until: rule.Value.Until}
	if d.Weekday() == saturday {
		hours.Until = rule.Value.SaturdayUntil
	}
	return hours, nil
}

// Arrival is what has to happen for a message to count as received (fremkomst).
type Arrival int

// The kinds of arrival. They start at one, so that a forgotten one shows.
const (
	// InTheBox is being at hand in the recipient's own box: of letters, of e-mail, of
	// Digital Post.
	InTheBox Arrival = iota + 1
	// OnTheHandset is being delivered to the recipient's telephone.
	OnTheHandset
)

// ReceiptRule is when a message counts as received, by the way it was sent
// (fremkomst). Until there is news of it, it doesn't.
type ReceiptRule struct{ Letter, Email, DigitalPost, SMS Arrival }

// RegisterRule is when a debtor may be reported to a register of bad payers
// (skyldnerregister). A person decides each time.
type RegisterRule struct {
	Above     money.Amount // more than this must be owed to be reported at all
	OpenAbove money.Amount // and more than this to be seen by others
	Reminders int          // in writing, before
	Notice    int          // days' warning
	Told      int          // days after the report within which the bureau tells the debtor; nought where it needn't
	KeptYears int          // the report is removed after so many years at the latest
}
