package casework_test

import (
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/identifier"
	"krav/internal/intake"
)

// A clinic's customer numbers are CPR numbers. The second file is of the same person,
// who has moved and is spelled otherwise: it joins the case by the number alone. No
// trace of the number is kept or sent.
func TestACustomerNumberThatIsACPRNumberIsKeptHiddenAndKnownAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.file(headings, "1001;010190-1234;Pia Holm;Søvej 3;4000;Roskilde;pia@holm.example;12-10-2026;26-10-2026;1.200,00")
		if len(report.Notes) != 1 || report.Notes[0].Note != intake.NoteCustomerCPR {
			h.t.Errorf("notes = %+v, want what was done with the number", report.Notes)
		}
		again := h.file(headings, "1002;0101901234;Pia Holm;Lyngvej 8;4300;Holbæk;pia@holm.example;12-10-2026;26-10-2026;800,00")
		if again.Joined != 1 || again.Created != 0 {
			h.t.Errorf("the second file: %d joined, %d created, want 1 and 0", again.Joined, again.Created)
		}
		debtor := h.look(first).Case.Debtor
		if !identifier.IsHidden(debtor.CustomerNo) || debtor.ShownCustomerNo() != "" {
			h.t.Errorf("customer number = %q, want a hidden one", debtor.CustomerNo)
		}
		h.run()
		for _, row := range h.rows() {
			if strings.Contains(row, "0101901234") || strings.Contains(row, "010190-1234") {
				h.t.Error("the number is in the database")
			}
		}
		if len(h.post.sent) != 1 || strings.Contains(string(h.post.sent[0].Attachments[0].Bytes), "skjult") {
			h.t.Errorf("%d letters, want one that says nothing of the number", len(h.post.sent))
		}
	})
}

// Two people who share a name are two by their hidden numbers, as by others.
func TestHiddenCustomerNumbersTellPeopleApart(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.file(headings,
			"1001;010190-1234;Pia Holm;Søvej 3;4000;Roskilde;;12-10-2026;26-10-2026;1.200,00",
			"1002;020290-1234;Ida Dam;Åvej 1;4300;Holbæk;;12-10-2026;26-10-2026;500,00")
		if report.Created != 2 {
			h.t.Errorf("%d created, want 2", report.Created)
		}
		if h.look(first).Case.Debtor.CustomerNo == h.look(first+1).Case.Debtor.CustomerNo {
			h.t.Error("two people have one hidden number")
		}
		kept := h.look(first).Case.Debtor
		corrected := kept
		corrected.CustomerNo, corrected.Town = "", "Lejre" // a form has nothing in the field
		h.works(h.Correct(h.t.Context(), h.person, h.creditor, first, corrected))
		if got := h.look(first).Case.Debtor; got.CustomerNo != kept.CustomerNo || got.Town != "Lejre" {
			h.t.Errorf("after the correction: %+v", got)
		}
	})
}

func TestAnObjectionHasNoCPRNumberInIt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.fails(h.Object(h.t.Context(), h.person, h.creditor, first, "mit cpr er 010190-1234"), fault.Invalid, "text.has_cpr")
		h.works(h.ObjectAsDebtor(h.t.Context(), h.debtor(), h.creditor, "mit cpr er 010190-1234, og jeg har betalt"))
		if got, want := h.look(first).Case.Objection.Reason, "mit cpr er xxxxxx-xxxx, og jeg har betalt"; got != want {
			h.t.Errorf("the objection says %q, want %q", got, want)
		}
	})
}

func TestACPRNumberIsNotTypedAsACustomerNumber(t *testing.T) {
	t.Parallel()
	_, err := casework.DebtorTyped(casework.TypedInvoice{intake.FieldName: "Pia Holm", intake.FieldCustomerNumber: "010190-1234"})
	if f := fault.Of(err); f == nil || f.Key != "text.has_cpr" || f.Field != intake.FieldCustomerNumber.String() {
		t.Errorf("typed: %v, want it refused in its field", err)
	}
}
