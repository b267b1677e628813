package casework_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/ledger"
)

func (h *house) settings() casework.Creditor {
	h.t.Helper()
	c, err := h.Creditor(h.t.Context(), h.person, h.creditor)
	h.works(err)
	return c
}

func TestAPartOfTheSettingsIsChangedByItself(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		wanted := casework.Creditor{Name: "Fjord Motion ApS", Terms: casework.Terms{Flow: "fast"}}
		change, err := h.ChangeSettings(h.t.Context(), h.person, h.creditor, casework.FlowPart, wanted)
		h.works(err)
		if c := h.settings(); c.Name != "Fjord Fitness ApS" || c.Terms.Flow != "fast" || change == 0 {
			h.t.Errorf("name %q, flow %q, change %d; want the flow alone changed", c.Name, c.Terms.Flow, change)
		}
		changes, err := h.SettingsChanges(h.t.Context(), h.person, h.creditor, 0, 10)
		h.works(err)
		if len(changes) != 1 || changes[0].Part != casework.FlowPart || changes[0].By != "person:7" ||
			changes[0].Before.Terms.Flow != "standard" || changes[0].After.Terms.Flow != "fast" || changes[0].Before.Name != "" {
			h.t.Errorf("changes = %+v", changes)
		}
		again, err := h.ChangeSettings(h.t.Context(), h.person, h.creditor, casework.FlowPart, wanted)
		if h.works(err); again != 0 {
			h.t.Error("the same again is noted as a change")
		}
	})
}

func TestAChangeOfSettingsIsTakenBackUntilTheNext(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		first, err := h.ChangeSettings(h.t.Context(), h.person, h.creditor, casework.MailPart, casework.Creditor{Mail: casework.Mail{FromName: "Fjord"}})
		h.works(err)
		h.works(h.UndoSettings(h.t.Context(), h.person, h.creditor, first))
		if c := h.settings(); c.Mail.FromName != "" {
			h.t.Errorf("sender = %q after undoing", c.Mail.FromName)
		}
		h.fails(h.UndoSettings(h.t.Context(), h.person, h.creditor, first), fault.Conflict, "settings.changed_since")
		h.fails(h.UndoSettings(h.t.Context(), h.person, h.creditor, 404), fault.NotFound, "settings.change_not_found")
		other := h.also(fjord())
		h.fails(h.UndoSettings(h.t.Context(), other.person, other.creditor, first), fault.NotFound, "settings.change_not_found")
	})
}

// A new account is told of once it is another than the first, in the transaction that
// changes it, and stands on the first page for fourteen days.
func TestAChangeOfTheAccountIsToldAndShown(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		var told []int64
		options := h.options()
		ids := counter{next: 5000}
		options.NewID = ids.take
		options.AccountChanged = func(_ context.Context, creditor debt.CreditorID, change int64) error {
			if creditor == h.creditor {
				told = append(told, change)
			}
			return nil
		}
		h.Service = casework.New(options)
		h.invoices(anna)
		change, err := h.ChangeSettings(h.t.Context(), h.person, h.creditor, casework.AccountPart, casework.Creditor{Account: casework.Account{Registration: "5301", Number: "999999"}})
		h.works(err)
		_, err = h.ChangeSettings(h.t.Context(), h.person, h.creditor, casework.LettersPart, casework.Creditor{Sender: "Bo"})
		h.works(err)
		h.work()
		if !slices.Equal(told, []int64{change}) {
			h.t.Errorf("told of %v, want of %d", told, change)
		}
		made, err := h.AccountChange(h.t.Context(), h.creditor, change)
		h.works(err)
		if got := made.After.Account.String(); got != "5301 0000999999" {
			h.t.Errorf("the account is %q", got)
		}
		if c := h.today().AccountChange; c == nil || c.ID != change || c.By != "person:7" {
			h.t.Errorf("on the first page stands %+v", c)
		}
		h.at("2026-11-15")
		if h.today().AccountChange == nil {
			h.t.Error("after thirteen days it isn't shown")
		}
		h.at("2026-11-16")
		if h.today().AccountChange != nil {
			h.t.Error("after fourteen days it is still shown")
		}
		other := h.also(casework.Creditor{Name: "Ny ApS"})
		_, err = h.ChangeSettings(h.t.Context(), other.person, other.creditor, casework.AccountPart, casework.Creditor{Account: casework.Account{Registration: "5301", Number: "999999"}})
		h.works(err)
		if other.today().AccountChange != nil {
			h.t.Error("the first account of a creditor is shown as a change")
		}
	})
}

