package casework_test

import (
	"io"
	"slices"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

// Clara's letter of 2 November lies in a pack that is posted but not marked. On the 4th another
// debtor's letter waits: no pack is made that would give Clara hers twice. The same pack comes
// again byte for byte, with its days; once it is marked, the next has the newer letter alone.
func TestThePackThatIsNotMarkedIsNeverMadeAnewUnasked(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.with(func(c *casework.Creditor) { c.Terms.PostalDays = new(3) }) // so that the pack can be posted on the 4th
		h.invoices(clara)
		h.run()
		old := h.pack()
		h.at("2026-11-04")
		h.invoices("1004;20;Dora Em;Åvej 9;4300;Holbæk;;12-10-2026;26-10-2026;700,00")
		h.run()
		_, err := h.Pack(h.t.Context(), h.person, h.creditor, casework.PackNext, &packer{}, io.Discard)
		h.fails(err, fault.Conflict, "pack.unmarked")
		if found := fault.Of(err); found != nil && (found.Args["day"] != "2026-11-02" || found.Args["count"] != "1") {
			h.t.Errorf("unmarked: %v, want one letter of 2 November", found.Args)
		}
		again := h.packOf(casework.PackAgain)
		if len(again) != 1 || again[0].Dispatch != old[0].Dispatch || !slices.Equal(again[0].PDF, old[0].PDF) {
			h.t.Errorf("the pack again = %+v, want the letter of 2 November as it was", again)
		}
		h.steps(first, "reminder-1")
		h.works(h.post1(old[0], "2026-11-02"))
		next := h.pack()
		if len(next) != 1 || next[0].CaseNumber != "10002" {
			h.t.Errorf("the next pack = %+v, want the newer letter alone", next)
		}
		if events := h.look(first).Events; !slices.ContainsFunc(events, func(o debt.Occurred) bool { return o.Event == debt.DispatchPacked{Dispatch: old[0].Dispatch} }) {
			h.t.Error("the journal doesn't tell of the pack")
		}
		h.proven()
	})
}

// Whoever has paid since is in no pack, not even the same one again.
func TestALetterOfAPackThatWasPaidSinceIsInItNoMore(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(clara)
		h.run()
		h.pack()
		h.at("2026-11-03")
		h.pays(first, h.look(first).Owed.Total().String())
		if again := h.packOf(casework.PackAgain); len(again) != 0 {
			h.t.Errorf("packed again: %+v", again)
		}
		if next := h.pack(); len(next) != 0 {
			h.t.Errorf("packed next: %+v", next)
		}
		h.proven()
	})
}
