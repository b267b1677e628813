package portal

import (
	"context"

	"krav/internal/debt"
	"krav/internal/web"
)

// inEstate reports whether the debtor's whole debt is dealt with together, or the debtor
// has died: nobody asks for money here then, nor when the case has ended in the estate.
func (p casePage) inEstate() bool {
	c := &p.Seen.Case
	return c.Closed.Why == debt.ClosedEstate || c.Estate.Runs() && !c.IsClosed()
}

// ofDead picks a message: the first speaks to the debtor, the second of one who has died,
// to those who come after.
func (p casePage) ofDead(toDebtor, ofDebtor string) string {
	if p.inEstate() && p.Seen.Case.Estate.Kind == debt.DeceasedEstate {
		return ofDebtor
	}
	return toDebtor
}

// estate says what happens now, to the debtor or to those who come after.
func (p casePage) estate(ctx context.Context) string {
	estate, creditor := &p.Seen.Case.Estate, p.Creditor.Name
	day := web.Date(ctx, estate.Since)
	switch estate.Kind {
	case debt.Bankruptcy:
		return p.say(ctx, "portal.estate_bankruptcy", "creditor", creditor, "day", day)
	case debt.Restructuring:
		return p.say(ctx, "portal.estate_restructuring", "creditor", creditor, "day", day)
	case debt.DebtRelief:
		return p.say(ctx, "portal.estate_debt_relief", "creditor", creditor, "day", day)
	case debt.DeceasedEstate:
		return p.say(ctx, "portal.estate_deceased", "creditor", creditor, "name", p.Seen.Case.Debtor.Name)
	}
	return ""
}
