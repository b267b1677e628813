package casework_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/fault"
)

func TestCasesArePausedTogetherAndEachOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue() // one of four is paused already
		all := []int64{first, first + 1, first + 2, first + 3, first + 3, 999999}
		came, err := h.HoldTogether(h.t.Context(), h.person, h.creditor, all, day("2026-12-01"), "")
		h.works(err)
		if len(came.Done) != 3 || len(came.Refused) != 1 || came.Refused[0].Number != 999999 || !fault.Is(came.Refused[0].Why, fault.NotFound) {
			h.t.Fatalf("came %+v, want three paused and the one that isn't there refused", came)
		}
		again, err := h.HoldTogether(h.t.Context(), h.person, h.creditor, all, day("2026-12-01"), "")
		h.works(err)
		if len(again.Done) != 0 {
			h.t.Errorf("asked twice, done again on %v", again.Done)
		}
		back, err := h.ResumeTogether(h.t.Context(), h.person, h.creditor, came.Done)
		h.works(err)
		if diff := cmp.Diff(back.Done, came.Done); diff != "" {
			h.t.Errorf("undone (-got +want):\n%s", diff)
		}
		o, err := h.Overview(h.t.Context(), h.person, h.creditor)
		h.works(err)
		if o.Paused.Cases != 1 {
			h.t.Errorf("%d are on pause, want the one that was before", o.Paused.Cases)
		}
	})
}

func TestCasesAreTakenOutOfTheBatchTogetherAndBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		h.works(h.LeaveBatch(h.t.Context(), h.person, h.creditor, first))
		out, err := h.LeaveBatchTogether(h.t.Context(), h.person, h.creditor, []int64{first, first + 1})
		h.works(err)
		if diff := cmp.Diff(out, casework.Together{Done: []int64{first + 1}}); diff != "" {
			h.t.Errorf("taken out (-got +want):\n%s", diff)
		}
		in, err := h.JoinBatchTogether(h.t.Context(), h.person, h.creditor, out.Done)
		h.works(err)
		if diff := cmp.Diff(in, out); diff != "" {
			h.t.Errorf("taken back (-got +want):\n%s", diff)
		}
		stranger := personAt(h.creditor+1, access.Administrator)
		if _, err := h.JoinBatchTogether(h.t.Context(), stranger, h.creditor, []int64{first}); !fault.Is(err, fault.Forbidden) {
			h.t.Errorf("a stranger = %v, want forbidden", err)
		}
	})
}

func TestANoteIsWrittenOnSeveralCases(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		came, err := h.NoteTogether(h.t.Context(), h.person, h.creditor, []int64{first, first + 1, 999999}, "Ringet forgæves")
		h.works(err)
		if diff := cmp.Diff(came.Done, []int64{first, first + 1}); diff != "" || len(came.Refused) != 1 {
			h.t.Errorf("came %+v, want it on the two that are there", came)
		}
		if notes := h.look(first + 1).Case.Notes; len(notes) != 1 || notes[0].Text != "Ringet forgæves" {
			h.t.Errorf("notes %+v", notes)
		}
		_, err = h.NoteTogether(h.t.Context(), h.person, h.creditor, []int64{first}, "")
		h.fails(err, fault.Invalid, "note.empty")
	})
}

func TestOneCaseIsListedByItsNumber(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		page := h.listed(casework.CaseQuery{CaseFilter: casework.CaseFilter{OnlyNumber: first + 2}, Limit: 10})
		if diff := cmp.Diff(numbers(page), []int64{2}); diff != "" || page.Total.Cases != 1 {
			h.t.Errorf("listed (-got +want):\n%s of %+v", diff, page.Total)
		}
	})
}
