package journal

import "krav/internal/debt"

func codeStepTaken(c *coder, e *debt.StepTaken) {
	number(c, "step", &e.Step)
	c.text("flow", &e.Flow)
	c.text("name", &e.Name)
	named(c, "document", &e.Document, debt.ParseDocument)
	named(c, "channel", &e.Channel, debt.ParseChannel)
	c.day("planned", &e.Planned)
	c.day("deadline", &e.Deadline)
	c.amount("fee", &e.Fee)
	number(c, "fee_on", &e.FeeOn)
	list(c, "compensation", &e.Compensation, func(c *coder, id *debt.ClaimID) { number(c, "claim", id) })
	c.amount("each", &e.Each)
	c.amount("asked", &e.Asked)
	c.flag("settles", &e.Settles)
	c.text("book", &e.Book)
	c.text("approval", &e.Approval)
	list(c, "reasons", &e.Reasons, func(c *coder, key *string) { c.text("key", key) })
}

// codeStepTaken2 codes a step with the costs of own collection and the plan that a
// demand proposes. Before it there were none.
func codeStepTaken2(c *coder, e *debt.StepTaken) {
	codeStepTaken(c, e)
	list(c, "costs", &e.Costs, codeCost)
	part(c, "proposal", &e.Proposal, codeProposal)
}

// codeStepTaken3 codes a step with the promise to drop its costs. Before it none did.
func codeStepTaken3(c *coder, e *debt.StepTaken) {
	codeStepTaken2(c, e)
	c.flag("forgives_costs", &e.ForgivesCosts)
}

func codeCost(c *coder, cost *debt.Cost) {
	number(c, "claim", &cost.Claim)
	c.amount("amount", &cost.Amount)
}

func codeProposal(c *coder, p *debt.Proposal) {
	number(c, "count", &p.Count)
	c.day("first", &p.First)
	c.amount("amount", &p.Amount)
}

func codeStepVoided(c *coder, e *debt.StepVoided) {
	number(c, "step", &e.Step)
	c.text("why", &e.Why)
}

func codeCostsLowered(c *coder, e *debt.CostsLowered) {
	number(c, "step", &e.Step)
	list(c, "costs", &e.Costs, codeCost)
}

// codeCostsLowered2 codes costs that are lowered with the reason. Before it there was
// but one.
func codeCostsLowered2(c *coder, e *debt.CostsLowered) {
	codeCostsLowered(c, e)
	c.text("why", &e.Why)
}

func codeChargeDropped(c *coder, e *debt.ChargeDropped) {
	number(c, "step", &e.Step)
	number(c, "claim", &e.Claim)
	c.amount("amount", &e.Amount)
}

func codeLetterComposed(c *coder, e *debt.LetterComposed) {
	number(c, "letter", &e.Letter)
	number(c, "step", &e.Step)
	named(c, "document", &e.Document, debt.ParseDocument)
	named(c, "channel", &e.Channel, debt.ParseChannel)
	c.day("dated", &e.Dated)
	c.text("hash", &e.Hash)
	number(c, "pages", &e.Pages)
	c.amount("total", &e.Total)
	number(c, "payment", &e.Payment)
}

func codeDispatchOrdered(c *coder, e *debt.DispatchOrdered) {
	number(c, "dispatch", &e.Dispatch)
	number(c, "letter", &e.Letter)
	named(c, "channel", &e.Channel, debt.ParseChannel)
	c.personal("recipient", &e.Recipient)
}

func codeDispatchHanded(c *coder, e *debt.DispatchHanded) {
	number(c, "dispatch", &e.Dispatch)
	c.day("on", &e.On)
	c.text("provider_id", &e.ProviderID)
	c.flag("accepted", &e.Accepted)
	c.personal("answer", &e.Answer)
	c.flag("repeated", &e.Repeated)
}

func codeDispatchReported(c *coder, e *debt.DispatchReported) {
	number(c, "dispatch", &e.Dispatch)
	named(c, "status", &e.Status, debt.ParseDispatchStatus)
	c.text("code", &e.Code)
	c.personal("diagnostic", &e.Diagnostic)
	c.text("source", &e.Source)
}

func codeDispatchPacked(c *coder, e *debt.DispatchPacked) { number(c, "dispatch", &e.Dispatch) }

func codeDispatchStopped(c *coder, e *debt.DispatchStopped) {
	number(c, "dispatch", &e.Dispatch)
	c.text("why", &e.Why)
}

// codeStepVoided2 codes a step that is undone with the book of law. Before it none was noted.
func codeStepVoided2(c *coder, e *debt.StepVoided) {
	codeStepVoided(c, e)
	c.text("book", &e.Book)
}

// codeCostsLowered3 codes costs that are lowered with the book of law. Before it none was noted.
func codeCostsLowered3(c *coder, e *debt.CostsLowered) {
	codeCostsLowered2(c, e)
	c.text("book", &e.Book)
}

// codeChargeDropped2 codes a charge that falls with the book of law. Before it none was noted.
func codeChargeDropped2(c *coder, e *debt.ChargeDropped) {
	codeChargeDropped(c, e)
	c.text("book", &e.Book)
}

// codeLetterComposed2 codes a document with the book of law. Before it none was noted.
func codeLetterComposed2(c *coder, e *debt.LetterComposed) {
	codeLetterComposed(c, e)
	c.text("book", &e.Book)
}
