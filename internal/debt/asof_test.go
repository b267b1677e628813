package debt_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
)

// A posting that is dated back counts from the day on which its letter was ordered, and
// money for an invoice that came later from the day of that.
func TestWhatIsDatedBackCountsFromWhatItSpeaksOf(t *testing.T) {
	t.Parallel()
	on := civil.MustParse
	journal := []debt.Occurred{
		{Version: 1, On: on("2026-11-02"), Known: on("2026-11-02"), Event: debt.CaseOpened{Number: 1}},
		{Version: 2, On: on("2026-11-10"), Known: on("2026-11-10"), Event: debt.ClaimRegistered{Claim: debt.Claim{ID: 7}}},
		{Version: 3, On: on("2026-11-04"), Known: on("2026-11-11"), Event: debt.PaymentRecorded{Payment: 1, Named: 7}},
		{Version: 4, On: on("2026-11-12"), Known: on("2026-11-12"), Event: debt.DispatchOrdered{Dispatch: 9}},
		{Version: 5, On: on("2026-11-11"), Known: on("2026-11-13"), Event: debt.DispatchHanded{Dispatch: 9}},
	}
	for _, c := range []struct {
		at   debt.AsOf
		want []int64
	}{
		{debt.AsOf{}, []int64{1, 2, 3, 4, 5}},
		{debt.AsOf{On: on("2026-11-05")}, []int64{1}},
		{debt.AsOf{On: on("2026-11-11")}, []int64{1, 2, 3}},
		{debt.AsOf{On: on("2026-11-12")}, []int64{1, 2, 3, 4, 5}},
		{debt.AsOf{Known: on("2026-11-10")}, []int64{1, 2}},
		{debt.AsOf{On: on("2026-11-12"), Known: on("2026-11-12")}, []int64{1, 2, 3, 4}},
		{debt.AsOf{On: on("2026-11-01")}, nil},
	} {
		var got []int64
		for _, o := range c.at.Told(journal) {
			got = append(got, o.Version)
		}
		if len(got) != len(c.want) {
			t.Errorf("%+v: %v, want %v", c.at, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%+v: %v, want %v", c.at, got, c.want)
				break
			}
		}
	}
}
