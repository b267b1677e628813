package law_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

// everyRow returns each row of the book with its series' name and number.
func everyRow(b *law.Book) []law.Line {
	var lines []law.Line
	for _, series := range b.Histories() {
		lines = append(lines, series.Lines...)
	}
	return lines
}

func TestEveryRowHasASourceAndSaysWhoLookedAndWhen(t *testing.T) {
	t.Parallel()
	for _, l := range everyRow(law.Denmark()) {
		s := l.Source
		if s.Act == "" || s.Citation == "" || s.Looked == "" || s.By == "" {
			t.Errorf("%s from %s has half a source: %+v", l.Series, l.Since, s)
		}
		if s.Unverified != s.VerifiedOn.IsZero() {
			t.Errorf("%s from %s is unverified %t, and was verified on %s", l.Series, l.Since, s.Unverified, s.VerifiedOn)
		}
		if s.Unverified && s.Note == "" {
			t.Errorf("%s from %s is unverified and doesn't say why", l.Series, l.Since)
		}
		if l.Assumed {
			t.Errorf("%s from %s is assumed in the book itself", l.Series, l.Since)
		}
	}
}

func TestRowsStandInOrderAndEndWhereTheNextBegins(t *testing.T) {
	t.Parallel()
	for _, s := range law.Denmark().Histories() {
		if len(s.Lines) == 0 {
			t.Errorf("%s has no rows", s.Name)
			continue
		}
		for i, l := range s.Lines[1:] {
			if before := s.Lines[i]; !before.Since.Before(l.Since) || before.Until != l.Since {
				t.Errorf("%s: %s to %s, then %s", s.Name, before.Since, before.Until, l.Since)
			}
		}
		if last := s.Lines[len(s.Lines)-1]; last.Until != s.KnownUntil || !s.KnownUntil.IsZero() && !last.Since.Before(s.KnownUntil) {
			t.Errorf("%s: the last row runs from %s to %s, known until %s", s.Name, last.Since, last.Until, s.KnownUntil)
		}
	}
}

func TestEverySeriesHasItsOwnNameInBothLanguages(t *testing.T) {
	t.Parallel()
	seen := make(map[string]bool)
	for _, s := range law.Denmark().Histories() {
		for _, name := range []string{s.Name, s.Danish} {
			if name == "" || seen[name] {
				t.Errorf("a series is called %q, which is nothing or another's name", name)
			}
			seen[name] = true
		}
		if s.Basis < law.DueDay || s.Basis > law.EventDay {
			t.Errorf("%s has no basis", s.Name)
		}
	}
}

// The book is printed from a list; a series that the list forgot would be law
// that nobody reviews.
func TestTheListNamesEverySeriesOfTheBook(t *testing.T) {
	t.Parallel()
	want := seriesIn(reflect.TypeFor[law.Book]())
	if got := len(law.Denmark().Histories()); got != want {
		t.Errorf("%d series listed, want the %d that the book has", got, want)
	}
}

// seriesIn counts the fields of a struct that are series, also those of structs
// within it.
func seriesIn(book reflect.Type) int {
	count := 0
	for f := range book.Fields() {
		field := f.Type
		switch {
		case strings.HasPrefix(field.Name(), "Series["):
			count++
		case field.Kind() == reflect.Struct:
			count += seriesIn(field)
		}
	}
	return count
}

func TestEveryValueIsSaidInWords(t *testing.T) {
	t.Parallel()
	for _, l := range everyRow(law.Denmark()) {
		if unfit := l.Value == "" || strings.ContainsAny(l.Value, "{}\n"); unfit {
			t.Errorf("%s from %s is said as %q", l.Series, l.Since, l.Value)
		}
		if l.Gap != (l.Value == "not found") {
			t.Errorf("%s from %s: gap %t, said as %q", l.Series, l.Since, l.Gap, l.Value)
		}
	}
}

// Those of memory and of one secondary source, and the newest rate (law.md §19, nos. 1, 3,
// 4 and 17).
func TestTheUnverifiedRowsAreThoseInDoubt(t *testing.T) {
	t.Parallel()
	var got []string
	for _, l := range everyRow(law.Denmark()) {
		if wanted := l.Series == "reference rate" || strings.HasPrefix(l.Series, "most for"); wanted && l.Unverified {
			got = append(got, l.Series+" "+l.Since.String())
		}
	}
	want := []string{
		"reference rate 2002-08-01", "reference rate 2003-01-01", "reference rate 2003-07-01",
		"reference rate 2004-01-01", "reference rate 2004-07-01", "reference rate 2026-07-01",
		"most for the creditor's own collection 2009-07-01", "most for the creditor's own collection 2016-07-01",
		"most for the creditor's own collection 2024-07-01",
		"most for another's collection 2009-07-01", "most for another's collection 2024-07-01",
	}
	if !slices.Equal(got, want) {
		t.Errorf("unverified = %q, want %q", got, want)
	}
}

