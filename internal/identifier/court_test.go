package identifier_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/fault"
	"krav/internal/identifier"
)

func venue(t *testing.T, postcode string) identifier.Venue {
	t.Helper()
	p, err := identifier.ParsePostcode(postcode)
	if err != nil {
		t.Fatal(err)
	}
	v, err := p.Venue()
	if err != nil {
		t.Fatalf("%s: %v", postcode, err)
	}
	return v
}

func TestAPostcodeTellsItsCourt(t *testing.T) {
	t.Parallel()
	for postcode, want := range map[string]string{
		"8800": "Retten i Viborg",         // the municipalities of Silkeborg and Viborg, one court
		"8700": "Retten i Horsens",        // Horsens and Hedensted
		"1950": "Retten på Frederiksberg", // Frederiksberg C
		"1620": "Københavns Byret",
		"2700": "Retten på Frederiksberg", // Brønshøj, of Copenhagen, but not of its court
		"7700": "Retten i Holstebro",
	} {
		v := venue(t, postcode)
		if diff := cmp.Diff([]identifier.CourtDistrict{identifier.CourtDistrict(want)}, v.Courts); diff != "" || !v.IsOne() {
			t.Errorf("%s: %+v, want %s and looked up", postcode, v, want)
		}
	}
}

// A postcode may reach over a border, and then says so.
func TestAPostcodeOverABorderNamesBothCourts(t *testing.T) {
	t.Parallel()
	for postcode, want := range map[string][]identifier.CourtDistrict{
		"7470": {"Retten i Herning", "Retten i Viborg"},         // Herning, Silkeborg, Viborg
		"2000": {"Retten på Frederiksberg"},                     // Frederiksberg, and a corner of Valby
		"2450": {"Københavns Byret", "Retten på Frederiksberg"}, // Sydhavn parish is Frederiksberg's
		"8660": {"Retten i Aarhus", "Retten i Horsens"},         // Skanderborg, Odder, Aarhus
		"9500": {"Retten i Aalborg", "Retten i Viborg"},         // Hobro
		"3760": {"Retten på Bornholm"},                          // Gudhjem, and Christiansø
	} {
		v := venue(t, postcode)
		if diff := cmp.Diff(want, v.Courts); diff != "" {
			t.Errorf("%s (-want +got):\n%s", postcode, diff)
		}
		if len(want) > 1 && v.IsOne() {
			t.Errorf("%s tells one court", postcode)
		}
	}
}

// What nobody looked up is said to be so.
func TestADistrictThatNobodyLookedUpSaysSo(t *testing.T) {
	t.Parallel()
	for postcode, unverified := range map[string]bool{"8800": false, "8000": true, "3460": true, "7800": true, "1620": false} {
		if v := venue(t, postcode); v.Unverified != unverified {
			t.Errorf("%s: unverified %t, want %t", postcode, v.Unverified, unverified)
		}
	}
}

func TestAPostcodeThatIsntInUseHasNoCourt(t *testing.T) {
	t.Parallel()
	for _, postcode := range []string{"0001", "2001", "5555", "9999", "3900"} { // the last is Nuuk
		p, err := identifier.ParsePostcode(postcode)
		if err != nil {
			t.Fatal(err)
		}
		if v, err := p.Venue(); !fault.HasKey(err, "postcode.court_unknown") {
			t.Errorf("%s: %+v, %v", postcode, v, err)
		}
	}
	if _, err := identifier.Postcode("").Venue(); !fault.HasKey(err, "postcode.court_unknown") {
		t.Errorf("no postcode: %v", err)
	}
}

// Every court is somebody's, and every postcode that has an answer names one of the 24.
func TestEveryCourtHasItsPostcodes(t *testing.T) {
	t.Parallel()
	found := make(map[identifier.CourtDistrict]int)
	answered := 0
	for n := range 10_000 {
		v, err := identifier.Postcode(fmt.Sprintf("%04d", n)).Venue()
		if err != nil {
			continue
		}
		if len(v.Courts) == 0 || !slices.IsSorted(v.Courts) {
			t.Errorf("%04d: %v", n, v.Courts)
		}
		answered++
		for _, court := range v.Courts {
			found[court]++
			if name := string(court); !strings.HasPrefix(name, "Retten ") && name != "Københavns Byret" {
				t.Errorf("%04d lies in %q", n, name)
			}
		}
	}
	if len(found) != 24 {
		t.Errorf("%d courts have postcodes, want 24: %v", len(found), found)
	}
	if want := 1000 + 604 + 3; answered != want { // Copenhagen and Frederiksberg C, the towns, and three of large recipients
		t.Errorf("%d postcodes have a court, want %d", answered, want)
	}
}

// The seats of the courts lie in their own districts.
func TestACourtLiesInItsOwnDistrict(t *testing.T) {
	t.Parallel()
	for postcode, want := range map[int]string{
		1471: "Københavns Byret", 2000: "Retten på Frederiksberg", 2600: "Retten i Glostrup", 2800: "Retten i Lyngby", 3000: "Retten i Helsingør",
		3400: "Retten i Hillerød", 4000: "Retten i Roskilde", 4300: "Retten i Holbæk", 4700: "Retten i Næstved", 4800: "Retten i Nykøbing Falster",
		3700: "Retten på Bornholm", 5000: "Retten i Odense", 5700: "Retten i Svendborg", 6400: "Retten i Sønderborg", 6700: "Retten i Esbjerg",
		6000: "Retten i Kolding", 8700: "Retten i Horsens", 7400: "Retten i Herning", 7500: "Retten i Holstebro", 8800: "Retten i Viborg",
		8900: "Retten i Randers", 8000: "Retten i Aarhus", 9000: "Retten i Aalborg", 9800: "Retten i Hjørring",
	} {
		if v := venue(t, strconv.Itoa(postcode)); !slices.Contains(v.Courts, identifier.CourtDistrict(want)) {
			t.Errorf("%d lies in %v, want %s", postcode, v.Courts, want)
		}
	}
}

func FuzzAPostcodeHasOneAnswer(f *testing.F) {
	for _, text := range []string{"8800", "DK-8000", "0000", "", "88 00", "æøå", "2700"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := identifier.ParsePostcode(text)
		if err != nil {
			return
		}
		v, err := p.Venue()
		if (err == nil) != (len(v.Courts) > 0) {
			t.Errorf("%q: %+v, %v", text, v, err)
		}
	})
}
