package cli

import (
	"krav/internal/casework"
	"krav/internal/wording"
)

// terms writes the terms that new cases get, each with its value, also where it is the
// house's own.
func (p *paper) terms(t casework.TermsInForce) {
	p.heading("creditor.terms")
	for _, row := range []struct{ key, value string }{
		{"creditor.row_flow", p.flow(t.Flow)},
		{"creditor.row_automatic", p.yes(t.Automatic)},
		{"creditor.row_agreed_due", p.yes(t.AgreedDue)},
		{"creditor.row_interest", p.yes(t.Interest)},
		{"creditor.row_interest_while_disputed", p.yes(t.InterestWhileDisputed)},
		{"creditor.row_day_count", t.DayCount},
		{"creditor.row_settles", p.yes(t.Settles)},
		{"creditor.row_postal_days", wording.Count(p.language, t.PostalDays)},
		{"creditor.row_tenth_day", p.yes(t.TenthDay)},
		{"creditor.row_trifle", p.trifle(t)},
		{"creditor.row_cost_basis", p.costBasis(t)},
		{"creditor.row_forgives_costs", p.yes(t.ForgivesCosts)},
		{"creditor.row_proposal", p.proposal(t)},
	} {
		p.beside("  "+p.said(row.key), 44, row.value)
	}
}

// trifle says below which sum nobody writes, and what becomes of it.
func (p *paper) trifle(t casework.TermsInForce) string {
	switch {
	case !t.Trifle.IsPositive():
		return p.said("creditor.trifle_none")
	case t.ForgivesTrifle:
		return p.said("creditor.trifle_forgiven", "amount", wording.Amount(p.language, t.Trifle))
	}
	return p.said("creditor.trifle_asked", "amount", wording.Amount(p.language, t.Trifle))
}

func (p *paper) costBasis(t casework.TermsInForce) string {
	if t.CostBasis == "claim" {
		return p.said("creditor.cost_basis_claim")
	}
	return p.said("creditor.cost_basis_case")
}

func (p *paper) proposal(t casework.TermsInForce) string {
	if !t.Proposal {
		return p.said("cli.no")
	}
	return p.said("creditor.proposal_bounds", "count", wording.Count(p.language, t.Instalments), "least", wording.Amount(p.language, t.LeastInstalment))
}
