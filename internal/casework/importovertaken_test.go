package casework_test

import "testing"

// A file with a wrong day is mended, and sent again: the line of the first one waits
// no more. A line whose invoice hasn't come does.
func TestALineWaitsNoMoreWhenItsInvoiceComesWithTheMendedFile(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		const anna, bent = "1;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;", "2;18;Bent Krogh;Åvej 1;4000;Roskilde;bent@krogh.example;12-10-2026;"
		report := h.invoices(anna+"31-02-2026;100,00", bent+"31-02-2026;100,00")
		if len(report.Refused) != 2 || report.Overtaken != 0 {
			h.t.Errorf("first: %+v", report)
		}
		report = h.invoices(anna+"26-10-2026;100,00", bent+"30-02-2026;100,00")
		if report.Created != 1 || report.Overtaken != 1 {
			h.t.Errorf("second: %d created, %d overtaken, want 1 of both", report.Created, report.Overtaken)
		}
		lines, err := h.WaitingLines(h.t.Context(), h.person, h.creditor, 0, 100)
		h.works(err)
		if len(lines) != 2 || lines[0].Line != 3 || lines[1].Line != 3 {
			h.t.Errorf("waiting: %+v, want line 3 of both files", lines)
		}
		h.proven()
	})
}

// The report of a file that was sent in the browser says so too.
func TestTheReportOfASentFileTellsOfLinesThatCameInWithIt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		first := h.sent("faktura;navn;adresse;postnr;by;e-mail;fakturadato;forfald;beløb\n1001;Anna Holm;Vej 1;4300;Holbæk;;10-10-2026;31-02-2026;100,00\n")
		h.works(h.TakeUpload(h.t.Context(), h.person, h.creditor, first.ID, nil))
		h.work()
		if _, result := h.upload(first.ID); result.Refused != 1 || result.Overtaken != 0 {
			h.t.Fatalf("first: %+v", result)
		}
		second := h.sent("faktura;navn;adresse;postnr;by;e-mail;fakturadato;forfald;beløb\n1001;Anna Holm;Vej 1;4300;Holbæk;;10-10-2026;28-10-2026;100,00\n")
		h.works(h.TakeUpload(h.t.Context(), h.person, h.creditor, second.ID, nil))
		h.work()
		if _, result := h.upload(second.ID); result.Created != 1 || result.Overtaken != 1 {
			h.t.Errorf("second: %+v, want one created and one overtaken", result)
		}
	})
}
