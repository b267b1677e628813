package casework_test

import (
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/intake"
)

// withCredits is the heading of a list that says which invoice a credit note lowers.
const withCredits = headings + ";Krediterer faktura"

// note is a credit note to Anna as a list has it: its number, its amount without the sign, and
// what it says of the invoices that it lowers.
func note(number, amount, credits string) string {
	return number + ";17;Anna Holm;Søvej 3;4000;Roskilde;;20-10-2026;20-10-2026;-" + amount + ";" + credits
}

// annasSecond is another invoice of Anna's, of 500.00, overdue like the first.
const annasSecond = "1009;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;26-10-2026;500,00"

// A creditor's list has the same credit note each week. Once a person has said what is to
// become of it, nobody is asked again; another note still is.
func TestACreditNoteIsAskedAboutOnce(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]func(h *house, line int64){
		"put aside": func(h *house, line int64) { h.works(h.DropLine(h.t.Context(), h.person, h.creditor, line)) },
		"given its invoice": func(h *house, line int64) {
			_, err := h.mend(line, casework.Mend{Changes: map[intake.Field]string{intake.FieldCredits: "1001"}})
			h.works(err)
		},
		"entered by hand": func(h *house, _ int64) {
			h.works(h.Credit(h.t.Context(), h.person, h.creditor, casework.CreditNote{Case: first, Invoice: "1001", Number: "K-1", Amount: kr("200.00")}))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.file(withCredits, anna+";", note("K-1", "200,00", ""))
				answer(h, h.waiting(1)[0].ID)
				before := h.look(first).Owed.Total()
				report := h.file(withCredits, anna+";", note("K-1", "200,00", ""), bent+";")
				if report.Unchanged != 2 || len(report.Asked) != 0 || report.Created != 1 {
					h.t.Errorf("the next list: %+v", report)
				}
				h.waiting(0)
				h.owes(first, before.String())
				if report := h.file(withCredits, note("K-1", "300,00", "")); len(report.Asked) != 1 {
					h.t.Errorf("a note of another amount: %+v", report)
				}
				h.proven()
			})
		})
	}
}

// While it waits it waits once, with the newest list, and is asked about each time.
func TestACreditNoteThatStillWaitsIsAskedAboutAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		for _, more := range []string{bent, clara, annasSecond} {
			if report := h.file(withCredits, more+";", note("K-1", "200,00", "")); len(report.Asked) != 1 {
				h.t.Errorf("report = %+v", report)
			}
			h.waiting(1)
		}
	})
}

// A newer list says which invoice the note lowers that waits: it is used, and the older line
// holds nothing back.
func TestACreditNoteThatIsUsedWaitsInNoOtherFile(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(withCredits, anna+";", note("K-1", "200,00", ""))
		h.waiting(1)
		if report := h.file(withCredits, note("K-1", "200,00", "1001")); report.Credited != 1 {
			h.t.Errorf("report = %+v", report)
		}
		h.waiting(0)
		h.owes(first, "1000.00")
		h.run()
		h.steps(first, "reminder-1")
		h.proven()
	})
}

// Excel drops the noughts in front, and people type small letters: it is the same note.
func TestACreditNoteIsKnownHoweverItsNumberIsWritten(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(withCredits, anna+";", note("0031", "300,00", "1001"), note("K 7", "100,00", "1001"))
		if report := h.file(withCredits, note("31", "300,00", "1001"), note("k7", "100,00", "1001"), note("K-7", "100,00", "1001")); report.Credited != 0 || report.Unchanged != 3 {
			h.t.Errorf("report = %+v", report)
		}
		h.owes(first, "800.00")
		err := h.Credit(h.t.Context(), h.person, h.creditor, casework.CreditNote{Case: first, Invoice: "1001", Number: "31", Amount: kr("300.00")})
		h.fails(err, fault.Conflict, "case.credit_note_known")
	})
}

// What is to be lowered is written as people write: 1,200.00 and 500.00 are all that Anna owes.
func TestACreditNoteNamesItsInvoicesAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for _, written := range []string{"1001, 1009", "1001 og 1009", "1001/1009", "Faktura 1001 og faktura nr. 1009", "Fakt. 1001; 1009"} {
		t.Run(written, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				report := h.file(withCredits, anna+";", annasSecond+";", note("K-1", "1700,00", `"`+written+`"`))
				if report.Credited != 1 || len(report.Asked) != 0 {
					h.t.Errorf("report = %+v", report)
				}
				h.owes(first, "0.00")
			})
		})
	}
}

