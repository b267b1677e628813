package casework_test

import (
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
)

// withCVR are headings that know a business too.
const withCVR = "Fakturanr.;Kundenr.;CVR;Navn;Adresse;Postnr.;By;Fakturadato;Forfaldsdato;Beløb"

func TestInvoicesOfOneDebtorGatherInOneCase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.file(withCVR,
			"1;17;;Anna Holm;Søvej 3;4000;Roskilde;01-10-2026;15-10-2026;100,00",
			"2;17;;Anna Holm;Torvet 9;4000;Roskilde;01-10-2026;15-10-2026;200,00", // by customer number
			"3;;12345674;Nord El A/S;Værftet 1;8000;Aarhus C;01-10-2026;15-10-2026;300,00",
			"4;;12345674;Nordel;Havnen 2;8000;Aarhus C;01-10-2026;15-10-2026;400,00", // by CVR
			"5;;;Clara Dam;Åvej 1;4300;Holbæk;01-10-2026;15-10-2026;500,00",
			"6;;;DAM, Clara;Aavej 1;4300;Holbæk;01-10-2026;15-10-2026;600,00") // by name and address
		if report.Created != 3 || report.Joined != 3 || len(report.Asked)+len(report.Refused) != 0 {
			h.t.Fatalf("created %d, joined %d, asked %v, refused %v", report.Created, report.Joined, report.Asked, report.Refused)
		}
		// Another day, by what the cases themselves say of their debtors.
		report = h.file(withCVR,
			"7;0017;;A. Holm;Søvej 3;4000;Roskilde;02-10-2026;16-10-2026;1,00",
			"8;;;Nord El Aktieselskab;Værftet 1;8000;Aarhus C;02-10-2026;16-10-2026;2,00",
			"9;;;Clara Dam;Åvej 1;4300;Holbæk;02-10-2026;16-10-2026;3,00")
		if report.Joined != 3 {
			h.t.Errorf("joined %d of three later invoices; asked %v", report.Joined, report.Asked)
		}
		for number, want := range map[int64]int{first: 3, first + 1: 3, first + 2: 3} {
			if got := len(h.look(number).Case.Claims); got != want {
				h.t.Errorf("case %d has %d claims, want %d", number, got, want)
			}
		}
		h.proven()
	})
}

func TestACaseNumberIsNeverLeftOut(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.invoices("1009;20;Per Bo;Vej 1;4300;Holbæk;;12-10-2026;31-02-2026;1,00") // refused: it takes no number
		h.invoices(bent, clara)
		rows, err := h.Cases(h.t.Context(), h.person, h.creditor, 0, 10)
		h.works(err)
		var got []string
		for _, row := range rows {
			got = append(got, row.Debtor)
		}
		same(h.t, "debtors", got, []string{"Anna Holm", "Bent Krogh", "Clara Dam"})
		if rows[2].Number != first+2 {
			h.t.Errorf("the third case has number %d", rows[2].Number)
		}
	})
}

func TestADebtorWhoMayBeAnotherIsLeftToAPerson(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		report := h.invoices("1010;;Anna Holm;Skovvej 12;8000;Aarhus C;;12-10-2026;26-10-2026;50,00")
		if len(report.Asked) != 1 || report.Asked[0].Why.Key != "line.same_debtor" || report.Created+report.Joined != 0 {
			h.t.Fatalf("report = %+v", report)
		}
		waiting := h.waiting(1)
		if line := waiting[0]; line.State != casework.LineAsked || line.Case == 0 || !strings.Contains(line.Raw, "Skovvej 12") {
			h.t.Errorf("line = %+v", line)
		}
	})
}

func TestTheSameFileTwiceCreatesNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		lines := []string{anna, bent, "1010;;Anna Holm;Skovvej 12;8000;Aarhus C;;12-10-2026;26-10-2026;50,00", "1011;;;;;;;;;"}
		h.invoices(lines...)
		events := h.verdict().Events
		report := h.invoices(lines...)
		if report.Created+report.Joined != 0 || report.Unchanged != 2 || len(report.Asked) != 1 || len(report.Refused) != 1 {
			h.t.Errorf("the second time: %+v", report)
		}
		if got := h.verdict().Events; got != events {
			h.t.Errorf("%d events, want the %d of the first time", got, events)
		}
		h.waiting(2)
		if file := h.dump("intake_file"); !strings.Contains(file, "created=2 joined=0 same=0 asked=1 refused=1") {
			h.t.Errorf("what became of the file the first time isn't on record: %s", file)
		}
		h.proven()
	})
}

