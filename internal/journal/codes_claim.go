package journal

import "krav/internal/debt"

func codeClaimRegistered(c *coder, e *debt.ClaimRegistered) {
	claim := &e.Claim
	number(c, "claim", &claim.ID)
	c.text("source", &claim.Source)
	c.text("number", &claim.Number)
	c.personal("text", &claim.Text)
	c.day("issued", &claim.Issued)
	c.day("arisen", &claim.Arisen)
	c.day("sent", &claim.Sent)
	c.day("due", &claim.Due)
	number(c, "due_origin", &claim.DueOrigin)
	c.amount("principal", &claim.Principal)
	c.day("interest_from", &claim.InterestFrom)
	c.rate("agreed", &claim.Agreed)
	part(c, "earlier", &claim.Earlier, codeEarlier)
}

// codeClaimRegistered2 codes a claim with the payment slip of its invoice. Before it
// none was kept.
func codeClaimRegistered2(c *coder, e *debt.ClaimRegistered) {
	codeClaimRegistered(c, e)
	c.text("slip", &e.Claim.Slip)
}

func codeEarlier(c *coder, e *debt.EarlierReminders) {
	number(c, "count", &e.Count)
	c.day("last", &e.Last)
	number(c, "fees", &e.Fees)
	c.amount("fee", &e.Fee)
}

func codeClaimCredited(c *coder, e *debt.ClaimCredited) {
	number(c, "claim", &e.Claim)
	c.text("number", &e.Number)
	c.day("on", &e.On)
	c.amount("amount", &e.Amount)
}

func codePaymentRecorded(c *coder, e *debt.PaymentRecorded) {
	number(c, "payment", &e.Payment)
	c.amount("amount", &e.Amount)
	c.day("value_on", &e.ValueOn)
	c.day("booked_on", &e.BookedOn)
	c.text("method", &e.Method)
	c.text("reference", &e.Reference)
	number(c, "named", &e.Named)
	c.personal("text", &e.Text)
}

func codeRefundPaid(c *coder, e *debt.RefundPaid) {
	c.amount("amount", &e.Amount)
	c.day("on", &e.On)
	number(c, "task", &e.Task)
}

func codePaymentReversed(c *coder, e *debt.PaymentReversed) {
	number(c, "payment", &e.Payment)
	c.text("why", &e.Why)
}

// codeClaimRegistered3 codes a claim with the book of law. Before it none was noted.
func codeClaimRegistered3(c *coder, e *debt.ClaimRegistered) {
	codeClaimRegistered2(c, e)
	c.text("book", &e.Book)
}

// codeClaimRegistered4 codes a claim with the day of a notice of collection that was sent
// elsewhere. Before it none was noted.
func codeClaimRegistered4(c *coder, e *debt.ClaimRegistered) {
	codeClaimRegistered3(c, e)
	c.day("earlier_notice", &e.Claim.Earlier.Notice)
}

// codeRefundPaid2 codes money paid back with the book of law. Before it none was noted.
func codeRefundPaid2(c *coder, e *debt.RefundPaid) {
	codeRefundPaid(c, e)
	c.text("book", &e.Book)
}
