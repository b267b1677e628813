package casework_test

import (
	"context"
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

func (h *house) passes(to string) casework.Passing {
	h.t.Helper()
	passed, err := h.PassDays(h.t.Context(), h.person, h.creditor, day(to), h.eachDay())
	h.works(err)
	return passed
}

func (h *house) eachDay() casework.Day {
	return casework.Day{
		Work:  func(ctx context.Context) error { return h.runner().Drain(ctx) },
		Close: func(context.Context, debt.CreditorID) error { return nil },
	}
}

// Anna's claim is overdue. On the first day that passes the first reminder goes, and the
// next steps eleven days after one another: the second, the notice of collection, the
// demand. All of it is there after ninety days, each letter on its own day and marked.
func TestTheDaysOfASandboxPassOneByOne(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		s := h.also(sandbox("2026-11-02"))
		s.invoices(anna)
		passed := s.passes("2027-01-31")
		if passed.From != day("2026-11-02") || passed.Until != day("2027-01-31") || passed.Letters < 4 {
			h.t.Fatalf("passed = %+v, want four letters at least by 31 January", passed)
		}
		seen := s.look(first)
		if got := len(seen.Case.Shown()); got != passed.Letters {
			h.t.Errorf("%d letters had left, and %d were counted", got, passed.Letters)
		}
		last := debt.Step{}
		for i, step := range seen.Case.Steps {
			if i > 0 && last.Dispatched.DaysUntil(step.Dispatched) < 11 {
				h.t.Errorf("%s on %s, %s on %s", last.Name, last.Dispatched, step.Name, step.Dispatched)
			}
			last = step
		}
		archived, err := s.Document(h.t.Context(), s.person, s.creditor, seen.Case.Letters[0].Letter)
		h.works(err)
		if !strings.Contains(archived.Content, "PRØVE. Dette brev er skrevet i et prøvehus") {
			h.t.Error("the letter isn't marked")
		}
		s.proven()
	})
}

func TestOnlyASandboxsDaysPassAndNeverBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		_, err := h.PassDays(h.t.Context(), h.person, h.creditor, day("2026-11-05"), h.eachDay())
		h.fails(err, fault.Invalid, "clock.not_sandbox")
		s := h.also(sandbox("2026-11-02"))
		_, err = s.PassDays(h.t.Context(), s.person, s.creditor, day("2026-11-01"), s.eachDay())
		s.fails(err, fault.Invalid, "clock.goes_back")
		_, err = s.PassDays(h.t.Context(), s.person, s.creditor, day("2028-11-01"), s.eachDay())
		s.fails(err, fault.Invalid, "clock.too_far")
		if passed := s.passes("2026-11-02"); passed.Letters != 0 || passed.Until != day("2026-11-02") {
			h.t.Errorf("passed = %+v, want nothing on the day that it is", passed)
		}
	})
}
