package casework_test

import (
	"slices"
	"testing"
)

// Bo's invoice has the number that Anna's case has, and the creditor's own program pads it
// to the reference of a slip. Of 00000000010001 both ones are doubled, 2+2 = 4, so the check
// digit is 6: the very reference of our letters on case 10001.
const (
	boOnHerNumber = "10001;18;Bo Berg;Lyngvej 8;4300;Holbæk;bo@berg.example;12-10-2026;26-10-2026;1.000,00"
	paddedSlip    = "000000000100016"
)

func TestASlipThatMayBeOfAnotherCasesInvoiceIsLookedAt(t *testing.T) {
	t.Parallel()
	for name, paid := range map[string]movement{
		"a part, by him":                {amount: "500.00", payer: "Bo Berg"},
		"too much, by him":              {amount: "1100.00", payer: "Bo Berg"},
		"what the invoice says, by him": {amount: "1000.00", payer: "Bo Berg"},
		"a part, by somebody":           {amount: "500.00", payer: "Cia Dahl"},
		"what she owes, by somebody":    {amount: "1200.00", payer: "Cia Dahl"},
		"a part, by both":               {amount: "500.00", text: "fra Bo Berg"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.invoices(anna, boOnHerNumber)
				moved := movement{ref: "B1", day: "2026-11-02", slip: paddedSlip, amount: paid.amount, payer: paid.payer, text: paid.text}
				h.counts(h.bank("S1", moved), 0, 1, 0, 0, 0, 0)
				entry := h.inbox("bank.by_several")[0]
				if entry.Number != first || !slices.Equal(entry.AlsoNumbers, []int64{first + 1}) {
					h.t.Errorf("cases = %d and %v", entry.Number, entry.AlsoNumbers)
				}
				h.run()
				h.steps(first)
				h.steps(first + 1) // he has paid something, and isn't reminded
				h.works(h.confirm(entry.ID, first+1))
				h.owes(first, "1200.00")
				h.proven()
			})
		})
	}
}

// 1,200.00 less 500.00 and 300.00. In the second she is named in the text.
func TestASlipPaidByTheDebtorOfTheCaseIsOfTheCase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, boOnHerNumber)
		h.counts(h.bank("S1",
			movement{ref: "B1", amount: "500.00", day: "2026-11-02", slip: paddedSlip, payer: "Anna Holm"},
			movement{ref: "B2", amount: "300.00", day: "2026-11-02", slip: paddedSlip, payer: "Cia Dahl", text: "for Anna Holm"}), 2, 0, 0, 0, 0, 0)
		h.owes(first, "400.00")
		h.owes(first+1, "1000.00")
	})
}

// An invoice whose own slip is known is paid by that.
func TestASlipIsOfTheCaseWhereTheInvoiceHasAnother(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(headings+";FIK", anna+";", boOnHerNumber+";+71<004040400000669+80000012<")
		h.counts(h.bank("S1", movement{ref: "B1", amount: "500.00", day: "2026-11-02", slip: paddedSlip, payer: "Cia Dahl"}), 1, 0, 0, 0, 0, 0)
		h.owes(first, "700.00")
	})
}

// All members owe the same. Anna writes a number of her own, and it is Bent's invoice.
func TestANumberThatSaysNothingDoesntOutdoThePayersName(t *testing.T) {
	t.Parallel()
	const member = "1002;18;Bent Krogh;Lyngvej 8;4300;Holbæk;bent@krogh.example;12-10-2026;26-10-2026;1.200,00"
	for text, isAsked := range map[string]bool{
		"Medlem 1002 kontingent":        true,
		"1002":                          true,
		"medlem nr.1002":                true,
		"faktura 1002":                  false,
		"Faktura nr. 1002 for min mand": false,
		"sag 1002":                      false,
		"1002 Bent Krogh":               false, // whoever pays, he is named
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.invoices(anna, member)
				report := h.bank("S1", movement{ref: "B1", amount: "1200.00", day: "2026-11-02", text: text, payer: "Anna Holm"})
				if !isAsked {
					h.counts(report, 1, 0, 0, 0, 0, 0)
					h.owes(first+1, "0.00")
					return
				}
				h.counts(report, 0, 1, 0, 0, 0, 0)
				entry := h.inbox("bank.by_several")[0]
				if entry.Number != first+1 || !slices.Equal(entry.AlsoNumbers, []int64{first}) {
					h.t.Errorf("cases = %d and %v", entry.Number, entry.AlsoNumbers)
				}
				h.run()
				h.steps(first)
				h.steps(first + 1)
				h.works(h.confirm(entry.ID, first))
				h.owes(first, "0.00")
				h.owes(first+1, "1200.00")
				h.proven()
			})
		})
	}
}

// Of 700.00 neither number nor name proves anything: it waits, and holds both. Who has no
// open case, or whose own invoice it is, leaves no doubt.
func TestANumberThatSaysNothingHoldsThePayersOwnCaseToo(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.bank("S1", movement{ref: "B1", amount: "700.00", day: "2026-11-02", text: "Medlem 1002", payer: "Anna Holm"})
		if entry := h.inbox("bank.by_invoice")[0]; entry.Number != first+1 || !slices.Equal(entry.AlsoNumbers, []int64{first}) {
			h.t.Errorf("cases = %d and %v", entry.Number, entry.AlsoNumbers)
		}
		h.counts(h.bank("S2",
			movement{ref: "B2", amount: "800.00", day: "2026-11-02", text: "Medlem 1002", payer: "Cia Dahl"},
			movement{ref: "B3", amount: "1200.00", day: "2026-11-02", text: "1001", payer: "Anna Holm"}), 2, 0, 0, 0, 0, 0)
		h.owes(first, "0.00")
		h.owes(first+1, "0.00")
	})
}
