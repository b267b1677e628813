package identifier_test

import (
	"testing"

	"krav/internal/fault"
	"krav/internal/identifier"
)

// The line of law.md §16.1, whose check digit is worked out there: from the
// right 6→12→3, 6, 4+4+4 = 21, and 9 makes 30.
const publishedLine = "+71<004040400000669+12345678<"

func TestTheSlipIsPrintedAsTheBanksHaveIt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		card              identifier.CardType
		creditor, payload string
		want              string
	}{
		{identifier.Card71, "12345678", "00404040000066", publishedLine},
		{identifier.Card71, "12345678", "404040000066", publishedLine},
		// Case 1168: from the right 16→7, 6, 2, 1 = 16, and 4 makes 20.
		{identifier.Card71, "80000012", "1168", "+71<000000000011684+80000012<"},
		{identifier.Card75, "81234567", "123456789012345", "+75<1234567890123452+81234567<"},
		{identifier.Card73, "81234567", "", "+73<+81234567<"},
		{identifier.Card01, "1234567", "", "+01<+1234567<"},
		{identifier.Card04, "1234567", "1", "+04<0000000000000018+1234567<"},
		{identifier.Card15, "12345678", "1", "+15<0000000000000018+12345678<"},
	} {
		slip, err := identifier.NewSlip(c.card, c.creditor, c.payload)
		if err != nil || slip.String() != c.want {
			t.Errorf("slip = %q, %v, want %q", slip, err, c.want)
		}
		if read, err := identifier.ParseSlip(c.want); err != nil || read != slip {
			t.Errorf("ParseSlip(%q) = %v, %v", c.want, read, err)
		}
	}
	slip, err := identifier.Slip71("80000012", "1168")
	if err != nil || slip.Card() != identifier.Card71 || slip.Reference() != "000000000011684" || slip.Creditor() != "80000012" {
		t.Errorf("slip = %v, %v", slip, err)
	}
	if none := (identifier.PaymentSlip{}); !none.IsZero() || none.String() != "" || slip.IsZero() {
		t.Error("no slip isn't nothing")
	}
}

func TestASlipThatCannotBePrintedIsRefused(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		card              identifier.CardType
		creditor, payload string
		want              string
	}{
		{identifier.Card71, "1234567", "1", "slip.creditor_number_wrong"},
		{identifier.Card71, "123456789", "1", "slip.creditor_number_wrong"},
		{identifier.Card71, "8000 012", "1", "slip.creditor_number_wrong"},
		{identifier.Card04, "123456", "1", "slip.creditor_number_wrong"},
		{identifier.Card71, "12345678", "", "slip.reference_wrong"},
		{identifier.Card71, "12345678", "123456789012345", "slip.reference_wrong"}, // a payload of 15
		{identifier.Card71, "12345678", "12a", "slip.reference_wrong"},
		{identifier.Card73, "12345678", "1", "slip.reference_not_allowed"},
		{identifier.CardType(99), "12345678", "1", "slip.card_type_unknown"},
		{identifier.CardType(0), "12345678", "", "slip.card_type_unknown"},
	} {
		if slip, err := identifier.NewSlip(c.card, c.creditor, c.payload); !fault.HasKey(err, c.want) {
			t.Errorf("%v %s %s = %v, %v, want %s", c.card, c.creditor, c.payload, slip, err, c.want)
		}
	}
}

func TestAPrintedLineIsReadStrictly(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"":                               "slip.malformed",
		"+71<004040400000669+12345678":   "slip.malformed",
		"71<004040400000669+12345678<":   "slip.malformed",
		"+71<004040400000669 +12345678<": "slip.reference_wrong",
		"+71<004040400000669":            "slip.malformed",
		"+71<00404040000066912345678<":   "slip.malformed",
		"+72<004040400000669+12345678<":  "slip.card_type_unknown",
		"+4<0000000000000018+1234567<":   "slip.card_type_unknown",
		"+71<0040404000006690+12345678<": "slip.reference_wrong", // law.md T-14: 16 digits on a 71
		"+75<004040400000669+12345678<":  "slip.reference_wrong", // 15 digits on a 75
		"+71<000000000123456+12345678<":  "slip.check_digit_wrong",
		"+71<004040400000669+1234567<":   "slip.creditor_number_wrong",
		"+71<004040400000669+1234+5678<": "slip.creditor_number_wrong",
		"+73<1+12345678<":                "slip.reference_not_allowed",
	} {
		if slip, err := identifier.ParseSlip(line); !fault.HasKey(err, want) {
			t.Errorf("ParseSlip(%q) = %v, %v, want %s", line, slip, err, want)
		}
	}
}

func TestALineFromElsewhereIsReadWithAWarning(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want, warning string }{
		{publishedLine, publishedLine, ""},
		{" +71< 004040400000669 + 12345678 < ", publishedLine, ""},
		{">71<004040400000669+12345678<", publishedLine, ""},
		{"71<004040400000669+12345678", publishedLine, ""},
		{"+71<4040400000669+12345678<", publishedLine, "slip.reference_short"},
		// Official samples of invoices have references that fail the check.
		{"+71<123456789012345+12345678<", "+71<123456789012345+12345678<", "slip.check_digit_wrong"},
		{"+73<+12345678<", "+73<+12345678<", ""},
	} {
		slip, warning, err := identifier.ReadSlip(c.text)
		if err != nil || slip.String() != c.want || keyOf(warning) != c.warning {
			t.Errorf("ReadSlip(%q) = %v, %v, %v, want %q with %q", c.text, slip, warning, err, c.want, c.warning)
		}
	}
	for text, want := range map[string]string{
		"":                               "slip.malformed",
		"123456789012345":                "slip.malformed",
		"+99<004040400000669+12345678<":  "slip.card_type_unknown",
		"+71<0040404000006690+12345678<": "slip.reference_wrong",
		"+71<00404040000066x+12345678<":  "slip.reference_wrong",
		"+71<+12345678<":                 "slip.reference_wrong",
		"+71<004040400000669+123456<":    "slip.creditor_number_wrong",
	} {
		if slip, _, err := identifier.ReadSlip(text); !fault.HasKey(err, want) {
			t.Errorf("ReadSlip(%q) = %v, %v, want %s", text, slip, err, want)
		}
	}
}

// keyOf returns the key of a warning, or nothing for none.
func keyOf(warning *fault.Fault) string {
	if warning == nil {
		return ""
	}
	return warning.Key
}

// What is read strictly is what is printed, and the lenient reader agrees.
func FuzzSlip(f *testing.F) {
	f.Add(publishedLine)
	f.Add("+73<+12345678<")
	f.Add("> 71 <1+ 12345678")
	f.Fuzz(func(t *testing.T, line string) {
		lenient, warning, lenientErr := identifier.ReadSlip(line)
		slip, err := identifier.ParseSlip(line)
		if err == nil && (slip.String() != line || lenientErr != nil || warning != nil || lenient != slip) {
			t.Errorf("%q is read as %v and leniently as %v, %v, %v", line, slip, lenient, warning, lenientErr)
		}
		if lenientErr != nil {
			return
		}
		// A slip read leniently is right but for its check digit.
		if _, err := identifier.ParseSlip(lenient.String()); err != nil && !fault.HasKey(err, "slip.check_digit_wrong") {
			t.Errorf("%q is read as %v: %v", line, lenient, err)
		}
	})
}
