package casework_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/intake"
	"krav/internal/law"
	"krav/internal/money"
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
		typed := casework.CaseByHand{
			Invoices: []casework.TypedInvoice{typedInvoice(), typedInvoice("invoice_number", "H-2", "amount", "99", "text", `Rør; "kobber"`)},
			Flow:     followup.PatientFlow, Language: "en",
		}
		got, err := h.RegisterByHand(h.t.Context(), h.person, h.creditor, typed)
		h.works(err)
		c := h.look(first).Case
		if !got.New || got.Known || got.Story.Case.Number != first || len(c.Claims) != 2 {
			h.t.Fatalf("came %+v, claims %+v, want one new case with two claims", got, c.Claims)
		}
		if c.Flow != followup.PatientFlow || c.Debtor.Language != "en" || c.Debtor.Name != "Rikke Højbjerg" || c.Claims[0].Source != "hand" {
			h.t.Errorf("flow %q, debtor %+v, source %q", c.Flow, c.Debtor, c.Claims[0].Source)
		}
		again, err := h.RegisterByHand(h.t.Context(), h.person, h.creditor, typed)
		h.works(err)
		if again.New || !again.Known || again.Story.Case.Number != first || h.look(first).Case.Version != c.Version {
			h.t.Errorf("sent twice: %+v, want what came of it the first time", again)
		}
	})
}

func TestWhatIsTypedIsTriedBeforeItIsKept(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		got, err := h.TryByHand(h.t.Context(), h.person, h.creditor, casework.CaseByHand{Invoices: []casework.TypedInvoice{typedInvoice()}})
		h.works(err)
		// Due on 15 September, so the first reminder of the standard flow is due today, 2
		// November. To a consumer a due day that is only printed gives interest from 30
		// days after the invoice of 1 September at the earliest: the principal and a little.
		if !got.New || got.Story.Owed.Charged.Principal.String() != "1250.50" || len(got.Story.Ahead) == 0 || got.Story.Ahead[0].Name != "reminder-1" || got.Story.Ahead[0].On != day("2026-11-02") {
			h.t.Errorf("tried: new %v, principal %v, ahead %+v", got.New, got.Story.Owed.Charged.Principal, got.Story.Ahead)
		}
		if page := h.listed(casework.CaseQuery{Limit: 10}); len(page.Lines) != 0 {
			h.t.Errorf("trying has left cases behind: %+v", page.Lines)
		}
		h.invoices(anna) // takes the number that the trial showed
		if c := h.look(first).Case; c.Debtor.Name != "Anna Holm" {
			h.t.Errorf("the first case is %q's", c.Debtor.Name)
		}
	})
}

