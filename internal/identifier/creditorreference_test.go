package identifier_test

import (
	"testing"

	"krav/internal/fault"
	"krav/internal/identifier"
)

// The first is the standard's own example. The last by hand: 1001 with R, F as 27,
// 15 and two zeros behind it is 1001271500, which leaves 58 of 97, and 98 - 58 = 40.
func TestCreditorReferencesAreRead(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"RF18539007547034": "539007547034", "RF18 5390 0754 7034": "539007547034", "rf18539007547034": "539007547034",
		"RF401001": "1001",
	} {
		got, err := identifier.ParseRF(text)
		if err != nil || got != want {
			t.Errorf("%q = %q, %v", text, got, err)
		}
	}
	for text, want := range map[string]string{
		"RF19539007547034": "rf.check_digits_wrong", "RF18": "rf.malformed", "18539007547034": "rf.malformed",
		"RFAB539007547034": "rf.malformed", "RF18-5390": "rf.malformed", "RF181234567890123456789012": "rf.malformed", "": "rf.malformed",
	} {
		if _, err := identifier.ParseRF(text); fault.Of(err) == nil || fault.Of(err).Key != want {
			t.Errorf("%q = %v, want %s", text, err, want)
		}
	}
}
