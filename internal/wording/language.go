package wording

import "strings"

// Language is a language that a person is addressed in (sprog). Danish comes
// first: it is what the law asks letters to be in, and any value but English
// is treated as Danish.
type Language string

// The languages of the catalogue and the formats, by their codes in ISO 639-1.
const (
	Danish  Language = "da"
	English Language = "en"
)

// Languages returns the languages of the catalogue, Danish first.
func Languages() []Language { return []Language{Danish, English} }

// ParseLocale returns the language for a locale as systems and browsers name
// them: "da_DK.UTF-8", "en_GB", "en-US", "C.UTF-8", "POSIX".
//
// English is for those who ask for it: by "en", or by C and POSIX, which are
// the English of programs. Everything else gets Danish, a missing locale and
// languages that Krav doesn't speak included: most who read Krav's messages
// collect debt in Denmark.
func ParseLocale(locale string) Language {
	code := strings.ToLower(locale)
	if end := strings.IndexAny(code, "_-.@:"); end >= 0 {
		code = code[:end]
	}
	switch code {
	case "en", "c", "posix":
		return English
	}
	return Danish
}
