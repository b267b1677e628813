package law_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

// reminders returns the rule of rentelovens § 9 b as of November 2026.
func reminders(t *testing.T) law.ReminderRule {
	t.Helper()
	return value(t, &law.Denmark().Reminders, "2026-11-02")
}

func TestAReminderCostsAHundredKronerAtMostThreeTimesTenDaysApart(t *testing.T) {
	t.Parallel()
	got := reminders(t)
	want := law.ReminderRule{MaxFee: kroner(t, "100"), MaxCount: 3, MinGap: 10, CollectionFee: kroner(t, "100")}
	if got != want {
		t.Errorf("rule = %+v, want %+v", got, want)
	}
	book := law.Denmark()
	refused(t, &book.Reminders, "2002-07-31")
	if first := value(t, &book.Reminders, "2002-08-01"); first != want {
		t.Errorf("rule on its first day = %+v, want %+v", first, want)
	}
}

// Reminder 1 on 2 November 2026: by the lenient reading the next may leave on the
// 12th, by the safe one, with ten full days between them, on the 13th.
func TestTenDaysBetweenReminders(t *testing.T) {
	t.Parallel()
	rule := reminders(t)
	for reading, want := range map[law.GapReading]string{law.LastDay: "2026-11-12", law.FullDays: "2026-11-13"} {
		if got := rule.EarliestNext(day("2026-11-02"), reading); got != day(want) {
			t.Errorf("by reading %d = %s, want %s", reading, got, want)
		}
	}
}

func TestTheFeeOfAReminder(t *testing.T) {
	t.Parallel()
	rule, first := reminders(t), day("2026-11-02")
	for name, c := range map[string]struct {
		charged  int
		previous civil.Date
		on       string
		reading  law.GapReading
		want     string
	}{
		"the first":                   {0, civil.Date{}, "2026-11-02", law.FullDays, "100"},
		"nine days after":             {1, first, "2026-11-11", law.LastDay, "0"},
		"ten days after":              {1, first, "2026-11-12", law.LastDay, "100"},
		"ten days after, safely":      {1, first, "2026-11-12", law.FullDays, "0"},
		"eleven days after, safely":   {1, first, "2026-11-13", law.FullDays, "100"},
		"after a friendly one":        {0, first, "2026-11-05", law.FullDays, "0"},
		"the third":                   {2, first, "2026-12-01", law.FullDays, "100"},
		"the fourth":                  {3, first, "2026-12-01", law.FullDays, "0"},
		"a fourth, no day remembered": {3, civil.Date{}, "2026-12-01", law.FullDays, "0"},
	} {
		if got := rule.FeeFor(c.charged, c.previous, day(c.on), c.reading); got != kroner(t, c.want) {
			t.Errorf("%s = %v, want %s", name, got, c.want)
		}
	}
}

func TestAllTheFeesThereCanBe(t *testing.T) {
	t.Parallel()
	rule := reminders(t)
	// 3 × 100 and 100 for asking another to collect
	if got, want := rule.MaxFee.Times(rule.MaxCount).Plus(rule.CollectionFee), money.Kroner(400, 0); got != want {
		t.Errorf("all fees = %v, want %v", got, want)
	}
}

func TestCompensationIsForClaimsInTradeFromMarch2013(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		creditor, debtor law.Party
		arisen, want     string
	}{
		{law.Business, law.Business, "2002-08-01", "0"},
		{law.Business, law.Business, "2013-02-28", "0"},
		{law.Business, law.Business, "2013-03-01", "310"},
		{law.Business, law.Public, "2026-11-21", "310"},
		{law.Business, law.Consumer, "2026-11-21", "0"},
		{law.Consumer, law.Business, "2026-11-21", "0"},
		{law.Public, law.Business, "2026-11-21", "0"},
	} {
		got, source, err := law.Denmark().CompensationFor(c.creditor, c.debtor, day(c.arisen))
		if err != nil || got != kroner(t, c.want) {
			t.Errorf("%v against %v, arisen %s = %v, %v, want %s", c.creditor, c.debtor, c.arisen, got, err, c.want)
		}
		if source.Citation != "rentelovens § 9 a, stk. 3" {
			t.Errorf("source = %q", source.Citation)
		}
	}
	if got, _, err := law.Denmark().CompensationFor(law.Business, law.Business, day("2002-07-31")); missing(err) == "" {
		t.Errorf("under the older law = %v, %v, want no answer", got, err)
	}
}

// Three invoices of 500 in trade and one reminder: 3 × 310 = 930, and 100.
func TestCompensationIsPerInvoiceAndTheFeePerReminder(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	fee := reminders(t).FeeFor(0, civil.Date{}, day("2026-11-02"), law.FullDays)
	for debtor, want := range map[law.Party]string{law.Business: "1030", law.Consumer: "100"} {
		each, _, err := book.CompensationFor(law.Business, debtor, day("2026-10-01"))
		if got := each.Times(3).Plus(fee); err != nil || got != kroner(t, want) {
			t.Errorf("against a %v = %v, %v, want %s", debtor, got, err, want)
		}
	}
}

// Friday 13 November 2026 and ten days is Monday the 23rd. Monday 14 December and
// ten days is Thursday the 24th; with it, Christmas Day, the 26th (a Saturday)
// and Sunday are out, so that Monday the 28th is the last day in time.
func TestTheDeadlineOfANoticeEndsOnAWeekday(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for _, rules := range []*law.Series[law.NoticeRule]{&book.CollectionNotice, &book.Demand} {
		for sent, want := range map[string]string{"2026-11-13": "2026-11-23", "2026-12-14": "2026-12-28"} {
			rule := value(t, rules, sent)
			if got := book.LastTimelyDay(rule, day(sent)); got != day(want) {
				t.Errorf("%s sent %s ends on %s, want %s", rules.Name, sent, got, want)
			}
		}
		refused(t, rules, "2002-07-31")
	}
}
