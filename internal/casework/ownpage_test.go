package casework_test

import (
	"testing"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
)

// debtor is Anna, come to the page of her case.
func (h *house) debtor() access.Actor {
	h.t.Helper()
	return access.NewDebtor(int64(h.creditor), int64(h.look(first).Case.ID))
}

func TestADebtorSeesWhatTheCreditorSeesIsOwedAndNothingKeptForThem(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.withLetter()
		h.works(h.Note(h.t.Context(), h.person, h.creditor, first, "ring efter kl. 17"))
		page, err := h.OwnCase(h.t.Context(), h.debtor(), h.creditor)
		h.works(err)
		if got, want := page.Seen.Owed.Left.Total(), h.look(first).Owed.Left.Total(); got != want {
			h.t.Errorf("the debtor is told %v, the creditor %v", got, want)
		}
		if page.Seen.Case.Number != first || page.Creditor.ID != h.creditor {
			h.t.Errorf("case %d of creditor %d", page.Seen.Case.Number, page.Creditor.ID)
		}
		if len(page.Seen.Case.Notes)+len(page.Seen.Case.Tasks)+len(page.Seen.Events) != 0 {
			h.t.Error("notes, tasks or the journal are shown to the debtor")
		}
	})
}

func TestADebtorReadsTheLettersOfTheirOwnCaseAlone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.run()
		own, bents := h.look(first).Case.Letters[0].Letter, h.look(first + 1).Case.Letters[0].Letter
		got, err := h.OwnDocument(h.t.Context(), h.debtor(), h.creditor, own)
		if h.works(err); got.ID != own || len(got.Body) == 0 {
			h.t.Errorf("document %d of %d bytes, want %d", got.ID, len(got.Body), own)
		}
		for _, other := range []debt.DocumentID{bents, 0, own + 1_000_000} {
			_, err = h.OwnDocument(h.t.Context(), h.debtor(), h.creditor, other)
			h.fails(err, fault.NotFound, "document.not_found")
		}
		_, err = h.OwnCase(h.t.Context(), access.NewDebtor(int64(h.creditor), h.debtor().Case()+1_000_000), h.creditor)
		h.fails(err, fault.NotFound, "case.not_found")
	})
}

func TestADebtorDoesntSeeALetterBeforeItHasLeft(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.waitingLetter(func() {
			page, err := h.OwnCase(h.t.Context(), h.debtor(), h.creditor)
			if h.works(err); len(page.Seen.Case.Letters)+len(page.Seen.Case.Dispatches) != 0 {
				h.t.Error("what waits to be sent is shown")
			}
			_, err = h.OwnDocument(h.t.Context(), h.debtor(), h.creditor, h.look(first).Case.Letters[0].Letter)
			h.fails(err, fault.NotFound, "document.not_found")
		})
		page, err := h.OwnCase(h.t.Context(), h.debtor(), h.creditor)
		if h.works(err); len(page.Seen.Case.Letters) != 1 {
			h.t.Errorf("%d letters once it has left, want one", len(page.Seen.Case.Letters))
		}
	})
}

func TestADebtorsObjectionStopsTheCaseAtOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.fails(h.ObjectAsDebtor(h.t.Context(), h.debtor(), h.creditor, " \n"), fault.Invalid, "objection.reason_missing")
		h.works(h.ObjectAsDebtor(h.t.Context(), h.debtor(), h.creditor, "Varen kom aldrig"))
		h.tasks(first, "task.answer_objection")
		if got := h.look(first).Case.Objection; !got.Open || got.Reason != "Varen kom aldrig" {
			h.t.Errorf("objection = %+v", got)
		}
		h.at("2026-11-20")
		if rows := h.run(); len(rows) != 0 {
			h.t.Errorf("a disputed case was followed up: %+v", rows)
		}
		h.proven()
	})
}

func TestTheDebtorsUseCasesAreTheDebtorsAlone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.withLetter()
		for what, who := range map[string]access.Actor{
			"the creditor's own person": h.person,
			"another creditor's debtor": access.NewDebtor(int64(h.creditor)+1, h.debtor().Case()),
			"the night run":             access.NightRun(),
		} {
			_, seen := h.OwnCase(h.t.Context(), who, h.creditor)
			_, read := h.OwnDocument(h.t.Context(), who, h.creditor, 1)
			for _, err := range []error{seen, read, h.ObjectAsDebtor(h.t.Context(), who, h.creditor, "nej")} {
				if !fault.Is(err, fault.Forbidden) {
					h.t.Errorf("%s: %v, want it forbidden", what, err)
				}
			}
		}
	})
}
