package casework_test

import (
	"slices"
	"testing"
	"unicode"

	"krav/internal/casework"
	"krav/internal/fault"
)

// What is shown in a plan as left out is what a run leaves out, what can't be looked
// at beforehand, and what a person can't send: a letter that couldn't be written, or
// that the post couldn't bring.
func TestPlanAndRunLeaveOutTheSameLettersForTheSameReasons(t *testing.T) {
	t.Parallel()
	noCreditor := []string{"creditor.missing_account", "creditor.missing_privacy", "hindrance.fill_in_creditor"}
	for name, c := range map[string]struct {
		invoice string
		change  func(*casework.Creditor)
		want    []string // why it is left out
		refused string   // what a person is told who sends it anyway
	}{
		"nothing is missing": {anna, nil, nil, ""},
		"the creditor has no account and no privacy notice": {
			anna, func(c *casework.Creditor) { c.Privacy, c.Account = "", casework.Account{} }, noCreditor, "creditor.not_ready",
		},
		"by post without a postcode": {
			"1003;19;Clara Dam;Åvej 1;;Holbæk;;12-10-2026;26-10-2026;500,00", nil, []string{"hindrance.debtor_postal"}, "hindrance.debtor_postal",
		},
		"by post without a town": {
			"1003;19;Clara Dam;Åvej 1;4300;;;12-10-2026;26-10-2026;500,00", nil, []string{"hindrance.debtor_postal"}, "hindrance.debtor_postal",
		},
		"by post without a street": {
			"1003;19;Clara Dam;;4300;Holbæk;;12-10-2026;26-10-2026;500,00", nil, []string{"hindrance.debtor_postal"}, "hindrance.debtor_postal",
		},
		"with a name that no letter can be printed with": {
			"1003;19;שלום 😀;Åvej 1;4300;Holbæk;clara@dam.example;12-10-2026;26-10-2026;500,00", nil, []string{"pdf.glyph_missing"}, "pdf.glyph_missing",
		},
		"by e-mail without a postcode": {"1003;19;Clara Dam;Åvej 1;;Holbæk;clara@dam.example;12-10-2026;26-10-2026;500,00", nil, nil, ""},
		"by e-mail without any address": {
			"1003;19;Clara Dam;;;;clara@dam.example;12-10-2026;26-10-2026;500,00", nil, []string{"hindrance.debtor_address"}, "hindrance.debtor_address",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.invoices(c.invoice)
				if c.change != nil {
					h.with(c.change)
				}
				planned := h.plan("")
				h.leavesOut("the plan", planned[0], c.want)
				_, err := h.PreviewStep(h.t.Context(), h.person, h.creditor, casework.PreviewAsked{Number: first})
				h.isRefused(err, c.refused)
				story, err := h.CaseStory(h.t.Context(), h.person, h.creditor, first, casework.AsOf{})
				h.works(err)
				h.leavesOut("the case's page", casework.PlanRow{Fingerprint: story.Due.Fingerprint(), Reasons: story.Due.Reasons}, c.want)
				ran := h.decide(casework.Approval{Always: true})
				h.leavesOut("the run", ran[0].PlanRow, c.want)
				if c.refused == "" {
					h.steps(first, "reminder-1")
					return
				}
				h.steps(first)
				h.isRefused(h.TakeStep(h.t.Context(), h.person, h.creditor, first, story.Due.Fingerprint()), c.refused)
				h.steps(first)
			})
		})
	}
}

// leavesOut checks what a row is left out for; for nothing, it isn't.
func (h *house) leavesOut(where string, row casework.PlanRow, want []string) {
	h.t.Helper()
	if row.LeftOut() != (want != nil) {
		h.t.Errorf("%s does %q on the case, want it left out: %v", where, row.Fingerprint, want != nil)
	}
	if want == nil {
		return
	}
	var got []string
	for _, reason := range row.Reasons {
		got = append(got, reason.Key)
	}
	if !slices.Equal(got, want) {
		h.t.Errorf("%s leaves the case out for %v, want %v", where, got, want)
	}
}

// onlyEuropean refuses what the tests' printer has no letters for.
func onlyEuropean(text string) error {
	for _, char := range text {
		if char > 0x1eff || unicode.Is(unicode.Hebrew, char) {
			return fault.New(fault.Invalid, "pdf.glyph_missing").With("character", string(char))
		}
	}
	return nil
}

