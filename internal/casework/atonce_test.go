package casework_test

import (
	"strings"
	"sync"
	"testing"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/fault"
)

// tabs is how many do the same thing at once.
const tabs = 8

// atOnce lets so many do something at the same time, and returns their errors.
func (h *house) atOnce(do func(n int) error) []error {
	h.t.Helper()
	var all sync.WaitGroup
	errs := make([]error, tabs)
	start := make(chan struct{})
	for n := range tabs {
		all.Go(func() {
			<-start
			errs[n] = do(n)
		})
	}
	close(start)
	all.Wait()
	return errs
}

// allWork holds that none of some errors is one.
func (h *house) allWork(errs []error) {
	h.t.Helper()
	for _, err := range errs {
		if err != nil {
			h.t.Error(err)
		}
	}
}

func TestAFileTakenInByManyAtOnceIsTakenInOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		lines := append(many(100), anna, "1091;17;Anna Holm;Søvej 3;4000;Roskilde;;12-10-2026;26-10-2026;10,00", badDay)
		h.allWork(h.atOnce(func(int) error {
			_, err := h.Import(h.t.Context(), h.person, h.creditor, strings.NewReader(text(headings, lines...)), casework.ImportOptions{Name: "a.csv"})
			return err
		}))
		verdict := h.verdict()
		if verdict.Cases != 101 || verdict.Events != 203 {
			h.t.Errorf("%d cases and %d events, want 101 and 203", verdict.Cases, verdict.Events)
		}
		h.waiting(1)
		h.proven()
	})
}

func TestABankFileTakenInByManyAtOnceIsBookedOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		file := camt("S1", movement{ref: "B1", amount: "100.00", day: "2026-11-02", text: "sag 10001"},
			movement{amount: "200.00", day: "2026-11-02", slip: slip(first + 1)},
			movement{ref: "B3", amount: "5.00", day: "2026-11-02", text: "tak", payer: "Dora Ek"})
		h.allWork(h.atOnce(func(int) error {
			_, err := h.ImportPayments(h.t.Context(), h.person, h.creditor, strings.NewReader(file), "S1.xml")
			return err
		}))
		h.owes(first, "1100.00")
		h.owes(first+1, "600.00")
		h.inbox("bank.no_reference")
		h.proven()
	})
}

func TestAnEntryConfirmedInManyTabsIsBookedOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.bank("S1", movement{ref: "B1", amount: "5.00", day: "2026-11-02", text: "tak", payer: "Dora Ek"})
		entry := h.inbox("bank.no_reference")[0]
		for _, err := range h.atOnce(func(n int) error { return h.confirm(entry.ID, int64(first+n%2)) }) {
			if err != nil {
				h.fails(err, fault.Conflict, "bank.is_booked")
			}
		}
		if got := len(h.paid(first)) + len(h.paid(first+1)); got != 1 {
			h.t.Errorf("booked %d times", got)
		}
	})
}

func TestALineMendedInManyTabsIsOneClaim(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, "1040;;Anna Holm;Skovvej 12;8000;Aarhus C;;12-10-2026;26-10-2026;50,00")
		line := h.waiting(1)[0]
		done := 0
		for _, err := range h.atOnce(func(n int) error {
			_, err := h.mend(line.ID, casework.Mend{Case: int64(first * (n % 2)), NewCase: n%2 == 0})
			return err
		}) {
			if err == nil {
				done++
				continue
			}
			h.fails(err, fault.Conflict, "line.is_settled")
		}
		if done != 1 || h.count("claim") != 2 {
			h.t.Errorf("mended %d times, %d claims", done, h.count("claim"))
		}
	})
}

func TestAPaymentEnteredInManyTabsIsBookedOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.allWork(h.atOnce(func(int) error {
			_, err := h.enters(casework.PaymentByHand{Number: first, Amount: kr("100.00"), Repeated: "form-1"})
			return err
		}))
		h.owes(first, "1100.00")
	})
}

func TestManyRunsAtOnceTakeEachStepOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(many(120)...)
		h.allWork(h.atOnce(func(int) error {
			return h.Run(h.t.Context(), h.person, h.creditor, civil.Date{}, casework.Approval{Always: true}, func(casework.RunRow) error { return nil })
		}))
		if got := h.count("step"); got != 120 {
			h.t.Errorf("%d steps, want 120", got)
		}
		h.allWork(h.atOnce(func(int) error { return h.runner().Drain(h.t.Context()) }))
		h.work()
		ids := make(map[string]bool)
		for _, m := range h.post.tried {
			ids[m.MessageID] = true
		}
		if len(h.post.tried) != 120 || len(ids) != 120 {
			h.t.Errorf("%d e-mails of %d letters, want 120", len(h.post.tried), len(ids))
		}
		h.allWork(h.atOnce(func(int) error { return h.DropAnchor(h.t.Context(), h.creditor) }))
		h.proven()
	})
}
