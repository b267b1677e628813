package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
)

// Verdict is what verifying a creditor's data found.
type Verdict struct {
	Cases    int // whose journals were checked
	Events   int
	Anchors  int
	Letters  int
	Wrong    []Wrong
	Outdated []Wrong // letters whose figures a later entry would change: not wrong
}

// Wrong is one thing that doesn't prove itself.
type Wrong struct {
	Creditor debt.CreditorID
	Case     debt.CaseID // nought where it isn't of a case
	Why      *fault.Fault
}

// Verify proves a creditor's journals: every record against its hash and the one
// before, every anchor against the journals, the projections against what the
// journals say, and every archived letter against its hash.
func (s *Service) Verify(ctx context.Context, who access.Actor, creditor debt.CreditorID) (Verdict, error) {
	var verdict Verdict
	err := s.auditing(ctx, who, creditor, func(ctx context.Context, v *visit, r Reader) error {
		verdict = Verdict{}
		a := auditor{visit: v, reader: r, verdict: &verdict, anchored: make(map[debt.CaseID][]anchoredHead)}
		return a.audit(ctx)
	})
	return verdict, err
}

// auditing lets who runs the house look at the proofs of a creditor's data.
func (s *Service) auditing(ctx context.Context, who access.Actor, creditor debt.CreditorID, f func(context.Context, *visit, Reader) error) error {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return err
	}
	return s.Store.View(ctx, creditor, func(ctx context.Context, r Reader) error {
		v, err := s.visit(ctx, r, who)
		if err != nil {
			return err
		}
		return f(ctx, v, r)
	})
}
