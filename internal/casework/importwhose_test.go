package casework_test

import (
	"slices"
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
)

// may returns the numbers of the cases that a line may be about.
func may(l casework.LineToMend) (cases []int64) {
	for _, c := range l.Candidates {
		cases = append(cases, c.Number)
	}
	return cases
}

// Vig's invoice has the CVR number of Sol by a slip: the number points to Sol's case, name and
// address to Vig's. A person says. Once one has said that they are two, name, address and
// number tell them apart without a question.
func TestANumberOfOneDebtorBeatsNoNameAndAddressOfAnother(t *testing.T) {
	t.Parallel()
	const sol, vig = ";;Cafe Sol ApS;Søvej 3;4000;Roskilde;99000015" + rest, ";;Malerfirma Vig ApS;Nygade 5;4300;Holbæk;99000015" + rest
	onBoth(t, func(h *house) {
		h.file(kindHeadings, "1"+sol, "2;;Malerfirma Vig ApS;Nygade 5;4300;Holbæk;"+rest)
		report := h.file(kindHeadings, "3"+vig, "4;;Café Sol;Søvej 3;4000;Roskilde;99000015"+rest, "5;;Andet Navn ApS;Søvej 3;4000;Roskilde;99000015"+rest)
		if report.Joined != 2 || len(report.Asked) != 1 || report.Asked[0].Line != 2 || report.Asked[0].Why.Key != "line.several_alike" {
			h.t.Fatalf("import = %+v, want Vig's asked about, and Sol's two joined", report)
		}
		if l := h.toMend()[0]; !slices.Equal(may(l), []int64{first + 1, first}) || l.Why.Args["debtor"] != "Malerfirma Vig ApS, Nygade 5, 4300 Holbæk" {
			h.t.Errorf("it may be in %v: %v, want Vig's case first", may(l), l.Why)
		}
		h.proven()
	})
	onBoth(t, func(h *house) {
		h.file(kindHeadings, "1"+sol)
		report := h.file(kindHeadings, "2"+vig, "3;;Malerfirma Bo ApS;;;;99000015"+rest, "4;9;Malerfirma Bo ApS;Ågade 1;5000;Odense C;99000015"+rest)
		if len(report.Asked) != 3 {
			h.t.Fatalf("import = %+v, want three questions", report)
		}
		_, err := h.mend(h.waiting(3)[0].ID, casework.Mend{NewCase: true})
		h.works(err)
		if report := h.file(kindHeadings, "5"+vig, "6"+sol); report.Joined != 2 || len(report.Asked) != 0 {
			h.t.Errorf("both have the number: %+v, want each on its own", report)
		}
		if a, b := len(h.look(first).Case.Claims), len(h.look(first+1).Case.Claims); a != 2 || b != 2 {
			h.t.Errorf("claims = %d and %d, want two each", a, b)
		}
	})
}

// Father and son have one name and one address. An invoice without a customer number is asked
// about, and both can be chosen; with the son's number or his e-mail it is the son's.
func TestAnInvoiceThatFitsTwoCasesIsAskedAbout(t *testing.T) {
	t.Parallel()
	const rest = ";12-10-2026;26-10-2026;500,00"
	onBoth(t, func(h *house) {
		h.invoices("1;101;Bo Vig;Nygade 5;4300;Holbæk;far@vig.example"+rest, "2;102;Bo Vig;Nygade 5;4300;Holbæk;son@vig.example"+rest)
		_, err := h.mend(h.waiting(1)[0].ID, casework.Mend{NewCase: true})
		h.works(err)
		report := h.invoices("3;;Bo Vig;Nygade 5;4300;Holbæk;"+rest, "4;;Bo Vig;Nygade 5;4300;Holbæk;son@vig.example"+rest,
			"5;102;Bo Vig;Nygade 5;4300;Holbæk;"+rest, "6;103;Bo Vig;Nygade 5;4300;Holbæk;"+rest)
		if report.Joined != 2 || report.Created != 0 || len(report.Asked) != 2 {
			h.t.Fatalf("import = %+v, want the son's two joined and two asked about", report)
		}
		for _, l := range h.toMend() {
			if !slices.Equal(may(l), []int64{first, first + 1}) || l.Why.Args["others"] != "10002" {
				h.t.Errorf("line %d may be in %v: %v", l.Line, may(l), l.Why)
			}
		}
		if a, b := len(h.look(first).Case.Claims), len(h.look(first+1).Case.Claims); a != 1 || b != 3 {
			h.t.Errorf("claims = %d and %d, want one and three", a, b)
		}
		_, err = h.mend(h.waiting(2)[0].ID, casework.Mend{Case: first + 1})
		h.works(err)
		h.proven()
	})
}