func TestAnInvoiceIsKnownHoweverItsNumberIsWritten(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices("000123;17;Anna Holm;Søvej 3;4000;Roskilde;;12-10-2026;26-10-2026;1.200,00", "fa-7;18;Bent Krogh;Lyngvej 8;4300;Holbæk;;12-10-2026;26-10-2026;800,00")
		// A spreadsheet has eaten the noughts, and a person has written capitals.
		report := h.invoices("123;17;Anna Holm;Søvej 3;4000;Roskilde;;12-10-2026;26-10-2026;1.200,00", "FA-7;18;Bent Krogh;Lyngvej 8;4300;Holbæk;;12-10-2026;26-10-2026;800,00")
		if report.Unchanged != 2 {
			h.t.Errorf("report = %+v, want two that are known", report)
		}
	})
}

// FA-7 comes again as FA7, with the same amount and the same due date: it may be the same
// invoice, and a person says. With another amount it is another.
func TestAnInvoiceThatLooksLikeAnotherIsAskedAbout(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices("FA-7;18;Bent Krogh;Lyngvej 8;4300;Holbæk;;12-10-2026;26-10-2026;800,00")
		report := h.invoices("FA7;18;Bent Krogh;Lyngvej 8;4300;Holbæk;;12-10-2026;26-10-2026;800,00", "F-A7;18;Bent Krogh;Lyngvej 8;4300;Holbæk;;12-10-2026;26-10-2026;650,00")
		if report.Joined != 1 || len(report.Asked) != 1 || report.Asked[0].Why.Key != "line.number_alike" {
			h.t.Fatalf("report = %+v", report)
		}
		h.owes(first, "1450.00")
		_, err := h.mend(h.waiting(1)[0].ID, casework.Mend{Case: first})
		h.works(err)
		h.owes(first, "2250.00")
	})
}

func TestANumberThatAnotherDebtorHasIsLeftToAPerson(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		report := h.invoices("1001;18;Bent Krogh;Lyngvej 8;4300;Holbæk;;12-10-2026;26-10-2026;1.200,00")
		if len(report.Asked) != 1 || report.Asked[0].Why.Key != "line.number_used_before" {
			h.t.Fatalf("report = %+v", report)
		}
		line := h.waiting(1)[0]
		mended, err := h.MendLine(h.t.Context(), h.person, h.creditor, line.ID, casework.Mend{Changes: map[intake.Field]string{intake.FieldInvoiceNumber: "2001"}})
		h.works(err)
		if mended.Created != 1 {
			h.t.Errorf("mended = %+v", mended)
		}
	})
}

// Invoice 1001 is paid and its case has ended. The list has it once more, as nobody has
// marked it in the creditor's program: that is known. A number that is used again, by
// another debtor or in another year, is asked about; no invoice is lost.
func TestTheNumberOfAnEndedCaseSwallowsNoOtherInvoice(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ line, want string }{
		"the same":         {anna, ""},
		"less of it left":  {"1001;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;26-10-2026;700,00", ""},
		"another debtor's": {"1001;18;Bent Krogh;Lyngvej 8;4300;Holbæk;;12-10-2026;26-10-2026;1.200,00", "line.number_used_before"},
		"of other days":    {"1001;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;20-10-2026;30-10-2026;777,00", "line.number_of_ended"},
		"for more":         {"1001;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;26-10-2026;1.777,00", "line.number_of_ended"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.invoices(anna)
				h.pay(first, "1200.00", "2026-11-01")
				report := h.invoices(c.line)
				if c.want == "" {
					if report.Unchanged != 1 || len(report.Asked) != 0 {
						h.t.Errorf("report = %+v, want a line that is known", report)
					}
					return
				}
				if len(report.Asked) != 1 || report.Asked[0].Why.Key != c.want {
					h.t.Errorf("report = %+v, want it asked: %s", report, c.want)
				}
			})
		})
	}
}

