package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/intake"
	"krav/internal/law"
)

// kindHeadings are those of a file with a column for CVR numbers.
const kindHeadings = "Fakturanr.;Kundenr.;Navn;Adresse;Postnr.;By;CVR;Fakturadato;Forfaldsdato;Beløb"

const rest = ";12-10-2026;26-10-2026;500,00"

// A line that says a company of a debtor who is registered as a private person waits with the
// question, and stops no other. The answer "the same" puts it on the case, on the terms of a
// private person: sent on 12 October with a due day that is only printed, interest runs from
// the day after the thirtieth, 12 November (rentelovens § 3, stk. 2), and not from 27 October
// as of a business.
func TestALineOfAnotherKindThanItsCaseStopsNoOther(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		lines := []string{
			"1;;Anna Holm;Nygade 5;4300;Holbæk;" + rest, "2;;Anna Holm;Nygade 5;4300;Holbæk;99000015" + rest,
			"3;;Kær Byg;Ågade 1;4300;Holbæk;" + rest, "4;;Kær Byg ApS;Ågade 1;4300;Holbæk;" + rest, "5;;Bo Vig;Nygade 7;4300;Holbæk;" + rest,
		}
		report := h.file(kindHeadings, lines...)
		if report.Created != 3 || len(report.Asked) != 2 || report.Asked[0].Why.Key != "line.case_is_private" || report.Asked[1].Why.Key != "line.same_debtor" {
			h.t.Fatalf("import = %+v, want three cases and two questions", report)
		}
		if again := h.file(kindHeadings, lines...); again.Created+again.Joined != 0 || len(again.Asked) != 2 {
			h.t.Errorf("the same file again = %+v", again)
		}
		for i, line := range h.waiting(2) {
			joined, err := h.mend(line.ID, casework.Mend{Case: first + int64(i)})
			h.works(err)
			if joined.Joined != 1 || len(joined.Notes) != 1 || joined.Notes[0].Note != intake.NoteKindOfCase {
				h.t.Errorf("the same: %+v, want it joined with a note", joined)
			}
			c := h.look(first + int64(i)).Case
			if c.Debtor.Kind != law.Consumer || len(c.Claims) != 2 || c.Claims[1].InterestFrom != day("2026-11-12") {
				h.t.Errorf("case = %s, claims %+v", c.Debtor.Kind, c.Claims)
			}
		}
		h.waiting(0)
		h.proven()
	})
}

// "Another" opens a case of its own, on a company's terms.
func TestALineOfAnotherKindMayGetACaseOfItsOwn(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(kindHeadings, "1;;Anna Holm;Nygade 5;4300;Holbæk;"+rest)
		h.file(kindHeadings, "2;;Anna Holm;Nygade 5;4300;Holbæk;99000015"+rest)
		opened, err := h.mend(h.waiting(1)[0].ID, casework.Mend{NewCase: true})
		h.works(err)
		c := h.look(first + 1).Case
		if opened.Created != 1 || c.Debtor.Kind != law.Business || c.Claims[0].InterestFrom != day("2026-10-27") {
			h.t.Errorf("opened = %+v: %s, interest from %s", opened, c.Debtor.Kind, c.Claims[0].InterestFrom)
		}
	})
}

// Customer number and name are the creditor's own word that two are one: the line joins the
// private person's case on her terms, and the report says so. A company with her number and
// another name is another, and is asked about.
func TestTheCreditorsNumberAndNameJoinALineOfAnotherKind(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.file(kindHeadings, "1;17;Anna Holm;Nygade 5;4300;Holbæk;"+rest, "2;17;Anna Holm;Nygade 5;4300;Holbæk;99000015"+rest)
		if report.Created != 1 || report.Joined != 1 || len(report.Notes) != 1 || report.Notes[0].Note != intake.NoteKindOfCase {
			h.t.Errorf("import = %+v", report)
		}
		if c := h.look(first).Case; c.Debtor.Kind != law.Consumer || c.Claims[1].InterestFrom != day("2026-11-12") {
			h.t.Errorf("case = %s, interest from %s", c.Debtor.Kind, c.Claims[1].InterestFrom)
		}
		if report := h.file(kindHeadings, "3;17;Anna Holm ApS;Nygade 5;4300;Holbæk;"+rest); len(report.Asked) != 1 || report.Asked[0].Why.Key != "line.case_is_private" {
			h.t.Errorf("a company with her number: %+v", report)
		}
		// Nothing said is no contradiction: the company's next invoice without its CVR number.
		h.file(kindHeadings, "4;18;Kær Byg;Ågade 1;4300;Holbæk;99001380"+rest)
		if report := h.file(kindHeadings, "5;18;Kær Byg;Ågade 1;4300;Holbæk;"+rest); report.Joined != 1 || len(report.Notes) != 0 {
			h.t.Errorf("no CVR number: %+v", report)
		}
	})
}