// The question names who is surest first: the one of the equal name.
func TestTheSurestOfSeveralIsNamedFirst(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(kindHeadings, "1;;Jens Hansen;Nygade 5, 1. tv.;4300;Holbæk;"+rest, "2;5;J. Hansen;Nygade 5, 1. tv.;4300;Holbæk;"+rest)
		_, err := h.mend(h.waiting(1)[0].ID, casework.Mend{NewCase: true})
		h.works(err)
		h.file(kindHeadings, "3;;Jens Hansen;Nygade 5;4300;Holbæk;"+rest)
		if l := h.toMend()[0]; !slices.Equal(may(l), []int64{first, first + 1}) || l.Why.Args["case"] != "10001" {
			h.t.Errorf("it may be in %v: %v", may(l), l.Why)
		}
	})
}

// What came in later doesn't answer a question when the file is sent again. It is asked as of
// today, and by the preview as by the run.
func TestAQuestionIsNotAnsweredByTheSameFileAgain(t *testing.T) {
	t.Parallel()
	lines := []string{
		"1;;Jens Hansen;Nygade 5;4300;Holbæk;" + rest, "2;17;J. Hansen;Nygade 5;4300;Holbæk;" + rest, "3;17;J. Hansen;Vestergade 7;4300;Holbæk;" + rest,
	}
	onBoth(t, func(h *house) {
		if report := h.file(kindHeadings, lines...); report.Created != 2 || len(report.Asked) != 1 {
			h.t.Fatalf("import = %+v", report)
		}
		look, err := h.LookAtUpload(h.t.Context(), h.person, h.creditor, h.sent(text(kindHeadings, lines...)).ID, nil)
		h.works(err)
		again := h.file(kindHeadings, lines...)
		for _, report := range []casework.ImportReport{look.Tried, again} {
			if report.Created+report.Joined != 0 || report.Unchanged != 2 || len(report.Asked) != 1 {
				h.t.Errorf("again = %+v, want the question and two known", report)
			}
		}
		// As a line of a longer file it waits once.
		h.file(kindHeadings, append(lines, "4;18;Ida Dam;Ågade 1;4300;Holbæk;"+rest)...)
		if l := h.toMend(); len(l) != 1 || !slices.Equal(may(l[0]), []int64{first + 1, first}) {
			h.t.Errorf("waiting = %+v", l)
		}
		// A file that says more of the debtor is taken by that, and answers the question.
		if report := h.file(kindHeadings, "2;17;J. Hansen;Vestergade 7;4300;Holbæk;"+rest); report.Joined != 1 || report.Overtaken != 1 {
			h.t.Errorf("mended file = %+v", report)
		}
		h.waiting(0)
		h.proven()
	})
}

// A line whose invoice has been entered otherwise is done, whatever is answered of it.
func TestAQuestionWhoseInvoiceHasComeInIsDone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(kindHeadings, "1;;Jens Hansen;Nygade 5;4300;Holbæk;"+rest, "H-1;;J. Hansen;Nygade 5;4300;Holbæk;"+rest)
		typed := typedInvoice("name", "J. Hansen", "address", "Nygade 5", "postcode", "4300", "city", "Holbæk", "amount", "500,00", "invoice_date", "12-10-2026", "due_date", "26-10-2026")
		_, err := h.RegisterByHand(h.t.Context(), h.person, h.creditor, casework.CaseByHand{Invoices: []casework.TypedInvoice{typed}, Into: first})
		h.works(err)
		line := h.toMend()[0]
		if line.Why.Key != "line.registered_since" || line.Candidates != nil {
			h.t.Errorf("line = %+v", line)
		}
		done, err := h.mend(line.ID, casework.Mend{NewCase: true})
		h.works(err)
		if done.Unchanged != 1 || done.Created+done.Joined+len(done.Asked) != 0 {
			h.t.Errorf("answered = %+v, want nothing new", done)
		}
		h.waiting(0)
		h.proven()
	})
}

