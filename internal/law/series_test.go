package law_test

import (
	"errors"
	"testing"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/wording"
)

// letters is a series of three rows, the middle one of which nobody has found,
// and of which nothing is known from 2030 on.
func letters() *law.Series[string] {
	return &law.Series[string]{
		Name: "letter", Danish: "bogstav", Basis: law.FilingDay, KnownUntil: day("2030-01-01"),
		Rows: []law.Dated[string]{
			{Since: day("2010-01-01"), Value: "a"},
			{Since: day("2015-06-15"), Gap: true},
			{Since: day("2020-03-01"), Value: "c"},
		},
	}
}

func TestARowAppliesFromItsFirstDayToTheDayBeforeTheNext(t *testing.T) {
	t.Parallel()
	for on, want := range map[string]string{
		"2009-12-31": "no answer", "2010-01-01": "a", "2015-06-14": "a",
		"2015-06-15": "no answer", "2020-02-29": "no answer",
		"2020-03-01": "c", "2029-12-31": "c", "2030-01-01": "no answer", "2099-01-01": "no answer",
	} {
		got := "no answer"
		if row, err := letters().At(day(on)); err == nil {
			got = row.Value
		}
		if got != want {
			t.Errorf("on %s = %s, want %s", on, got, want)
		}
	}
}

func TestASeriesThatStandsUntilChangedHasNoEnd(t *testing.T) {
	t.Parallel()
	s := letters()
	s.KnownUntil = civil.Date{}
	if got := value(t, s, "9999-12-31"); got != "c" {
		t.Errorf("on the last day there is = %s, want c", got)
	}
}

func TestNoDateHasNoAnswer(t *testing.T) {
	t.Parallel()
	if row, err := letters().At(civil.Date{}); err == nil {
		t.Errorf("on no date = %v, want no answer", row.Value)
	}
	if row, err := new(law.Series[string]).At(day("2026-01-01")); err == nil {
		t.Errorf("of an empty series = %v, want no answer", row.Value)
	}
}

func TestNoAnswerIsAFaultThatSaysWhatIsMissingAndForWhichDay(t *testing.T) {
	t.Parallel()
	_, err := letters().At(day("2030-05-17"))
	unknown, ok := errors.AsType[*law.UnknownError](err)
	if !ok || unknown.Series != "letter" || unknown.Day != day("2030-05-17") || unknown.Basis != law.FilingDay {
		t.Fatalf("error = %#v", err)
	}
	f := fault.Of(err)
	if f == nil || f.Kind != fault.UnknownLaw || f.Key != "law.unknown_value" {
		t.Fatalf("fault = %v, want law.unknown_value", f)
	}
	if f.Args["series"] != "bogstav" || f.Args["day"] != "2030-05-17" {
		t.Errorf("values = %v", f.Args)
	}
	want := "Loven er ikke kendt her: »bogstav« mangler for den 17.\u00a0maj 2030. " +
		"Intet beregnes eller opkræves på det grundlag, før tallet er lagt ind med kilde."
	if got := wording.Fault(wording.Danish, err); got != want {
		t.Errorf("a person is told %q, want %q", got, want)
	}
}

func TestEachBasisHasANameInBothLanguages(t *testing.T) {
	t.Parallel()
	seen := make(map[string]bool)
	for basis := law.DueDay; basis <= law.EventDay; basis++ {
		for _, name := range []string{basis.String(), basis.Danish()} {
			if name == "" || seen[name] {
				t.Errorf("basis %d is called %q, which is empty or another's name", basis, name)
			}
			seen[name] = true
		}
	}
}

// Whatever the day, the answer is the row that a reader would point at: the last
// one that has begun, unless it is a gap or the series has run dry.
func FuzzAt(f *testing.F) {
	for _, d := range []string{"2009-12-31", "2010-01-01", "2015-06-15", "2020-03-01", "2029-12-31", "2030-01-01"} {
		f.Add(day(d).Number())
	}
	f.Fuzz(func(t *testing.T, n int32) {
		on := civil.FromNumber(n)
		want := "no answer"
		switch {
		case !on.Before(day("2010-01-01")) && on.Before(day("2015-06-15")):
			want = "a"
		case !on.Before(day("2020-03-01")) && on.Before(day("2030-01-01")):
			want = "c"
		}
		got := "no answer"
		if row, err := letters().At(on); err == nil {
			got = row.Value
		} else if !fault.Is(err, fault.UnknownLaw) {
			t.Errorf("on day %d the fault is %v", n, err)
		}
		if got != want {
			t.Errorf("on day %d = %s, want %s", n, got, want)
		}
	})
}