func TestTheRowsInForceOnADay(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for _, c := range []struct{ on, series, value string }{
		{"2026-11-21", "reference rate", "2.00 %"},
		{"2026-11-21", "margin on the reference rate", "8.00 %"},
		{"2013-02-28", "margin on the reference rate", "7.00 %"},
		{"2026-11-21", "days of grace after a demand", "30 days"},
		{"2026-11-21", "compensation for late payment", "310.00 kr."},
		{"2026-11-21", "reminder fee", "at most 100.00 kr., on at most 3 reminders, at least 10 days since the previous; 100.00 kr. once for collection by another"},
		{"2012-01-01", "most for the creditor's own collection", "not found"},
		{"2026-11-21", "court fee, payment order", "750.00 kr. for any size"},
		{"2026-11-21", "court fee, lawsuit", "to 100000.00: 750.00 kr.; above: 1500.00 kr."},
		{"2021-09-30", "court fee, lawsuit", "to 50000.00: 500.00 kr.; above: 750.00 kr. and 1.20 % of the excess, at most 75000.00 kr., rounded up to whole 10.00 kr."},
		{"2027-01-01", "reference rate", ""},
	} {
		if got := said(book.Lines(day(c.on)), c.series); got != c.value {
			t.Errorf("%s on %s = %q, want %q", c.series, c.on, got, c.value)
		}
	}
}

// said returns what the line of a series says, or nothing.
func said(lines []law.Line, series string) string {
	for _, l := range lines {
		if l.Series == series {
			return l.Value
		}
	}
	return ""
}

func TestTheBookWarnsBeforeASeriesRunsOut(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for on, want := range map[string]int{"2026-12-01": 0, "2026-12-02": 1, "2026-12-31": 1, "2027-03-01": 1} {
		got := book.RunsOut(day(on), 30)
		if len(got) != want {
			t.Errorf("within 30 days of %s: %v, want %d series", on, got, want)
		}
		for _, e := range got {
			if e.Name != "reference rate" || e.Danish != "referencesats" || e.KnownUntil != day("2027-01-01") {
				t.Errorf("on %s runs out: %+v", on, e)
			}
		}
	}
}

func TestTheFingerprintFollowsWhatTheBookSays(t *testing.T) {
	t.Parallel()
	first := law.Denmark().Fingerprint()
	if again := law.Denmark().Fingerprint(); again != first || len(first) != 16 {
		t.Errorf("fingerprints of the same book = %s and %s, want the same sixteen digits", first, again)
	}
	for name, change := range map[string]func(*law.Book){
		"a value":  func(b *law.Book) { b.Compensation.Rows[1].Value = money.Kroner(311, 0) },
		"a day":    func(b *law.Book) { b.Margin.Rows[1].Since = day("2013-03-02") },
		"a source": func(b *law.Book) { b.Margin.Rows[1].Source.Citation = "renteloven" },
		"a doubt":  func(b *law.Book) { b.Margin.Rows[1].Source.Unverified = true },
		"a gap":    func(b *law.Book) { b.Margin.Rows[1].Gap = true },
		"a term":   func(b *law.Book) { b.Margin.KnownUntil = day("2030-01-01") },
		"a basis":  func(b *law.Book) { b.Margin.Basis = law.InterestDay },
		"a share":  func(b *law.Book) { b.OtherCosts.Rows[3].Value.Above.Share = money.PerCent(2, 0) },
		"a period": func(b *law.Book) { b.Limitation.General.Rows[0].Value = 4 },
	} {
		changed := law.Denmark()
		change(changed)
		if changed.Fingerprint() == first {
			t.Errorf("the fingerprint doesn't see %s", name)
		}
	}
}

func TestWhatOneCallerChangesNobodyElseSees(t *testing.T) {
	t.Parallel()
	mine := law.Denmark()
	mine.OtherCosts.Rows[3].Value.Brackets[0].Amount = money.Kroner(1, 0)
	mine.Margin.Rows[1].Value = money.PerCent(9, 0)
	holdsCap(t, law.Denmark(), law.OtherCollection, "2026-11-21", money.Kroner(900, 0), money.Kroner(500, 0))
	if got := value(t, &law.Denmark().Margin, "2026-11-21"); got != money.PerCent(8, 0) {
		t.Errorf("margin = %v, want 8.00", got)
	}
}

func TestTradeIsBetweenBusinessesOrWithAPublicDebtor(t *testing.T) {
	t.Parallel()
	parties := []law.Party{0, law.Consumer, law.Business, law.Public}
	for _, creditor := range parties {
		for _, debtor := range parties {
			want := creditor == law.Business && debtor > law.Consumer
			if got := law.IsTrade(creditor, debtor); got != want {
				t.Errorf("trade between %v and %v = %t, want %t", creditor, debtor, got, want)
			}
		}
	}
}

func TestAnEmptyBookKnowsNothing(t *testing.T) {
	t.Parallel()
	book := new(law.Book)
	if _, err := book.DefaultInterestRate(day("2026-01-01"), day("2026-01-02")); err == nil {
		t.Error("an empty book has a rate")
	}
	if book.IsNonDay(day("2026-12-25")) {
		t.Error("an empty book has a calendar")
	}
	if got := book.Lines(civil.Of(2026, 1, 1)); len(got) != 0 {
		t.Errorf("an empty book prints %v", got)
	}
}
