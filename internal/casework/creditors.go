package casework

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/identifier"
	"krav/internal/intake"
	"krav/internal/ledger"
	"krav/internal/money"
)

// AddCreditor adds a creditor (opret kreditor) and returns its number, the next in
// the house. It fails with fault.Invalid for settings that can't be.
func (s *Service) AddCreditor(ctx context.Context, who access.Actor, c Creditor) (debt.CreditorID, error) {
	if err := who.May(access.ManageCreditors, access.House); err != nil {
		return 0, err
	}
	c.Mail.Server = MailServer{} // it is set afterwards, with its password
	if err := s.settle(&c); err != nil {
		return 0, err
	}
	if err := s.suitsLetters(&Creditor{}, &c, nil); err != nil {
		return 0, err
	}
	return s.Store.AddCreditor(ctx, c)
}

// SaveCreditor replaces a creditor's settings, and notes which parts have changed.
// Cases that are open keep the terms they were opened on.
func (s *Service) SaveCreditor(ctx context.Context, who access.Actor, c Creditor) error {
	return s.update(ctx, who, access.ChangeSettings, c.ID, func(ctx context.Context, v *visit) error {
		before, err := v.lockSettings(ctx)
		if err != nil {
			return err
		}
		_, err = v.saveSettings(ctx, before, c)
		return err
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

// settle checks a creditor's settings and puts numbers into the form they are printed
// in. It fails with all that is wrong, as fault.All has it, in the order of the fields.
func (s *Service) settle(c *Creditor) error {
	wrong := []error{c.settleOwner(), c.Account.settle(), c.fits(), c.reachable(), s.settleWindow(c), c.Terms.settle(), c.Mail.settle()}
	if _, ok := s.Flows[c.flow()]; !ok {
		wrong = append(wrong, fault.New(fault.Invalid, "flow.not_found").In("flow").With("flow", c.flow()))
	}
	if !c.Sandbox && !c.ClockAt.IsZero() {
		wrong = append(wrong, fault.New(fault.Invalid, "clock.not_sandbox").In("clock"))
	}
	if c.Terms.Flow == "" {
		c.Terms.Flow = followup.StandardFlow
	}
	if strings.TrimSuffix(c.Portal, "/") == s.ownPortal(*c) {
		c.Portal = ""
	}
	return errors.Join(wrong...)
}

// settleOwner checks who the creditor is.
func (c *Creditor) settleOwner() error {
	var wrong []error
	if c.Name == "" {
		wrong = append(wrong, fault.New(fault.Invalid, "creditor.name_missing").In("name"))
	}
	if c.CVR != "" {
		cvr, err := identifier.ParseCVR(c.CVR)
		wrong = append(wrong, inField(err, "cvr"))
		c.CVR = cmp.Or(cvr.String(), c.CVR)
	}
	return errors.Join(wrong...)
}

// settle checks the choices for new cases and for follow-up.
func (t *Terms) settle() error {
	var wrong []error
	if t.DayCount < 0 || t.DayCount > ledger.Thirty360 {
		wrong = append(wrong, fault.New(fault.Invalid, "ledger.day_count_unknown").In("day_count").With("name", t.DayCount.String()))
	}
	if days := t.Postal(); days < 0 || days > mostPostalDays {
		wrong = append(wrong, fault.New(fault.Invalid, "creditor.postal_days_wrong").In("postal_days"))
	}
	if basis := t.CostBasis; basis < 0 || basis > debt.PerClaim {
		wrong = append(wrong, fault.New(fault.Invalid, "creditor.cost_basis_unknown").In("cost_basis"))
	}
	if least := t.LeastOwed(); least.IsNegative() || mostTrifle().Less(least) {
		wrong = append(wrong, fault.New(fault.Invalid, "creditor.trifle_wrong").In("trifle"))
	}
	return errors.Join(append(wrong, t.Plan.settle())...)
}

// fits checks that texts are of one line, and not longer than letters have room for.
func (c *Creditor) fits() error {
	var wrong []error
	for _, text := range []struct {
		field, value string
		most         int
	}{
		{"name", c.Name, 100},
		{"short", c.Short, 20},
		{"address", strings.Join(c.Address, ", "), 160},
		{"postcode", c.Postcode, 10},
		{"town", c.Town, 60},
		{"phone", c.Phone, 30},
		{"sender", c.Sender, 80},
		{"from_name", c.Mail.FromName, 80},
	} {
		switch {
		case utf8.RuneCountInString(text.value) > text.most:
			wrong = append(wrong, fault.New(fault.Invalid, "creditor.text_too_long").In(text.field).With("most", strconv.Itoa(text.most)))
		case strings.IndexFunc(text.value, unicode.IsControl) >= 0:
			wrong = append(wrong, fault.New(fault.Invalid, "creditor.text_not_one_line").In(text.field))
		}
	}
	return errors.Join(append(wrong, c.standsInWindow())...)
}

// mostAddressLines is how many lines of street a letter's window has room for.
const mostAddressLines = 4

// standsInWindow checks what stands in the window of an envelope, and the number that
// debtors call.
func (c *Creditor) standsInWindow() error {
	var wrong []error
	if len(c.Address) > mostAddressLines {
		wrong = append(wrong, fault.New(fault.Invalid, "creditor.address_too_long").In("address").With("most", strconv.Itoa(mostAddressLines)))
	}
	if c.Postcode != "" && !strings.ContainsAny(c.Postcode, digits) {
		wrong = append(wrong, fault.New(fault.Invalid, "creditor.postcode_wrong").In("postcode"))
	}
	if c.Phone != "" && !isPhone(c.Phone) {
		wrong = append(wrong, fault.New(fault.Invalid, "creditor.phone_wrong").In("phone"))
	}
	return errors.Join(wrong...)
}

const digits = "0123456789"

// isPhone reports whether a text can be a telephone number: at least three digits, as
// the shortest that are called, and what stands between them.
func isPhone(text string) bool {
	count := 0
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			count++
		case !strings.ContainsRune("+() -./", r) && !unicode.IsSpace(r):
			return false
		}
	}
	return count >= 3
}

// reachable checks the addresses that stand in letters.
func (c *Creditor) reachable() error {
	var wrong []error
	for _, a := range []struct{ field, address string }{{"email", c.Email}, {"reply_to", c.Mail.ReplyTo}} {
		if a.address != "" && !intake.IsEmail(a.address) {
			wrong = append(wrong, fault.New(fault.Invalid, "creditor.email_wrong").In(a.field).With("address", a.address))
		}
	}
	for _, a := range []struct{ field, address string }{{"privacy", c.Privacy}, {"portal", c.Portal}} {
		if a.address != "" && !isPage(a.address) {
			wrong = append(wrong, fault.New(fault.Invalid, "creditor.page_wrong").In(a.field).With("address", a.address))
		}
	}
	return errors.Join(wrong...)
}

// isPage reports whether a text is the address of a page.
func isPage(text string) bool {
	at, err := url.Parse(text)
	return err == nil && at.Host != "" && (at.Scheme == "https" || at.Scheme == "http")
}

// mostTrifle is more than anyone leaves lying: what most small claims are.
func mostTrifle() money.Amount { return money.Kroner(1_000, 0) }

// mostPostalDays is more than any letter takes.
const mostPostalDays = 30

// longestService is the length of a number at Betalingsservice, in digits.
const longestService = 8

func (a *Account) settle() error {
	wrong := []error{a.settleBank()}
	if key := intake.NumberKey(a.Service); len(key) > longestService || strings.Trim(key, digits) != "" {
		wrong = append(wrong, fault.New(fault.Invalid, "creditor.service_wrong").In("service").With("number", a.Service))
	}
	return errors.Join(append(wrong, a.checkSlip())...)
}

// checkSlip checks the creditor number of payment slips by making one of them.
func (a *Account) checkSlip() error {
	if a.FIK == "" {
		return nil
	}
	reference, err := identifier.ReferenceFor("", 1)
	if err != nil {
		return err
	}
	_, err = identifier.SlipOf(identifier.Card71, a.FIK, reference)
	return inField(err, "fik")
}

// settleBank checks the bank account. Its international number is made of it, or it
// is read from that where the account itself isn't given.
func (a *Account) settleBank() error {
	if a.Registration == "" && a.Number == "" {
		return a.fromIBAN()
	}
	account, err := identifier.ParseAccount(a.Registration, a.Number)
	if fault.HasKey(err, "account.registration_wrong") {
		return inField(err, "registration")
	}
	if err != nil {
		return inField(err, "number")
	}
	a.Registration, a.Number, a.IBAN = account.Registration(), account.Number(), account.IBAN().String()
	return nil
}

func (a *Account) fromIBAN() error {
	if a.IBAN == "" {
		return nil
	}
	iban, err := identifier.ParseIBAN(a.IBAN)
	if err != nil {
		return inField(err, "iban")
	}
	a.IBAN = iban.String()
	if account, danish := iban.Account(); danish {
		a.Registration, a.Number = account.Registration(), account.Number()
	}
	return nil
}

// inField says of a fault which field it is about.
func inField(err error, field string) error {
	if found := fault.Of(err); found != nil {
		return found.In(field)
	}
	return err
}

// Missing returns what a creditor lacks for one letter or another, as message keys.
func (c Creditor) Missing() []string { return c.MissingFor(debt.CollectionDemand) }

// MissingFor returns what a creditor lacks before a letter can leave, as message keys.
// The demand names the collector's CVR number too (inkassolovens § 10), which a private
// person has none of; what goes before it can leave without.
func (c Creditor) MissingFor(document debt.Document) []string {
	var missing []string
	for _, need := range []struct {
		key string
		has bool
	}{
		{"creditor.missing_address", len(c.Address) > 0 && c.Town != ""},
		{"creditor.missing_contact", c.Phone != "" || c.Email != ""},
		{"creditor.missing_phone", c.Phone != "" || c.Email == ""},
		{"creditor.missing_email", c.Email != "" || c.Phone == ""},
		{"creditor.missing_account", c.Account.Registration != ""},
		{"creditor.missing_portal", c.Portal != ""},
		{"creditor.missing_privacy", c.Privacy != ""},
		{"creditor.missing_cvr", c.CVR != "" || c.Person || document != debt.CollectionDemand},
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
		before, err := v.lockSettings(ctx)
		if err != nil {
			return err
		}
		after := before
		if after.Logo, err = v.keepLogo(ctx, before, logo); err != nil {
			return err
		}
		_, err = v.saveSettings(ctx, before, after)
		return err
	})
}

// keepLogo stores a logo that can be used, and returns its hash; nothing for none.
func (v *visit) keepLogo(ctx context.Context, c Creditor, logo []byte) (string, error) {
	if len(logo) == 0 {
		return "", nil
	}
	if err := v.Printer.Check(c, logo); err != nil {
		return "", err
	}
	hash := hashOf(logo)
	return hash, v.tx.SaveShared(ctx, hash, bytes.Clone(logo))
}

// Logo returns the logo on a creditor's letters. It fails with fault.NotFound where
// there is none.
func (s *Service) Logo(ctx context.Context, who access.Actor, creditor debt.CreditorID) ([]byte, error) {
	var logo []byte
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		if v.creditor.Logo == "" {
			return fault.New(fault.NotFound, "creditor.no_logo")
		}
		var err error
		logo, err = r.Shared(ctx, v.creditor.Logo)
		return err
	})
	return logo, err
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
