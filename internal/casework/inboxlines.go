package casework

import (
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/journal"
	"krav/internal/money"
)

// InboxQuery asks for a page of the bank entries in a state: those that wait for a
// person with the oldest first, all others with the newest first.
type InboxQuery struct {
	State  BankState
	Beyond int64 // the last entry of the page before, or nought
	Limit  int
}

// Waits reports whether an entry waits for a person.
func (s BankState) Waits() bool { return s == BankProposed || s == BankUnmatched }

// InboxLine is a bank entry as a person looks at it (postering i indbakken), with the
// case that it is proposed for or booked on.
type InboxLine struct {
	BankEntry

	Debtor string // of the case, or empty
	Closed bool   // the case is
	// Owed is what was owed on the case on the day the money came, before it was booked,
	// where OwedKnown: only for what is proposed, and where the law has an answer.
	Owed      money.Amount
	OwedKnown bool
	// Repeated says that a payment of the same amount and value day stands on the case
	// that is proposed: it may be the same money, entered by hand.
	Repeated bool
	// Proposed is the case that is proposed, only where one line is asked for.
	Proposed *Proposed
	// Candidates are all cases that it may be for, where there are several (flere mulige
	// sager): the one that is proposed first. None is more certain than the others.
	Candidates []InboxCandidate
}

// InboxCandidate is a case that an entry may be for, and what was owed on it.
type InboxCandidate struct {
	Number    int64
	Debtor    string
	Closed    bool
	Owed      money.Amount // on the day the money came, where OwedKnown
	OwedKnown bool
}

// InboxLines returns a page of bank entries in a state.
func (s *Service) InboxLines(ctx context.Context, who access.Actor, creditor debt.CreditorID, q InboxQuery) ([]InboxLine, error) {
	var lines []InboxLine
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		page := r.BankEntriesBefore
		if q.State.Waits() {
			page = r.BankEntries
		}
		entries, err := page(ctx, q.State, q.Beyond, min(max(q.Limit, 1), longestPage))
		if err != nil {
			return err
		}
		lines, err = v.inboxLines(ctx, r, entries)
		return err
	})
	return lines, err
}

// InboxLine returns one bank entry. It fails with fault.NotFound.
func (s *Service) InboxLine(ctx context.Context, who access.Actor, creditor debt.CreditorID, entry int64) (InboxLine, error) {
	var line InboxLine
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		e, err := r.BankEntry(ctx, entry)
		if err != nil {
			return err
		}
		lines, err := v.inboxLines(ctx, r, []BankEntry{e})
		if err != nil {
			return err
		}
		line = lines[0]
		return v.propose(ctx, r, &line)
	})
	return line, err
}

// inboxLines looks at the cases of entries.
func (v *visit) inboxLines(ctx context.Context, r Reader, entries []BankEntry) ([]InboxLine, error) {
	if err := addCandidates(ctx, r, entries); err != nil {
		return nil, err
	}
	lines := make([]InboxLine, len(entries))
	var ids []debt.CaseID
	for i, e := range entries {
		lines[i].BankEntry = e
		if e.Case != 0 {
			ids = append(ids, e.Case)
		}
		ids = append(ids, e.Also...)
	}
	ids = unique(ids)
	journals, err := r.Journals(ctx, ids)
	if err != nil {
		return nil, err
	}
	for i := range lines {
		if place, found := slices.BinarySearch(ids, lines[i].Case); found {
			if err := v.lookAtCase(&lines[i], journals[place]); err != nil {
				return nil, err
			}
		}
		for _, id := range lines[i].Also {
			if place, found := slices.BinarySearch(ids, id); found {
				if err := v.lookAtCandidate(&lines[i], journals[place]); err != nil {
					return nil, err
				}
			}
		}
	}
	return lines, nil
}

// lookAtCandidate adds a further case that an entry may be for, after the one proposed.
func (v *visit) lookAtCandidate(line *InboxLine, records []journal.Record) error {
	further := InboxLine{BankEntry: line.BankEntry}
	further.State = BankProposed
	if err := v.lookAtCase(&further, records); err != nil || further.Number == 0 {
		return err
	}
	if len(line.Candidates) == 0 && line.Number != 0 {
		line.Candidates = append(line.Candidates, line.candidate())
	}
	line.Candidates = append(line.Candidates, further.candidate())
	return nil
}

// candidate returns the case that a line was held against.
func (l *InboxLine) candidate() InboxCandidate {
	return InboxCandidate{Number: l.Number, Debtor: l.Debtor, Closed: l.Closed, Owed: l.Owed, OwedKnown: l.OwedKnown}
}

// lookAtCase says of an entry what there is to know of its case. A case that is gone,
// or doesn't prove itself, says nothing, and hides no money.
func (v *visit) lookAtCase(line *InboxLine, records []journal.Record) error {
	if len(records) == 0 {
		return nil
	}
	c, err := CaseFrom(records)
	if fault.Is(err, fault.Corrupt) {
		return nil
	}
	if err != nil {
		return err
	}
	line.Number, line.Debtor, line.Closed = c.Number, c.Debtor.Name, c.IsClosed()
	if line.State != BankProposed {
		return nil
	}
	day := valueDay(&line.BankEntry, &c, v.today)
	if day.IsZero() {
		day = v.today
	}
	line.Repeated = repeated(&c, debt.PaymentRecorded{Amount: line.Amount, ValueOn: day, Method: methodBank}) != nil
	return v.compare(line, &c, day)
}

// compare says what was owed on the case on the day the money came.
func (v *visit) compare(line *InboxLine, c *debt.Case, day civil.Date) error {
	owed, err := c.Account.StatementOn(v.book, day)
	if fault.Is(err, fault.UnknownLaw) {
		return nil
	}
	line.Owed, line.OwedKnown = owed.Total(), err == nil
	return err
}
