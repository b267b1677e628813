package wording_test

import (
	"testing"

	"krav/internal/wording"
)

// The names are those of daily language in Denmark and in Britain; the last line of an
// envelope has them in capitals.
func TestACountryIsNamedInTheReadersLanguage(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][4]string{
		"DE":       {"Tyskland", "TYSKLAND", "Germany", "GERMANY"},
		"de":       {"Tyskland", "TYSKLAND", "Germany", "GERMANY"},
		"Østrig":   {"Østrig", "ØSTRIG", "Austria", "AUSTRIA"},
		"france":   {"Frankrig", "FRANKRIG", "France", "FRANCE"},
		"FO":       {"Færøerne", "FÆRØERNE", "Faroe Islands", "FAROE ISLANDS"},
		"NL":       {"Nederlandene", "NEDERLANDENE", "Netherlands", "NETHERLANDS"},
		"Narnia":   {"Narnia", "Narnia", "Narnia", "Narnia"},
		"ZZ":       {"ZZ", "ZZ", "ZZ", "ZZ"},
		"La Suède": {"La Suède", "La Suède", "La Suède", "La Suède"},
		"#":        {"#", "#", "#", "#"},
		"":         {"", "", "", ""},
	} {
		danish, _ := wording.Country(wording.Danish, text)
		english, _ := wording.Country(wording.English, text)
		got := [4]string{danish, wording.CountryOnEnvelope(wording.Danish, text), english, wording.CountryOnEnvelope(wording.English, text)}
		if got != want {
			t.Errorf("%q is named %q, want %q", text, got, want)
		}
	}
}
