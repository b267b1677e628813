package casework

import (
	"context"
	"slices"
	"strings"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/identifier"
	"krav/internal/intake"
	"krav/internal/wording"
)

// Contact is how somebody is reached, as they write it themselves (kontaktdata).
type Contact struct {
	Name     string
	Address  string // street line
	Postcode string
	Town     string
	Email    string
	Mobile   string
	Words    string // whatever else there is to say, or empty
}

// ContactOf returns how a case's debtor is reached, as they are shown it to mend.
func ContactOf(d debt.Debtor) Contact {
	return Contact{Name: d.Name, Address: strings.Join(d.Address, ", "), Postcode: d.Postcode, Town: d.Town, Email: d.Email, Mobile: d.Mobile}
}

// taskContact asks a person to look at what the debtor says is wrong with the
// contact data, which stands in a note.
const taskContact = "task.check_contact"

// SuggestContact hands on how the debtor who asks says that they are reached (ret
// dine oplysninger). Nothing is changed by it: what differs is written down as a
// note, which can be erased, and a person is asked to look at it. The same again
// changes nothing. It fails with "contact.nothing_new" where nothing differs.
func (s *Service) SuggestContact(ctx context.Context, who access.Actor, creditor debt.CreditorID, c Contact) error {
	return s.update(ctx, who, access.AnswerOwnCase, creditor, func(ctx context.Context, v *visit) error {
		c = c.trimmed()
		if err := c.check(); err != nil {
			return err
		}
		f, err := v.lockOne(ctx, debt.CaseID(who.Case()))
		if err != nil {
			return err
		}
		if f.Debtor.IsErased() {
			return fault.New(fault.Conflict, "case.is_closed")
		}
		return f.suggest(c)
	})
}

// suggest notes what differs.
func (f *file) suggest(c Contact) error {
	known := ContactOf(f.Debtor).trimmed()
	if err := c.isUsable(known, f.Debtor.Country); err != nil {
		return err
	}
	text := c.differing(known)
	if text == "" {
		return fault.New(fault.Invalid, "contact.nothing_new")
	}
	return f.hear(text, taskContact)
}

// hear writes down what the debtor says, and asks a person to look at it unless one
// is asked already. The same words again are heard once.
func (f *file) hear(lines, task string) error {
	text := wording.Say(wording.Danish, "contact.from_debtor", nil) + "\n" + lines
	if n := len(f.Notes); n > 0 && f.Notes[n-1].Text == text {
		return nil
	}
	if err := f.possibly(debt.NoteAdded{Text: text}); err != nil || f.HasOpenTask(task) {
		return err
	}
	return f.raise(task, "", nil)
}

func (c Contact) trimmed() Contact {
	for _, text := range []*string{&c.Name, &c.Address, &c.Postcode, &c.Town, &c.Email, &c.Mobile} {
		*text = strings.Join(strings.Fields(*text), " ")
	}
	c.Words = strings.TrimSpace(c.Words)
	return c
}

// longestContact is how many characters one part of the contact data may have.
const longestContact = 200

func (c Contact) check() error {
	for _, part := range []struct {
		field, text string
		most        int
	}{
		{"name", c.Name, longestContact},
		{"address", c.Address, longestContact},
		{"postcode", c.Postcode, longestContact},
		{"town", c.Town, longestContact},
		{"email", c.Email, longestContact},
		{"mobile", c.Mobile, longestContact},
		{"words", c.Words, longestAnswer},
	} {
		if len([]rune(part.text)) > part.most {
			return fault.New(fault.Invalid, "contact.too_long").In(part.field).With("most", number(int64(part.most)))
		}
	}
	if c.Email != "" && !intake.IsEmail(c.Email) {
		return fault.New(fault.Invalid, "contact.email_unusable").In("email")
	}
	return nil
}

// isUsable fails where what differs from what is known can't be right: a name that was
// emptied, a telephone number without enough digits, a postcode that is no Danish one
// of a debtor in Denmark.
func (c Contact) isUsable(known Contact, country string) error {
	_, err := identifier.ParsePostcode(c.Postcode)
	isDanish := country == "" || country == "DK"
	switch {
	case c.Name == "" && known.Name != "":
		return fault.New(fault.Invalid, "contact.name_missing").In("name")
	case err != nil && isDanish && c.Postcode != "" && c.Postcode != known.Postcode:
		return fault.New(fault.Invalid, "contact.postcode_unusable").In("postcode")
	case c.Mobile != "" && c.Mobile != known.Mobile && !intake.IsPhone(c.Mobile):
		return fault.New(fault.Invalid, "contact.mobile_unusable").In("mobile")
	}
	return nil
}

// differing says in Danish, a line each, what differs from what is known.
func (c Contact) differing(known Contact) string {
	said := func(key, text, before string) string {
		if text == before {
			return ""
		}
		if text == "" {
			text = wording.Say(wording.Danish, "contact.removed", map[string]string{"text": before})
		}
		return wording.Say(wording.Danish, key, map[string]string{"text": text})
	}
	lines := []string{
		said("contact.name", c.Name, known.Name),
		said("contact.address", c.place(), known.place()),
		said("contact.email", c.Email, known.Email),
		said("contact.mobile", c.Mobile, known.Mobile),
		said("contact.words", c.Words, ""),
	}
	lines = slices.DeleteFunc(lines, func(line string) bool { return line == "" })
	return strings.Join(lines, "\n")
}

// place is the address in one line.
func (c Contact) place() string {
	return strings.Trim(c.Address+", "+strings.TrimSpace(c.Postcode+" "+c.Town), ", ")
}
