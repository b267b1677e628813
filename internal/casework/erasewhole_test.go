package casework_test

import (
	"strconv"
	"testing"

	"krav/internal/access"
	"krav/internal/fault"
)

// aYearOf lets a case live and end: two letters, money, a receipt, and anchors.
func (h *house) aYearOf() {
	h.t.Helper()
	h.file(headings+";Tekst", anna+";Kontingent for Anna", bent+";Kontingent for Bent")
	h.run()
	h.anchor()
	h.at("2026-11-04")
	h.bank("S1", movement{ref: "B1", amount: "1300.00", day: "2026-11-04", slip: slip(first), text: "faktura 1001 fra mor"})
	h.work()
	h.anchor()
}

func TestAWholeCaseIsErasedOnceItNeedNotBeKept(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.aYearOf()
		id := h.look(first).Case.ID
		h.at("2032-11-03") // the last day: paid on 4 November 2026, a year and five
		whole := func(reason string) error {
			return h.EraseWhole(h.t.Context(), h.person, h.creditor, first, reason)
		}
		h.fails(whole("ikke mere brug for den"), fault.Unlawful, "case.kept_for_the_books")
		h.at("2032-11-04")
		h.fails(whole(""), fault.Invalid, "case.erase_reason_missing")
		h.fails(h.EraseWhole(h.t.Context(), personAt(h.creditor, access.Caseworker), h.creditor, first, "x"), fault.Forbidden, "access.not_allowed")
		h.works(whole("ikke mere brug for den"))
		h.lacks(personal...)
		for _, table := range append([]string{"event", "event_private", "document"}, projections...) {
			if n := h.count(table + " WHERE case_id = " + strconv.FormatInt(int64(id), 10)); n != 0 {
				h.t.Errorf("%s has %d rows of the case", table, n)
			}
		}
		h.fails(whole("igen"), fault.NotFound, "case.not_found")
		// It isn't missed, and what it was paid with is booked on nobody else.
		h.proven()
		if got := h.verdict().Erased; got != 1 {
			h.t.Errorf("%d cases erased, want 1", got)
		}
		h.bank("S2", movement{ref: "B1", amount: "1300.00", day: "2026-11-04", slip: slip(first), text: "faktura 1001 fra mor"})
		h.inbox()
		// Nor does its number come again.
		h.anchor()
		h.invoices("2001;20;Dora Ek;Vej 1;4300;Holbæk;dora@ek.example;12-10-2032;26-10-2032;250,00")
		if got := h.look(first + 2).Case.Debtor.Name; got != "Dora Ek" {
			h.t.Errorf("the next case is that of %q", got)
		}
		h.proven()
	})
}

func TestACaseThatIsOpenIsNotErasedAsAWhole(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.at("2040-01-01")
		h.fails(h.EraseWhole(h.t.Context(), h.person, h.creditor, first, "x"), fault.Conflict, "case.is_open")
	})
}

// A tombstone that was put up to hide a cut journal doesn't match what anchors say.
func TestATombstoneThatAnchorsContradictIsNamed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.aYearOf()
		id := strconv.FormatInt(int64(h.look(first).Case.ID), 10)
		h.harm("INSERT INTO tombstone (creditor_id, case_id, version, hash, reason, made_at) VALUES (1, " + id + ", 1, 'aa', 'x', '2026-11-04 08:00:00.000000Z')")
		for _, table := range []string{"case_word", "case_line", "delivery", "dispatch", "payment", "step", "entry", "claim", "case_debtor", "case_file", "event_private", "event"} {
			if h.count(table+" WHERE case_id = "+id) > 0 {
				h.harm("DELETE FROM " + table + " WHERE case_id = " + id)
			}
		}
		h.works(h.Rebuild(h.t.Context(), h.operator, h.creditor)) // a careful hand leaves no row behind
		h.wrongs("verify.case_missing")
	})
}
