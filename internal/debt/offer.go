package debt

import (
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/ledger"
	"krav/internal/money"
)

// CompositionOffered says that the creditor takes less than all as all, if it is paid by a
// day (akkordtilbud). The discount is conditional: until the sum has come the whole debt
// stands, and where it doesn't come in time, nothing was given up.
type CompositionOffered struct {
	Owed     money.Amount // in all, on the day of the offer
	Pay      money.Amount // what ends the case
	Deadline civil.Date   // the last day in time
	Text     string       // how it was offered; personal
	Book     string       // fingerprint of the law book that what is owed was reckoned by
}

// How an offer ends that isn't kept.
const (
	// CompositionLapsed wasn't paid in time (bortfaldet).
	CompositionLapsed = "composition.lapsed"
	// CompositionWithdrawn was taken back by the creditor (trukket tilbage).
	CompositionWithdrawn = "composition.withdrawn"
)

// CompositionEnded ends an offer that isn't kept (akkordtilbud bortfaldet): the debt is what
// it was. One that is kept ends the case.
type CompositionEnded struct {
	Why string // CompositionLapsed or CompositionWithdrawn
}

// Offer is the last offer to take less than all, and what became of it. Its zero value is
// none.
type Offer struct {
	CompositionOffered
	Made   civil.Date
	Ended  civil.Date // or no date
	Why    string     // CompositionLapsed or CompositionWithdrawn, or empty
	claims int        // how many claims the case had when it was made
	known  ledger.EntryID
}

// Runs reports whether the offer has been made and stands.
func (o *Offer) Runs() bool { return !o.Made.IsZero() && o.Ended.IsZero() }

// MayBeKept reports whether money may still keep the offer: also after it has lapsed there
// may come word of money that came in time.
func (o *Offer) MayBeKept() bool { return !o.Made.IsZero() && o.Why != CompositionWithdrawn }

// IsForAll reports whether the offer is for all claims of the case: none has come since.
func (o *Offer) IsForAll(c *Case) bool { return o.claims == len(c.Claims) }

// Composition returns the offer as the account reckons it.
func (o *Offer) Composition() ledger.Composition {
	return ledger.Composition{On: o.Made, Deadline: o.Deadline, Owed: o.Owed, Pay: o.Pay, Discount: o.Owed.Minus(o.Pay), Known: o.known}
}

// offer lets an offer begin. It ends a pause.
func (c *Case) offer(o Occurred, e CompositionOffered) {
	c.Offer = Offer{CompositionOffered: e, Made: o.On, claims: len(c.Claims), known: entry(o, 0)}
	c.Hold = Hold{}
}

func (c *Case) endOffer(o Occurred, e CompositionEnded) string {
	if !c.Offer.Runs() {
		return "offer"
	}
	c.Offer.Ended, c.Offer.Why = o.On, e.Why
	return ""
}

func (c *Case) allowsOffer(e CompositionOffered, on civil.Date) error {
	switch {
	case c.RunningAgreement() != nil:
		return fault.New(fault.Conflict, "case.agreement_runs")
	case c.Offer.Runs():
		return fault.New(fault.Conflict, "case.offer_runs")
	case c.Objection.Open:
		return fault.New(fault.Conflict, "case.agreement_disputed")
	case c.hasLetterOnItsWay():
		return fault.New(fault.Conflict, "case.letter_waits")
	case !e.Pay.IsPositive() || !e.Pay.Less(e.Owed) || !e.Deadline.After(on):
		return fault.New(fault.Invalid, "ledger.composition_terms_wrong")
	case len(c.ClaimsOverdue(on)) != len(c.Claims):
		return fault.New(fault.Conflict, "case.offer_not_all_due")
	}
	return nil
}

func (c *Case) allowsOfferEnd(e CompositionEnded) error {
	switch {
	case !c.Offer.Runs():
		return fault.New(fault.Conflict, "case.no_offer")
	case e.Why != CompositionLapsed && e.Why != CompositionWithdrawn:
		return fault.New(fault.Invalid, "case.offer_end_unknown").In("why").With("why", e.Why)
	}
	return nil
}
