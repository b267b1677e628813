package intake_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/intake"
)

func TestADayIsTypedAsItIsSaid(t *testing.T) {
	t.Parallel()
	today := civil.MustParse("2026-11-23")
	for _, c := range []struct {
		text string
		near intake.Near
		want string
	}{
		{"i dag", intake.Around(today), "2026-11-23"},
		{"I  Morgen ", intake.Ahead(today), "2026-11-24"},
		{"i overmorgen", intake.Ahead(today), "2026-11-25"},
		{"i går", intake.Around(today), "2026-11-22"},
		{"tomorrow", intake.Ahead(today), "2026-11-24"},
		{"Yesterday", intake.Around(today), "2026-11-22"},
		// ten months back, two ahead
		{"1. sept.", intake.Around(today), "2026-09-01"},
		{"1 september", intake.Around(today), "2026-09-01"},
		{"den 1. sept", intake.Around(today), "2026-09-01"},
		{"Sept 1", intake.Around(today), "2026-09-01"},
		{"1/9", intake.Around(today), "2026-09-01"},
		{"01-09", intake.Around(today), "2026-09-01"},
		{"1.9.", intake.Around(today), "2026-09-01"},
		{"1/12", intake.Around(today), "2026-12-01"},
		{"22/1", intake.Around(today), "2027-01-22"},
		{"23/1", intake.Around(today), "2026-01-23"},
		// what is to come
		{"23/11", intake.Ahead(today), "2026-11-23"},
		{"22/11", intake.Ahead(today), "2026-11-22"},
		{"1. sept.", intake.Ahead(today), "2026-09-01"},
		{"22/8", intake.Ahead(today), "2027-08-22"},
		{"1. februar", intake.Ahead(today), "2027-02-01"},
		{"29/2", intake.Ahead(civil.MustParse("2027-11-23")), "2028-02-29"},
		// a day with its year is that day
		{"1. sept. 2024", intake.Ahead(today), "2024-09-01"},
		{"1/9-24", intake.Ahead(today), "2024-09-01"},
		{"2024-09-01", intake.Around(today), "2024-09-01"},
	} {
		got, err := intake.TypedDay(c.text, c.near)
		if err != nil || got.String() != c.want {
			t.Errorf("%q = %v, %v, want %s", c.text, got, err, c.want)
		}
	}
}

func TestWhatIsNoDayStaysAsItWasTyped(t *testing.T) {
	t.Parallel()
	near := intake.Around(civil.MustParse("2026-11-23"))
	for _, text := range []string{"", "snart", "31/11", "30. februar", "29/2", "11/26", "1", "2026", "46347", "1-9 kl. 10", "i", "maj", "0/0", "1/9-26-1"} {
		if got := near.Full(text); got != text {
			t.Errorf("%q became %q", text, got)
		}
		if day, err := intake.TypedDay(text, near); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q = %v, %v, want invalid", text, day, err)
		}
	}
	if _, err := intake.TypedDay("i morgen", intake.Near{}); !fault.HasKey(err, "date.not_a_day") {
		t.Errorf("where no day is known, i morgen = %v", err)
	}
}
