package casework_test

import (
	"slices"
	"testing"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
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

			"creditor.cost_basis_unknown":     func(c *casework.Creditor) { c.Terms.CostBasis = debt.PerClaim + 1 },
			"creditor.instalments_wrong":      func(c *casework.Creditor) { c.Terms.Plan.Instalments = 1 },
			"creditor.least_instalment_wrong": func(c *casework.Creditor) { c.Terms.Plan.Least = kr("-1.00") },
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

func TestAllThatIsWrongInACreditorsSettingsIsSaidAtOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		wrong := fjord()
		wrong.CVR, wrong.Postcode, wrong.Phone, wrong.Email, wrong.Town = "12345678", "ab", "abc", "nobody", "A\r\nBcc: x@y.example"
		wrong.Privacy, wrong.Account.FIK, wrong.Mail.FromName = "fjord", "8000001", "Fjord\nMotion"
		wrong.Terms.PostalDays = new(-3)
		want := []string{"cvr", "email", "fik", "from_name", "phone", "postal_days", "postcode", "privacy", "town"}
		_, err := h.AddCreditor(h.t.Context(), h.operator, wrong)
		if got := fieldsOf(err); !slices.Equal(got, want) {
			h.t.Errorf("faults of %v, want %v", got, want)
		}
		if got := fieldsOf(h.CheckSettings(wrong)); !slices.Equal(got, want) {
			h.t.Errorf("looking finds faults of %v, want %v", got, want)
		}
		h.works(h.CheckSettings(fjord()))
	})
}

// Two invoices of 1,200.00 and 700.00: the table has 600.00 for 1,900.00 as a whole, and
// 600.00 and 350.00 for each. Without a proposal there are no costs.
func TestACreditorChoosesWhatADemandChargesAndProposes(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]struct {
		terms       casework.Terms
		costs       string
		instalments int
	}{
		"the house's own":    {casework.Terms{}, "600.00", 6},
		"for each claim":     {casework.Terms{CostBasis: debt.PerClaim, Plan: casework.PlanBounds{Instalments: 3}}, "950.00", 3},
		"large instalments":  {casework.Terms{Plan: casework.PlanBounds{Least: kr("1000.00")}}, "600.00", 2},
		"without a proposal": {casework.Terms{Plan: casework.PlanBounds{None: true}}, "0.00", 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.with(func(set *casework.Creditor) {
					set.Terms = want.terms
					set.Terms.Flow, set.Terms.PostalDays = followup.FastFlow, new(0)
				})
				h.invoices(anna, "1004;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;26-10-2026;700,00")
				h.run()
				h.work()
				h.at("2026-11-13")
				h.run()
				c := h.look(first).Case
				last := c.LastStanding()
				if last.Document != debt.CollectionDemand || last.CostsCharged() != kr(want.costs) || last.Proposal.Count != want.instalments {
					h.t.Errorf("%v, costs %v, %d instalments", last.Document, last.CostsCharged(), last.Proposal.Count)
				}
			})
		})
	}
}

func TestACreditorIsToldWhatLettersLack(t *testing.T) {
	t.Parallel()
	if missing := fjord().Missing(); len(missing) != 0 {
		t.Errorf("missing = %v", missing)
	}
	same(t, "missing", casework.Creditor{Name: "Ny"}.Missing(), []string{
		"creditor.missing_address", "creditor.missing_contact", "creditor.missing_account", "creditor.missing_portal", "creditor.missing_privacy", "creditor.missing_cvr",
	})
	// A private person has no CVR number, and reminders name none.
	private, unregistered := fjord(), fjord()
	private.CVR, private.Person, unregistered.CVR = "", true, ""
	same(t, "missing", private.Missing(), nil)
	same(t, "missing", unregistered.MissingFor(debt.ThirdReminderNotice), nil)
	same(t, "missing", unregistered.MissingFor(debt.CollectionDemand), []string{"creditor.missing_cvr"})
	// Of what stands together only what isn't there is named.
	mute := fjord()
	mute.Phone = ""
	same(t, "missing", mute.Missing(), []string{"creditor.missing_phone"})
	unwritten := fjord()
	unwritten.Email = ""
	same(t, "missing", unwritten.Missing(), []string{"creditor.missing_email"})
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
