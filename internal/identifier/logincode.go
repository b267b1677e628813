package identifier

import (
	"fmt"
	"strings"

	"krav/internal/fault"
)

// LoginCode is the code a debtor types beside the portal number (kode til
// skyldnerens side): ten characters, about 49 bits. It opens a case, so it masks
// itself as a CPR number does. The zero value is none.
type LoginCode struct{ characters string }

// codeAlphabet is what codes are made of: figures and capitals without those
// taken for one another on paper (0 and O; 1, I and L).
const codeAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

const codeLength = 10

// LoginCodeFrom returns the code that a keyed hash stands for. The hash is
// HMAC-SHA-256 of what the code opens, made where the key is: the same case and
// generation give the same code, so that a letter can be printed again to the
// byte. The hash is read as one number and divided by the length of the
// alphabet; at 256 bits no character is likelier than another by anything that
// could be measured.
func LoginCodeFrom(hash [32]byte) LoginCode {
	var code [codeLength]byte
	for i := range code {
		code[i] = codeAlphabet[divide(&hash, len(codeAlphabet))]
	}
	return LoginCode{string(code[:])}
}

// divide divides a number of 256 bits, the highest byte first, and returns the
// remainder.
func divide(number *[32]byte, by int) int {
	rest := 0
	for i, digit := range number {
		rest = rest<<8 | int(digit)
		number[i] = byte(rest / by) //nolint:gosec // the rest is below by×256, so this is a byte
		rest %= by
	}
	return rest
}

// ParseLoginCode reads a code as it was typed: in capitals or not, with or
// without blanks and hyphens. It fails with "login_code.malformed", and doesn't
// say what was typed.
func ParseLoginCode(text string) (LoginCode, error) {
	characters := strings.ToUpper(compact(text, "-"))
	if len(characters) != codeLength || strings.Trim(characters, codeAlphabet) != "" {
		return LoginCode{}, fault.New(fault.Invalid, "login_code.malformed")
	}
	return LoginCode{characters}, nil
}

// IsZero reports whether there is no code.
func (c LoginCode) IsZero() bool { return c == LoginCode{} }

// Reveal returns the ten characters, or nothing for no code. They are to be
// compared in constant time.
func (c LoginCode) Reveal() string { return c.characters }

// Printed returns the code as it stands in a letter, in two groups of five. It
// isn't masked: it is for the letter and the page of the creditor alone.
func (c LoginCode) Printed() string { return grouped(c.characters, 5, "-") }

// String returns a mask, and nothing for no code.
func (c LoginCode) String() string {
	if c.IsZero() {
		return ""
	}
	return "xxxxx-xxxxx"
}

// Format writes the mask whatever the verb, as CPR.Format does.
func (c LoginCode) Format(state fmt.State, _ rune) { writeMasked(state, c.String()) }

// MarshalText writes the mask.
func (c LoginCode) MarshalText() ([]byte, error) { return []byte(c.String()), nil }
