package intake_test

import (
	"testing"

	"krav/internal/intake"
)

// At one address. Written by hand: what a person at a desk would ask about, and what
// they wouldn't.
func TestNamesAtOneAddressThatMayBeOne(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Henrik Ørsted", "Henrik Orsted", true},
		{"Henrik Ørsted", "Henrik Oersted", true},
		{"Henrik Ørsted", "Enrik Ørsted", true},
		{"Henrik Ørsted", "H. Ørsted", true},
		{"Henrik Ørsted", "H Orsted", true},
		{"Henrik Ørsted", "Ørsted Henrik", true},
		{"Henrik Ørsted", "Ørsted, H.", true},
		{"Henrik Ørsted", "Henrik Ørsetd", true},
		{"Øjvind Blåbær", "Ojvind Blaabaer", true},
		{"Øjvind Blåbær", "Ojvind Blabar", true},
		{"Åge Æbelø", "Age Abelo", true},
		{"Henrik Ørsted", "Henrik Bo Ørsted", true},
		{"Henrik Ørsted", "H. Bo Ørsted", true},
		{"Anna Holm", "Anna Holm Jensen", true},
		{"Hans Jørgen Vig", "Hans-Jørgen Vig", true},
		{"H. J. Vig", "Hans Jørgen Vig", true},
		{"Anna og Bent Holm", "Bent og Anna Holm", true},
		{"Bent Holm", "Bente Holm", true}, // as everywhere in one postcode
		{"Kær Byg ApS", "Kaer Byg ApS", true},
		{"Byg Kær ApS", "Kær Byg ApS", true},
		{"Ørsted", "Orsted", true},
		// Written in one, initials in one, a title, an estate, a couple, a firm and its owner.
		{"Anne Marie Holm", "Annemarie Holm", true},
		{"Marie Louise Juul", "Marielouise Juul", true},
		{"JP Hansen", "Jens Peter Hansen", true},
		{"Hr. Jens Hansen", "Jens Hansen", true},
		{"Dødsboet efter Jens Hansen", "Jens Hansen", true},
		{"Boet efter afdøde Jens Hansen", "J. Hansen", true},
		{"Anna og Bent Holm", "Anna Holm", true},
		{"Anna & Bent Holm", "Bent Holm", true},
		{"Anna Holm og Bent Vig", "Bent Vig", true},
		{"Kær Byg v/Jens Hansen", "Kær Byg", true},
		{"Kær Byg v/Jens Hansen", "Jens Hansen", true},
		{"Sol", "Sol ApS", true},
		{"Vig ApS", "Vig A/S", true}, // one may be the other written wrongly: the form alone differs
		// Is, Ks, Ps and As are family names too.
		{"Bo Is", "B. Is", true},
		{"Bo Is", "Ea Is", false},
		{"Bo Hansen", "Bent Ole Hansen", false}, // Bo is a name
		{"Anna og Bent Holm", "Carl Holm", false},
		{"Anna Vagn Holm", "Holm", false},
		// A couple, a family, neighbours.
		{"Anna Holm", "Bent Holm", false},
		{"Anna Holm", "Bo Vig", false},
		{"Anna Holm", "B. Holm", false},
		{"Anna Holm", "Holm", false},
		{"Ida Holm", "Ina Holm", false},
		{"Anna Holm Jensen", "Bent Holm Jensen", false},
		{"Anna Holm", "Anna Vig", false},
		{"A. Holm", "Anna Vig", false},
		{"B. Holm", "Anna Bent Holm", false},
		{"Henrik Ørsted", "Enrik Ørsed", false}, // two slips
		{"A. B.", "Anna Bendtsen", false},
		{"Anna Holm", "Anna Maria Sofie Holm", false},
		{"Holm Anna", "Bent Anna Vig", false},
		// Companies of one owner, and an association's departments.
		{"Vig ApS", "Vig Holding ApS", false},
		{"Kær Byg ApS", "Kær Ejendomme ApS", false},
		{"Ejendomsselskabet A ApS", "Ejendomsselskabet Alfa ApS", false},
		{"Afdeling 12 Skovparken", "Afdeling 13 Skovparken", false},
		{"Skovparken", "Skovparken 12", false},
		{"", "Anna Holm", false},
	} {
		for _, pair := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			if got := intake.AreAlike(intake.NameKey(pair[0]), intake.NameKey(pair[1])); got != c.want {
				t.Errorf("%q and %q alike = %v, want %v", pair[0], pair[1], got, c.want)
			}
		}
	}
}