// The check digits of an IBAN are 98 less the remainder by 97 of its number with the
// country as figures: DK29 9999 0001 2345 67 is the program's own account of tests.
// A creditor who says nothing has the house's own page, wherever that is by now; one
// who has a page of their own keeps it.
func TestTheDebtorsPageIsTheHousesOwnUnlessTheCreditorHasAnother(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		ids := counter{next: 5000}
		at := func(address string) {
			options := h.options()
			options.NewID = ids.take
			options.Portal = func(casework.Creditor) string { return address }
			h.Service = casework.New(options)
		}
		names := func(when, want string) {
			h.t.Helper()
			if got := h.settings().Portal; got != want {
				h.t.Errorf("%s: %q, want %q", when, got, want)
			}
		}
		says := func(address string) {
			_, err := h.ChangeSettings(h.t.Context(), h.person, h.creditor, casework.LettersPart, casework.Creditor{Portal: address, Privacy: "https://fjord.example/privat"})
			h.works(err)
		}
		says("")
		at("https://krav.example/s")
		names("the house's own", "https://krav.example/s")
		says("https://krav.example/s/") // as the form that shows it is sent
		at("https://skyld.example")
		names("once the house has moved", "https://skyld.example")
		says("https://betal.fjord.example")
		names("the creditor's own", "https://betal.fjord.example")
		says("")
		names("without the own", "https://skyld.example")
		if missing := h.settings().Missing(); len(missing) > 0 {
			h.t.Errorf("letters lack %v", missing)
		}
		h.invoices(anna)
		h.run()
		if got := h.post.sent; len(got) != 1 || !strings.Contains(got[0].Text, "https://skyld.example/") {
			h.t.Errorf("sent %+v, want a message that leads to the house's page", got)
		}
	})
}

func TestAnAccountIsGivenByEitherNumber(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		iban := h.settings().Account.IBAN
		for _, c := range []struct {
			name    string
			account casework.Account
			field   string
		}{
			{"the international number alone", casework.Account{IBAN: iban}, ""},
			{"a wrong check digit", casework.Account{IBAN: "DK00" + iban[4:]}, "iban"},
			{"a short registration number", casework.Account{Registration: "999", Number: "1234567"}, "registration"},
			{"no account number", casework.Account{Registration: "9999"}, "number"},
			{"a creditor number of seven digits", casework.Account{FIK: "8000001"}, "fik"},
		} {
			_, err := h.ChangeSettings(h.t.Context(), h.person, h.creditor, casework.AccountPart, casework.Creditor{Account: c.account})
			if c.field == "" {
				h.works(err)
				continue
			}
			if found := fault.Of(err); found == nil || found.Field != c.field {
				h.t.Errorf("%s = %v, want a fault of the field %s", c.name, err, c.field)
			}
		}
		if a := h.settings().Account; a.Registration != "9999" || a.Number != "0001234567" {
			h.t.Errorf("account read from the international number = %+v", a)
		}
	})
}

// The claim is 2,500.00, due forty days before: 2,500 x 10 % x 40/365 is 27.40, and
// the first reminder costs 100.00.
func TestASampleLetterShowsTheSettings(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		made, err := h.SampleLetter(h.t.Context(), h.person, h.creditor)
		h.works(err)
		if made.Document.String() != "reminder-1" || !bytes.Contains(made.File, []byte("Anna Eksempel")) || !bytes.Contains(made.File, []byte("2.627,40")) {
			h.t.Errorf("sample = %s, %s", made.Document, made.File)
		}
		bare := h.also(casework.Creditor{Name: "Ny ApS"})
		_, err = h.SampleLetter(h.t.Context(), bare.person, bare.creditor)
		h.fails(err, fault.Invalid, "creditor.not_ready")
	})
}

func TestATestMessageGoesToTheCreditorsOwnAddress(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		to, err := h.TestMessage(h.t.Context(), h.person, h.creditor, "da")
		h.works(err)
		h.mails(1)
		if m := h.post.sent[0]; to != "kontor@fjord.example" || m.To != to || m.Subject != "Prøvebesked fra Krav" || len(m.Attachments) != 0 {
			h.t.Errorf("sent %+v to %s", m, to)
		}
		_, err = h.TestMessage(h.t.Context(), personAt(h.creditor, access.Caseworker), h.creditor, "da")
		h.fails(err, fault.Forbidden, "access.not_allowed")
	})
}

