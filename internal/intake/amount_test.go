package intake_test

import (
	"testing"

	"krav/internal/intake"
	"krav/internal/money"
)

func TestAmountsAsPeopleAndProgramsWriteThem(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		style intake.Decimal
		want  string
	}{
		// what says its own style is read in a file that doesn't tell
		{"1.234,50", 0, "1234.50"},
		{"1,234.50", 0, "1234.50"},
		{"1234,50", 0, "1234.50"},
		{"1234.50", 0, "1234.50"},
		{"1 234,50", 0, "1234.50"},
		{"1 234 567,50", 0, "1234567.50"},
		{"1'234.50", 0, "1234.50"},
		{"1.234.567", 0, "1234567.00"},
		{"1,234,567", 0, "1234567.00"},
		{"1234", 0, "1234.00"},
		{"0", 0, "0.00"},
		{"0,05", 0, "0.05"},
		{",5", 0, "0.50"},
		{"1234,5 DKK", 0, "1234.50"},
		{"DKK 1.234,50", 0, "1234.50"},
		{"kr. 1.234,-", 0, "1234.00"},
		{"1.234,- kr.", 0, "1234.00"},
		{"kr 12,--", 0, "12.00"},
		{"1234.-", 0, "1234.00"},
		{"1250.0000", 0, "1250.00"}, // zeros from the fourth decimal on are how a database writes
		// below nought
		{"-1.234,50", 0, "-1234.50"},
		{"\u22121.234,50", 0, "-1234.50"},
		{"\u20131.234,50", 0, "-1234.50"},
		{"1.234,50-", 0, "-1234.50"},
		{"(1.234,50)", 0, "-1234.50"},
		{"kr. -75,00", 0, "-75.00"},
		{"- 75,00 kr.", 0, "-75.00"},
		{"+75,00", 0, "75.00"},
		// a dash is nought, as spreadsheets write it
		{"-", 0, "0.00"},
		{"kr. -", 0, "0.00"},
		// what could be two things is what the file's style says
		{"1.234", intake.DecimalComma, "1234.00"},
		{"1,234", intake.DecimalPoint, "1234.00"},
		{"1.234", intake.DecimalTyped, "1234.00"},
		{"12.50", intake.DecimalTyped, "12.50"},
		{"1.234,50", intake.DecimalMixed, "1234.50"},
		{"1,234.50", intake.DecimalMixed, "1234.50"},
		{"1.000.000.000,00", intake.DecimalComma, "1000000000.00"},
	} {
		got, given, f := intake.ReadAmount(c.text, c.style)
		if f != nil || !given || got.String() != c.want {
			t.Errorf("%q in style %d = %v, %v, %v, want %s", c.text, c.style, got, given, f, c.want)
		}
	}
}

func TestNoCellIsNoAmount(t *testing.T) {
	t.Parallel()
	if got, given, f := intake.ReadAmount("", 0); got != (money.Amount{}) || given || f != nil {
		t.Errorf("an empty cell = %v, %v, %v", got, given, f)
	}
}

func TestAmountsThatAreRefused(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		style intake.Decimal
		want  string
	}{
		{"1.234", 0, "amount.ambiguous"},
		{"1,234", 0, "amount.ambiguous"},
		{"999,999", 0, "amount.ambiguous"},
		{"1.234", intake.DecimalMixed, "amount.ambiguous"},
		{"1,234", intake.DecimalComma, "amount.too_many_decimals"},
		{"1.234", intake.DecimalPoint, "amount.too_many_decimals"},
		{"1,234", intake.DecimalTyped, "amount.too_many_decimals"},
		{"0,125", 0, "amount.too_many_decimals"}, // nothing is parted into thousands behind a nought
		{"1234,567", 0, "amount.too_many_decimals"},
		{"12,3450", 0, "amount.too_many_decimals"},
		{"12.50", intake.DecimalComma, "amount.comma_expected"},
		{"1,234.50", intake.DecimalComma, "amount.comma_expected"},
		{"12,50", intake.DecimalPoint, "amount.point_expected"},
		{"1.250.00", 0, "amount.malformed"},
		{"1.25,00", 0, "amount.malformed"},
		{"12.34.567", 0, "amount.malformed"},
		{"1,234.567,00", 0, "amount.malformed"},
		{"1.234,", 0, "amount.malformed"},
		{"12 34", 0, "amount.malformed"},
		{"1000000000,01", 0, "amount.too_large"},
		{"-99999999999999999999", 0, "amount.too_large"},
		{"100,00 EUR", 0, "amount.foreign_currency"},
		{"€ 100", 0, "amount.foreign_currency"},
		{"USD1,000", 0, "amount.foreign_currency"},
		{"1,23E+05", 0, "amount.rounded"},
		{"tolv", 0, "amount.not_a_number"},
		{"12 stk", 0, "amount.not_a_number"},
		{"--5", 0, "amount.not_a_number"},
		{"(5", 0, "amount.not_a_number"},
		{"10 %", 0, "amount.not_a_number"},
		{"ja", 0, "amount.not_a_number"},
	} {
		got, given, f := intake.ReadAmount(c.text, c.style)
		if f == nil || f.Key != c.want || !given {
			t.Errorf("%q in style %d = %v, %v, want %s", c.text, c.style, got, f, c.want)
		}
	}
}

// What a file that writes commas reads, a file that writes points doesn't read as
// another amount: it refuses it, or the amount has no øre in it.
func FuzzAmountsAreNeverReadTwoWays(f *testing.F) {
	for _, text := range []string{"1.234,50", "1,234.50", "1.234", "kr. 1.234,-", "(12)", "-", "1 234", "1,23E+05", "€5", ",", "1.2.3"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text, _ = intake.Clean(text)
		comma, given, commaFault := intake.ReadAmount(text, intake.DecimalComma)
		point, _, pointFault := intake.ReadAmount(text, intake.DecimalPoint)
		either, _, eitherFault := intake.ReadAmount(text, 0)
		if commaFault == nil && pointFault == nil && comma != point {
			t.Errorf("%q = %v and %v", text, comma, point)
		}
		if eitherFault == nil && given && (commaFault != nil || comma != either) && (pointFault != nil || point != either) {
			t.Errorf("%q = %v where the file doesn't tell, but %v, %v and %v, %v where it does", text, either, comma, commaFault, point, pointFault)
		}
	})
}
