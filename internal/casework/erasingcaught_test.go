package casework_test

import (
	"slices"
	"testing"

	"krav/internal/debt"
)

// What a sandbox catches lies in a folder of ours. What others have sent has left.
func TestWhatASandboxHasCaughtIsErasedWithItsCase(t *testing.T) {
	t.Parallel()
	for _, sandbox := range []bool{true, false} {
		onBoth(t, func(h *house) {
			c := fjord()
			c.Sandbox = sandbox
			h = h.also(c)
			h.invoices(anna, bent)
			h.run()
			h.work()
			h.pays(first, "1300.00")
			h.work() // the receipt
			var want []debt.DispatchID
			for _, d := range h.look(first).Case.Dispatches {
				want = append(want, d.Dispatch)
			}
			if !sandbox {
				want = nil
			}
			h.works(h.Erase(h.t.Context(), h.person, h.creditor, first))
			h.work()
			if !slices.Equal(h.post.forgot, want) {
				h.t.Errorf("sandbox %t: forgot %v, want %v", sandbox, h.post.forgot, want)
			}
		})
	}
}