// The fast flow warns on the day after the due day, asks for all eleven days later or
// the day after the deadline, and then it is a person's turn. 2 November 2026 is a
// Monday: the warning of the 3rd gives until the 13th, and the demand comes on the 14th.
func TestTheFlowsAreSeenAheadByTheCreditorsOwnSettings(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		outlooks, err := h.Outlooks(h.t.Context(), h.person, h.creditor)
		h.works(err)
		var names []string
		for _, o := range outlooks {
			names = append(names, o.Name)
		}
		same(h.t, "flows", names, []string{"standard", "patient", "fast", "reminders", "collection", "bailiff", "letters"})
		fast := outlooks[2]
		if fast.Due != day("2026-11-02") || fast.Owed.String() != "2500.00" || len(fast.Steps) < 2 ||
			fast.Steps[0].Name != "collection-notice" || fast.Steps[0].On != day("2026-11-03") || fast.Steps[1].On != day("2026-11-14") {
			h.t.Errorf("fast = %+v", fast)
		}
	})
}

func TestTextsOfSettingsAreNoLongerThanLettersHaveRoomFor(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		wanted := h.settings()
		wanted.Short = "Fjord Fitness Holbæk A" // 22 letters
		_, err := h.ChangeSettings(h.t.Context(), h.person, h.creditor, casework.OwnerPart, wanted)
		h.fails(err, fault.Invalid, "creditor.text_too_long")
	})
}

// What no part holds would be lost when settings are saved, and nobody would know.
func TestTheSettingsAreTheSumOfTheirParts(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		full := fjord()
		full.ID, full.VAT, full.CVR, full.Sender, full.Window = h.creditor, true, "12345674", "Bo", &casework.Window{Left: 20, Top: 47, Width: 80, Height: 35}
		full.Mail = casework.Mail{FromName: "Fjord", ReplyTo: "svar@fjord.example"}
		full.Terms = casework.Terms{
			Flow: "fast", DayCount: ledger.Thirty360, Settles: new(false), PostalDays: new(3), Interest: new(false), Automatic: true, AgreedDue: true,
			CostBasis: debt.PerClaim,
		}
		for _, part := range casework.SettingsParts() {
			_, err := h.ChangeSettings(h.t.Context(), h.person, h.creditor, part, full)
			h.works(err)
		}
		parts := h.settings()
		h.works(h.SaveCreditor(h.t.Context(), h.person, full))
		if diff := cmp.Diff(parts, h.settings(), byValue); diff != "" {
			h.t.Errorf("part by part, and whole (-parts +whole):\n%s", diff)
		}
		full.Terms.CostBasis = 0
		h.works(h.SaveCreditor(h.t.Context(), h.person, full))
		if c := h.settings(); c.Terms.CostBasis == debt.PerClaim {
			h.t.Error("a change of one term alone isn't saved")
		}
	})
}

// What stands in a letter's window and in the head of an e-mail is one line each.
func TestSettingsThatLettersHaveNoRoomForAreRefused(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		for key, change := range map[string]func(c *casework.Creditor){
			"creditor.postcode_wrong":    func(c *casework.Creditor) { c.Postcode = "ab" },
			"creditor.phone_wrong":       func(c *casework.Creditor) { c.Phone = "abc" },
			"creditor.address_too_long":  func(c *casework.Creditor) { c.Address = []string{"1", "2", "3", "4", "5"} },
			"creditor.text_not_one_line": func(c *casework.Creditor) { c.Town = "Holbæk\r\nBcc: x@y.example" },
		} {
			wanted := h.settings()
			change(&wanted)
			_, err := h.ChangeSettings(h.t.Context(), h.person, h.creditor, casework.OwnerPart, wanted)
			h.fails(err, fault.Invalid, key)
		}
		wanted := h.settings()
		wanted.Phone, wanted.Postcode = "+45 10 20 30 40", "SW1A 1AA"
		_, err := h.ChangeSettings(h.t.Context(), h.person, h.creditor, casework.OwnerPart, wanted)
		h.works(err)
	})
}
