package casework_test

import (
	"testing"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/intake"
)

// typedInvoice is an invoice as it is typed, with some of its fields other than usual.
func typedInvoice(changes ...string) casework.TypedInvoice {
	made := casework.TypedInvoice{
		intake.FieldInvoiceNumber: "H-1", intake.FieldInvoiceDate: "1/9-2026", intake.FieldDueDate: "15-09-2026", intake.FieldAmount: "1.250,50",
		intake.FieldName: "Rikke Højbjerg", intake.FieldAddress: "Æblevej 3", intake.FieldPostcode: "8000", intake.FieldCity: "Aarhus C",
		intake.FieldEmail: "rikke@example.com", intake.FieldDebtorKind: "privat",
	}
	for i := 1; i < len(changes); i += 2 {
		field, err := intake.ParseField(changes[i-1])
		if err != nil {
			panic(err)
		}
		made[field] = changes[i]
	}
	return made
}

func TestInvoicesTypedByHandBecomeOneCaseOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		both := []casework.TypedInvoice{typedInvoice(), typedInvoice("invoice_number", "H-2", "amount", "99", "text", `Rør; "kobber"`)}
		got, err := h.RegisterByHand(h.t.Context(), h.person, h.creditor, both)
		h.works(err)
		if got.Created != 1 || got.Joined != 1 || len(got.Asked) != 0 || len(got.Refused) != 0 {
			h.t.Fatalf("report %+v, want one case with two claims", got)
		}
		page := h.listed(casework.CaseQuery{Limit: 10})
		if len(page.Lines) != 1 || page.Lines[0].Claims != 2 || page.Lines[0].Principal.String() != "1349.50" || page.Lines[0].Debtor != "Rikke Højbjerg" {
			h.t.Fatalf("cases %+v", page.Lines)
		}
		again, err := h.RegisterByHand(h.t.Context(), h.person, h.creditor, both)
		h.works(err)
		if again.Created+again.Joined != 0 || again.Unchanged != 2 {
			h.t.Errorf("sent twice: %+v", again)
		}
	})
}

func TestWhatIsTypedWronglyIsSaidOfItsFieldAndNothingIsKept(t *testing.T) {
	t.Parallel()
	for name, wrong := range map[string]struct{ field, value string }{
		"no name": {"name", ""}, "no number": {"invoice_number", ""}, "no due day": {"due_date", ""}, "no amount": {"amount", ""},
		"a day that isn't": {"due_date", "31-02-2026"}, "an amount that isn't": {"amount", "mange penge"}, "a CVR number that doesn't exist": {"cvr", "12345678"},
	} {
		_, err := casework.CheckByHand([]casework.TypedInvoice{typedInvoice(wrong.field, wrong.value)})
		found := fault.Of(err)
		if found == nil || found.Field != wrong.field || found.Args["invoice_place"] != "1" {
			t.Errorf("%s: %v, want a fault of %s", name, err, wrong.field)
		}
	}
	onBoth(t, func(h *house) {
		_, err := h.RegisterByHand(h.t.Context(), h.person, h.creditor, []casework.TypedInvoice{typedInvoice(), typedInvoice("amount", "x")})
		if found := fault.Of(err); found == nil || found.Args["invoice_place"] != "2" {
			h.t.Errorf("the second is wrong: %v", err)
		}
		if page := h.listed(casework.CaseQuery{Limit: 10}); len(page.Lines) != 0 {
			h.t.Errorf("cases %+v, want none", page.Lines)
		}
		stranger := personAt(h.creditor+1, access.Administrator)
		if _, err := h.RegisterByHand(h.t.Context(), stranger, h.creditor, []casework.TypedInvoice{typedInvoice()}); !fault.Is(err, fault.Forbidden) {
			h.t.Errorf("a stranger = %v, want forbidden", err)
		}
	})
}

func TestNothingTypedIsNoCase(t *testing.T) {
	t.Parallel()
	if _, err := casework.CheckByHand(nil); !fault.HasKey(err, "byhand.count_wrong") {
		t.Errorf("nothing typed = %v", err)
	}
}
