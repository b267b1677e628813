package law_test

import (
	"testing"

	"krav/internal/law"
)

// unasked returns the first days of the rows of a series that nobody asked for.
func unasked(series string, coverages ...*law.Coverage) []string {
	var days []string
	for _, l := range law.Unasked(coverages...) {
		if l.Series == series {
			days = append(days, l.Since.String())
		}
	}
	return days
}

func TestAWatchedBookNotesTheRowsThatAnswered(t *testing.T) {
	t.Parallel()
	book, coverage := law.Watch(law.Denmark())
	if got := unasked("margin on the reference rate", coverage); len(got) != 2 {
		t.Fatalf("unasked before any question = %v, want both rows", got)
	}
	if _, err := book.DefaultInterestRate(day("2020-01-01"), day("2026-11-21")); err != nil {
		t.Fatal(err)
	}
	if got := unasked("margin on the reference rate", coverage); len(got) != 1 || got[0] != "2002-08-01" {
		t.Errorf("unasked margins = %v, want the older one", got)
	}
	refused(t, &book.Margin, "2001-01-01")
	if got := unasked("margin on the reference rate", coverage); len(got) != 1 {
		t.Errorf("a question without an answer is counted: %v", got)
	}
}

func TestAWalkIsNotedRowByRow(t *testing.T) {
	t.Parallel()
	book, coverage := law.Watch(law.Denmark())
	all := len(book.ReferenceRate.Rows)
	walk := book.RateSegments(day("2025-12-01"), span("2025-12-02", "2026-11-21"))
	for walk.Next() {
		_ = walk.Segment()
	}
	if got := len(unasked("reference rate", coverage)); got != all-3 { // the halves around 1 January and 1 July 2026
		t.Errorf("%d reference rates unasked of %d, want three fewer", got, all)
	}
}

func TestSeveralStoriesCoverTheLawTogether(t *testing.T) {
	t.Parallel()
	older, first := law.Watch(law.Denmark())
	newer, second := law.Watch(law.Denmark())
	_ = value(t, &older.Compensation, "2010-01-01")
	_ = value(t, &newer.Compensation, "2026-01-01")
	if got := unasked("compensation for late payment", first, second); len(got) != 0 {
		t.Errorf("unasked together = %v, want none", got)
	}
	if got := unasked("compensation for late payment", first); len(got) != 1 || got[0] != "2013-03-01" {
		t.Errorf("unasked by the first alone = %v, want the newer", got)
	}
}

func TestARowWithoutAValueIsNotMissed(t *testing.T) {
	t.Parallel()
	_, coverage := law.Watch(law.Denmark())
	for _, first := range unasked("most for the creditor's own collection", coverage) {
		if first == "2009-07-01" {
			t.Error("the table that nobody found is missed")
		}
	}
	if got := law.Unasked(); got != nil {
		t.Errorf("no coverage misses %v", got)
	}
}

func TestTheBookThatWasGivenNotesNothing(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	watched, coverage := law.Watch(book)
	_ = value(t, &book.Margin, "2026-01-01")
	if got := unasked("margin on the reference rate", coverage); len(got) != 2 {
		t.Errorf("asking the first book was noted: %v unasked", got)
	}
	if watched.Fingerprint() != book.Fingerprint() {
		t.Error("watching changed what the book says")
	}
}
