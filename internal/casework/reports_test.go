package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/followup"
)

// news is a report on the first dispatch of a case; each mark is a piece of its own.
func (h *house) news(number int64, kind casework.ReportKind, mark byte) casework.Report {
	h.t.Helper()
	seen := h.look(number)
	return casework.Report{
		Creditor: h.creditor, Dispatch: seen.Case.Dispatches[0].Dispatch, Kind: kind,
		Status: "5.1.1", Diagnostic: "smtp; 550 anna@holm.example unknown", When: h.clock.now(), Raw: [32]byte{mark},
	}
}

func TestALaterBounceVoidsTheStepOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-04")
		bounce := h.news(first, casework.ReportFailed, 1)
		for range 3 { // the same news comes again
			h.works(h.Report(h.t.Context(), bounce))
		}
		h.dispatches(first, "email failed")
		h.steps(first, "reminder-1 step.undelivered")
		h.owes(first, "1200.00")
		h.tasks(first, followup.TaskAddress)
		if got := len(h.look(first).Case.Dispatches[0].Reports); got != 3 { // sent, received, failed
			h.t.Errorf("%d pieces of news, want 3", got)
		}
		h.run() // it never came, so it doesn't count for the ten days
		h.dispatches(first, "email failed", "print waiting")
		h.proven()
	})
}

func TestNewsOutOfOrderNeverMovesAMessageBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		for i, kind := range []casework.ReportKind{casework.ReportDelivered, casework.ReportDelayed, casework.ReportRelayed, casework.ReportUnclear, casework.ReportAccepted} {
			h.works(h.Report(h.t.Context(), h.news(first, kind, byte(i+1))))
			h.dispatches(first, "email received")
		}
		h.works(h.Report(h.t.Context(), h.news(first, casework.ReportFailed, 9)))
		h.works(h.Report(h.t.Context(), h.news(first, casework.ReportDelivered, 10)))
		h.dispatches(first, "email failed")
		h.proven()
	})
}

func TestSeveralReportsInOneMessageAreSeveral(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		report := h.news(first, casework.ReportDelayed, 1)
		h.works(h.Report(h.t.Context(), report))
		report.Place = 1
		h.works(h.Report(h.t.Context(), report))
		if got := len(h.look(first).Case.Dispatches[0].Reports); got != 4 {
			h.t.Errorf("%d pieces of news, want 4", got)
		}
	})
}

func TestABounceOfAnOlderLetterLeavesTheLaterStep(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-13")
		h.run()
		h.works(h.Report(h.t.Context(), h.news(first, casework.ReportFailed, 1)))
		h.steps(first, "reminder-1", "reminder-2")
		h.tasks(first, followup.TaskAddress)
	})
}

func TestTheFeeOfALetterThatNeverCameIsOwedBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.pays(first, "1300.00")
		h.works(h.Report(h.t.Context(), h.news(first, casework.ReportFailed, 1)))
		seen := h.look(first)
		if seen.Case.State() != debt.Closed || seen.Owed.Overpaid != kr("100.00") {
			h.t.Errorf("case %s, overpaid %v", seen.Case.State(), seen.Owed.Overpaid)
		}
		h.tasks(first, followup.TaskRefund)
		h.proven()
	})
}

func TestNewsOfWhatIsntOursIsDropped(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		other := h.also(fjord())
		h.invoices(anna)
		h.run()
		before := h.rows()
		report := h.news(first, casework.ReportFailed, 1)
		report.Creditor = other.creditor // the other's token, our dispatch
		h.works(h.Report(h.t.Context(), report))
		report.Creditor, report.Dispatch = h.creditor, 404
		h.works(h.Report(h.t.Context(), report))
		report.Creditor = 99 // nobody
		h.works(h.Report(h.t.Context(), report))
		for table, rows := range h.rows() {
			if rows != before[table] {
				h.t.Errorf("%s has changed", table)
			}
		}
	})
}
