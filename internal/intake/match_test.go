package intake_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"krav/internal/identifier"
	"krav/internal/intake"
)

func TestTextsAreFolded(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Søren Ågård": "soeren aagaard", "SOEREN AAGAARD": "soeren aagaard", "Æblø": "aebloe",
		"Bjørn-Åke  Öberg, jr.": "bjoern aake oeberg jr", "Müller & Söhne": "mueller soehne", "René": "rene",
		"A\u030age": "aage", "o\u0308": "oe", "Łódź": "lodz", "Straße": "strasse", "Þór Eiðsson": "thor eidsson",
		"O'Brien": "o brien", "  ": "", "Ωμέγα": "ωμεγα", "5. tv": "5 tv",
	} {
		if got := intake.Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestNamesThatAreOneName(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]string{
		{"Søren Ågård", "SØREN AAGAARD"},
		{"Hansen, Jens", "Jens Hansen"},
		{"Jensen Byg A/S", "JENSEN BYG AS"},
		{"Jensen Byg ApS", "Jensen Byg Anpartsselskab"},
		{"Jensen Byg a.p.s.", "Jensen Byg ApS"},
		{"Kær & Søn I/S", "Kær og Søn Interessentskab"},
		{"Brugsen a.m.b.a.", "Brugsen AMBA"},
		{"  Ida   Holm ", "Ida Holm"},
	} {
		if a, b := intake.NameKey(pair[0]), intake.NameKey(pair[1]); a != b {
			t.Errorf("%q = %q, %q = %q, want them equal", pair[0], a, pair[1], b)
		}
	}
	for _, pair := range [][2]string{
		{"Jensen Byg ApS", "Jensen Byg A/S"},
		{"Jensen Byg", "Jensen Byg ApS"},
		{"Jens Hansen", "Jens Jensen"},
		{"Holm, Ida ApS", "Ida ApS Holm"},
	} {
		if a, b := intake.NameKey(pair[0]), intake.NameKey(pair[1]); a == b {
			t.Errorf("%q and %q are both %q", pair[0], pair[1], a)
		}
	}
}

func TestAddressesThatAreOneAddress(t *testing.T) {
	t.Parallel()
	key := func(postcode string, lines ...string) string {
		return intake.AddressKey(intake.DebtorDraft{Address: lines, Postcode: postcode})
	}
	base := key("4300", "Gl. Bøgevej 5A, 1. tv.")
	for _, other := range []string{
		key("4300", "Gammel Bøgevej 5 a, 1 tv"), key("4300", "GL BOEGEVEJ 5 A", "1. sal tv"), key("4300", "Att.: Ida Holm", "Gl. Bøgevej 5A 1.tv"),
		key("4300", "Gammel Bøgevej nr. 5A, 1. venstre"),
	} {
		if other != base {
			t.Errorf("%q isn't %q", other, base)
		}
	}
	for _, other := range []string{key("4300", "Gl. Bøgevej 5B, 1. tv."), key("4400", "Gl. Bøgevej 5A, 1. tv."), key("4300", "Gl. Bøgevej 51, tv.")} {
		if other == base {
			t.Errorf("%q is taken for the same", other)
		}
	}
	if key("") != "" || key("4300") != "" || key("", "Vej 1") != "" || key("4300", "Att. Ida") != "" {
		t.Error("half an address has a key")
	}
}

// The measures published for the pairs that Jaro and Winkler themselves use.
func TestSimilarityOfNames(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"MARTHA", "MARHTA", 0.961},
		{"DIXON", "DICKSONX", 0.813},
		{"DWAYNE", "DUANE", 0.840},
		{"JONES", "JOHNSON", 0.832},
		{"abc", "abc", 1},
		{"abc", "xyz", 0},
		{"", "", 0},
		{"a", "a", 1},
		{"a", "b", 0},
	} {
		if got := intake.Similarity(c.a, c.b); math.Abs(got-c.want) > 0.0005 {
			t.Errorf("%s and %s = %.4f, want %.3f", c.a, c.b, got, c.want)
		}
	}
}

