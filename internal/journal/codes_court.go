package journal

import "krav/internal/debt"

func codeFoundationAdded(c *coder, e *debt.FoundationAdded) {
	number(c, "foundation", &e.Foundation)
	named(c, "kind", &e.Kind, debt.ParseFoundationKind)
	c.day("made", &e.Made)
	list(c, "claims", &e.Claims, func(c *coder, id *debt.ClaimID) { number(c, "claim", id) })
	c.amount("amount", &e.Amount)
	c.flag("clause", &e.Clause)
	c.flag("original", &e.Original)
	number(c, "enclosure", &e.Enclosure)
	c.text("hash", &e.Hash)
	c.personal("text", &e.Text)
	c.text("book", &e.Book)
}

func codeFoundationWithdrawn(c *coder, e *debt.FoundationWithdrawn) {
	number(c, "foundation", &e.Foundation)
	c.personal("why", &e.Why)
}

func codeCourtFiled(c *coder, e *debt.CourtFiled) {
	number(c, "court", &e.Court)
	named(c, "route", &e.Route, debt.ParseCourtRoute)
	c.day("filed", &e.Filed)
	list(c, "claims", &e.Claims, func(c *coder, id *debt.ClaimID) { number(c, "claim", id) })
	c.text("venue", &e.Venue)
	c.text("number", &e.Number)
	c.amount("fee", &e.Fee)
	c.personal("text", &e.Text)
	c.text("book", &e.Book)
}

func codeCourtProgressed(c *coder, e *debt.CourtProgressed) {
	number(c, "court", &e.Court)
	named(c, "stage", &e.Stage, debt.ParseCourtStage)
	c.day("on", &e.On)
	c.day("meeting", &e.Meeting)
	c.text("number", &e.Number)
	c.personal("text", &e.Text)
	c.text("book", &e.Book)
}

func codeCourtCostCharged(c *coder, e *debt.CourtCostCharged) {
	number(c, "cost", &e.Cost)
	named(c, "kind", &e.Kind, debt.ParseCourtCostKind)
	number(c, "court", &e.Court)
	number(c, "claim", &e.Claim)
	c.day("on", &e.On)
	c.amount("amount", &e.Amount)
	c.personal("text", &e.Text)
	c.text("book", &e.Book)
}

func codeCourtCostDropped(c *coder, e *debt.CourtCostDropped) { number(c, "cost", &e.Cost) }
