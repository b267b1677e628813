package cli

import (
	"strings"

	"krav/internal/wording"
)

// localeVariables say which language messages are in, the weightiest first, as
// POSIX has them (XBD 8.2).
var localeVariables = []string{"LC_ALL", "LC_MESSAGES", "LANG"}

// locale returns the language that the environment's locale asks for, and the
// variable that said so; without one, Danish and nothing.
func (c Call) locale() (wording.Language, string) {
	for _, name := range localeVariables {
		if value, ok := c.env(name); ok {
			return wording.ParseLocale(value), name
		}
	}
	return wording.Danish, ""
}

// firstLanguage returns the language to speak before the configuration has been
// read: usage errors and help are in it.
func (c Call) firstLanguage() wording.Language {
	for i, arg := range c.Args {
		if arg == "--lang" && i+1 < len(c.Args) {
			return wording.ParseLocale(c.Args[i+1])
		}
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return wording.ParseLocale(value)
		}
	}
	if value, ok := c.env("KRAV_LANG"); ok {
		return wording.ParseLocale(value)
	}
	language, _ := c.locale()
	return language
}
