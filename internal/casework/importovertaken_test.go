package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/intake"
)

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
		if len(lines) != 1 || lines[0].Line != 3 || lines[0].File != report.File || report.Repeated != 1 {
			h.t.Errorf("waiting: %+v, %d repeated; want line 3 of the newer file alone", lines, report.Repeated)
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

// The same faulty lines come with a second file, one of them without a number: each
// waits once. The line that somebody has begun to mend isn't lost.
func TestTheSameFaultyLineOfASecondFileWaitsOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		const anna, bent, clara = ";17;Anna Holm;Søvej 3;4000;Roskilde;;12-10-2026;26-10-2026;100,00", "2;18;;Åvej 1;4000;Roskilde;;12-10-2026;26-10-2026;100,00", "3;19;;Åvej 5;4000;Roskilde;;12-10-2026;26-10-2026;100,00"
		h.invoices(anna, bent, clara)
		var ofClara int64
		for _, line := range h.waiting(3) {
			if line.Line == 4 {
				ofClara = line.ID
			}
		}
		_, err := h.mend(ofClara, casework.Mend{Changes: map[intake.Field]string{intake.FieldPostcode: "4300"}}) // and no name yet
		h.works(err)
		report := h.invoices("4;20;Dorte Lund;Åvej 9;4000;Roskilde;;12-10-2026;26-10-2026;100,00", anna, bent, clara)
		if report.Repeated != 2 || len(report.Refused) != 3 {
			h.t.Errorf("%d repeated, %d refused, want 2 and 3", report.Repeated, len(report.Refused))
		}
		h.waiting(4) // Clara's twice
	})
}

// Three faulty lines: one is put aside, one is mended. The same file again names the
// third alone as waiting.
func TestALineThatWasDealtWithIsNotNamedAsWaitingAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		file := []string{
			"1;17;;Søvej 3;4000;Roskilde;;12-10-2026;26-10-2026;100,00",
			"2;18;;Åvej 1;4000;Roskilde;;12-10-2026;26-10-2026;100,00",
			"3;19;;Åvej 5;4000;Roskilde;;12-10-2026;26-10-2026;100,00",
		}
		h.invoices(file...)
		for _, line := range h.waiting(3) {
			switch line.Line {
			case 2:
				h.works(h.DropLine(h.t.Context(), h.person, h.creditor, line.ID))
			case 3:
				_, err := h.mend(line.ID, casework.Mend{Changes: map[intake.Field]string{intake.FieldName: "Bent Krogh"}})
				h.works(err)
			}
		}
		report := h.invoices(file...)
		if len(report.Refused) != 1 || report.Refused[0].Line != 4 || report.Unchanged != 2 {
			h.t.Errorf("again: refused %+v, %d unchanged; want line 4 refused, and 2", report.Refused, report.Unchanged)
		}
	})
}

// The invoice is in, and the file that comes again still has its faulty line: nobody is
// asked who owes. Where the line says that another sum is owed, or is another's, it waits.
func TestAFaultyLineDoesNotWaitAgainWhenItsInvoiceCameIn(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		const nameless = "1001;17;;Søvej 3;4000;Roskilde;;12-10-2026;26-10-2026;"
		h.invoices(anna)
		report := h.invoices(nameless + "1.200,00")
		if len(report.Refused) != 0 || report.Unchanged != 1 {
			h.t.Errorf("%d refused, %d unchanged, want the line known", len(report.Refused), report.Unchanged)
		}
		h.waiting(0)
		h.invoices(nameless + "700,00")
		h.waiting(1)
		h.invoices("1001;21;Bent Krogh;Lyngvej 8;4300;Holbæk;;12-10-2026;31-02-2026;1.200,00")
		h.waiting(1) // instead of the line before, of the same number
		h.invoices("1002;17;;Søvej 3;4000;Roskilde;;12-10-2026;26-10-2026;1.200,00")
		h.waiting(2)
		h.proven()
	})
}