// Bent has invoice 1002. Anna's credit note has the number too, in a series of its own: it
// is hers, and holds her case back.
func TestACreditNoteWithTheNumberOfAnothersInvoiceIsItsOwnDebtors(t *testing.T) {
	t.Parallel()
	for name, isEnded := range map[string]bool{"of an open case": false, "of one that has ended": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.invoices(anna, bent)
				if isEnded {
					h.pay(first+1, "800.00", "2026-11-01")
				}
				report := h.invoices("1002;17;Anna Holm;Søvej 3;4000;Roskilde;;20-10-2026;20-10-2026;-300,00")
				if len(report.Asked) != 1 || report.Asked[0].Why.Key != "line.credit_note_for_which" {
					h.t.Fatalf("report = %+v", report)
				}
				if tasks := h.look(first + 1).Case.Tasks; len(tasks) != 0 {
					h.t.Errorf("Bent's case asks %+v", tasks)
				}
				h.run()
				h.steps(first)
			})
		})
	}
}

func TestAnotherCreditorsSameNumbersDontMix(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		other := h.also(fjord())
		h.invoices(anna)
		if report := other.invoices(anna, bent); report.Created != 2 {
			h.t.Fatalf("the other's report = %+v", report)
		}
		if report := h.invoices(anna, bent); report.Unchanged != 1 || report.Created != 1 {
			h.t.Errorf("report = %+v", report)
		}
		if seen := other.look(first); seen.Case.Creditor != other.creditor {
			h.t.Errorf("case of creditor %d", seen.Case.Creditor)
		}
		other.pays(first, "100.00")
		h.owes(first, "1200.00")
		other.proven()
	})
}

func TestAnInvoiceOfAClosedCaseOpensAnother(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.pays(first, "1200.00")
		report := h.invoices(anna, strings.Replace(anna, "1001", "1020", 1))
		if report.Unchanged != 1 || report.Created != 1 {
			h.t.Errorf("report = %+v", report)
		}
		h.state(first, debt.Closed)
	})
}

func TestAColumnMappingIsRemembered(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		const odd = "Ref A;Ref B;Hvem;Kr;Dag 1;Dag 2"
		file := text(odd, "77;5;Dora Ek;90,00;12-10-2026;26-10-2026")
		_, err := h.Import(h.t.Context(), h.person, h.creditor, strings.NewReader(file), casework.ImportOptions{Name: "a.csv"})
		if fault.Of(err) == nil {
			h.t.Fatalf("error = %v, want the columns to be asked for", err)
		}
		mapping := intake.Mapping{Key: intake.HeadingsKey(strings.Split(odd, ";")), Columns: []intake.Field{
			intake.FieldInvoiceNumber, intake.FieldCustomerNumber, intake.FieldName, intake.FieldAmount, intake.FieldInvoiceDate, intake.FieldDueDate,
		}}
		_, err = h.Import(h.t.Context(), h.person, h.creditor, strings.NewReader(file), casework.ImportOptions{Name: "a.csv", Mapping: &mapping})
		h.works(err)
		if report := h.file(odd, "78;5;Dora Ek;10,00;13-10-2026;27-10-2026"); report.Joined != 1 {
			h.t.Errorf("the next file with those headings: %+v", report)
		}
		// What was said of each heading holds in another order and beside a new one too.
		moved := h.file("Sælger;Hvem;Ref A;Ref B;Dag 2;Dag 1;Kr", "KD;Dora Ek;79;5;28-10-2026;14-10-2026;20,00")
		if moved.Joined != 1 || len(moved.Refused)+len(moved.Asked) != 0 {
			h.t.Errorf("the next file with the headings in another order: %+v", moved)
		}
		other := h.also(fjord())
		_, err = other.Import(h.t.Context(), other.person, other.creditor, strings.NewReader(file), casework.ImportOptions{Name: "a.csv"})
		if fault.Of(err) == nil {
			h.t.Error("another creditor reads by our columns")
		}
	})
}

// waiting holds how many lines wait for a person, and returns them.
func (h *house) waiting(want int) []casework.IntakeLine {
	h.t.Helper()
	lines, err := h.WaitingLines(h.t.Context(), h.person, h.creditor, 0, 100)
	h.works(err)
	if len(lines) != want {
		h.t.Fatalf("%d lines wait, want %d: %+v", len(lines), want, lines)
	}
	return lines
}
