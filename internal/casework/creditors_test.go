package casework_test

import (
	"testing"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/ledger"
)

func TestACreditorsSettingsAreChecked(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		for key, change := range map[string]func(*casework.Creditor){
			"creditor.name_missing":      func(c *casework.Creditor) { c.Name = "" },
			"flow.not_found":             func(c *casework.Creditor) { c.Terms.Flow = "langsom" },
			"clock.not_sandbox":          func(c *casework.Creditor) { c.ClockAt = morning("2026-11-02") },
			"ledger.day_count_unknown":   func(c *casework.Creditor) { c.Terms.DayCount = ledger.DayCount(99) },
			"creditor.postal_days_wrong": func(c *casework.Creditor) { c.Terms.PostalDays = new(-3) },
		} {
			wrong := fjord()
			change(&wrong)
			_, err := h.AddCreditor(h.t.Context(), h.operator, wrong)
			h.fails(err, fault.Invalid, key)
		}
		for _, change := range []func(*casework.Creditor){
			func(c *casework.Creditor) { c.CVR = "12345678" },        // its check digit is wrong
			func(c *casework.Creditor) { c.Account.Number = "no" },   // no digits
			func(c *casework.Creditor) { c.Account.FIK = "8000001" }, // seven digits
		} {
			wrong := fjord()
			change(&wrong)
			if _, err := h.AddCreditor(h.t.Context(), h.operator, wrong); !fault.Is(err, fault.Invalid) {
				h.t.Errorf("error = %v, want an invalid setting", err)
			}
		}
	})
}

func TestACreditorIsToldWhatLettersLack(t *testing.T) {
	t.Parallel()
	if missing := fjord().Missing(); len(missing) != 0 {
		t.Errorf("missing = %v", missing)
	}
	same(t, "missing", casework.Creditor{Name: "Ny"}.Missing(), []string{
		"creditor.missing_address", "creditor.missing_contact", "creditor.missing_account", "creditor.missing_portal", "creditor.missing_privacy",
	})
}

func TestALogoIsCheckedAndTakenOff(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.fails(h.SetLogo(h.t.Context(), h.person, h.creditor, []byte("no picture")), fault.Invalid, "pdf.logo_type_refused")
		h.works(h.SetLogo(h.t.Context(), h.person, h.creditor, []byte("a picture")))
		h.invoices(anna)
		h.run()
		h.mails(1)
		h.works(h.SetLogo(h.t.Context(), h.person, h.creditor, nil))
		c, err := h.Creditor(h.t.Context(), h.person, h.creditor)
		h.works(err)
		if c.Logo != "" {
			h.t.Errorf("logo = %q", c.Logo)
		}
	})
}

func TestCreditorsAreNumberedByWhoRunsTheHouse(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		if second := h.add(fjord()); second != h.creditor+1 {
			h.t.Errorf("creditor %d after %d", second, h.creditor)
		}
		_, err := h.AddCreditor(h.t.Context(), access.NightRun(), fjord())
		h.fails(err, fault.Forbidden, "access.not_allowed")
		_, err = h.Creditor(h.t.Context(), personAt(99, access.Administrator), 99)
		h.fails(err, fault.NotFound, "creditor.not_found")
	})
}