// The debtor whom a line was like has paid: there is nobody to choose any more, and the line
// gets a case when it is tried again.
func TestAQuestionAboutAnEndedCaseSaysSo(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(kindHeadings, "1;;Jens Hansen;Nygade 5;4300;Holbæk;"+rest, "2;;J. Hansen;Nygade 5;4300;Holbæk;"+rest)
		h.pays(first, "500.00")
		line := h.toMend()[0]
		if line.Why.Key != "line.nobody_alike" || line.Candidates != nil {
			h.t.Errorf("line = %+v", line)
		}
		h.fails(line.Why, fault.Conflict, "line.nobody_alike")
		opened, err := h.mend(line.ID, casework.Mend{})
		h.works(err)
		if opened.Created != 1 {
			h.t.Errorf("tried again = %+v", opened)
		}
	})
}

// The name of the debtor whom a line was like isn't kept with the line: where that case is
// erased it must be gone.
func TestAWaitingLineKeepsNoOthersName(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(kindHeadings, "1;;Jens Hansen;Nygade 5;4300;Holbæk;"+rest, "2;;J. Hansen;Nygade 5;4300;Holbæk;"+rest)
		if l := h.waiting(1)[0]; l.Args["debtor"] != "" || l.Args["case"] != "10001" {
			h.t.Errorf("kept = %v", l.Args)
		}
	})
}

// A program of the release before still works after the migration, and leaves out where
// debtors live. Whoever lives there under a name that may be the same is asked about all the
// same, by the run, the preview and who types.
func TestWhoWasWrittenWithoutAPlaceIsFoundAllTheSame(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		other := h.also(fjord())
		other.file(kindHeadings, "1;;Henrik Ørsted;Nørregade 5;4300;Holbæk;"+rest)
		h.file(kindHeadings, "1;;Henrik Ørsted;Nørregade 5;4300;Holbæk;"+rest, "2;;Uden Adresse;;;;"+rest)
		forget := func() {
			_, err := h.db.Raw.ExecContext(h.t.Context(), "UPDATE case_debtor SET place_key = ''")
			h.works(err)
		}
		const line = "3;;H. Orsted;Norregade 5, st.;4300;Holbæk;" + rest
		forget()
		look, err := h.LookAtUpload(h.t.Context(), h.person, h.creditor, h.sent(text(kindHeadings, line)).ID, nil)
		h.works(err)
		typed := typedInvoice("name", "H. Orsted", "address", "Norregade 5", "postcode", "4300")
		_, err = h.RegisterByHand(h.t.Context(), h.person, h.creditor, casework.CaseByHand{Invoices: []casework.TypedInvoice{typed}})
		h.fails(err, fault.Conflict, "line.same_debtor")
		report := h.file(kindHeadings, line)
		if len(look.Tried.Asked) != 1 || len(report.Asked) != 1 {
			h.t.Errorf("would ask %+v, asked %+v, want one question", look.Tried, report)
		}
		h.proven()
		if len(other.verdict().Wrong) != 1 {
			h.t.Error("another creditor's debtors were placed")
		}
	})
}

// A question that was put aside stays aside when the file is sent again, whatever has come in
// since.
func TestAQuestionThatWasPutAsideStaysAside(t *testing.T) {
	t.Parallel()
	lines := []string{
		"1;;Jens Hansen;Nygade 5;4300;Holbæk;" + rest, "2;17;J. Hansen;Nygade 5;4300;Holbæk;" + rest, "3;17;J. Hansen;Vestergade 7;4300;Holbæk;" + rest,
	}
	onBoth(t, func(h *house) {
		h.file(kindHeadings, lines...)
		h.works(h.DropLine(h.t.Context(), h.person, h.creditor, h.waiting(1)[0].ID))
		look, err := h.LookAtUpload(h.t.Context(), h.person, h.creditor, h.sent(text(kindHeadings, lines...)).ID, nil)
		h.works(err)
		for _, report := range []casework.ImportReport{look.Tried, h.file(kindHeadings, lines...)} {
			if report.Created+report.Joined+len(report.Asked) != 0 || report.Unchanged != 3 {
				h.t.Errorf("again = %+v, want three known", report)
			}
		}
		h.waiting(0)
	})
}
