package casework

import (
	"context"
	"crypto/subtle"
	"slices"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/identifier"
)

// CaseBehind returns the case that the number and the code of a letter open. It
// fails with fault.NotFound where they don't match, whichever of them is wrong, and
// does the same work for a number that is nobody's.
func (s *Service) CaseBehind(ctx context.Context, number identifier.PortalNumber, code identifier.LoginCode) (debt.CreditorID, debt.CaseID, error) {
	creditor := debt.CreditorID(number.Serial() / portalCases)
	var id debt.CaseID
	err := s.Store.View(ctx, creditor, func(ctx context.Context, r Reader) error {
		var err error
		id, err = r.CaseID(ctx, number.Serial()%portalCases)
		return err
	})
	if err != nil && !fault.Is(err, fault.NotFound) {
		return 0, 0, err
	}
	want := identifier.LoginCodeFrom(s.codeHash(creditor, id))
	same := subtle.ConstantTimeCompare([]byte(want.Reveal()), []byte(code.Reveal())) == 1
	if id == 0 || !same {
		return 0, 0, notFound("case.not_found", "case", number.Printed())
	}
	return creditor, id, nil
}

// sourceOpened is the identity of the news that a debtor has come to the page: it
// counts once for each letter.
const sourceOpened = "portal.opened"

// RecordOpened records that a debtor has come to the page of their case (Åbnet),
// once for the last letter that has left. A creditor's people who look at the same
// page come in by another door and leave no trace here.
func (s *Service) RecordOpened(ctx context.Context, who access.Actor, creditor debt.CreditorID) error {
	return s.update(ctx, who, access.SeeOwnCase, creditor, func(ctx context.Context, v *visit) error {
		f, err := v.lockOne(ctx, debt.CaseID(who.Case()))
		if err != nil {
			return err
		}
		if isOpened(&f.Case) {
			return nil
		}
		return f.add(debt.DispatchReported{Dispatch: lastThatLeft(&f.Case).Dispatch, Status: debt.Opened, Source: sourceOpened})
	})
}

// isOpened reports whether there is nothing to note when the debtor comes: it is
// noted for the last letter that has left, or none has.
func isOpened(c *debt.Case) bool {
	d := lastThatLeft(c)
	return d == nil || knows(d, sourceOpened)
}

// lastThatLeft returns the last message of a case that has left, or nil.
func lastThatLeft(c *debt.Case) *debt.Dispatch {
	for i := range slices.Backward(c.Dispatches) {
		if d := &c.Dispatches[i]; !d.HandedOn.IsZero() {
			return d
		}
	}
	return nil
}
