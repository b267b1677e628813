package identifier_test

import (
	"strings"
	"testing"

	"krav/internal/identifier"
)

func TestANameLosesTheCPRNumberInIt(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Pia Test 0101901234":               "Pia Test",
		"Pia Test, 010190-1234":             "Pia Test",
		"010190-1234 Pia Test":              "Pia Test",
		"Pia Test (CPR-nr.: 010190-1234)":   "Pia Test",
		"Pia Test cpr 010190 1234":          "Pia Test",
		"Pia xxxxxx-xxxx Test":              "Pia Test",
		"Pia Test":                          "Pia Test",
		"Hal 12  CPR Førstehjælp ApS":       "Hal 12  CPR Førstehjælp ApS", // nothing is taken out, so nothing else is touched
		"010190-1234":                       "",
		"Boet efter Pia Test - 010190-1234": "Boet efter Pia Test",
	} {
		if got := identifier.WithoutCPR(name); got != want {
			t.Errorf("%q became %q, want %q", name, got, want)
		}
	}
}

func TestAHiddenNumberIsKnownAsOne(t *testing.T) {
	t.Parallel()
	hidden := identifier.HiddenNumber([32]byte{0xAB, 9: 1, 10: 0xFF})
	if want := "skjult-ab000000000000000001"; hidden != want || !identifier.IsHidden(hidden) {
		t.Errorf("hidden = %q, want %q, known as hidden", hidden, want)
	}
	for _, number := range []string{"", "17", "skjult-17", "skjult-" + strings.Repeat("g", 20), "0101901234"} {
		if identifier.IsHidden(number) {
			t.Errorf("%q is taken for a hidden number", number)
		}
	}
}
