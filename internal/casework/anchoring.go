package casework

import (
	"context"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/journal"
)

// DropAnchor makes the day's anchor of a creditor, if any journal has grown since
// the last (dagens anker). A second time the same day changes nothing, also when
// another machine is faster.
func (s *Service) DropAnchor(ctx context.Context, creditor debt.CreditorID) error {
	err := s.Store.Update(ctx, creditor, func(ctx context.Context, tx Tx) error {
		c, err := tx.Creditor(ctx)
		if err != nil {
			return err
		}
		moment := s.clock(c)
		return dropAnchor(ctx, tx, AnchorRow{Day: DayOf(moment), MadeAt: moment}, creditor)
	})
	if fault.HasKey(err, keyAnchorMade) {
		return nil
	}
	return err
}

// keyAnchorMade says that a day has its anchor.
const keyAnchorMade = "anchor.made_already"

func dropAnchor(ctx context.Context, tx Tx, anchor AnchorRow, creditor debt.CreditorID) error {
	last, found, err := tx.LastAnchor(ctx)
	if err != nil || found && !last.Day.Before(anchor.Day) {
		return err
	}
	if anchor.Heads, err = tx.GrownHeads(ctx); err != nil || len(anchor.Heads) == 0 {
		return err
	}
	anchor.Prev = last.Hash
	anchor.Hash = journal.Anchor(creditor, anchor.Day, anchor.Prev, anchor.Heads)
	return tx.Anchor(ctx, anchor)
}
