package casework_test

import (
	"slices"
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/money"
)

// Between businesses an agreed rate is what the debtor owes; a consumer owes no more than
// the law's 10 %. Both invoices bear interest on 12 November: of the business from 27
// October on, 17 days of 1,000.00 at 24 % are 11.18; of the consumer that day alone, 0.33
// of 1,200.00 at 10 %.
func TestAnAgreedRateOfAListIsClaimed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.file(headings+";CVR;Rente",
			"1004;20;Nord El A/S;Værftet 1;8000;Aarhus C;post@nordel.example;12-10-2026;26-10-2026;1.000,00;12345674;24 %",
			anna+";;24 %")
		h.at("2026-11-12")
		for number, want := range map[int64]string{first: "11.18", first + 1: "0.33"} {
			seen := h.look(number)
			if got := seen.Owed.Left.Interest.String(); got != want || seen.Case.Claims[0].Agreed != money.PerCent(24, 0) {
				h.t.Errorf("interest on case %d = %s of %v agreed, want %s of 24", number, got, seen.Case.Claims[0].Agreed, want)
			}
		}
		said := func(n casework.NoteReport) bool {
			return n.Note == intake.NoteRateOfConsumer && slices.Equal(n.Lines, []int{3})
		}
		if !slices.ContainsFunc(report.Notes, said) {
			h.t.Errorf("notes = %+v, want one of the consumer's rate", report.Notes)
		}
		h.proven()
	})
}

func TestAnAgreedRateIsTyped(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		typed := casework.TypedInvoice{
			intake.FieldInvoiceNumber: "1004", intake.FieldName: "Nord El A/S", intake.FieldDebtorKind: "erhverv", intake.FieldInvoiceDate: "12-10-2026",
			intake.FieldDueDate: "26-10-2026", intake.FieldAmount: "1.000,00", intake.FieldAgreedRate: "2 % pr. måned",
		}
		_, err := h.RegisterByHand(h.t.Context(), h.person, h.creditor, casework.CaseByHand{Invoices: []casework.TypedInvoice{typed}})
		h.fails(err, fault.Invalid, "invoice.rate_not_yearly")
		typed[intake.FieldAgreedRate] = "18"
		came, err := h.RegisterByHand(h.t.Context(), h.person, h.creditor, casework.CaseByHand{Invoices: []casework.TypedInvoice{typed}})
		h.works(err)
		if got := came.Story.Case.Claims[0].Agreed; got != money.PerCent(18, 0) {
			h.t.Errorf("agreed = %v", got)
		}
	})
}
