package casework

import (
	"context"
	"strings"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/ledger"
)

// AgreementTerms are what the creditor and the debtor agree on (aftalevilkår).
type AgreementTerms struct {
	ledger.PlanTerms
	Covering ledger.Covering // what its money covers first
	Grace    int             // days after an instalment's day before it is missing
	Text     string          // how it was agreed, or empty
}

// AgreementDraft is an agreement as it would be made, and what the law's guard has to say
// of it first (udkast til aftale).
type AgreementDraft struct {
	Made     debt.AgreementMade
	Plan     ledger.InstalmentPlan
	Warnings []followup.Finding
	Replaces bool // another agreement on the case ends with it
}

// Fingerprint identifies the plan, so that who agreed to what was shown gets just that.
func (d *AgreementDraft) Fingerprint() string {
	words := []string{d.Made.Owed.String(), number(int64(d.Made.Grace)), d.Made.Covering.String()}
	for _, i := range d.Made.Instalments {
		words = append(words, i.On.String(), i.Amount.String())
	}
	return strings.Join(words, " ")
}

// DraftAgreement returns the agreement that terms make of what is owed on a case today. It
// changes nothing. It fails as MakeAgreement does.
func (s *Service) DraftAgreement(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, terms AgreementTerms) (AgreementDraft, error) {
	var draft AgreementDraft
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		records, err := journalOf(ctx, r, number)
		if err != nil {
			return err
		}
		events, err := told(records, AsOf{})
		if err != nil {
			return err
		}
		c, err := caseTold(records, events)
		if err != nil {
			return err
		}
		draft, err = v.draftAgreement(&c, terms)
		return err
	})
	return draft, err
}

// MakeAgreement lets the debtor pay what is owed bit by bit (opret betalingsaftale). While
// it is kept the flow rests; letters that haven't left are withdrawn with their fees, a
// pause ends, and an agreement that runs gives way. Planned is the fingerprint of the
// draft that was agreed to, or empty for whatever the terms make today. It fails with
// agreement.plan_changed where it would be another plan by now, with
// case.agreement_disputed while an objection is open, as ledger.Account.Instalments does,
// and where the law refuses it.
func (s *Service) MakeAgreement(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, terms AgreementTerms, planned string) error {
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		draft, err := v.draftAgreement(&f.Case, terms)
		if err != nil {
			return err
		}
		if planned != "" && planned != draft.Fingerprint() {
			return fault.New(fault.Conflict, "agreement.plan_changed")
		}
		if err := v.withdrawAll(f, stoppedAgreed); err != nil {
			return err
		}
		if runs := f.RunningAgreement(); runs != nil {
			if err := f.endAgreement(debt.AgreementEnded{Agreement: runs.Agreement, Why: debt.AgreementReplaced}); err != nil {
				return err
			}
		}
		draft.Made.Agreement = debt.AgreementID(v.NewID())
		if err := f.possibly(draft.Made); err != nil {
			return err
		}
		return f.finish(followup.TaskStill)
	})
}

// draftAgreement makes an agreement of what is owed on a case today, as if the letters
// that wait had been withdrawn.
func (v *visit) draftAgreement(c *debt.Case, terms AgreementTerms) (AgreementDraft, error) {
	if err := wordsFit(terms.Text); err != nil {
		return AgreementDraft{}, err
	}
	free, replaces, err := v.freed(c)
	if err != nil {
		return AgreementDraft{}, err
	}
	if terms.Covering != ledger.CostsFirst {
		free.Account.Settled = append(free.Account.Settled, ledger.Settlement{From: v.today, Covering: terms.Covering})
	}
	plan, err := free.Account.Instalments(v.book, v.today, terms.PlanTerms)
	if err != nil {
		return AgreementDraft{}, err
	}
	draft := AgreementDraft{Plan: plan, Replaces: replaces, Made: debt.AgreementMade{
		Owed: plan.Total.Minus(plan.Interest), Interest: plan.Interest, Cadence: terms.Cadence, Grace: terms.Grace, Text: strings.TrimSpace(terms.Text),
		Covering: terms.Covering,
	}}
	for _, claim := range free.ClaimsOverdue(v.today) {
		draft.Made.Claims = append(draft.Made.Claims, claim.ID)
	}
	for _, i := range plan.Instalments {
		draft.Made.Instalments = append(draft.Made.Instalments, debt.Instalment{On: i.On, Amount: i.Amount})
	}
	answer, err := followup.Judge(v.book, &free, draft.Made, v.today)
	if err != nil {
		return AgreementDraft{}, err
	}
	draft.Warnings = answer.Warnings()
	return draft, answer.Err()
}

// freed returns a case as it is for a new agreement: without the letters that haven't
// left, and without the agreement that runs.
func (v *visit) freed(c *debt.Case) (debt.Case, bool, error) {
	free := c.Clone()
	happens := func(e debt.Event) error {
		return free.Apply(debt.Occurred{Version: free.Version + 1, On: v.today, Known: v.today, Event: e})
	}
	for i := range c.Steps {
		if !c.Steps[i].Waits() {
			continue
		}
		if err := happens(debt.StepVoided{Step: c.Steps[i].Step, Why: debt.VoidStopped}); err != nil {
			return free, false, err
		}
	}
	runs := c.RunningAgreement()
	if runs == nil {
		return free, false, nil
	}
	return free, true, happens(debt.AgreementEnded{Agreement: runs.Agreement, Why: debt.AgreementReplaced})
}

// EndAgreement ends the agreement that runs on a case (afslut aftale): it was broken, or
// is given up for another reason. All that is left is owed at once, and the flow goes on
// where it was. It fails with case.no_agreement where none runs.
func (s *Service) EndAgreement(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, why, text string) error {
	if err := wordsFit(text); err != nil {
		return err
	}
	return s.change(ctx, who, creditor, number, func(_ *visit, f *file) error {
		runs := f.RunningAgreement()
		switch {
		case runs == nil:
			return fault.New(fault.Conflict, "case.no_agreement")
		case why != debt.AgreementBroken && why != debt.AgreementCancelled:
			return fault.New(fault.Invalid, "case.agreement_end_unknown").In("why").With("why", why)
		}
		return f.endAgreement(debt.AgreementEnded{Agreement: runs.Agreement, Why: why, Text: strings.TrimSpace(text)})
	})
}

// wordsFit fails for words that are longer than a note may be. There may be none.
func wordsFit(text string) error {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return noteFits(text)
}

// endAgreement ends an agreement, and with it what a person was asked of it.
func (f *file) endAgreement(e debt.AgreementEnded) error {
	if err := f.possibly(e); err != nil {
		return err
	}
	if err := f.finish(followup.TaskClaimBeside); err != nil {
		return err
	}
	return f.finish(followup.TaskInstalmentMissing)
}
