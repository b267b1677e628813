package debt

// ByBook notes on an event by which book of law it was reckoned (aftryk af lovbogen),
// where its amounts, its days or its being allowed rest on the book and nothing is noted
// yet. Events that no rule of law speaks of come back as they are.
func ByBook(e Event, fingerprint string) Event {
	book, noting := reckoned(e)
	if noting == nil || book != "" {
		return e
	}
	return noting(fingerprint)
}

// BookOf returns the fingerprint of the book of law that an event was reckoned by, or
// nothing: it rests on none, or comes from before it was noted.
func BookOf(e Event) string {
	book, _ := reckoned(e)
	return book
}

// reckoned returns what is noted on an event of the book that it rests on, and what
// notes another; or nil for one that rests on none.
func reckoned(e Event) (book string, noting func(string) Event) {
	switch e := e.(type) {
	case ClaimRegistered:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case StepTaken:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case StepVoided:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case CostsLowered:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case ChargeDropped:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case LetterComposed:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case RefundPaid:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case InterestCapitalised:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case LimitationChanged:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case FoundationAdded:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case CourtFiled:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case CourtProgressed:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case CourtCostCharged:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case EstateOpened:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case CompositionOffered:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case AgreementMade:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case InstalmentReminded:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case TaskRaised:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case CaseClosed:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case CaseReopened:
		return e.Book, func(b string) Event { e.Book = b; return e }
	case CaseOpened, DebtorCorrected, ClaimCredited, PaymentRecorded, PaymentReversed, CaseHeld, CaseResumed, BatchLeft, BatchJoined,
		FlowChanged, ObjectionRaised, ObjectionResolved, InterestSpared, FoundationWithdrawn, CourtCostDropped, EstateEnded, InstalmentDeferred, AgreementEnded, CompositionEnded, PaymentPromised, TaskDone, NoteAdded,
		DispatchOrdered, DispatchPacked, DispatchHanded, DispatchReported, DispatchStopped:
		// What people say and choose, and what money and messages do in the world.
	case Step, Letter, Dispatch, Payment, Task, Agreement, Offer, Foundation, CourtStep: // they keep an event, and are none
	}
	return "", nil
}
