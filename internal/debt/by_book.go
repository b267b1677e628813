package debt

import "cmp"

// ByBook notes on an event by which book of law it was reckoned (aftryk af lovbogen),
// where its amounts, its days or its being allowed rest on the book and nothing is noted
// yet. Events that no rule of law speaks of come back as they are.
func ByBook(e Event, fingerprint string) Event {
	switch e := e.(type) {
	case ClaimRegistered:
		e.Book = cmp.Or(e.Book, fingerprint)
		return e
	case StepTaken:
		e.Book = cmp.Or(e.Book, fingerprint)
		return e
	case StepVoided:
		e.Book = cmp.Or(e.Book, fingerprint)
		return e
	case CostsLowered:
		e.Book = cmp.Or(e.Book, fingerprint)
		return e
	case ChargeDropped:
		e.Book = cmp.Or(e.Book, fingerprint)
		return e
	case LetterComposed:
		e.Book = cmp.Or(e.Book, fingerprint)
		return e
	case RefundPaid:
		e.Book = cmp.Or(e.Book, fingerprint)
		return e
	case LimitationChanged:
		e.Book = cmp.Or(e.Book, fingerprint)
		return e
	case AgreementMade:
		e.Book = cmp.Or(e.Book, fingerprint)
		return e
	case InstalmentReminded:
		e.Book = cmp.Or(e.Book, fingerprint)
		return e
	case TaskRaised:
		e.Book = cmp.Or(e.Book, fingerprint)
		return e
	case CaseClosed:
		e.Book = cmp.Or(e.Book, fingerprint)
		return e
	case CaseReopened:
		e.Book = cmp.Or(e.Book, fingerprint)
		return e
	default: // what people say, and what money and messages do in the world
		return e
	}
}

// BookOf returns the fingerprint of the book of law that an event was reckoned by, or
// nothing: it rests on none, or comes from before it was noted.
func BookOf(e Event) string {
	switch e := e.(type) {
	case ClaimRegistered:
		return e.Book
	case StepTaken:
		return e.Book
	case StepVoided:
		return e.Book
	case CostsLowered:
		return e.Book
	case ChargeDropped:
		return e.Book
	case LetterComposed:
		return e.Book
	case RefundPaid:
		return e.Book
	case LimitationChanged:
		return e.Book
	case AgreementMade:
		return e.Book
	case InstalmentReminded:
		return e.Book
	case TaskRaised:
		return e.Book
	case CaseClosed:
		return e.Book
	case CaseReopened:
		return e.Book
	default:
		return ""
	}
}
