package law_test

import (
	"strings"
	"testing"

	"krav/internal/law"
)

// The amounts of BEK nr. 719 af 03/06/2024, bilag 2, as law.md § 4 has them: 350 to 1,000.
const ownCosts = "most for the creditor's own collection"

// rowOf returns the row of a series that begins on a day, in words.
func rowOf(t *testing.T, book *law.Book, series, since string) law.Line {
	t.Helper()
	h, known := book.Series(series)
	if !known {
		t.Fatalf("no series %q", series)
	}
	for _, line := range h.Lines {
		if line.Since == day(since) {
			return line
		}
	}
	t.Fatalf("%s has no row from %s", series, since)
	return law.Line{}
}

// readBy says that a row was read, as it says itself.
func readBy(line law.Line) law.Attestation {
	return law.Attestation{
		Series: line.Series, Since: line.Since, Value: line.Value, Looked: "retsinformation.dk, BEK 719/2024, bilag 2", By: "Anne Drift", On: day("2026-11-23"),
	}
}

func TestARowThatWasReadAtItsSourceIsNoLongerInDoubt(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	line := rowOf(t, book, ownCosts, "2024-07-01")
	if !line.CanBeAttested() || !strings.HasPrefix(line.Value, "to 1000.00: 350.00 kr.") {
		t.Fatalf("the row is %+v, want one in doubt of 350.00", line)
	}
	read := book.Attested(readBy(line))
	row := rowOf(t, read, ownCosts, "2024-07-01")
	if row.Unverified || !row.Source.Attested || row.CanBeAttested() || row.Value != line.Value || row.Source.VerifiedOn != day("2026-11-23") {
		t.Errorf("the row that was read is %+v", row)
	}
	if !strings.HasPrefix(row.Source.Looked, "retsinformation.dk, BEK 719/2024, bilag 2; collectia.dk") || !strings.HasPrefix(row.Source.By, "Anne Drift, ") {
		t.Errorf("it was seen in %q by %q", row.Source.Looked, row.Source.By)
	}
	if note := row.Source.NoteDanish(); !strings.HasPrefix(note, "Læst ved kilden af driften. Noteret før det: ") || strings.Contains(note, "weren't") {
		t.Errorf("the note is %q", note)
	}
	for _, since := range []string{"2016-07-01"} {
		if !rowOf(t, read, ownCosts, since).Unverified {
			t.Errorf("the row from %s, which nobody read, isn't in doubt", since)
		}
	}
	if !rowOf(t, book, ownCosts, "2024-07-01").Unverified || book.Fingerprint() != law.Denmark().Fingerprint() {
		t.Error("the book it came from has changed")
	}
	if read.Fingerprint() == book.Fingerprint() {
		t.Error("the book that was read has the fingerprint of the one that wasn't")
	}
}

func TestAnAttestationOfAnotherRowSaysNothing(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	own := readBy(rowOf(t, book, ownCosts, "2024-07-01"))
	for name, change := range map[string]func(a *law.Attestation){
		"another value":                 func(a *law.Attestation) { a.Value = "to 1000.00: 351.00 kr." },
		"a day within the row":          func(a *law.Attestation) { a.Since = day("2024-07-02") },
		"a day before the book":         func(a *law.Attestation) { a.Since = day("1999-01-01") },
		"another series":                func(a *law.Attestation) { a.Series = "demand" },
		"a row that isn't in doubt":     func(a *law.Attestation) { *a = readBy(rowOf(t, book, "most for another's collection", "2016-07-01")) },
		"a time whose value is missing": func(a *law.Attestation) { *a = readBy(rowOf(t, book, ownCosts, "2009-07-01")) },
	} {
		changed := own
		change(&changed)
		if got := book.Attested(changed).Fingerprint(); got != book.Fingerprint() {
			t.Errorf("%s: the book is another", name)
		}
	}
}

func TestASeriesIsFoundByAnyOfItsNames(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for _, name := range []string{ownCosts, "Maksimum for egeninkasso", "most-for-the-creditor-s-own-collection", "  maksimum for Egeninkasso "} {
		if h, known := book.Series(name); !known || h.Name != ownCosts {
			t.Errorf("%q is %q, %v", name, h.Name, known)
		}
	}
	for _, name := range []string{"", " ", "maksimum", "-"} {
		if h, known := book.Series(name); known {
			t.Errorf("%q is taken for %q", name, h.Name)
		}
	}
}

// A name stands for one series alone: the page of a series is found by it.
func TestNoTwoSeriesShareAName(t *testing.T) {
	t.Parallel()
	named := map[string]string{}
	for _, h := range law.Denmark().Histories() {
		for _, name := range []string{h.Name, h.Danish} {
			slug := law.Slug(name)
			if other, taken := named[slug]; taken && other != h.Name {
				t.Errorf("%q is a name of %q and of %q", slug, h.Name, other)
			}
			named[slug] = h.Name
		}
	}
}
