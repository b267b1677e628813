package casework_test

import (
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
)

// A line of the bank's list whose amount can't be read waits in the inbox, once however often
// the list is taken in, until a person puts it aside. What is still to be booked doesn't wait:
// it comes again.
func TestALineOfTheBanksListThatCannotBeReadWaits(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		list := "Dato;Tekst;Beløb\n02-11-2026;sag 10001;300,00\n02-11-2026;sag 10001 rest;1x0,00\nReserveret;sag 10001;50,00\n"
		take := func(text string) casework.PaymentsReport {
			report, err := h.ImportPayments(h.t.Context(), h.person, h.creditor, strings.NewReader(text), "bank.csv")
			h.works(err)
			return report
		}
		for range 2 {
			if report := take(list); len(report.Refused) != 2 || report.Unread != 1 {
				h.t.Errorf("report = %+v, want two refused and one of them kept", report)
			}
		}
		lines := h.lines(casework.BankUnmatched)
		if len(lines) != 1 || !lines[0].IsUnread() || lines[0].Why != "bank.line_unread" || !strings.Contains(lines[0].Text, "1x0,00") || lines[0].Foreign() != "" {
			h.t.Fatalf("what waits is %+v, want the line as it stands", lines)
		}
		h.fails(h.confirm(lines[0].ID, first), fault.Invalid, "bank.line_unread")
		// Its case isn't reminded before that; the other line waits too.
		waits := []string{"hindrance.unread_line_waits", "hindrance.money_waits"}
		h.leavesOut("the plan", h.plan("")[0], waits)
		h.works(h.ignore(lines[0].ID))
		h.leavesOut("the plan", h.plan("")[0], waits[1:])
		h.works(h.putBack(lines[0].ID, 0))
		h.leavesOut("the plan", h.plan("")[0], waits)
		h.works(h.ignore(lines[0].ID))
		take(list)
		if lines := h.lines(casework.BankUnmatched); len(lines) != 0 {
			h.t.Errorf("what was put aside waits again: %+v", lines)
		}
		h.proven()
	})
}