func TestAPersonSaysWhetherInvoicesJoinACase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		register := func(c casework.CaseByHand) (casework.Registered, error) {
			return h.RegisterByHand(h.t.Context(), h.person, h.creditor, c)
		}
		one := func(changes ...string) []casework.TypedInvoice {
			return []casework.TypedInvoice{typedInvoice(changes...)}
		}
		_, err := register(casework.CaseByHand{Invoices: one()})
		h.works(err)
		joined, err := register(casework.CaseByHand{Invoices: one("invoice_number", "H-2")})
		h.works(err)
		if joined.New || joined.Story.Case.Number != first || len(joined.Claims) != 1 || joined.Story.Case.Claim(joined.Claims[0]).Number != "H-2" {
			h.t.Errorf("the same debtor: %+v, want the first case", joined)
		}
		apart, err := register(casework.CaseByHand{Invoices: append(one("invoice_number", "H-3"), one("invoice_number", "H-4")...), Apart: true})
		h.works(err)
		if !apart.New || apart.Story.Case.Number != first+1 || len(apart.Story.Case.Claims) != 2 {
			h.t.Errorf("kept apart: %+v, want a case of their own for both", apart)
		}
		into, err := register(casework.CaseByHand{Invoices: one("invoice_number", "H-5", "name", "Rikke Højbjerg Lund"), Into: first})
		h.works(err)
		if into.New || into.Story.Case.Number != first || into.Story.Case.Debtor.Name != "Rikke Højbjerg" {
			h.t.Errorf("into the first: %+v", into)
		}
		_, err = register(casework.CaseByHand{Invoices: one("invoice_number", "H-6", "address", "Et helt andet sted 9")})
		h.fails(err, fault.Conflict, "line.several_alike")
		_, err = register(casework.CaseByHand{Invoices: one("amount", "1.000")})
		h.fails(err, fault.Conflict, "line.balance_differs")
		h.tasks(first)
		// Two open cases have her name and address: a person says which of them.
		_, err = register(casework.CaseByHand{Invoices: append(one("invoice_number", "H-9"), one()...)})
		h.fails(err, fault.Conflict, "line.several_alike")
		_, err = register(casework.CaseByHand{Invoices: append(one("invoice_number", "H-9"), one()...), Into: first})
		h.fails(err, fault.Conflict, "byhand.number_known")
		if found := fault.Of(err); found != nil && (found.Args["invoice_place"] != "2" || found.Args["case"] != "10001") {
			h.t.Errorf("one of two is known: %v, want the second on the first case", found.Args)
		}
		_, err = register(casework.CaseByHand{Invoices: one("invoice_number", "H-7"), Into: first + 90})
		h.fails(err, fault.NotFound, "case.not_found")
		_, err = register(casework.CaseByHand{Invoices: one("invoice_number", "H-7"), Flow: "nowhere"})
		h.fails(err, fault.NotFound, "flow.not_found")
		h.proven()
	})
}

func TestWhatIsTypedWronglyIsSaidOfItsFieldAndNothingIsKept(t *testing.T) {
	t.Parallel()
	for name, wrong := range map[string]struct{ field, value string }{
		"no name": {"name", ""}, "no number": {"invoice_number", ""}, "no due day": {"due_date", ""}, "no amount": {"amount", ""},
		"a day that isn't": {"due_date", "31-02-2026"}, "an amount that isn't": {"amount", "mange penge"}, "a CVR number that doesn't exist": {"cvr", "12345678"},
		"nothing owed": {"amount", "0"}, "a credit note": {"amount", "-5"},
		"a CPR number in the name": {"name", "Pia Test 010190-1234"}, "a CPR number in the text": {"text", "Behandling 0101901234"},
	} {
		_, err := casework.CheckByHand([]casework.TypedInvoice{typedInvoice(wrong.field, wrong.value)})
		found := fault.Of(err)
		if found == nil || found.Field != wrong.field || found.Args["invoice_place"] != "1" {
			t.Errorf("%s: %v, want a fault of %s", name, err, wrong.field)
		}
	}
	onBoth(t, func(h *house) {
		_, err := h.RegisterByHand(h.t.Context(), h.person, h.creditor, casework.CaseByHand{Invoices: []casework.TypedInvoice{typedInvoice(), typedInvoice("invoice_number", "H-2", "amount", "x")}})
		if found := fault.Of(err); found == nil || found.Args["invoice_place"] != "2" {
			h.t.Errorf("the second is wrong: %v", err)
		}
		if page := h.listed(casework.CaseQuery{Limit: 10}); len(page.Lines) != 0 {
			h.t.Errorf("cases %+v, want none", page.Lines)
		}
		stranger := personAt(h.creditor+1, access.Administrator)
		if _, err := h.RegisterByHand(h.t.Context(), stranger, h.creditor, casework.CaseByHand{Invoices: []casework.TypedInvoice{typedInvoice()}}); !fault.Is(err, fault.Forbidden) {
			h.t.Errorf("a stranger = %v, want forbidden", err)
		}
	})
}

