package pdf

import (
	"fmt"
	"unicode"

	"krav/internal/fault"
)

// Writable fails with "pdf.glyph_missing", as Print does, where a text has a character
// that no font has: so that it is known before a letter is promised.
func Writable(text string) error {
	faces, err := typefaces()
	if err != nil {
		return fmt.Errorf("look for the characters of a text: %w", err)
	}
	for _, char := range joined(text) {
		if unicode.IsSpace(char) {
			continue // lines are broken there
		}
		if _, has := faces[regular].glyph(char); !has {
			return missing(char)
		}
	}
	return nil
}

// missing says which character no font has. A box in a name's place would be a name
// misspelt.
func missing(char rune) *fault.Fault {
	return fault.New(fault.Invalid, "pdf.glyph_missing").With("character", string(char)).With("code", fmt.Sprintf("U+%04X", char))
}
