package law_test

import (
	"testing"

	"krav/internal/law"
	"krav/internal/money"
)

// inkassolovens § 12: 8 to 21, on Saturdays to 16, not on Sundays, holidays, 5 June and
// 24 and 31 December.
func TestTheHoursOfVisits(t *testing.T) {
	t.Parallel()
	for on, want := range map[string]law.VisitHours{
		"2026-11-20": {From: 8, Until: 21}, // a Friday
		"2026-11-21": {From: 8, Until: 16}, // a Saturday
		"2026-11-22": {},                   // a Sunday
		"2026-04-04": {From: 8, Until: 16}, // between Good Friday and Easter
		"2026-04-06": {},                   // Easter Monday
		"2026-06-05": {},                   // a Friday
		"2026-12-24": {},                   // a Thursday
		"2026-12-30": {From: 8, Until: 21}, // a Wednesday
		"2026-12-31": {},                   // a Thursday
		"2023-05-05": {},                   // store bededag, the last
		"2024-04-26": {From: 8, Until: 21}, // no holiday any more
		"2002-08-01": {From: 8, Until: 21}, // a Thursday, the first day of the book
	} {
		if got, err := law.Denmark().VisitHoursOn(day(on)); err != nil || got != want {
			t.Errorf("on %s = %+v, %v, want %+v", on, got, err, want)
		}
	}
	if got, err := law.Denmark().VisitHoursOn(day("2002-07-31")); missing(err) != "visits to a debtor" {
		t.Errorf("before the book = %+v, %v, want no answer", got, err)
	}
}

func TestNothingIsReceivedBeforeItIsThere(t *testing.T) {
	t.Parallel()
	want := law.ReceiptRule{Letter: law.InTheBox, Email: law.InTheBox, DigitalPost: law.InTheBox, SMS: law.OnTheHandset}
	if got := value(t, &law.Denmark().Receipt, "2026-11-21"); got != want {
		t.Errorf("received = %+v, want %+v", got, want)
	}
}

func TestTheRegistersOfBadPayers(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	private, public := value(t, &book.DebtRegister, "2018-05-25"), value(t, &book.PublicDebtRegister, "2018-05-25")
	// four weeks to tell the debtor
	if want := (law.RegisterRule{Above: kroner(t, "200"), OpenAbove: kroner(t, "1000"), Reminders: 3, Notice: 10, Told: 28, KeptYears: 5}); private != want {
		t.Errorf("private = %+v, want %+v", private, want)
	}
	// four weeks
	if want := (law.RegisterRule{Above: kroner(t, "7500"), OpenAbove: kroner(t, "7500"), Notice: 28, KeptYears: 5}); public != want {
		t.Errorf("public = %+v, want %+v", public, want)
	}
	refused(t, &book.DebtRegister, "2018-05-24")
	refused(t, &book.PublicDebtRegister, "2018-05-24")
}

func TestTheLimitsOfConsumerCredit(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	if got, want := value(t, &book.CreditCaps, "2020-07-01"), (law.CreditCap{Yearly: money.PerCent(35, 0), Whole: money.PerCent(100, 0)}); got != want {
		t.Errorf("caps = %+v, want %+v", got, want)
	}
	refused(t, &book.CreditCaps, "2020-06-30")
	if got := value(t, &book.ShortDeferral, "2026-11-19"); got != 3 {
		t.Errorf("short deferral = %d months, want 3", got)
	}
	if got := value(t, &book.InvoiceDeferral, "2026-11-20"); got != 50 {
		t.Errorf("deferral of an invoice = %d days, want 50", got)
	}
	refused(t, &book.InvoiceDeferral, "2026-11-19")
}

func TestTheRarePeriodsAndTheGuidanceThatWasFound(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for _, series := range []*law.Series[int]{&book.Limitation.Unaware, &book.Limitation.LevyInterest} {
		if got := value(t, series, "2008-01-01"); got != 10 {
			t.Errorf("%s = %d years, want 10", series.Name, got)
		}
		refused(t, series, "2007-12-31")
	}
	if got := value(t, &book.AwardPayment, "2026-11-21"); got != 14 {
		t.Errorf("awarded costs are to be paid within %d days, want 14", got)
	}
	ranges := value(t, &book.OrdinaryCosts, "2010-06-30")
	if first, want := ranges[0], (law.Range{UpTo: kroner(t, "50000"), Least: kroner(t, "12500"), Most: kroner(t, "22500")}); first != want || len(ranges) != 6 {
		t.Errorf("%d ranges, the first %+v, want 6 and %+v", len(ranges), first, want)
	}
	refused(t, &book.OrdinaryCosts, "2008-12-31")
	refused(t, &book.OrdinaryCosts, "2010-07-01")
}
