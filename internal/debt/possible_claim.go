package debt

import (
	"krav/internal/fault"
	"krav/internal/ledger"
)

func (c *Case) allowsClaim(claim *Claim) error {
	dated := !claim.Due.IsZero() && !claim.Issued.IsZero()
	switch {
	case c.Claim(claim.ID) != nil:
		return errRecorded()
	case !claim.Principal.IsPositive():
		return errNotPositive("principal")
	case claim.Earlier.Fee.IsNegative():
		return errNotPositive("earlier_fee")
	case dated && claim.Due.Before(claim.Issued):
		return fault.New(fault.Invalid, "case.due_before_issued").In("due").With("due", claim.Due.String()).With("issued", claim.Issued.String())
	case c.hasClaim(claim.Source, claim.Number):
		return fault.New(fault.Conflict, "case.claim_known").In("number").With("number", claim.Number)
	}
	return nil
}

// hasClaim reports whether a source's claim with a number is on the case. A claim
// without a number is like no other.
func (c *Case) hasClaim(source, number string) bool {
	for i := range c.Claims {
		if known := &c.Claims[i]; number != "" && known.Source == source && known.Number == number {
			return true
		}
	}
	return false
}

func (c *Case) allowsCredit(e ClaimCredited) error {
	switch {
	case c.Claim(e.Claim) == nil:
		return errClaimUnknown()
	case !e.Amount.IsPositive():
		return errNotPositive("amount")
	case c.hasCreditNote(e.Claim, e.Number):
		return fault.New(fault.Conflict, "case.credit_note_known").In("number").With("number", e.Number)
	}
	return nil
}

// hasCreditNote reports whether a credit note with a number has lowered a claim. One
// without a number is like no other.
func (c *Case) hasCreditNote(claim ClaimID, number string) bool {
	for _, known := range c.Account.Entries {
		if number != "" && known.Kind == ledger.CreditNote && known.Claim == claim && known.Label == number {
			return true
		}
	}
	return false
}

func (c *Case) allowsPayment(e PaymentRecorded) error {
	switch {
	case c.Payment(e.Payment) != nil:
		return errRecorded()
	case !e.Amount.IsPositive():
		return errNotPositive("amount")
	case e.ValueOn.IsZero():
		return fault.New(fault.Invalid, "case.value_day_missing").In("value_on")
	case e.Named != 0 && c.Claim(e.Named) == nil:
		return errClaimUnknown()
	case c.hasPayment(e.Reference):
		return fault.New(fault.Conflict, "case.payment_known").With("reference", e.Reference)
	}
	return nil
}

// hasPayment reports whether money with the bank's identity has been recorded,
// also where it has been taken back since: an identity passes once.
func (c *Case) hasPayment(reference string) bool {
	for i := range c.Payments {
		if reference != "" && c.Payments[i].Reference == reference {
			return true
		}
	}
	return false
}

func (c *Case) allowsReversal(e PaymentReversed) error {
	p := c.Payment(e.Payment)
	switch {
	case p == nil:
		return fault.New(fault.Invalid, "case.payment_unknown")
	case p.Reversed != "":
		return fault.New(fault.Conflict, "case.payment_reversed_already")
	case e.Why == "":
		return fault.New(fault.Invalid, "case.reason_missing").In("why")
	}
	return nil
}

func (c *Case) allowsRefund(e RefundPaid) error {
	switch {
	case !e.Amount.IsPositive():
		return errNotPositive("amount")
	case e.On.IsZero():
		return fault.New(fault.Invalid, "case.refund_day_missing").In("on")
	case e.Task != 0 && c.Task(e.Task) == nil:
		return fault.New(fault.Invalid, "case.task_unknown")
	}
	return nil
}
