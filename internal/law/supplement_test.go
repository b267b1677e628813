package law_test

import (
	"testing"

	"krav/internal/fault"
	"krav/internal/law"
)

// entered is a rate as an operator enters it. The rates of 2027 and later here
// are made up.
func entered(t *testing.T, first, rate string) law.Supplement {
	t.Helper()
	return law.Supplement{Since: day(first), Rate: perCent(t, rate), Source: law.Source{
		Act: "Interest Act (renteloven)", Citation: "rentelovens § 5", Looked: "nationalbanken.dk", By: "Anne Operatør", VerifiedOn: day("2027-01-04"),
	}}
}

func TestASupplementCarriesTheSeriesOnByHalfAYear(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	longer, err := book.With(entered(t, "2027-07-01", "2.50"), entered(t, "2027-01-01", "2.25"))
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string]string{
		"2026-12-31": "2.00", "2027-01-01": "2.25", "2027-06-30": "2.25", "2027-07-01": "2.50", "2027-12-31": "2.50",
	} {
		if got := value(t, &longer.ReferenceRate, on); got != perCent(t, want) {
			t.Errorf("on %s = %v, want %s", on, got, want)
		}
	}
	refused(t, &longer.ReferenceRate, "2028-01-01")
	refused(t, &book.ReferenceRate, "2027-01-01") // the book it came from is as it was
	row, err := longer.ReferenceRate.At(day("2027-03-01"))
	if err != nil || row.Source.By != "Anne Operatør" || row.Assumed {
		t.Errorf("the row = %+v, %v, want the operator's", row, err)
	}
	if longer.Fingerprint() == book.Fingerprint() {
		t.Error("the longer book has the fingerprint of the shorter")
	}
}

func TestASupplementThatIsNoContinuationIsRefused(t *testing.T) {
	t.Parallel()
	unsourced := entered(t, "2027-01-01", "2.25")
	unsourced.Source.Looked = ""
	for name, c := range map[string]struct {
		rows []law.Supplement
		key  string
	}{
		"another rate for a known half-year": {[]law.Supplement{entered(t, "2026-07-01", "1.75")}, "law.supplement_changes_past"},
		"in the middle of a known half-year": {[]law.Supplement{entered(t, "2026-09-01", "2.00")}, "law.supplement_changes_past"},
		"the same half-year twice": {
			[]law.Supplement{entered(t, "2027-01-01", "2.25"), entered(t, "2027-01-01", "2.50")}, "law.supplement_changes_past",
		},
		"a half-year too early":           {[]law.Supplement{entered(t, "2027-07-01", "2.25")}, "law.supplement_leaves_gap"},
		"in the middle of the one needed": {[]law.Supplement{entered(t, "2027-02-01", "2.25")}, "law.supplement_leaves_gap"},
		"without a source":                {[]law.Supplement{unsourced}, "law.supplement_source_missing"},
	} {
		got, err := law.Denmark().With(c.rows...)
		if got != nil || !fault.HasKey(err, c.key) || !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v, want %s", name, err, c.key)
		}
	}
}

// The operator entered the rate, and later a release of the program brought it.
func TestASupplementThatTheBookHasCaughtUpWithIsPassedOver(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	same, err := book.With(entered(t, "2026-07-01", "2.00"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := same.Fingerprint(), book.Fingerprint(); got != want {
		t.Errorf("fingerprint = %s, want %s", got, want)
	}
}

func TestAnAssumedRateIsTheLastOneMarkedAsSuch(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	sandbox := book.Assuming(day("2028-03-01"))
	for _, on := range []string{"2027-01-01", "2027-12-31", "2028-02-29", "2028-06-30"} {
		row, err := sandbox.ReferenceRate.At(day(on))
		if err != nil || row.Value != perCent(t, "2.00") {
			t.Fatalf("on %s = %v, %v, want 2.00", on, row.Value, err)
		}
		if !row.Assumed || !row.Source.Unverified || row.Source.Citation != "antaget sats" {
			t.Errorf("on %s the row isn't marked: %+v", on, row)
		}
	}
	refused(t, &sandbox.ReferenceRate, "2028-07-01")
	refused(t, &book.ReferenceRate, "2027-01-01")
	rate, err := sandbox.DefaultInterestRate(day("2026-12-15"), day("2027-01-10"))
	if err != nil || !rate.Assumed() || !rate.Unverified() || rate.Rate != perCent(t, "10") {
		t.Errorf("the rate of January 2027 = %+v, %v, want 10.00 assumed", rate, err)
	}
}

func TestNothingIsAssumedOfADayThatIsKnown(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for _, until := range []string{"2010-01-01", "2027-01-01"} {
		if got, want := book.Assuming(day(until)).Fingerprint(), book.Fingerprint(); got != want {
			t.Errorf("assuming until %s changed the book", until)
		}
	}
	for _, row := range book.Assuming(day("2040-01-01")).ReferenceRate.Rows[:len(book.ReferenceRate.Rows)] {
		if row.Assumed {
			t.Errorf("the known rate of %s is marked as assumed", row.Since)
		}
	}
	if got := len(new(law.Book).Assuming(day("2040-01-01")).ReferenceRate.Rows); got != 0 {
		t.Errorf("an empty book assumes %d rates, want none", got)
	}
}

func TestARealRateTakesThePlaceOfAnAssumedOne(t *testing.T) {
	t.Parallel()
	sandbox := law.Denmark().Assuming(day("2029-01-01"))
	firm, err := sandbox.With(entered(t, "2027-01-01", "2.25"))
	if err != nil {
		t.Fatal(err)
	}
	if row, err := firm.ReferenceRate.At(day("2027-06-30")); err != nil || row.Assumed || row.Value != perCent(t, "2.25") {
		t.Errorf("on the last day of the real rate = %+v, %v", row, err)
	}
	refused(t, &firm.ReferenceRate, "2027-07-01")
	if got := value(t, &sandbox.ReferenceRate, "2027-06-30"); got != perCent(t, "2.00") {
		t.Errorf("the sandbox's own book changed to %v", got)
	}
}
