package debt_test

import (
	"testing"

	"krav/internal/debt"
)

func TestTheErasureIsTheLastCorrectionWithoutAName(t *testing.T) {
	t.Parallel()
	corrected := func(version int64, name string) debt.Occurred {
		return debt.Occurred{Version: version, Event: debt.DebtorCorrected{Debtor: debt.Debtor{Name: name}}}
	}
	if got := debt.ErasureIn([]debt.Occurred{corrected(2, "Anna"), corrected(3, "Anna Holm")}); got != 0 {
		t.Errorf("erased by %d, want by none", got)
	}
	// What was corrected by 2, and by 4 after the end, was erased with the rest by 5.
	if got := debt.ErasureIn([]debt.Occurred{corrected(2, ""), {Version: 3, Event: debt.CaseClosed{}}, corrected(4, ""), corrected(5, "")}); got != 5 {
		t.Errorf("erased by %d, want by 5", got)
	}
}

// Seen as of a day before, the corrections of the open case are corrections still.
func TestACorrectionOfAnOpenCaseIsNoErasure(t *testing.T) {
	t.Parallel()
	corrected := debt.Occurred{Version: 2, Event: debt.DebtorCorrected{}}
	if got := debt.ErasureIn([]debt.Occurred{corrected}); got != 0 {
		t.Errorf("erased by %d, want by none", got)
	}
}
