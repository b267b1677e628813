package wording

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed countries.txt
var countriesFile string

// country is a country's names (land).
type country struct{ danish, english string }

// countries are the countries by what names one: its code, and its names in lower case.
var countries = sync.OnceValue(func() map[string]country {
	known := make(map[string]country)
	for line := range strings.Lines(countriesFile) {
		code, names, _ := strings.Cut(strings.TrimSpace(line), " ")
		danish, english, isCountry := strings.Cut(names, " | ")
		if !isCountry {
			continue // a remark
		}
		for _, name := range []string{code, danish, english} {
			known[strings.ToLower(name)] = country{danish, english}
		}
	}
	return known
})

// Country returns the name of a country that is given by its ISO 3166 code, or by its name
// in Danish or English, and whether it is known. What isn't stays as it is typed.
func Country(l Language, text string) (string, bool) {
	c, known := countries()[strings.ToLower(strings.TrimSpace(text))]
	switch {
	case !known:
		return text, false
	case l == English:
		return c.english, true
	}
	return c.danish, true
}

// CountryOnEnvelope returns the last line of an address abroad: the country in capitals,
// as the Universal Postal Union asks for. What isn't known stays as it is typed.
func CountryOnEnvelope(l Language, text string) string {
	name, known := Country(l, text)
	if known {
		return strings.ToUpper(name)
	}
	return name
}
