package casework

import (
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/money"
)

// TermsInForce are the terms that a case opened now gets (vilkår for nye sager): the
// creditor's own choices, and the house's where the creditor has made none.
type TermsInForce struct {
	Flow           string       `json:"flow"`
	Automatic      bool         `json:"automatic"`
	AgreedDue      bool         `json:"agreed_due"`
	Interest       bool         `json:"interest"`
	DayCount       string       `json:"day_count"` // its name, such as "ACT365F_EXCL_INCL"
	Settles        bool         `json:"settles"`
	PostalDays     int          `json:"postal_days"`
	Trifle         money.Amount `json:"trifle"`
	ForgivesTrifle bool         `json:"forgives_trifle"`
	ForgivesCosts  bool         `json:"forgives_costs"`
	// InterestWhileDisputed says that interest runs on while an objection is handled.
	InterestWhileDisputed bool         `json:"interest_while_disputed"`
	TenthDay              bool         `json:"tenth_day"`  // fees may follow on the tenth day; else with ten whole days between
	CostBasis             string       `json:"cost_basis"` // case or claim
	Proposal              bool         `json:"proposal"`
	Instalments           int          `json:"instalments"`
	LeastInstalment       money.Amount `json:"least_instalment"`
}

// TermsInForce returns the terms that a case of the creditor opened now gets.
func (c Creditor) TermsInForce() TermsInForce {
	t := c.caseTerms()
	instalments, least := followup.ProposalBounds(t.Proposal)
	return TermsInForce{
		Flow: c.flow(), Automatic: c.Terms.Automatic, AgreedDue: c.Terms.AgreedDue,
		Interest: c.claimsInterest(), DayCount: t.DayCount.String(), Settles: t.Settles, PostalDays: t.PostalDays,
		Trifle: t.Trifle, ForgivesTrifle: t.ForgivesTrifle, ForgivesCosts: t.ForgivesCosts, TenthDay: t.FeeGap == law.LastDay, InterestWhileDisputed: t.InterestWhileDisputed,
		CostBasis: max(t.CostBasis, debt.PerCase).String(),
		Proposal:  !t.Proposal.Never, Instalments: instalments, LeastInstalment: least,
	}
}
