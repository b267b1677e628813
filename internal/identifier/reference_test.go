package identifier_test

import (
	"testing"

	"krav/internal/fault"
	"krav/internal/identifier"
)

// The table of law.md §16.1; the check digit is the last.
func TestCheckDigitsOfReferencesByHand(t *testing.T) {
	t.Parallel()
	for payload, want := range map[string]string{
		"00404040000066": "004040400000669",
		"00000000000001": "000000000000018",
		"2":              "000000000000026",
		"00000000012345": "000000000123455", // 5→10→1, 4, 6, 2, 2 = 15
		"00000012345678": "000000123456782",
		"12345678901234": "123456789012347",
	} {
		slip, err := identifier.Slip71("12345678", payload)
		if err != nil || slip.Reference() != want {
			t.Errorf("%s = %q, %v, want %q", payload, slip.Reference(), err, want)
		}
		if err := identifier.CheckReference(identifier.Card71, want); err != nil {
			t.Errorf("%s: %v", want, err)
		}
	}
	if err := identifier.CheckReference(identifier.Card75, "1234567890123452"); err != nil {
		t.Error(err)
	}
}

func TestABareReferenceIsReadStrictly(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		card            identifier.CardType
		reference, want string
	}{
		{identifier.Card71, "000000000123456", "slip.check_digit_wrong"}, // it should end in 5
		{identifier.Card71, "0040404000006690", "slip.reference_wrong"},
		{identifier.Card75, "004040400000669", "slip.reference_wrong"},
		{identifier.Card71, "00404040000066", "slip.reference_wrong"},
		{identifier.Card71, "00404040 000669", "slip.reference_wrong"},
		{identifier.Card71, "", "slip.reference_wrong"},
		{identifier.Card73, "1", "slip.reference_not_allowed"},
	} {
		if err := identifier.CheckReference(c.card, c.reference); !fault.HasKey(err, c.want) {
			t.Errorf("%v %q = %v, want %s", c.card, c.reference, err, c.want)
		}
	}
	if err := identifier.CheckReference(identifier.Card73, ""); err != nil {
		t.Error(err)
	}
}

func TestABareReferenceFromABankIsReadWithAWarning(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want, warning string }{
		{"004040400000669", "004040400000669", ""},
		{" 0040404 00000669", "004040400000669", ""},
		{"4040400000669", "004040400000669", "slip.reference_short"},
		{"000000000123456", "000000000123456", "slip.check_digit_wrong"},
	} {
		got, warning, err := identifier.ReadReference(identifier.Card71, c.text)
		if err != nil || got != c.want || keyOf(warning) != c.warning {
			t.Errorf("ReadReference(%q) = %q, %v, %v", c.text, got, warning, err)
		}
	}
	for _, text := range []string{"", "0040404000006690", "faktura 1042", "1.168"} {
		if got, _, err := identifier.ReadReference(identifier.Card71, text); !fault.HasKey(err, "slip.reference_wrong") {
			t.Errorf("ReadReference(%q) = %q, %v", text, got, err)
		}
	}
}

func TestACaseHasAReferenceThatLeadsBackToIt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		prefix string
		number int64
		want   string
	}{
		{"", 1168, "000000000011684"},
		// 77 before it: 7 stands at places 13 and 14 from the right: 7→7, 14→5; 16 + 12 = 28, and 2 makes 30.
		{"77", 1168, "770000000011682"},
		{"", 12_345_678_901_234, "123456789012347"},
		{"0", 1, "000000000000018"},
	} {
		got, err := identifier.ReferenceFor(c.prefix, c.number)
		if err != nil || got != c.want {
			t.Errorf("%q, %d = %q, %v, want %q", c.prefix, c.number, got, err, c.want)
		}
		if back, ok := identifier.CaseNumberIn(c.prefix, got); !ok || back != c.number {
			t.Errorf("%s leads back to %d, %v, want %d", got, back, ok, c.number)
		}
	}
	for _, reference := range []string{"", "000000000011684", "770000000011683", "770000000000008", "7700000000116820"} {
		if number, ok := identifier.CaseNumberIn("77", reference); ok {
			t.Errorf("%q leads to %d, want none", reference, number)
		}
	}
}

func TestAReferenceThatDoesNotFitIsRefused(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		prefix string
		number int64
		want   string
	}{
		{"77", 1_000_000_000_000, "reference.too_long"},
		{"", 100_000_000_000_000, "reference.too_long"},
		{"A", 1, "reference.prefix_wrong"},
		{"", 0, "reference.case_number_missing"},
		{"", -5, "reference.case_number_missing"},
	} {
		if got, err := identifier.ReferenceFor(c.prefix, c.number); !fault.HasKey(err, c.want) {
			t.Errorf("%q, %d = %q, %v, want %s", c.prefix, c.number, got, err, c.want)
		}
	}
}

func FuzzReferenceLeadsBack(f *testing.F) {
	f.Add("77", int64(1168))
	f.Add("", int64(99_999_999_999_999))
	f.Fuzz(func(t *testing.T, prefix string, number int64) {
		reference, err := identifier.ReferenceFor(prefix, number)
		if err != nil {
			return
		}
		if err := identifier.CheckReference(identifier.Card71, reference); err != nil {
			t.Errorf("%q: %v", reference, err)
		}
		if back, ok := identifier.CaseNumberIn(prefix, reference); !ok || back != number {
			t.Errorf("%q, %d → %q → %d, %v", prefix, number, reference, back, ok)
		}
	})
}
