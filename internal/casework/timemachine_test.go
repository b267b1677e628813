package casework_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

// diary plays Anna's case day by day, and after each day notes what is seen.
func (h *house) diary() map[string]casework.CaseView {
	h.t.Helper()
	seen := make(map[string]casework.CaseView)
	for _, page := range []struct {
		day string
		do  func()
	}{
		{"2026-11-02", func() { h.invoices(anna) }},
		{"2026-11-03", func() {}},
		{"2026-11-05", func() { h.works(h.Note(h.t.Context(), h.person, h.creditor, first, "ringede")) }},
		{"2026-11-13", func() {}},
		{"2026-11-16", func() { h.pay(first, "300.00", "2026-11-10") }}, // back-dated
		{"2026-11-18", func() { h.objects(first) }},
		{"2026-11-22", func() { h.works(h.resolves(first, casework.Rejected)) }},
		{"2026-12-01", func() { h.invoices("1009;17;Anna Holm;Søvej 3;4000;Roskilde;;10-11-2026;24-11-2026;400,00") }},
		{"2026-12-10", func() {}},
		{"2026-12-12", func() { h.works(h.Rewind(h.t.Context(), h.person, h.creditor, first)) }},
		{"2026-12-20", func() { h.pay(first, "5000.00", "2026-12-18") }},
		{"2026-12-21", func() {}},
	} {
		h.at(page.day)
		page.do()
		h.run()
		seen[page.day] = h.look(first)
	}
	return seen
}

func TestTheTimeMachineShowsWhatWasSeenThatDay(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		seen := h.diary()
		alike := cmp.Options{byValue, cmpopts.IgnoreUnexported(debt.Step{}, debt.Task{}, debt.Offer{})}
		for on, then := range seen {
			now := h.lookAt(first, casework.AsOf{On: day(on), Known: day(on)})
			now.Known = then.Known // as it was asked for
			if diff := cmp.Diff(now, then, alike); diff != "" {
				h.t.Errorf("%s (-now +then):\n%s", on, diff)
			}
		}
	})
}

func TestADayIsSeenByWhatIsKnownNowOrWasKnownThen(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.diary()
		// On 13 November, before the 300.00 of the 10th were entered: 1,200.00, two
		// reminders, and two days of interest, 0.66. With them: the first reminder
		// was paid and 200.00 of the principal, and two days of the rest are 0.55.
		for known, want := range map[string]string{"2026-11-13": "1400.66", "2026-11-16": "1100.55"} {
			seen := h.lookAt(first, casework.AsOf{On: day("2026-11-13"), Known: day(known)})
			if got := seen.Owed.Total().String(); got != want {
				h.t.Errorf("owed on 13 November by what was known on %s = %s, want %s", known, got, want)
			}
		}
		_, err := h.Case(h.t.Context(), h.person, h.creditor, first, casework.AsOf{On: day("2026-11-01")})
		h.fails(err, fault.NotFound, "case.not_opened_yet")
		_, err = h.Case(h.t.Context(), h.person, h.creditor, first, casework.AsOf{Known: day("2026-11-01")})
		h.fails(err, fault.NotFound, "case.not_opened_yet")
	})
}

func TestADayAheadCountsInterestAndNothingElse(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		// 12 November to 24 December: 43 days of 1,200.00 at 10 %.
		seen := h.lookAt(first, casework.AsOf{On: day("2026-12-24")})
		if got := seen.Owed.Total().String(); got != "1214.14" {
			h.t.Errorf("owed on 24 December = %s, want 1214.14", got)
		}
		if len(seen.Case.Steps) != 0 || seen.Decision.Sent() == nil {
			h.t.Errorf("steps %+v, decision %+v", seen.Case.Steps, seen.Decision)
		}
	})
}

// Both of Anna's cases call for a reminder on 2 November, and the fee is charged on the
// first: on the other it is too soon. That is how the day is seen for good, also when the
// first case is paid and has ended.
func TestADayIsSeenWithTheDebtorsOtherCasesAsTheyStood(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.bentIsAnna()
		h.works(h.TakeStep(h.t.Context(), h.person, h.creditor, first, h.look(first).Decision.Fingerprint()))
		h.work()
		was := h.look(first + 1)
		if sent := was.Decision.Sent(); sent == nil || !sent.Fee.IsZero() {
			h.t.Fatalf("on the second case: %+v, want a reminder without a fee", was.Decision)
		}
		h.at("2026-11-20")
		h.pay(first, "3000.00", "2026-11-20")
		h.run()
		h.state(first, debt.Closed)
		seen := h.lookAt(first+1, casework.AsOf{On: day("2026-11-02"), Known: day("2026-11-02")})
		if got, want := seen.Decision.Fingerprint(), was.Decision.Fingerprint(); got != want {
			h.t.Errorf("on 2 November, seen on the 20th: %s, want %s", got, want)
		}
		if shown := seen.Case.Shown(); len(shown) != 0 {
			h.t.Errorf("the debtor had seen %+v of the second case", shown)
		}
		other := h.lookAt(first, casework.AsOf{On: day("2026-11-02"), Known: day("2026-11-02")})
		shown := other.Case.Shown()
		if len(shown) != 1 || shown[0].Document != debt.FirstReminder || shown[0].LeftOn != day("2026-11-02") || shown[0].Total != kr("1300.00") {
			h.t.Errorf("the debtor had seen %+v, want the first reminder of 1,300.00", shown)
		}
	})
}
