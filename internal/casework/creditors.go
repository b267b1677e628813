package casework

import (
	"bytes"
	"context"
	"net/url"
	"strings"
	"time"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/identifier"
	"krav/internal/intake"
	"krav/internal/ledger"
)

// AddCreditor adds a creditor (opret kreditor) and returns its number, the next in
// the house. It fails with fault.Invalid for settings that can't be.
func (s *Service) AddCreditor(ctx context.Context, who access.Actor, c Creditor) (debt.CreditorID, error) {
	if err := who.May(access.ManageCreditors, access.House); err != nil {
		return 0, err
	}
	if err := s.settle(&c); err != nil {
		return 0, err
	}
	return s.Store.AddCreditor(ctx, c)
}

// SaveCreditor replaces a creditor's settings. Cases that are open keep the terms
// they were opened on.
func (s *Service) SaveCreditor(ctx context.Context, who access.Actor, c Creditor) error {
	if err := s.settle(&c); err != nil {
		return err
	}
	return s.update(ctx, who, access.ChangeSettings, c.ID, func(ctx context.Context, v *visit) error {
		return v.tx.SaveCreditor(ctx, c)
	})
}

// Creditor returns a creditor's settings.
func (s *Service) Creditor(ctx context.Context, who access.Actor, creditor debt.CreditorID) (Creditor, error) {
	var c Creditor
	err := s.view(ctx, who, access.SeeCases, creditor, func(_ context.Context, v *visit, _ Reader) error {
		c = v.creditor
		return nil
	})
	return c, err
}

// settle checks a creditor's settings and puts numbers into the form they are
// printed in.
func (s *Service) settle(c *Creditor) error {
	if c.Name == "" {
		return fault.New(fault.Invalid, "creditor.name_missing").In("name")
	}
	if _, ok := s.Flows[c.flow()]; !ok {
		return fault.New(fault.Invalid, "flow.not_found").In("flow").With("flow", c.flow())
	}
	if !c.Sandbox && !c.ClockAt.IsZero() {
		return fault.New(fault.Invalid, "clock.not_sandbox").In("clock")
	}
	if c.Terms.DayCount < 0 || c.Terms.DayCount > ledger.Thirty360 {
		return fault.New(fault.Invalid, "ledger.day_count_unknown").In("day_count").With("name", c.Terms.DayCount.String())
	}
	if days := c.Terms.Postal(); days < 0 || days > mostPostalDays {
		return fault.New(fault.Invalid, "creditor.postal_days_wrong").In("postal_days")
	}
	if basis := c.Terms.CostBasis; basis < 0 || basis > debt.PerClaim {
		return fault.New(fault.Invalid, "creditor.cost_basis_unknown").In("cost_basis")
	}
	if err := c.Terms.Plan.settle(); err != nil {
		return err
	}
	if err := c.reachable(); err != nil {
		return err
	}
	if c.Terms.Flow == "" {
		c.Terms.Flow = followup.StandardFlow
	}
	if c.CVR != "" {
		cvr, err := identifier.ParseCVR(c.CVR)
		if err != nil {
			return err
		}
		c.CVR = cvr.String()
	}
	return c.Account.settle()
}

// reachable checks the addresses that stand in letters.
func (c *Creditor) reachable() error {
	if c.Email != "" && !intake.IsEmail(c.Email) {
		return fault.New(fault.Invalid, "creditor.email_wrong").In("email").With("address", c.Email)
	}
	for field, address := range map[string]string{"portal": c.Portal, "privacy": c.Privacy} {
		if at, err := url.Parse(address); address != "" && (err != nil || at.Host == "" || at.Scheme != "https" && at.Scheme != "http") {
			return fault.New(fault.Invalid, "creditor.page_wrong").In(field).With("address", address)
		}
	}
	return nil
}

// mostPostalDays is more than any letter takes.
const mostPostalDays = 30

// longestService is the length of a number at Betalingsservice, in digits.
const longestService = 8

func (a *Account) settle() error {
	if a.Registration != "" || a.Number != "" {
		account, err := identifier.ParseAccount(a.Registration, a.Number)
		if err != nil {
			return err
		}
		a.Registration, a.Number = account.Registration(), account.Number()
		a.IBAN = account.IBAN().String()
	}
	if key := intake.NumberKey(a.Service); len(key) > longestService || strings.Trim(key, "0123456789") != "" {
		return fault.New(fault.Invalid, "creditor.service_wrong").In("service").With("number", a.Service)
	}
	if a.FIK == "" {
		return nil
	}
	reference, err := identifier.ReferenceFor("", 1)
	if err != nil {
		return err
	}
	_, err = identifier.SlipOf(identifier.Card71, a.FIK, reference)
	return err
}

// Missing returns what a creditor lacks before the first letter can leave, as
// message keys.
func (c Creditor) Missing() []string {
	var missing []string
	for _, need := range []struct {
		key string
		has bool
	}{
		{"creditor.missing_address", len(c.Address) > 0 && c.Town != ""},
		{"creditor.missing_contact", c.Phone != "" && c.Email != ""},
		{"creditor.missing_account", c.Account.Registration != ""},
		{"creditor.missing_portal", c.Portal != ""},
		{"creditor.missing_privacy", c.Privacy != ""},
	} {
		if !need.has {
			missing = append(missing, need.key)
		}
	}
	return missing
}

// SetLogo puts a logo, PNG or JPEG, on the creditor's letters; nothing takes it
// off. The printer refuses one that can't be used.
func (s *Service) SetLogo(ctx context.Context, who access.Actor, creditor debt.CreditorID, logo []byte) error {
	return s.update(ctx, who, access.ChangeSettings, creditor, func(ctx context.Context, v *visit) error {
		c := v.creditor
		c.Logo = ""
		if len(logo) > 0 {
			if err := v.Printer.Check(c, logo); err != nil {
				return err
			}
			c.Logo = hashOf(logo)
			if err := v.tx.SaveShared(ctx, c.Logo, bytes.Clone(logo)); err != nil {
				return err
			}
		}
		return v.tx.SaveCreditor(ctx, c)
	})
}

// MoveClock moves a sandbox's clock ahead. Another creditor's clock can't be moved,
// and no clock goes back: the journal would.
func (s *Service) MoveClock(ctx context.Context, who access.Actor, creditor debt.CreditorID, to time.Time) error {
	return s.update(ctx, who, access.ChangeSettings, creditor, func(ctx context.Context, v *visit) error {
		if !v.creditor.Sandbox {
			return fault.New(fault.Invalid, "clock.not_sandbox")
		}
		if to.Before(v.moment) {
			return fault.New(fault.Invalid, "clock.goes_back").With("now", DayOf(v.moment).String())
		}
		return v.tx.SetClock(ctx, to)
	})
}
