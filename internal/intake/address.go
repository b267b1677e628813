package intake

import (
	"strings"

	"krav/internal/fault"
	"krav/internal/identifier"
)

// readAddress reads where the debtor lives, from as many or as few columns as
// the file has.
func (r *row) readAddress(d *DebtorDraft) {
	d.Country = countryNamed(r.words(FieldCountry))
	d.Address = appendLines(d.Address, r.cell(FieldAddress))
	d.Address = appendLines(d.Address, r.cell(FieldAddress2))
	d.Postcode, d.City = r.postcodeAndCity()
	if d.Postcode == "" && d.City == "" {
		r.splitAddress(d)
	}
	for _, line := range d.Address {
		r.atMost(longestCell, FieldAddress, line)
	}
	r.checkPostcode(d)
}

// appendLines appends the lines of a cell.
func appendLines(lines []string, cell string) []string {
	if cell == "" {
		return lines
	}
	return append(lines, strings.Split(cell, "\n")...)
}

// postcodeAndCity reads two columns, one column for both, or both in one of the
// two.
func (r *row) postcodeAndCity() (postcode, city string) {
	postcode, city = r.words(FieldPostcode), r.words(FieldCity)
	if postcode != "" && city != "" {
		return postcode, city
	}
	if both := r.words(FieldPostcodeCity); postcode == "" && city == "" {
		postcode, city = both, ""
		if !strings.ContainsAny(both, "0123456789") {
			postcode, city = "", both
		}
	}
	if code, town, ok := cutPostcode(postcode + city); ok {
		return code, town
	}
	return postcode, city
}

// cutPostcode parts "4300 Holbæk" and "DK-4300 Holbæk".
func cutPostcode(text string) (postcode, city string, ok bool) {
	rest := text
	for _, prefix := range []string{"DK-", "DK", "dk-"} {
		if cut, found := strings.CutPrefix(rest, prefix); found {
			rest = strings.TrimSpace(cut)
			break
		}
	}
	const digits = 4
	if len(rest) < digits || !isPlainDigits(rest[:digits]) {
		return "", "", false
	}
	city = strings.TrimLeft(rest[digits:], " ,")
	isPostcode := city != "" && !strings.ContainsAny(city[:1], "0123456789")
	return rest[:digits], city, isPostcode
}

// splitAddress finds postcode and town at the end of an address in one cell.
func (r *row) splitAddress(d *DebtorDraft) {
	if len(d.Address) == 0 {
		return
	}
	last := d.Address[len(d.Address)-1]
	street, tail := "", last
	if at := strings.LastIndexByte(last, ','); at >= 0 {
		street, tail = strings.TrimSpace(last[:at]), strings.TrimSpace(last[at+1:])
	}
	postcode, city, ok := cutPostcode(tail)
	if !ok {
		return
	}
	d.Postcode, d.City, d.Address = postcode, city, d.Address[:len(d.Address)-1]
	if street != "" {
		d.Address = append(d.Address, street)
	}
	r.note(NoteAddressSplit)
}

// checkPostcode refuses a Danish postcode that hasn't four digits.
func (r *row) checkPostcode(d *DebtorDraft) {
	if d.Country != denmark || d.Postcode == "" {
		return
	}
	field := FieldPostcode
	if r.raw(FieldPostcode) == "" {
		field = FieldPostcodeCity
	}
	postcode, err := identifier.ParsePostcode(d.Postcode)
	if err != nil {
		r.fail(field, fault.New(fault.Invalid, "debtor.postcode_wrong").With("value", shown(d.Postcode)))
		return
	}
	d.Postcode = postcode.String()
}

// denmark is the country of a debtor of whom the file names none.
const denmark = "DK"

// countryNamed returns the two letters of a country by its name in Danish or
// English, for the ones that Danish creditors meet most; else the text.
func countryNamed(text string) string {
	switch Fold(text) {
	case "", "dk", "dnk", "dan", "danmark", "denmark":
		return denmark
	case "groenland", "greenland":
		return "GL"
	case "faeroeerne", "faroe islands", "foeroyar":
		return "FO"
	case "sverige", "sweden", "swe":
		return "SE"
	case "norge", "norway", "nor":
		return "NO"
	case "finland", "fin":
		return "FI"
	case "island", "iceland":
		return "IS"
	case "tyskland", "germany", "deutschland", "deu":
		return "DE"
	case "holland", "nederlandene", "netherlands", "the netherlands":
		return "NL"
	case "storbritannien", "united kingdom", "great britain", "england", "uk":
		return "GB"
	case "polen", "poland":
		return "PL"
	}
	if isCode := len(text) == 2 && isPlain(text); isCode {
		return strings.ToUpper(text)
	}
	return text
}
