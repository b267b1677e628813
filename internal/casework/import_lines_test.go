package casework_test

import (
	"testing"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/intake"
)

// badDay is an invoice with a day that isn't in the calendar.
const badDay = "1030;21;Emil Bo;Bakken 2;4300;Holbæk;;12-10-2026;31-02-2026;300,00"

func (h *house) mend(line int64, m casework.Mend) (casework.ImportReport, error) {
	h.t.Helper()
	return h.MendLine(h.t.Context(), h.person, h.creditor, line, m)
}

func TestARefusedLineIsKeptAndMended(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.invoices(badDay, anna)
		if report.Created != 1 || len(report.Refused) != 1 || report.Refused[0].Line != 2 {
			h.t.Fatalf("a bad line stopped a good one: %+v", report)
		}
		line := h.waiting(1)[0]
		// Still wrong: it stays, with its new reason.
		mended, err := h.mend(line.ID, casework.Mend{Changes: map[intake.Field]string{intake.FieldDueDate: "30-02-2026"}})
		h.works(err)
		if len(mended.Refused) != 1 {
			h.t.Errorf("mended = %+v", mended)
		}
		if again := h.waiting(1)[0]; again.ID != line.ID || again.Raw == line.Raw {
			h.t.Errorf("line = %+v", again)
		}
		mended, err = h.mend(line.ID, casework.Mend{Changes: map[intake.Field]string{intake.FieldDueDate: "28-10-2026"}})
		h.works(err)
		if mended.Created != 1 {
			h.t.Errorf("mended = %+v", mended)
		}
		h.waiting(0)
		if claim := h.look(first + 1).Case.Claims[0]; claim.Due != day("2026-10-28") || claim.Number != "1030" {
			h.t.Errorf("claim = %+v", claim)
		}
		_, err = h.mend(line.ID, casework.Mend{})
		h.fails(err, fault.Conflict, "line.is_settled")
		h.proven()
	})
}

func TestALineInDoubtJoinsTheCaseAPersonNames(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, "1040;;Anna Holm;Skovvej 12;8000;Aarhus C;;12-10-2026;26-10-2026;50,00", "1041;;Anna Holm;Torvet 1;9000;Aalborg;;12-10-2026;26-10-2026;60,00")
		waiting := h.waiting(2)
		joined, err := h.mend(waiting[0].ID, casework.Mend{Case: first})
		h.works(err)
		if joined.Joined != 1 || len(h.look(first).Case.Claims) != 2 {
			h.t.Errorf("joined = %+v", joined)
		}
		opened, err := h.mend(waiting[1].ID, casework.Mend{NewCase: true})
		h.works(err)
		if opened.Created != 1 || h.look(first+1).Case.Debtor.Town != "Aalborg" {
			h.t.Errorf("opened = %+v", opened)
		}
		h.waiting(0)
	})
}

func TestALineCantJoinACaseThatIsClosedOrIsntThere(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		other := h.also(fjord())
		other.invoices(anna, bent)
		h.invoices(anna, "1040;;Anna Holm;Skovvej 12;8000;Aarhus C;;12-10-2026;26-10-2026;50,00")
		h.pays(first, "1200.00")
		line := h.waiting(1)[0]
		_, err := h.mend(line.ID, casework.Mend{Case: first})
		h.fails(err, fault.Conflict, "case.is_closed")
		_, err = h.mend(line.ID, casework.Mend{Case: first + 1}) // the other's
		h.fails(err, fault.NotFound, "case.not_found")
		_, err = other.mend(line.ID, casework.Mend{NewCase: true})
		h.fails(err, fault.NotFound, "line.not_found")
		h.waiting(1)
	})
}

func TestADroppedLineIsForgotten(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(badDay)
		line := h.waiting(1)[0]
		h.works(h.DropLine(h.t.Context(), h.person, h.creditor, line.ID))
		h.waiting(0)
		_, err := h.mend(line.ID, casework.Mend{NewCase: true})
		h.fails(err, fault.Conflict, "line.is_settled")
		h.fails(h.DropLine(h.t.Context(), h.person, h.creditor, line.ID), fault.Conflict, "line.is_settled")
		h.fails(h.DropLine(h.t.Context(), h.person, h.creditor, 99), fault.NotFound, "line.not_found")
		h.lacks("Emil Bo")
		// The file again doesn't bring it back.
		h.invoices(badDay)
		h.waiting(0)
	})
}

func TestACreditNoteIsForAPersonToPlace(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.invoices(anna, "K-5;17;Anna Holm;Søvej 3;4000;Roskilde;;20-10-2026;20-10-2026;-200,00")
		if report.Created != 1 || len(report.Asked) != 1 || report.Asked[0].Why.Key != "line.credit_note_for_which" {
			h.t.Fatalf("report = %+v", report)
		}
		// It is no claim, whatever a person says.
		line := h.waiting(1)[0]
		_, err := h.mend(line.ID, casework.Mend{NewCase: true})
		h.fails(err, fault.Invalid, "case.amount_not_positive")
		_, err = h.mend(line.ID, casework.Mend{Case: first})
		h.fails(err, fault.Invalid, "case.amount_not_positive")
		h.works(h.Credit(h.t.Context(), h.person, h.creditor, casework.CreditNote{Case: first, Invoice: "1001", Number: "K-5", Amount: kr("200.00"), On: day("2026-10-20")}))
		h.owes(first, "1000.00")
		h.waiting(0) // and waits no longer
	})
}

func TestTextThatNobodySeesStopsNoLine(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.invoices("1050;;Fin\x00 Lund;Vej\x00 2;4300;Holbæk;;12-10-2026;26-10-2026;70,00", "1051;;G\u200bry Ask;Vej 3;4300;Holbæk;;12-10-2026;26-10-2026;80,00", anna)
		if got := report.Created + len(report.Refused); got != 3 || report.Created < 2 {
			h.t.Errorf("report = %+v", report)
		}
	})
}

func TestOnlyWhoBringsInvoicesInMendsThem(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(badDay)
		line := h.waiting(1)[0]
		reader := personAt(h.creditor, access.Reader)
		_, err := h.MendLine(h.t.Context(), reader, h.creditor, line.ID, casework.Mend{})
		h.fails(err, fault.Forbidden, "access.not_allowed")
		h.fails(h.DropLine(h.t.Context(), reader, h.creditor, line.ID), fault.Forbidden, "access.not_allowed")
		h.waiting(1)
	})
}
