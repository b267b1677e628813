package journal

import (
	"krav/internal/debt"
	"krav/internal/ledger"
)

func codeCaseOpened(c *coder, e *debt.CaseOpened) {
	c.number("number", &e.Number)
	c.text("flow", &e.Flow)
	part(c, "terms", &e.Terms, codeTerms)
	part(c, "debtor", &e.Debtor, codeDebtor)
}

func codeTerms(c *coder, t *debt.Terms) {
	named(c, "day_count", &t.DayCount, parseDayCount)
	c.flag("settles", &t.Settles)
	number(c, "postal_days", &t.PostalDays)
	number(c, "creditor", &t.Creditor)
	c.flag("compensation", &t.Compensation)
}

// codeCaseOpened2 codes the opening with what may be charged and proposed in
// collection. Before it, the house's own choices held.
func codeCaseOpened2(c *coder, e *debt.CaseOpened) {
	codeCaseOpened(c, e)
	number(c, "cost_basis", &e.Terms.CostBasis)
	part(c, "proposal", &e.Terms.Proposal, codeProposalTerms)
}

// codeCaseOpened3 codes the opening with what the creditor gives up of itself. Before
// it there was nothing of the kind.
func codeCaseOpened3(c *coder, e *debt.CaseOpened) {
	codeCaseOpened2(c, e)
	c.amount("trifle", &e.Terms.Trifle)
	c.flag("forgives_trifle", &e.Terms.ForgivesTrifle)
	c.flag("forgives_costs", &e.Terms.ForgivesCosts)
}

// codeCaseOpened4 codes the opening with how the days between fees are counted. Before
// it, ten whole days lay between.
func codeCaseOpened4(c *coder, e *debt.CaseOpened) {
	codeCaseOpened3(c, e)
	number(c, "fee_gap", &e.Terms.FeeGap)
}

// codeCaseOpened5 codes the opening with whether interest runs while an objection is
// handled. Before it, it never did.
func codeCaseOpened5(c *coder, e *debt.CaseOpened) {
	codeCaseOpened4(c, e)
	c.flag("interest_while_disputed", &e.Terms.InterestWhileDisputed)
}

func codeProposalTerms(c *coder, p *debt.ProposalTerms) {
	number(c, "months", &p.Months)
	c.amount("least", &p.Least)
	c.flag("never", &p.Never)
}

// parseDayCount returns the convention with a stored name, or nought.
func parseDayCount(name string) ledger.DayCount {
	count, err := ledger.ParseDayCount(name)
	if err != nil {
		return 0
	}
	return count
}

func codeDebtor(c *coder, d *debt.Debtor) {
	number(c, "kind", &d.Kind)
	c.text("language", &d.Language)
	c.personal("name", &d.Name)
	codePersonalLines(c, "address", &d.Address)
	c.personal("postcode", &d.Postcode)
	c.personal("town", &d.Town)
	c.personal("country", &d.Country)
	c.personal("email", &d.Email)
	c.personal("mobile", &d.Mobile)
	c.personal("customer_no", &d.CustomerNo)
	c.personal("cvr", &d.CVR)
}

// codePersonalLines codes lines of personal text as one field.
func codePersonalLines(c *coder, name string, lines *[]string) {
	joined := joinLines(*lines)
	c.personal(name, &joined)
	if c.reading {
		*lines = splitLines(joined)
	}
}

func codeDebtorCorrected(c *coder, e *debt.DebtorCorrected) { codeDebtor(c, &e.Debtor) }
