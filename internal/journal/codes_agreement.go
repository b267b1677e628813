package journal

import "krav/internal/debt"

func codeAgreementMade(c *coder, e *debt.AgreementMade) {
	number(c, "agreement", &e.Agreement)
	list(c, "claims", &e.Claims, func(c *coder, id *debt.ClaimID) { number(c, "claim", id) })
	c.amount("owed", &e.Owed)
	c.amount("interest", &e.Interest)
	number(c, "cadence", &e.Cadence)
	list(c, "instalments", &e.Instalments, codeInstalment)
	number(c, "grace", &e.Grace)
	c.personal("text", &e.Text)
	c.text("book", &e.Book)
}

// codeAgreementMade2 has what the money covers first. Before, that was always the costs.
func codeAgreementMade2(c *coder, e *debt.AgreementMade) {
	codeAgreementMade(c, e)
	number(c, "covering", &e.Covering)
}

func codeInstalment(c *coder, i *debt.Instalment) {
	c.day("on", &i.On)
	c.amount("amount", &i.Amount)
}

func codeCompositionOffered(c *coder, e *debt.CompositionOffered) {
	c.amount("owed", &e.Owed)
	c.amount("pay", &e.Pay)
	c.day("deadline", &e.Deadline)
	c.personal("text", &e.Text)
	c.text("book", &e.Book)
}

func codeCompositionEnded(c *coder, e *debt.CompositionEnded) { c.text("why", &e.Why) }

func codePaymentPromised(c *coder, e *debt.PaymentPromised) {
	c.day("by", &e.By)
	c.amount("amount", &e.Amount)
	c.personal("text", &e.Text)
}

func codeInstalmentReminded(c *coder, e *debt.InstalmentReminded) {
	number(c, "agreement", &e.Agreement)
	c.day("instalment", &e.Instalment)
	c.amount("amount", &e.Amount)
	c.day("deadline", &e.Deadline)
	named(c, "channel", &e.Channel, debt.ParseChannel)
	c.text("book", &e.Book)
}

func codeInstalmentDeferred(c *coder, e *debt.InstalmentDeferred) {
	number(c, "agreement", &e.Agreement)
	c.day("instalment", &e.Instalment)
	c.day("until", &e.Until)
	c.personal("text", &e.Text)
}

func codeAgreementEnded(c *coder, e *debt.AgreementEnded) {
	number(c, "agreement", &e.Agreement)
	c.text("why", &e.Why)
	c.personal("text", &e.Text)
}