// Whatever it is that a person is to say of a credit note, it may be all that is owed.
func TestACreditNoteHoldsItsDebtorsCaseWhateverIsAsked(t *testing.T) {
	t.Parallel()
	for why, line := range map[string]string{
		"line.credit_note_shares":       note("K-1", "1000,00", "1001, 1009"),
		"line.credit_note_early":        note("K-1", "1000,00", "A-1001"),
		"line.credit_note_other_debtor": strings.Replace(strings.Replace(note("K-1", "1000,00", "1001"), ";17;", ";99;", 1), "Anna Holm;Søvej 3", "Dora Ek;Engvej 9", 1),
	} {
		t.Run(why, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				report := h.file(withCredits, anna+";", annasSecond+";", line)
				if len(report.Asked) != 1 || report.Asked[0].Why.Key != why {
					h.t.Fatalf("report = %+v", report)
				}
				h.leavesOut("the plan", h.plan("")[0], []string{"hindrance.credit_waits"})
				h.run()
				h.steps(first)
				// Credited by hand without its number, it might be used twice.
				enter := casework.CreditNote{Case: first, Invoice: "1001", Amount: kr("1000.00")}
				h.fails(h.Credit(h.t.Context(), h.person, h.creditor, enter), fault.Conflict, "credit.note_waits")
				enter.Number = "K-1"
				h.works(h.Credit(h.t.Context(), h.person, h.creditor, enter))
				h.waiting(0)
				h.run()
				h.steps(first, "reminder-1")
				h.proven()
			})
		})
	}
}

// The case has ended before the credit note comes, so the line points to none; its debtor's
// all the same, it isn't used twice.
func TestACreditNoteOfAnEndedCaseIsNotUsedTwice(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.pays(first, "1200.00")
		h.file(withCredits, note("K-2", "200,00", ""))
		enter := casework.CreditNote{Case: first, Invoice: "1001", Amount: kr("200.00")}
		h.fails(h.Credit(h.t.Context(), h.person, h.creditor, enter), fault.Conflict, "credit.note_waits")
		enter.Number = "K-2"
		h.works(h.Credit(h.t.Context(), h.person, h.creditor, enter))
		h.waiting(0)
		h.tasks(first, followup.TaskRefund)
		h.proven()
	})
}

// 1,700.00 are credited of both invoices. While only the 500.00 of the one are entered by hand,
// the rest waits, and holds the case.
func TestThePartOfACreditNoteThatIsNotUsedWaits(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(withCredits, anna+";", annasSecond+";", note("K-1", "1700,00", ""))
		enter := func(invoice, amount string) {
			h.works(h.Credit(h.t.Context(), h.person, h.creditor, casework.CreditNote{Case: first, Invoice: invoice, Number: "K-1", Amount: kr(amount)}))
		}
		enter("1009", "500.00")
		h.waiting(1)
		h.run()
		h.steps(first)
		enter("1001", "1200.00")
		h.waiting(0)
		h.owes(first, "0.00")
		h.proven()
	})
}

// Of 300.00, 200.00 are entered by hand on the one invoice. Whichever invoice the line is
// then said to be for, neither the whole is credited once more nor is the rest forgotten.
func TestACreditNoteUsedInPartIsNeitherUsedWholeNorForgotten(t *testing.T) {
	t.Parallel()
	for _, invoice := range []string{"1001", "1009"} {
		t.Run(invoice, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.file(withCredits, anna+";", annasSecond+";", note("K-1", "300,00", ""))
				enter := func(invoice, amount string) {
					h.works(h.Credit(h.t.Context(), h.person, h.creditor, casework.CreditNote{Case: first, Invoice: invoice, Number: "K-1", Amount: kr(amount)}))
				}
				enter("1001", "200.00")
				_, err := h.mend(h.waiting(1)[0].ID, casework.Mend{Changes: map[intake.Field]string{intake.FieldCredits: invoice}})
				h.works(err)
				if got := h.waiting(1)[0].Reason; got != "line.credit_note_part_used" {
					h.t.Errorf("the line waits for %s", got)
				}
				h.owes(first, "1500.00")
				h.run()
				h.steps(first)
				enter("1009", "100.00")
				h.waiting(0)
				h.owes(first, "1400.00")
				h.proven()
			})
		})
	}
}

// One note of 300.00 stands on two lines of a list, one for each invoice. The next list has
// both once more. Where the second comes in a later file alone, nobody knows whether it is
// more of the note.
func TestACreditNoteOfSeveralLinesIsUsedLineByLine(t *testing.T) {
	t.Parallel()
	for _, amounts := range [][2]string{{"200,00", "100,00"}, {"100,00", "200,00"}, {"150,00", "150,00"}} {
		t.Run(amounts[0], func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				one, other := note("K-1", amounts[0], "1001"), note("K-1", amounts[1], "1009")
				report := h.file(withCredits, anna+";", annasSecond+";", one, other)
				if report.Credited != 2 || len(report.Asked) != 0 {
					h.t.Errorf("report = %+v, want two lines used", report)
				}
				h.owes(first, "1400.00")
				if report := h.file(withCredits, anna+";", annasSecond+";", one, other, ""); report.Credited != 0 || len(report.Asked) != 0 {
					h.t.Errorf("the next list: %+v, want nothing new", report)
				}
				h.owes(first, "1400.00")
				h.proven()
			})
		})
	}
	onBoth(t, func(h *house) {
		h.file(withCredits, anna+";", annasSecond+";", note("K-1", "150,00", "1001"))
		report := h.file(withCredits, note("K-1", "150,00", "1009"))
		if report.Credited != 0 || len(report.Asked) != 1 || report.Asked[0].Why.Key != "line.credit_note_part_used" {
			h.t.Errorf("report = %+v, want it asked", report)
		}
		h.owes(first, "1550.00")
	})
}

