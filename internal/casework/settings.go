package casework

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
)

// SettingsPart is a part of a creditor's settings that is changed by itself
// (afsnit i indstillinger). It is stored, and so never renamed.
type SettingsPart string

// The parts.
const (
	// OwnerPart is who the creditor is and how one reaches them (stamdata).
	OwnerPart SettingsPart = "owner"
	// AccountPart is where debtors pay (betaling).
	AccountPart SettingsPart = "account"
	// LettersPart is what letters show beside that (breve).
	LettersPart SettingsPart = "letters"
	// LogoPart is the logo on letters.
	LogoPart SettingsPart = "logo"
	// FlowPart is how cases are followed up (forløb): all terms but those of interest.
	FlowPart SettingsPart = "flow"
	// InterestPart is what of interest is claimed (renter).
	InterestPart SettingsPart = "interest"
	// MailPart is how e-mail is sent (afsendelse).
	MailPart SettingsPart = "mail"
)

// SettingsParts returns the parts, in the order that people meet them.
func SettingsParts() []SettingsPart {
	return []SettingsPart{OwnerPart, AccountPart, LettersPart, LogoPart, FlowPart, InterestPart, MailPart}
}

// copy replaces the part of a creditor's settings by another's.
func (p SettingsPart) copy(to *Creditor, from *Creditor) {
	switch p {
	case OwnerPart:
		to.Name, to.Short, to.Person, to.CVR, to.VAT = from.Name, from.Short, from.Person, from.CVR, from.VAT
		to.Address, to.Postcode, to.Town, to.Phone, to.Email = from.Address, from.Postcode, from.Town, from.Phone, from.Email
	case AccountPart:
		to.Account = from.Account
	case LettersPart:
		to.Sender, to.Privacy, to.Portal, to.Window = from.Sender, from.Privacy, from.Portal, from.Window
	case LogoPart:
		to.Logo = from.Logo
	case FlowPart:
		interest, count := to.Terms.Interest, to.Terms.DayCount
		to.Terms = from.Terms
		to.Terms.Interest, to.Terms.DayCount = interest, count
	case InterestPart:
		to.Terms.Interest, to.Terms.DayCount = from.Terms.Interest, from.Terms.DayCount
	case MailPart:
		to.Mail = from.Mail
	}
}

// SettingsChange is one change of a part of a creditor's settings (ændring), with
// the part as it was and as it became. Before and After hold that part alone.
type SettingsChange struct {
	ID     int64
	Part   SettingsPart
	At     time.Time
	By     string // as access.Actor.String
	Before Creditor
	After  Creditor
}

// ChangeSettings replaces one part of a creditor's settings by that of wanted, and
// notes who did it; other parts stay as they are. It returns the number of the
// change, or nought where all was so already. Cases that are open keep the terms
// they were opened on. It fails with fault.Invalid for what can't be.
func (s *Service) ChangeSettings(ctx context.Context, who access.Actor, creditor debt.CreditorID, part SettingsPart, wanted Creditor) (int64, error) {
	var change int64
	err := s.update(ctx, who, access.ChangeSettings, creditor, func(ctx context.Context, v *visit) error {
		before, err := v.lockSettings(ctx)
		if err != nil {
			return err
		}
		after := before
		part.copy(&after, &wanted)
		change, err = v.saveSettings(ctx, before, after)
		return err
	})
	return change, err
}

// CheckSettings says what is wrong with settings, as ChangeSettings would, and changes
// nothing: all of it, as fault.All has it.
func (s *Service) CheckSettings(wanted Creditor) error { return s.settle(&wanted) }

// UndoSettings puts a part of the settings back to what it was before a change, and
// notes that as a change of its own. It fails with fault.Conflict where the part has
// been changed since.
func (s *Service) UndoSettings(ctx context.Context, who access.Actor, creditor debt.CreditorID, change int64) error {
	return s.update(ctx, who, access.ChangeSettings, creditor, func(ctx context.Context, v *visit) error {
		now, err := v.lockSettings(ctx)
		if err != nil {
			return err
		}
		made, err := v.tx.SettingsChange(ctx, change)
		if err != nil {
			return err
		}
		stands, err := made.Part.isAlike(&now, &made.After)
		if err != nil {
			return err
		}
		if !stands {
			return fault.New(fault.Conflict, "settings.changed_since")
		}
		before := now
		made.Part.copy(&now, &made.Before)
		_, err = v.saveSettings(ctx, before, now)
		return err
	})
}

// SettingsChanges returns who changed what of a creditor's settings, the newest
// first, at most limit: before a change, or from the newest where before is nought.
func (s *Service) SettingsChanges(ctx context.Context, who access.Actor, creditor debt.CreditorID, before int64, limit int) ([]SettingsChange, error) {
	var changes []SettingsChange
	err := s.view(ctx, who, access.ChangeSettings, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		var err error
		changes, err = r.SettingsChanges(ctx, before, limit)
		return err
	})
	return changes, err
}

// lockSettings lets nobody else change the settings until the transaction ends, and
// returns them as they stand.
func (v *visit) lockSettings(ctx context.Context) (Creditor, error) {
	if err := v.alone(ctx); err != nil {
		return Creditor{}, err
	}
	return v.tx.Creditor(ctx)
}

// saveSettings stores settings that can be, notes each part that has changed, and
// returns the number of the last such change, or nought.
func (v *visit) saveSettings(ctx context.Context, before, after Creditor) (int64, error) {
	if err := v.Service.settle(&after); err != nil {
		return 0, err
	}
	logo, err := v.logo(ctx, v.tx, after)
	if err != nil {
		return 0, err
	}
	if err := v.suitsLetters(&before, &after, logo); err != nil {
		return 0, err
	}
	if err := v.mayLeaveBy(before.Mail.Server, after.Mail.Server); err != nil {
		return 0, err
	}
	if err := v.keepPassword(ctx, before, &after); err != nil {
		return 0, err
	}
	var last int64
	for _, part := range SettingsParts() {
		alike, err := part.isAlike(&before, &after)
		if err != nil {
			return 0, err
		}
		if alike {
			continue
		}
		made := SettingsChange{ID: v.NewID(), Part: part, At: v.moment, By: v.who.String()}
		part.copy(&made.Before, &before)
		part.copy(&made.After, &after)
		if err := v.tx.AddSettingsChange(ctx, made); err != nil {
			return 0, err
		}
		v.orderAccountTold(&made)
		last = made.ID
	}
	if last == 0 {
		return 0, nil
	}
	return last, v.tx.SaveCreditor(ctx, after)
}

// isAlike reports whether a part of two settings says the same.
func (p SettingsPart) isAlike(a, b *Creditor) (bool, error) {
	one, err := p.alone(a)
	if err != nil {
		return false, err
	}
	other, err := p.alone(b)
	return one == other, err
}

// alone returns a part by itself, as it is stored.
func (p SettingsPart) alone(c *Creditor) (string, error) {
	var part Creditor
	p.copy(&part, c)
	text, err := json.Marshal(part)
	if err != nil {
		return "", fmt.Errorf("a part of the settings: %w", err)
	}
	return string(text), nil
}
