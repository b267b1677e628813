package identifier_test

import (
	"testing"

	"krav/internal/identifier"
)

// 111111-1118 is a published example and belongs to nobody (law.md §16.4); nobody was
// born on 31 December 2036 yet.
func TestACPRNumberInATextIsMasked(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Behandling CPR 111111-1118":          "Behandling CPR xxxxxx-xxxx",
		"Pia Test 1111111118":                 "Pia Test xxxxxx-xxxx",
		"311236-4005, 311236–4004":            "xxxxxx-xxxx, xxxxxx-xxxx",
		"(311236 - 4005)":                     "(xxxxxx-xxxx)",
		"cpr:311236 4005.":                    "cpr:xxxxxx-xxxx.",
		"Levering 010926 1500 kr.":            "Levering 010926 1500 kr.",
		"Ordre 9912364005":                    "Ordre 9912364005",   // no 99th of a month
		"Ordre 3113364005":                    "Ordre 3113364005",   // nor a 13th month
		"Ordre FA1111111118":                  "Ordre FA1111111118", // the number of something else
		"EAN 5790111111118":                   "EAN 5790111111118",
		"+71<311236400512345+99990001<":       "+71<311236400512345+99990001<",
		"Periode 010126-310126":               "Periode 010126-310126",
		"Konto 9999 0001234567, tlf 11111118": "Konto 9999 0001234567, tlf 11111118",
		"":                                    "",
	} {
		if got, found := identifier.MaskCPR(text); got != want || found != (got != text) {
			t.Errorf("MaskCPR(%q) = %q, %v, want %q", text, got, found, want)
		}
	}
}

func FuzzMaskCPR(f *testing.F) {
	for _, text := range []string{"CPR 111111-1118", "1111111118x", "311236 - 4005", "cpr 311236 4005 311236-4005"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		masked, _ := identifier.MaskCPR(text)
		if again, found := identifier.MaskCPR(masked); found {
			t.Errorf("MaskCPR(%q) = %q, in which there is one still: %q", text, masked, again)
		}
	})
}