func TestWhetherTwoDebtorsAreTheSame(t *testing.T) {
	t.Parallel()
	const cvr, otherCVR = identifier.CVR("99000015"), identifier.CVR("99001380")
	type d = intake.DebtorDraft
	vej, gade := []string{"Vej 1"}, []string{"Gade 9"}
	for name, c := range map[string]struct {
		a, b d
		want intake.Match
	}{
		"equal customer number":                      {d{CustomerNumber: "0101", Name: "Ida Holm"}, d{CustomerNumber: "101"}, intake.SameDebtor},
		"equal customer number, two names":           {d{CustomerNumber: "1", Name: "Ida Holm"}, d{CustomerNumber: "1", Name: "Bo Vig"}, intake.DoubtfulDebtor},
		"equal customer number, two names, one door": {d{CustomerNumber: "1", Name: "Ida Holm", Address: vej, Postcode: "4300"}, d{CustomerNumber: "1", Name: "Bo Vig", Address: vej, Postcode: "4300"}, intake.SameDebtor},
		"equal customer number and CVR, a new name":  {d{CustomerNumber: "1", CVR: cvr, Name: "Sol ApS"}, d{CustomerNumber: "1", CVR: cvr, Name: "Vig ApS"}, intake.SameDebtor},
		"equal customer number, a longer name":       {d{CustomerNumber: "1", Name: "Ida Holm"}, d{CustomerNumber: "1", Name: "Ida Marie Holm"}, intake.SameDebtor},
		"equal customer number, new address":         {d{CustomerNumber: "1", Name: "A Bo", Address: vej, Postcode: "4300"}, d{CustomerNumber: "1", Name: "A Bo", Address: gade, Postcode: "8000"}, intake.SameDebtor},
		"equal customer number, other CVR":           {d{CustomerNumber: "1", CVR: cvr}, d{CustomerNumber: "1", CVR: otherCVR}, intake.DoubtfulDebtor},
		"a customer number used twice":               {d{CustomerNumber: "1", Name: "Ida Holm", Address: vej, Postcode: "4300"}, d{CustomerNumber: "1", Name: "Bo Vig", Address: gade, Postcode: "8000"}, intake.DoubtfulDebtor},
		"equal CVR, two names, no address":           {d{CVR: cvr, Name: "A"}, d{CVR: cvr, Name: "B"}, intake.DoubtfulDebtor},
		"equal CVR, one address":                     {d{CVR: cvr, Name: "Sol ApS", Address: vej, Postcode: "4300"}, d{CVR: cvr, Name: "Vig ApS", Address: vej, Postcode: "4300"}, intake.SameDebtor},
		"equal CVR, the name written otherwise":      {d{CVR: cvr, Name: "Cafe Sol ApS", Address: vej, Postcode: "4300"}, d{CVR: cvr, Name: "Café Sol", Address: gade, Postcode: "8000"}, intake.SameDebtor},
		"equal CVR, one customer number":             {d{CVR: cvr, CustomerNumber: "1", Name: "Sol ApS", Address: vej, Postcode: "4300"}, d{CVR: cvr, Name: "Vig ApS", Address: gade, Postcode: "8000"}, intake.DoubtfulDebtor},
		"equal CVR, no name":                         {d{CVR: cvr, Name: "Sol ApS"}, d{CVR: cvr}, intake.SameDebtor},
		"equal name and address":                     {d{Name: "Ågård", Address: vej, Postcode: "4300"}, d{Name: "Aagaard", Address: vej, Postcode: "4300"}, intake.SameDebtor},
		"father and son":                             {d{CustomerNumber: "1", Name: "Bo Vig", Address: vej, Postcode: "4300"}, d{CustomerNumber: "2", Name: "Bo Vig", Address: vej, Postcode: "4300"}, intake.DoubtfulDebtor},
		"equal CVR, all else differs":                {d{CVR: cvr, CustomerNumber: "1", Name: "Café Engvang", Address: vej, Postcode: "4300"}, d{CVR: cvr, CustomerNumber: "2", Name: "Malerfirmaet Roselund", Address: vej, Postcode: "4400"}, intake.DoubtfulDebtor},
		"two companies of one name at one address":   {d{CVR: cvr, Name: "Vig ApS", Address: vej, Postcode: "4300"}, d{CVR: otherCVR, Name: "Vig ApS", Address: vej, Postcode: "4300"}, intake.DoubtfulDebtor},
		"equal name, no address":                     {d{Name: "Bo Vig"}, d{Name: "Bo Vig", Address: vej, Postcode: "4300"}, intake.DoubtfulDebtor},
		"equal name, other address":                  {d{Name: "Bo Vig", Address: gade, Postcode: "4300"}, d{Name: "Bo Vig", Address: vej, Postcode: "4300"}, intake.DoubtfulDebtor},
		"a common name in two towns, two numbers":    {d{CustomerNumber: "1", Name: "Bo Vig", Address: gade, Postcode: "8000"}, d{CustomerNumber: "2", Name: "Bo Vig", Address: vej, Postcode: "4300"}, intake.DifferentDebtor},
		"nearly equal name, same postcode":           {d{Name: "Merete Holmgaard", Postcode: "4300"}, d{Name: "Merethe Holmgård", Postcode: "4300"}, intake.DoubtfulDebtor},
		"nearly equal name, other postcode":          {d{Name: "Merete Holmgaard", Postcode: "4300"}, d{Name: "Merethe Holmgård", Postcode: "8000"}, intake.DifferentDebtor},
		"nearly equal name, no postcode":             {d{Name: "Merete Holmgaard"}, d{Name: "Merethe Holmgård"}, intake.DifferentDebtor},
		"other name at the same address":             {d{Name: "Ida Holm", Address: vej, Postcode: "4300"}, d{Name: "Bo Vig", Address: vej, Postcode: "4300"}, intake.DifferentDebtor},
		"nothing known of either":                    {d{}, d{}, intake.DifferentDebtor},
		"one has a customer number, the other a CVR": {d{CustomerNumber: "1", Name: "A"}, d{CVR: cvr, Name: "B"}, intake.DifferentDebtor},
	} {
		if got := intake.Same(c.a, c.b); got != c.want {
			t.Errorf("%s = %d, want %d", name, got, c.want)
		}
		if got := intake.Same(c.b, c.a); got != c.want {
			t.Errorf("%s, turned round = %d, want %d", name, got, c.want)
		}
	}
}

