package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/intake"
)

func (h *house) toMend() []casework.LineToMend {
	h.t.Helper()
	lines, err := h.LinesToMend(h.t.Context(), h.person, h.creditor, 0, 10)
	h.works(err)
	return lines
}

func TestALineThatWaitsSaysWhatStandsInItAndWhatIsWrong(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices("1009;20;Per Bo;Vej 1;4300;Holbæk;;12-10-2026;31-02-2026;1,00")
		lines := h.toMend()
		if len(lines) != 1 {
			h.t.Fatalf("%d lines wait, want 1", len(lines))
		}
		l := lines[0]
		if l.Field != intake.FieldDueDate || l.Text(intake.FieldDueDate) != "31-02-2026" || l.Text(intake.FieldName) != "Per Bo" || l.File != "fakturaer.csv" || l.Line != 2 {
			h.t.Errorf("line %d of %s: %s is wrong, %q of %q", l.Line, l.File, l.Field, l.Text(intake.FieldDueDate), l.Text(intake.FieldName))
		}
		// What a person writes stays, also where it is wrong still.
		_, err := h.MendLine(h.t.Context(), h.person, h.creditor, l.ID, casework.Mend{Changes: map[intake.Field]string{intake.FieldDueDate: "31-04-2026"}})
		h.works(err)
		if l = h.toMend()[0]; l.Text(intake.FieldDueDate) != "31-04-2026" || l.Field != intake.FieldDueDate {
			h.t.Errorf("what was written is %q", l.Text(intake.FieldDueDate))
		}
	})
}

func TestADoubtShowsWhoItMayBe(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(withCVR, "1;;;Anna Holm;Søvej 3;4000;Roskilde;01-10-2026;15-10-2026;100,00")
		h.file(withCVR, "2;;;Anna Holm;Torvet 9;8000;Aarhus C;01-10-2026;15-10-2026;200,00")
		lines := h.toMend()
		if len(lines) != 1 || lines[0].Draft == nil || len(lines[0].Candidates) != 1 {
			h.t.Fatalf("%d lines wait: %+v", len(lines), lines)
		}
		if l := lines[0]; l.Draft.Debtor.City != "Aarhus C" || l.Candidates[0].Debtor.Town != "Roskilde" || l.Candidates[0].Number != first {
			h.t.Errorf("the one is of %s, the other of %s in case %d", l.Draft.Debtor.City, l.Candidates[0].Debtor.Town, l.Candidates[0].Number)
		}
	})
}

func TestLinesOfAnotherCreditorAreNotShown(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices("1009;20;Per Bo;Vej 1;4300;Holbæk;;12-10-2026;31-02-2026;1,00")
		other := h.add(fjord())
		if _, err := h.LinesToMend(h.t.Context(), h.person, other, 0, 10); !fault.Is(err, fault.Forbidden) {
			h.t.Errorf("another creditor's lines are shown: %v", err)
		}
	})
}
