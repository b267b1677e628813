package casework_test

import (
	"slices"
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
)

// 2,000.00 come for "sag 10001 og sag 10002": whoever it is for, nobody is reminded on either
// before a person has said, and none is booked unsaid.
func TestMoneyThatNamesTwoCasesHoldsBoth(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]struct {
		do   func(h *house, entry int64) error
		owed string // on the first case: 1,200.00 less what was booked
	}{
		"it is for the other": {func(h *house, entry int64) error { return h.confirm(entry, first+1) }, "1300.00"},
		"it is for none":      {func(h *house, entry int64) error { return h.refuse(entry) }, "1300.00"},
		"it is put aside":     {func(h *house, entry int64) error { return h.ignore(entry) }, "1300.00"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.invoices(anna, bent, clara)
				h.bank("S1", movement{ref: "B1", amount: "300.00", day: "2026-11-02", text: "sag 10001 og sag 10002", payer: "Dora Ek"})
				entry := h.inbox("bank.by_several")[0]
				if entry.Number != first || !slices.Equal(entry.AlsoNumbers, []int64{first + 1}) {
					h.t.Errorf("cases = %d and %v", entry.Number, entry.AlsoNumbers)
				}
				line, err := h.InboxLine(h.t.Context(), h.person, h.creditor, entry.ID)
				h.works(err)
				if c := line.Candidates; len(c) != 2 || c[0].Number != first || c[1].Debtor != "Bent Krogh" || c[1].Owed != kr("800.00") {
					h.t.Errorf("candidates = %+v", c)
				}
				h.run()
				h.steps(first)
				h.steps(first + 1)
				h.steps(first+2, "reminder-1") // the third is named by nobody
				h.fails(h.confirm(entry.ID, 0), fault.Invalid, "bank.several_cases")
				h.works(answer.do(h, entry.ID))
				h.run()
				h.steps(first, "reminder-1")
				h.owes(first, answer.owed)
				h.proven()
			})
		})
	}
}

// Two debtors have one name and owe the same: the money is for one of them.
func TestMoneyThatFitsTwoCasesHoldsBoth(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, "1010;18;Anna Holm;Skovvej 12;8000;Aarhus C;;12-10-2026;26-10-2026;1.200,00")
		h.bank("S1", movement{ref: "B1", amount: "1200.00", day: "2026-11-02", text: "tak", payer: "Anna Holm"})
		h.inbox("bank.several_fit")
		h.run()
		h.steps(first)
		h.steps(first + 1)
		line := h.lines(casework.BankUnmatched)[0]
		if len(line.Candidates) != 2 {
			h.t.Errorf("candidates = %+v", line.Candidates)
		}
		h.works(h.confirm(line.ID, first+1))
		h.run()
		h.steps(first, "reminder-1")
		h.steps(first + 1)
		h.proven()
	})
}
