package casework

import (
	"context"
	"strings"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/jobs"
)

// Whoever gets hold of an administrator's session could lead the creditor's money to
// another account. So a change of where debtors pay is told to all administrators by
// mail, and stands on the start page for some days (besked om ny konto).

// accountShown is for how many days a change of the account is shown.
const accountShown = 14

// tellAccount hands a change of the account on to those who tell of it.
func (s *Service) tellAccount(ctx context.Context, creditor debt.CreditorID, args jobArgs, _ jobs.Job) error {
	if s.AccountChanged == nil {
		return nil
	}
	return s.AccountChanged(ctx, creditor, args.Change)
}

// orderAccountTold has a change told of. The first account of a creditor is no change
// of it.
func (v *visit) orderAccountTold(made *SettingsChange) {
	if made.Part == AccountPart && made.Before.Account.IsGiven() {
		v.job(jobAccount, jobArgs{Change: made.ID}, number(made.ID), v.moment)
	}
}

// AccountChange returns a change of where a creditor's debtors pay, for those who tell
// of it. It fails with fault.NotFound where there is no such change.
func (s *Service) AccountChange(ctx context.Context, creditor debt.CreditorID, id int64) (SettingsChange, error) {
	var made SettingsChange
	err := s.Store.View(ctx, creditor, func(ctx context.Context, r Reader) error {
		var err error
		made, err = r.SettingsChange(ctx, id)
		return err
	})
	if err == nil && made.Part != AccountPart {
		err = fault.New(fault.NotFound, "settings.change_not_found")
	}
	return made, err
}

// IsGiven reports whether debtors are told anywhere to pay to.
func (a Account) IsGiven() bool { return a.Registration != "" || a.IBAN != "" || a.FIK != "" }

// String returns the account as people write it: registration and account number, or
// else the international number, and the creditor number of payment slips.
func (a Account) String() string {
	var parts []string
	switch {
	case a.Registration != "":
		parts = append(parts, a.Registration+" "+a.Number)
	case a.IBAN != "":
		parts = append(parts, a.IBAN)
	}
	if a.FIK != "" {
		parts = append(parts, "FIK "+a.FIK)
	}
	if len(parts) == 0 {
		return "-"
	}
	return strings.Join(parts, ", ")
}

// readAccountChange reads whether the account was changed lately.
func (t *Today) readAccountChange(ctx context.Context, v *visit, r Reader) error {
	made, found, err := r.LastSettingsChange(ctx, AccountPart)
	if err != nil || !found {
		return err
	}
	if made.Before.Account.IsGiven() && DayOf(made.At).DaysUntil(v.today) < accountShown {
		t.AccountChange = &made
	}
	return nil
}