func (h *house) isRefused(err error, key string) {
	h.t.Helper()
	if key == "" {
		h.works(err)
		return
	}
	h.fails(err, fault.Invalid, key)
}

// A case that ends needs no letter, and isn't held up by what letters lack.
func TestWhatLettersLackKeepsNoCaseFromEnding(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.with(func(c *casework.Creditor) { c.Privacy = "" })
		h.run()
		h.pays(first, "2000.00")
		h.run()
		if c := h.look(first).Case; !c.IsClosed() {
			h.t.Error("the case is open though all is paid")
		}
	})
}

// The bank's file comes between the run and the sending: the letter doesn't leave, and its
// step with its fee is taken back.
func TestALetterDoesNotLeaveWhenMoneyForItsCaseComesToTheInbox(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.decide(casework.Approval{Always: true})
		h.bank("S1", movement{ref: "B1", amount: "1200.00", day: "2026-11-01"})
		entry := h.inbox("bank.by_payer_and_amount")[0]
		h.work()
		h.mails(0)
		h.steps(first, "reminder-1 step.stopped")
		h.owes(first, "1200.00")
		h.works(h.ignore(entry.ID))
		h.run()
		h.steps(first, "reminder-1 step.stopped", "reminder-1")
		h.mails(1)
		h.proven()
	})
}

// The debtor's money lies in the inbox, proposed by name and amount: no reminder goes out,
// and the plan says why, until a person has said whether the money is his.
func TestNobodyIsRemindedWhoseMoneyWaitsInTheInbox(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.bank("S1", movement{ref: "B1", amount: "1200.00", day: "2026-11-01"})
		entry := h.inbox("bank.by_payer_and_amount")[0]
		for _, row := range h.plan("") {
			isAnna := row.Number == first
			if isAnna != (len(row.Reasons) == 1 && row.Reasons[0].Key == "hindrance.money_waits" && row.Reasons[0].Args["amount"] == "1200.00" && row.LeftOut()) {
				h.t.Errorf("the plan for case %d: %+v", row.Number, row)
			}
		}
		h.run()
		h.steps(first)
		h.steps(first+1, "reminder-1")
		h.works(h.ignore(entry.ID))
		h.run()
		h.steps(first, "reminder-1")
		h.proven()
	})
}

// A demand must name the collector's CVR number (inkassolovens § 10). The reminders and
// the notice go without; the demand waits, and leaves when the number is there.
func TestADemandWaitsForTheCVRNumberAndRemindersDoNot(t *testing.T) {
	t.Parallel()
	lacks := []string{"creditor.missing_cvr", "hindrance.fill_in_creditor"}
	for name, c := range map[string]struct {
		change func(*casework.Creditor)
		want   []string
	}{
		"a business without the number": {func(c *casework.Creditor) { c.CVR = "" }, lacks},
		"a private person":              {func(c *casework.Creditor) { c.CVR, c.Person = "", true }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.with(c.change)
				h.with(func(c *casework.Creditor) { c.Terms.Flow = "fast" })
				h.invoices(anna)
				h.run()
				h.work()
				h.mails(1) // the notice
				h.at("2026-11-13")
				story, err := h.CaseStory(h.t.Context(), h.person, h.creditor, first, casework.AsOf{})
				h.works(err)
				h.leavesOut("the case's page", casework.PlanRow{Fingerprint: story.Due.Fingerprint(), Reasons: story.Due.Reasons}, c.want)
				h.leavesOut("the plan", h.plan("")[0], c.want)
				seen := h.look(first)
				var told []string
				for _, why := range seen.Hindered {
					told = append(told, why.Key)
				}
				same(h.t, "what is told of the case", told, c.want)
				h.decide(casework.Approval{Always: true})
				h.work()
				if c.want == nil {
					h.mails(2)
					return
				}
				h.mails(1)
				h.fails(h.TakeStep(h.t.Context(), h.person, h.creditor, first, story.Due.Fingerprint()), fault.Invalid, "creditor.missing_cvr")
				h.with(func(c *casework.Creditor) { c.CVR = "99007702" })
				h.run()
				h.mails(2)
			})
		})
	}
}
