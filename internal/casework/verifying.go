package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// Verdict is what verifying a creditor's data found.
type Verdict struct {
	Cases   int // whose journals were checked
	Events  int
	Anchors int
	Letters int
	// Books counts the events that were reckoned by each book of law, by its fingerprint.
	Books    map[string]int
	Erased   int // cases erased as a whole, of which the tombstone is there
	Wrong    []Wrong
	Outdated []Wrong // letters whose figures a later entry would change: not wrong
	// Unanchored are days gone by with events that no anchor covers: not wrong, but
	// if they were cut off it wouldn't show.
	Unanchored []Wrong
}

// Wrong is one thing that doesn't prove itself.
type Wrong struct {
	Creditor debt.CreditorID
	Case     debt.CaseID // nought where it isn't of a case
	Number   int64       // of the case; nought where it has no row
	Why      *fault.Fault
}

// Verify proves a creditor's journals: every record against its hash and the one
// before, every anchor against the journals, the projections against what the
// journals say, every archived letter and every line that waits against its hash, and
// the next case number against the highest and against how many cases there are. It reads a page at a time, so the memory it
// takes doesn't grow with the house; progress is told of each page. A database that
// goes away meanwhile is fault.Unavailable, and says nothing of what is stored.
func (s *Service) Verify(ctx context.Context, who access.Actor, creditor debt.CreditorID, progress func(Verdict)) (Verdict, error) {
	var verdict Verdict
	err := s.auditing(ctx, who, creditor, func(ctx context.Context, v *visit, r Reader) error {
		verdict = Verdict{Books: make(map[string]int)}
		a := auditor{
			visit: v, reader: r, verdict: &verdict, progress: progress,
			bare: make(map[civil.Date]int), unnamed: make(map[debt.CaseID]bool),
		}
		return a.audit(ctx)
	})
	return verdict, err
}

// auditing lets who runs the house look at the proofs of a creditor's data.
func (s *Service) auditing(ctx context.Context, who access.Actor, creditor debt.CreditorID, f func(context.Context, *visit, Reader) error) error {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return err
	}
	return s.Store.Audit(ctx, creditor, func(ctx context.Context, r Reader) error {
		v, err := s.visit(ctx, r, who)
		if err != nil {
			return err
		}
		return f(ctx, v, r)
	})
}
