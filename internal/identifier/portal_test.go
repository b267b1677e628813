package identifier_test

import (
	"fmt"
	"strconv"
	"testing"

	"krav/internal/fault"
	"krav/internal/identifier"
)

// Through the rows of Damm's table by hand: 572 goes 0 → 9 → 7 → 4, and 1168
// goes 0 → 3 → 7 → 2 → 5.
func TestThePortalNumberEndsInItsCheckDigit(t *testing.T) {
	t.Parallel()
	for serial, want := range map[int64][2]string{
		1: {"13", "13"}, 572: {"5724", "5724"}, 1168: {"11685", "1168 5"}, 100_000: {"1000002", "1000 002"},
		12_345_678: {"123456786", "1234 5678 6"}, 999_999_999_999: {"9999999999990", "9999 9999 9999 0"},
	} {
		got, err := identifier.PortalNumberFor(serial)
		if err != nil || got.String() != want[0] || got.Printed() != want[1] || got.Serial() != serial {
			t.Errorf("%d = %q, printed %q, %v, want %q", serial, got, got.Printed(), err, want)
		}
		if read, err := identifier.ParsePortalNumber(got.Printed()); err != nil || read != got {
			t.Errorf("%q is read as %q, %v", got.Printed(), read, err)
		}
	}
	for _, serial := range []int64{0, -1, 1_000_000_000_000} {
		if got, err := identifier.PortalNumberFor(serial); !fault.HasKey(err, "portal_number.out_of_range") {
			t.Errorf("%d = %q, %v, want a fault", serial, got, err)
		}
	}
	if none := identifier.PortalNumber(""); none.Serial() != 0 || none.Printed() != "" {
		t.Error("no number isn't nothing")
	}
}

func TestLettersThatLookLikeDigitsAreRead(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]identifier.PortalNumber{"1OOo OO2": "1000002", "I168-5": "11685", "ll685": "11685"} {
		if got, err := identifier.ParsePortalNumber(text); err != nil || got != want {
			t.Errorf("ParsePortalNumber(%q) = %q, %v, want %q", text, got, err, want)
		}
	}
}

func TestWhatIsNoPortalNumberIsRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"": "portal_number.malformed", "5": "portal_number.malformed", "05724": "portal_number.malformed",
		"572A": "portal_number.malformed", "99999999999999": "portal_number.malformed", "5723": "portal_number.mistyped",
	} {
		if got, err := identifier.ParsePortalNumber(text); !fault.HasKey(err, want) {
			t.Errorf("ParsePortalNumber(%q) = %q, %v, want %s", text, got, err, want)
		}
	}
}

// Every wrong digit and every two neighbours swapped, in every number of up to
// four digits and its check digit: none of them is another's number.
func TestEveryDigitMistypedAndEveryTwoSwappedAreCaught(t *testing.T) {
	t.Parallel()
	for serial := int64(1); serial < 10_000; serial++ {
		number, err := identifier.PortalNumberFor(serial)
		if err != nil {
			t.Fatal(err)
		}
		for _, wrong := range mistyped(number.String()) {
			if got, err := identifier.ParsePortalNumber(wrong); err == nil {
				t.Fatalf("%s typed as %s passes as %q", number, wrong, got)
			}
		}
	}
}

// mistyped returns the number with each digit replaced by each other one, and
// with each two different neighbours swapped.
func mistyped(number string) []string {
	var wrong []string
	for i := range len(number) {
		before, after := number[:i], number[i+1:]
		for digit := range 10 {
			if d := strconv.Itoa(digit); d != number[i:i+1] {
				wrong = append(wrong, before+d+after)
			}
		}
		if after != "" && after[0] != number[i] {
			wrong = append(wrong, before+after[:1]+number[i:i+1]+after[1:])
		}
	}
	return wrong
}

// A code's characters are the digits of the hash by 31, the lowest first, where
// 2 counts nought and Z counts 30.
func TestTheLoginCodeIsTheHashInThirtyOnes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		last [2]byte // the end of a hash that is otherwise nought
		want string
	}{
		{[2]byte{0, 0}, "22222-22222"},
		{[2]byte{0, 30}, "Z2222-22222"},
		{[2]byte{0, 31}, "23222-22222"},
		{[2]byte{0x03, 0xC1}, "22322-22222"}, // 961 = 31×31
		{[2]byte{0x03, 0xC0}, "ZZ222-22222"}, // 960 = 30×31 + 30
	} {
		var hash [32]byte
		hash[30], hash[31] = c.last[0], c.last[1]
		if got := identifier.LoginCodeFrom(hash).Printed(); got != c.want {
			t.Errorf("%v = %q, want %q", c.last, got, c.want)
		}
	}
}

func TestTheLoginCodeIsReadAsItIsTyped(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"Z3456-7892A", "z34567892a", " Z3456 7892a "} {
		got, err := identifier.ParseLoginCode(text)
		if want := "Z34567892A"; err != nil || got.Reveal() != want || got.IsZero() {
			t.Errorf("ParseLoginCode(%q) = %q, %v, want %q", text, got.Reveal(), err, want)
		}
	}
	for _, text := range []string{"", "Z3456-7892", "Z3456-7892AA", "Z3456-78920", "Z3456-7892O", "Z3456-7892l", "Z3456-7892Æ", "Z34567892ı"} {
		if got, err := identifier.ParseLoginCode(text); !fault.HasKey(err, "login_code.malformed") || !got.IsZero() {
			t.Errorf("ParseLoginCode(%q): %v, want a fault", text, err)
		}
	}
}

func TestALoginCodeIsPrintedOnlyWhereItIsMeantToBe(t *testing.T) {
	t.Parallel()
	code, err := identifier.ParseLoginCode("Z3456-7892A")
	if err != nil {
		t.Fatal(err)
	}
	text, err := code.MarshalText()
	if want := "xxxxx-xxxxx"; err != nil || string(text) != want || fmt.Sprintf("%#v", code) != want || fmt.Sprintf("%d", code) != want {
		t.Errorf("the code is shown as %s, %#v, %d, %v", text, code, code, err)
	}
	if got := fmt.Sprint(identifier.LoginCode{}); got != "" {
		t.Errorf("no code is printed %q", got)
	}
}

func FuzzPortal(f *testing.F) {
	f.Add("5724", []byte("a hash"))
	f.Add("Z3456-7892A", []byte{})
	f.Fuzz(func(t *testing.T, text string, seed []byte) {
		if number, err := identifier.ParsePortalNumber(text); err == nil {
			if again, err := identifier.PortalNumberFor(number.Serial()); err != nil || again != number {
				t.Errorf("%q has the serial number of %q, %v", number, again, err)
			}
		}
		var hash [32]byte
		copy(hash[:], seed)
		code := identifier.LoginCodeFrom(hash)
		if read, err := identifier.ParseLoginCode(code.Printed()); err != nil || read != code {
			t.Errorf("%q doesn't read again as itself: %v", code.Printed(), err)
		}
		if read, err := identifier.ParseLoginCode(text); err == nil && len(read.Reveal()) != 10 {
			t.Errorf("%q is read as %q", text, read.Reveal())
		}
	})
}