// One note of 150.00 stands on two lines that don't say which invoice they lower. A person who
// enters 100.00 of it hasn't dealt with the 50.00.
func TestLinesOfOneCreditNoteWaitUntilAllOfThemAreEntered(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(withCredits, anna+";", annasSecond+";", note("K-9", "100,00", ""), note("K-9", "50,00", ""))
		enter := func(invoice, amount string) {
			h.works(h.Credit(h.t.Context(), h.person, h.creditor, casework.CreditNote{Case: first, Invoice: invoice, Number: "k9", Amount: kr(amount)}))
		}
		enter("1001", "100.00")
		h.waiting(2)
		h.run()
		h.steps(first)
		enter("1009", "50.00")
		h.waiting(0)
		h.owes(first, "1550.00")
		h.proven()
	})
}

// Two lines of a note are for the same amount. The answer to the one isn't the other's.
func TestLinesOfOneCreditNoteThatLookAlikeAreAnsweredOneByOne(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(withCredits, anna+";", annasSecond+";", note("K-9", "50,00", ""), note("K-9", "50,00", ""))
		_, err := h.mend(h.waiting(2)[0].ID, casework.Mend{Changes: map[intake.Field]string{intake.FieldCredits: "1001"}})
		h.works(err)
		h.waiting(1)
		h.owes(first, "1650.00")
		h.run()
		h.steps(first)
		h.works(h.Credit(h.t.Context(), h.person, h.creditor, casework.CreditNote{Case: first, Invoice: "1009", Number: "K-9", Amount: kr("50.00")}))
		h.waiting(0)
		h.owes(first, "1600.00")
		h.proven()
	})
}

// Two lines of a note are for the same invoice, and the second is asked about. Entered as the
// note's second part, it is neither lost nor asked about again by the next list.
func TestTheSecondLineOfACreditNoteForOneInvoiceIsEnteredAsAPart(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		lines := []string{anna + ";", note("K-9", "100,00", "1001"), note("K-9", "50,00", "1001")}
		h.file(withCredits, lines...)
		line := h.waiting(1)[0]
		if line.Reason != "line.credit_note_part_used" {
			h.t.Fatalf("the line waits for %s", line.Reason)
		}
		enter := casework.CreditNote{Case: first, Invoice: "1001", Number: "K-9", Amount: kr("50.00")}
		h.fails(h.Credit(h.t.Context(), h.person, h.creditor, enter), fault.Conflict, "case.credit_note_known")
		enter.Number = "K-9 del 2"
		h.works(h.Credit(h.t.Context(), h.person, h.creditor, enter))
		h.works(h.DropLine(h.t.Context(), h.person, h.creditor, line.ID))
		if report := h.file(withCredits, append(lines, bent+";")...); report.Unchanged != 3 || len(report.Asked) != 0 {
			h.t.Errorf("the next list: %+v, want nothing new of the note", report)
		}
		h.owes(first, "1050.00")
		h.proven()
	})
}

// Two lines of one note are for the same amount. What the first has credited says nothing of the
// second, of which nobody knows how much is for each of its invoices: 500.00 of 900.00.
func TestALineOfACreditNoteIsNotKnownByAnotherOfTheSameAmount(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		third := strings.Replace(annasSecond, "1009", "1010", 1)
		third = strings.Replace(third, "500,00", "400,00", 1)
		report := h.file(withCredits, anna+";", annasSecond+";", third+";", note("K-1", "500,00", "1001"), note("K-1", "500,00", `"1009, 1010"`))
		if report.Credited != 1 || len(report.Asked) != 1 || report.Asked[0].Why.Key != "line.credit_note_shares" {
			h.t.Errorf("report = %+v, want the second line asked about", report)
		}
		h.owes(first, "1600.00")
		h.run()
		h.steps(first)
	})
}

// Who answers with a slip of the pen hasn't answered: the note still waits for Anna.
func TestAWrongAnswerAboutACreditNoteHoldsItsDebtorsCaseOn(t *testing.T) {
	t.Parallel()
	for name, invoice := range map[string]string{"an invoice that isn't here": "ZZ", "another debtor's": "1002"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.file(withCredits, anna+";", bent+";", note("K-1", "1200,00", ""))
				_, err := h.mend(h.waiting(1)[0].ID, casework.Mend{Changes: map[intake.Field]string{intake.FieldCredits: invoice}})
				h.works(err)
				h.waiting(1)
				h.run()
				h.steps(first)
				h.steps(first+1, "reminder-1")
				h.proven()
			})
		})
	}
}
