package account_test

import (
	"context"
	"strings"
	"testing"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// settings knows one change of Fjord's account, number 77, by Bo.
type settings struct{ by account.PersonID }

func (s settings) BankChange(_ context.Context, creditor debt.CreditorID, change int64) (account.BankChange, error) {
	if creditor != 1 || change != 77 {
		return account.BankChange{}, fault.New(fault.NotFound, "settings.change_not_found")
	}
	return account.BankChange{
		Before: "9999 0001234567", After: "5301 0000999999", On: civil.MustParse("2026-11-02"), By: access.NewPerson(int64(s.by), "").String(),
	}, nil
}

func TestWhoeverHasTheirPasswordReplacedIsToldOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.fine(h.ChangePassword(h.t.Context(), h.who(h.in("mette@fjord.example").Token), secret, fresh))
		h.mettesMail("Din adgangskode til Krav er skiftet")
		h.fine(h.SetPassword(h.t.Context(), operator, "mette@fjord.example", secret))
		h.mettesMail("Din adgangskode til Krav er skiftet")
		h.fine(h.AskReset(h.t.Context(), "mette@fjord.example", from("192.0.2.1")))
		h.fine(h.Reset(h.t.Context(), h.link(), fresh))
		h.mettesMail("Din adgangskode til Krav er skiftet")
	})
}

// mettesMail holds that one mail leaves, to Mette, with a subject.
func (h *house) mettesMail(subject string) account.Message {
	h.t.Helper()
	sent := h.mailed()
	if len(sent) != 1 || sent[0].To != "mette@fjord.example" || sent[0].Subject != subject {
		h.t.Fatalf("mailed %+v, want one %q to Mette", sent, subject)
	}
	return sent[0]
}

// Mette is Fjord's administrator. Bo, a caseworker, isn't told, nor is Tømrer's.
func TestAdministratorsAreToldOnceWhereTheAccountIsChanged(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		bo := h.add("bo@fjord.example", 1, access.Caseworker)
		h.add("ida@tomrer.example", 2, access.Administrator)
		h.mailed()
		h.Settings = settings{bo.ID}
		for range 2 {
			h.fine(h.TellBankChanged(h.t.Context(), 1, 77))
		}
		m := h.mettesMail("Kontoen, skyldnere betaler til, er ændret: Fjord")
		for _, want := range []string{"9999 0001234567", "5301 0000999999", bo.Name, "november"} {
			if !strings.Contains(m.Text, want) {
				h.t.Errorf("the mail lacks %q: %s", want, m.Text)
			}
		}
		// What was told of and isn't there any more is let go.
		h.fine(h.TellBankChanged(h.t.Context(), 1, 78))
		if sent := h.mailed(); len(sent) != 0 {
			h.t.Errorf("mailed %+v of a change that isn't there", sent)
		}
	})
}