func TestANumberIsTypedOnce(t *testing.T) {
	t.Parallel()
	_, err := casework.CheckByHand([]casework.TypedInvoice{typedInvoice(), typedInvoice("invoice_number", "h - 1")})
	if found := fault.Of(err); found == nil || found.Key != "byhand.number_twice" || found.Field != "invoice_number" || found.Args["invoice_place"] != "2" {
		t.Errorf("a number twice: %v", err)
	}
}

func TestNothingTypedIsNoCase(t *testing.T) {
	t.Parallel()
	if _, err := casework.CheckByHand(nil); !fault.HasKey(err, "byhand.count_wrong") {
		t.Errorf("nothing typed = %v", err)
	}
	_, err := casework.CheckByHand([]casework.TypedInvoice{{}})
	if got, want := fieldsOf(err), []string{"amount", "due_date", "invoice_number", "name"}; !slices.Equal(got, want) {
		t.Errorf("an empty form: faults of %v, want %v", got, want)
	}
}

// fieldsOf returns the fields that an error finds fault with, in order of the alphabet.
func fieldsOf(err error) []string {
	var fields []string
	for _, found := range fault.All(err) {
		fields = append(fields, found.Field)
	}
	slices.Sort(fields)
	return fields
}

func TestAllThatIsTypedWronglyIsSaidAtOnce(t *testing.T) {
	t.Parallel()
	_, err := casework.CheckByHand([]casework.TypedInvoice{
		typedInvoice("due_date", "31-02-2026", "amount", "1e9", "postcode", "43", "email", "bo", "mobile", "123"), typedInvoice("invoice_number", "H-2", "amount", ""),
	})
	if got, want := fieldsOf(err), []string{"amount", "amount", "due_date", "email", "mobile", "postcode"}; !slices.Equal(got, want) {
		t.Errorf("faults of %v, want %v", got, want)
	}
	for _, found := range fault.All(err) {
		if isSecond := found.Key == "invoice.amount_missing"; (found.Args["invoice_place"] == "2") != isSecond {
			t.Errorf("%v is said of invoice %s", found, found.Args["invoice_place"])
		}
		if found.Key == "amount.rounded" {
			t.Error("who types an amount is told of a column of a spreadsheet")
		}
	}
	// What a person types is read as Danish, unless it can only be meant otherwise.
	drafts, err := casework.CheckByHand([]casework.TypedInvoice{typedInvoice("amount", "1,250.00")})
	if err != nil || drafts[0].Principal != money.Kroner(1250, 0) {
		t.Errorf("1,250.00 = %v, %v", drafts, err)
	}
}

func TestADebtorIsReadAsTyped(t *testing.T) {
	t.Parallel()
	got, err := casework.DebtorTyped(casework.TypedInvoice{
		intake.FieldName: " Kastanjehaven ApS ", intake.FieldDebtorKind: "erhverv", intake.FieldAddress: "Att.: Bo Lund\nSøvej 3", intake.FieldPostcode: "4000",
		intake.FieldCity: "Roskilde", intake.FieldEmail: "bo@kastanje.example", intake.FieldMobile: "11 22 33 44", intake.FieldCustomerNumber: "17",
	})
	want := debt.Debtor{
		Kind: law.Business, Language: "da", Name: "Kastanjehaven ApS", Address: []string{"Att.: Bo Lund", "Søvej 3"}, Postcode: "4000", Town: "Roskilde",
		Country: "DK", Email: "bo@kastanje.example", Mobile: "+4511223344", CustomerNo: "17",
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v, read otherwise (-want +got):\n%s", err, diff)
	}
	for field, value := range map[intake.Field]string{intake.FieldEmail: "bo", intake.FieldMobile: "abc", intake.FieldCVR: "12345678", intake.FieldPostcode: "43", intake.FieldName: ""} {
		typed := casework.TypedInvoice{intake.FieldName: "Bo Lund", field: value}
		_, err := casework.DebtorTyped(typed)
		if found := fault.Of(err); found == nil || found.Kind != fault.Invalid || found.Field != field.String() {
			t.Errorf("%v %q: %v, want a fault of it", field, value, err)
		}
	}
}
