package law_test

import (
	"testing"

	"krav/internal/law"
)

func TestRecordsAreKeptFiveYearsAfterTheFinancialYear(t *testing.T) {
	t.Parallel()
	// Entered on 2 November 2026; the financial year ends by 2 November 2027, and five
	// years later it is 2 November 2032.
	got, err := law.Denmark().RecordsKeptUntil(day("2026-11-02"))
	if want := day("2032-11-02"); got != want || err != nil {
		t.Errorf("kept until %v, %v; want %v", got, err, want)
	}
	if _, err := law.Denmark().RecordsKeptUntil(day("2001-01-01")); err == nil {
		t.Error("the book answers for a day before it")
	}
}
