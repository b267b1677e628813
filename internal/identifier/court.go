package identifier

import (
	"slices"
	"strings"

	"krav/internal/fault"
)

// CourtDistrict is a district of the country's 24 lower courts (retskreds,
// retsplejelovens § 9), by its court's Danish name. Payment orders and levies go to the
// court where the debtor lives.
type CourtDistrict string

// Venue is which court districts a postcode lies in (retskreds efter postnummer).
type Venue struct {
	// Courts are the districts, in alphabetical order. Where there are several, the
	// address's municipality tells which.
	Courts []CourtDistrict
	// Unverified says that a district of one of the municipalities rests on what the
	// author knows, and was not looked up: ask the court.
	Unverified bool
}

// IsOne reports whether the postcode alone tells the court, and that was looked up.
func (v Venue) IsOne() bool { return len(v.Courts) == 1 && !v.Unverified }

// Venue returns the court districts that a postcode lies in. It fails with
// fault.NotFound, "postcode.court_unknown", for a postcode that isn't in use for
// addresses, and for those outside Denmark.
func (p Postcode) Venue() (Venue, error) {
	municipalities := p.municipalities()
	if len(municipalities) == 0 {
		return Venue{}, fault.New(fault.NotFound, "postcode.court_unknown").With("postcode", string(p))
	}
	var v Venue
	for _, number := range municipalities {
		for _, d := range courtDistricts() {
			if strings.Contains(d.looked, number) || strings.Contains(d.remembered, number) {
				v.Courts = append(v.Courts, d.court)
				v.Unverified = v.Unverified || strings.Contains(d.remembered, number)
			}
		}
	}
	slices.Sort(v.Courts)
	v.Courts = slices.Compact(v.Courts)
	return v, nil
}

// municipalities returns the numbers of the municipalities that a postcode reaches into.
// The inner town of Copenhagen has one for each street or two, as has Frederiksberg C.
func (p Postcode) municipalities() []string {
	switch {
	case p == "1810":
		return []string{"101", "147"}
	case p >= "1000" && p < "1800":
		return []string{"101"}
	case p >= "1800" && p < "2000":
		return []string{"147"}
	}
	for line := range strings.SplitSeq(postcodes, "\n") {
		for word := range strings.FieldsSeq(line) {
			if code, numbers, _ := strings.Cut(word, ":"); code == string(p) {
				return strings.Split(numbers, ",")
			}
		}
	}
	return nil
}

// district is a court with the municipalities of its district: those that were looked
// up, and those that the author remembers. One that isn't certain stands at each court
// that it may belong to.
type district struct {
	court              CourtDistrict
	looked, remembered string
}

// courtDistricts returns the districts since 1 January 2007 (lov nr. 538 af 08/06/2006).
// Looked up were: Frederiksberg with the deaneries of Bispebjerg-Brønshøj and
// Valby-Vanløse and the parish of Sydhavn (the court's own page, 2012), Horsens (its
// report for 2013), Viborg (its own page), and Thisted and Morsø (nordjyske.dk).
func courtDistricts() []district {
	return []district{
		{court: "Københavns Byret", looked: "101", remembered: "155 185"},
		{court: "Retten i Aalborg", remembered: "820 840 846 851"},
		{court: "Retten i Aarhus", remembered: "727 741 751"},
		{court: "Retten i Esbjerg", remembered: "530 561 563 573 575"},
		{court: "Retten i Glostrup", remembered: "151 153 161 163 165 167 169 175 183 187"},
		{court: "Retten i Helsingør", remembered: "210 217 223 230"},
		{court: "Retten i Herning", remembered: "657 756 760"},
		{court: "Retten i Hillerød", remembered: "190 201 219 240 250 260 270"},
		{court: "Retten i Hjørring", remembered: "810 813 825 849 860"},
		{court: "Retten i Holbæk", remembered: "306 316 326 340"},
		{court: "Retten i Holstebro", looked: "773 787", remembered: "661 665 671"},
		{court: "Retten i Horsens", looked: "615 746 766"},
		{court: "Retten i Kolding", remembered: "530 575 607 621 630"},
		{court: "Retten i Lyngby", remembered: "157 159 173 190 230"},
		{court: "Retten i Nykøbing Falster", remembered: "360 376 390"},
		{court: "Retten i Næstved", remembered: "320 329 330 336 340 370"},
		{court: "Retten i Odense", remembered: "410 420 440 450 461 480"},
		{court: "Retten i Randers", remembered: "706 707 710 730"},
		{court: "Retten i Roskilde", remembered: "253 259 265 269 329 336 350"},
		{court: "Retten i Svendborg", remembered: "420 430 450 479 482 492"},
		{court: "Retten i Sønderborg", remembered: "510 540 550 580"},
		{court: "Retten i Viborg", looked: "740 779 791"},
		{court: "Retten på Bornholm", remembered: "400 411"},
		{court: "Retten på Frederiksberg", looked: "102 147"},
	}
}
