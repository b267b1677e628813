package identifier_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/identifier"
)

// law.md §16.3: 13748136 sums to 126 + 6 = 132 = 12×11, 34593833 to 154 = 14×11.
func TestCVRNumbersHoldModulus11(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"13748136": "13748136", "34593833": "34593833", "DK13748136": "13748136", "dk-13 74 81 36": "13748136",
	} {
		if got, err := identifier.ParseCVR(text); err != nil || got.String() != want {
			t.Errorf("ParseCVR(%q) = %q, %v, want %q", text, got, err, want)
		}
	}
	for text, want := range map[string]string{
		"12345678":  "cvr.check_digit_wrong", // law.md T-13: the sum leaves 4
		"13748137":  "cvr.check_digit_wrong",
		"1374813":   "cvr.malformed",
		"137481360": "cvr.malformed",
		"1374813x":  "cvr.malformed",
		"00000000":  "cvr.malformed",
		"":          "cvr.malformed",
	} {
		if got, err := identifier.ParseCVR(text); !fault.HasKey(err, want) {
			t.Errorf("ParseCVR(%q) = %q, %v, want %s", text, got, err, want)
		}
	}
}

// The numbers here belong to nobody: one is a published example, and the bearers
// of the others are not born yet, would be more than 120 years old, or would have
// a number that fails the check though it was given while none did.
//
// 111111-1118 sums to 44 = 4×11 (law.md §16.4). 311236-4004 sums to 12 + 3 + 2 +
// 14 + 18 + 30 + 16 + 4 = 99 = 9×11, and 311236-4005 to one more.
func TestACPRNumberThatFailsModulus11IsTakenWithAWarning(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"111111-1118": "", "1111111118": "", "311236-4004": "", "311236 4004": "",
		"311236-4005": "cpr.check_digit_unusual", // law.md T-12
	} {
		got, warning, err := identifier.ParseCPR(text)
		if err != nil || keyOf(warning) != want || got.IsZero() {
			t.Errorf("warning = %v, %v, want %q", warning, err, want)
		}
		if digits := strings.NewReplacer("-", "", " ", "").Replace(text); got.Reveal() != digits {
			t.Errorf("%s was read as another number", text)
		}
	}
}

func TestACPRNumberBeginsWithADayOfTheCalendar(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"010100-0000": "1900-01-01", "311200-3000": "1900-12-31", // 0 to 3: the 1900s
		"311236-4004": "2036-12-31", "010137-4000": "1937-01-01", // 4: to 36 the 2000s
		"311236-9000": "2036-12-31", "010137-9001": "1937-01-01", // 9: the same
		"311257-5000": "2057-12-31", "010158-5000": "1858-01-01", // 5 to 8: to 57 the 2000s
		"311257-8000": "2057-12-31", "311299-8000": "1899-12-31",
		"290236-4000": "2036-02-29", // 2036 is a leap year
	} {
		got, _, err := identifier.ParseCPR(text)
		if err != nil || got.Birthday() != civil.MustParse(want) {
			t.Errorf("%s: born %v, %v, want %s", text, got.Birthday(), err, want)
		}
	}
	if got := (identifier.CPR{}).Birthday(); !got.IsZero() {
		t.Errorf("no number is born %v", got)
	}
	for _, text := range []string{"", "311236-400", "311236-40044", "321236-4004", "310636-4004", "290235-4000", "000000-0000", "311236-400x", "３11236-4004"} {
		if _, _, err := identifier.ParseCPR(text); !fault.HasKey(err, "cpr.malformed") {
			t.Errorf("ParseCPR(%q): %v, want a fault", text, err)
		}
	}
}

func TestACPRNumberIsNeverPrinted(t *testing.T) {
	t.Parallel()
	number, warning, err := identifier.ParseCPR("311236-4005")
	if err != nil {
		t.Fatal(err)
	}
	wrapped := struct{ Person identifier.CPR }{number}
	inJSON, err := json.Marshal(wrapped)
	if err != nil {
		t.Fatal(err)
	}
	_, _, refused := identifier.ParseCPR("321236-4005")
	for _, got := range []string{
		fmt.Sprint(number, &number, wrapped, warning, refused), string(inJSON), number.String(),
		fmt.Sprintf("%s %q %v %+v %#v %d %x %o", number, number, number, number, number, number, number, number),
		fmt.Sprintf("%v %+v %#v %d %x", wrapped, wrapped, wrapped, wrapped, wrapped),
	} {
		if strings.Contains(got, "4005") || strings.Contains(got, "1236") || strings.Contains(got, "34303035") {
			t.Errorf("printed %s", got)
		}
	}
	if got := (identifier.CPR{}).String(); got != "" {
		t.Errorf("no number is printed %q", got)
	}
}

func TestPostcodesAreFourDigits(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"8000": "8000", "DK-8000": "8000", "dk 0900": "0900", " 3900 ": "3900"} {
		if got, err := identifier.ParsePostcode(text); err != nil || got.String() != want {
			t.Errorf("ParsePostcode(%q) = %q, %v, want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"", "800", "80000", "0000", "8OOO", "SE-8000", "-"} {
		if got, err := identifier.ParsePostcode(text); !fault.HasKey(err, "postcode.malformed") {
			t.Errorf("ParsePostcode(%q) = %q, %v, want a fault", text, got, err)
		}
	}
}

// Whatever is read, nothing panics, and what was read reads again as itself.
func FuzzRegisterNumbers(f *testing.F) {
	for _, text := range []string{"DK13748136", "311236-4004", "8000", "1 2 3 4"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, err := identifier.ParseCVR(text); err == nil {
			if again, err := identifier.ParseCVR(got.String()); err != nil || again != got {
				t.Errorf("%q is the CVR number %q, and that %q, %v", text, got, again, err)
			}
		}
		if got, err := identifier.ParsePostcode(text); err == nil {
			if again, err := identifier.ParsePostcode(got.String()); err != nil || again != got {
				t.Errorf("%q is the postcode %q, and that %q, %v", text, got, again, err)
			}
		}
		got, _, err := identifier.ParseCPR(text)
		if err != nil {
			return
		}
		if again, _, err := identifier.ParseCPR(got.Reveal()); err != nil || again != got || got.Birthday().IsZero() {
			t.Errorf("a number of %d characters doesn't read again as itself: %v", len(text), err)
		}
	})
}