func TestNamesOfOnePostcodeThatBeginAlikeLieTogether(t *testing.T) {
	t.Parallel()
	if a, b := intake.NearKey("Kirsten Mortensen", "4000"), intake.NearKey("Kirsten Mortenssen", "4000"); a != b || a == "" {
		t.Errorf("keys %q and %q, want one", a, b)
	}
	if a, b := intake.NearKey("Kirsten Mortensen", "4000"), intake.NearKey("Kirsten Mortensen", "4300"); a == b {
		t.Errorf("two postcodes have one key: %q", a)
	}
	if a, b := intake.NearKey("Kirsten Mortensen", "4000"), intake.NearKey("Kirsten Thomsen", "4000"); a == b {
		t.Errorf("everybody with that first name has one key: %q", a)
	}
	if a, b := intake.NearKey("Cafe Blåhval", "4000"), intake.NearKey("Café Blåhvål", "4000"); a != b {
		t.Errorf("keys %q and %q, want one", a, b)
	}
	if a, b := intake.NearKey("Ejerforeningen Afdeling 12", "4000"), intake.NearKey("Ejerforeningen Afdeling 13", "4000"); a == b {
		t.Errorf("departments 12 and 13 lie together under %q: they are two", a)
	}
	if a, b := intake.NearKey("Ejerforeningen Afdeling 12", "4000"), intake.NearKey("Ejerforeningen Afdelng 12", "4000"); a != b {
		t.Errorf("a slip of the pen parts %q and %q", a, b)
	}
	if got, want := intake.NearKey("Ø", "4000"), "4000 oe"; got != want {
		t.Errorf("key of a short name = %q, want %q", got, want)
	}
	if key := intake.NearKey("Kirsten Mortensen", ""); key != "" {
		t.Errorf("key without a postcode = %q, want none", key)
	}
}

func TestNearNamesDifferByNoMoreThanASlipOfThePen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"kirsten mortensen", "kirsten mortensen", true},
		{"kirsten mortensen", "kirsten mortenssen", true},
		{"kirsten mortensen", "kirsten madsen", false},
		{"", "kirsten", false},
	} {
		if got := intake.AreNear(c.a, c.b); got != c.want {
			t.Errorf("%q and %q near: %t, want %t", c.a, c.b, got, c.want)
		}
	}
}

func TestNamesAreFoundInWhatABankWrites(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Overførsel fra Anna Holm, sag 10427": "anna holm",
		"HOLM, ANNA":                          "anna holm",
		"Nord & Søn ApS faktura 7":            intake.NameKey("Nord og Søn ApS"),
		"Netto 4711":                          "netto",
		"en to tre fire fem seks syv otte ni ti Åse Lund": "aase lund",
	} {
		if got := intake.NamesIn(text); !slices.Contains(got, want) {
			t.Errorf("%q: %q is not among %q", text, want, got)
		}
	}
	// A text of hundreds of words is no list of names.
	if got := len(intake.NamesIn(strings.Repeat("a b c d e f g ", 500))); got > 60 {
		t.Errorf("%d names are looked up of one text", got)
	}
}
