package casework_test

import (
	"fmt"
	"testing"
)

// A case of the day that no anchor speaks of yet leaves nothing but its number.
func TestVerifyMissesACaseThatIsGoneWithAllThatSpokeOfIt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent, clara)
		h.proven()
		gone := fmt.Sprintf(" WHERE case_id = %d", h.look(first+1).Case.ID)
		for _, table := range []string{"case_word", "claim", "case_debtor", "case_line", "case_file", "event_private", "event"} {
			if h.count(table+gone) > 0 {
				h.harm("DELETE FROM " + table + gone)
			}
		}
		h.works(h.Rebuild(h.t.Context(), h.operator, h.creditor)) // a careful hand leaves no row behind
		h.wrongs("verify.numbers_missing")
	})
}
