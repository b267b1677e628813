package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/debt"
)

// Rebuild writes a creditor's projections anew from the journals.
func (s *Service) Rebuild(ctx context.Context, who access.Actor, creditor debt.CreditorID) error {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return err
	}
	return s.Store.Update(ctx, creditor, func(ctx context.Context, tx Tx) error {
		v, err := s.visit(ctx, tx, who)
		if err != nil {
			return err
		}
		if err := tx.ClearRows(ctx); err != nil {
			return err
		}
		return v.rebuild(ctx, tx)
	})
}

func (v *visit) rebuild(ctx context.Context, tx Tx) error {
	for after := debt.CaseID(0); ; {
		ids, err := tx.CaseIDs(ctx, after, pageSize)
		if err != nil || len(ids) == 0 {
			return err
		}
		journals, err := tx.Journals(ctx, ids)
		if err != nil {
			return err
		}
		for _, records := range journals {
			c, err := CaseFrom(records)
			if err != nil {
				return err
			}
			if err := tx.Rebuild(ctx, c, v.summary(&c)); err != nil {
				return err
			}
		}
		after = ids[len(ids)-1]
	}
}
