package wording_test

import (
	"testing"

	"krav/internal/fault"
	"krav/internal/wording"
)

func TestNeutralAmountsAndDaysAreSaidAsTheReaderWritesThem(t *testing.T) {
	t.Parallel()
	f := fault.New(fault.Invalid, "task.refund_overpayment").With("amount", "1335.30")
	if got, want := wording.Fault(wording.Danish, f), "Betal 1.335,30 kr. tilbage: der er betalt for meget."; got != want {
		t.Errorf("in Danish: %q, want %q", got, want)
	}
	day := fault.New(fault.Invalid, "payment.value_day_ahead").With("day", "2026-11-21")
	if got, want := wording.Fault(wording.English, day), "The value day 21\u00a0November 2026 lies ahead. Write the day the money came."; got != want {
		t.Errorf("in English: %q, want %q", got, want)
	}
}