func TestPlacesAreStreetNumberAndPostcode(t *testing.T) {
	t.Parallel()
	base := intake.PlaceKey([]string{"Nørregade 5A, 1. tv."}, "4300")
	if base != "norregade 5 a, 4300" {
		t.Errorf("place = %q", base)
	}
	for _, same := range []string{"Norregade 5 A", "NOERREGADE 5a 3. th"} {
		if got := intake.PlaceKey([]string{same}, "4300"); got != base {
			t.Errorf("%q lies at %q, want %q", same, got, base)
		}
	}
	for _, same := range [][]string{{"c/o Vig, Nørregade 05 A"}, {"c/o Vig", "Nørregade 5A"}, {"Att.: Bogholderiet, Nørregade 5A, st."}, {"Att.: Bo Vig", "Nørregade 5A"}} {
		if got := intake.PlaceKey(same, "4300"); got != base {
			t.Errorf("%q lies at %q, want %q", same, got, base)
		}
	}
	for _, other := range []string{"Nørregade 5B", "Nørregade 5", "Nørregade 6A", "Nygade 5A"} {
		if got := intake.PlaceKey([]string{other}, "4300"); got == base {
			t.Errorf("%q lies at %q too", other, got)
		}
	}
	if a, b := intake.PlaceKey([]string{"Lindegården"}, "4300"), intake.PlaceKey([]string{"Lindegarden"}, "4300"); a != b || a != "lindegarden, 4300" {
		t.Errorf("a farm without a number lies at %q and %q", a, b)
	}
	if intake.PlaceKey(nil, "4300") != "" || intake.PlaceKey([]string{""}, "4300") != "" || intake.PlaceKey([]string{"Nørregade 5"}, "") != "" {
		t.Error("half an address is a place")
	}
}

func TestNamesThatAreAlikeAreAskedAboutAtOneDoor(t *testing.T) {
	t.Parallel()
	at := func(name, number string, address ...string) intake.DebtorDraft {
		return intake.DebtorDraft{CustomerNumber: number, Name: name, Address: address, Postcode: "4300"}
	}
	henrik := at("Henrik Ørsted", "", "Nørregade 5, 1. tv.")
	for name, c := range map[string]struct {
		other intake.DebtorDraft
		want  intake.Match
	}{
		"without the Danish letters":   {at("Henrik Orsted", "", "Norregade 5, 1 tv"), intake.DoubtfulDebtor},
		"an initial, no door":          {at("H. Ørsted", "", "Nørregade 5"), intake.DoubtfulDebtor},
		"turned round":                 {at("Ørsted Henrik", "", "Nørregade 5, 1. tv."), intake.DoubtfulDebtor},
		"an initial, a floor":          {at("H. Ørsted", "", "Nørregade 5, 1."), intake.DoubtfulDebtor},
		"an initial, t.v.":             {at("H. Ørsted", "", "Nørregade 05, 1. t.v."), intake.DoubtfulDebtor},
		"an initial, with another":     {at("H. Ørsted", "", "c/o Vig, Nørregade 5"), intake.DoubtfulDebtor},
		"an initial, other floor":      {at("H. Ørsted", "", "Nørregade 5, 2."), intake.DifferentDebtor},
		"an initial, t.h.":             {at("H. Ørsted", "", "Nørregade 5, 1. t.h."), intake.DifferentDebtor},
		"an initial behind other door": {at("H. Ørsted", "", "Nørregade 5, 3. th."), intake.DifferentDebtor},
		"an initial in the next house": {at("H. Ørsted", "", "Nørregade 7"), intake.DifferentDebtor},
		"his wife":                     {at("Anna Ørsted", "", "Nørregade 5, 1. tv."), intake.DifferentDebtor},
	} {
		if got := intake.Same(henrik, c.other); got != c.want {
			t.Errorf("%s = %d, want %d", name, got, c.want)
		}
		if got := intake.Same(c.other, henrik); got != c.want {
			t.Errorf("%s, turned round = %d, want %d", name, got, c.want)
		}
	}
	if got := intake.Same(at("Henrik Ørsted", "1", "Nørregade 5"), at("H. Ørsted", "2", "Nørregade 5")); got != intake.DifferentDebtor {
		t.Errorf("with two customer numbers = %d, want two debtors", got)
	}
}
