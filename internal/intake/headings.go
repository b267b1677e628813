package intake

import (
	_ "embed" // the list of headings
	"strings"
	"unicode"
)

// headingsText lists the headings that are known; its first lines say how.
//
//go:embed headings.txt
var headingsText string

// meaning is a field that a heading can stand for.
type meaning struct {
	field      Field
	confidence Confidence
}

// knownHeadings gives the fields that a heading stands for, by its key, the
// surest first.
var knownHeadings = readHeadings(headingsText)

// readHeadings reads the list. It panics on a line that isn't of its form: the
// list is part of the program.
func readHeadings(list string) map[string][]meaning {
	known := make(map[string][]meaning)
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		at := strings.IndexAny(line, ":?~")
		field, err := ParseField(line[:max(0, at)])
		if err != nil {
			panic("intake: not a line of headings: " + line)
		}
		confidence := map[byte]Confidence{':': Certain, '?': Likely, '~': Unsure}[line[at]]
		for heading := range strings.SplitSeq(line[at+1:], ",") {
			key := headingKey(heading)
			known[key] = append(known[key], meaning{field, confidence})
		}
	}
	return known
}

// spelled gives the one spelling in which the words of headings are compared.
// Words that say nothing of a column have none.
var spelled = map[string]string{
	"nummer": "nr", "number": "nr", "no": "nr", "num": "nr",
	"incl": "inkl", "inklusive": "inkl", "inclusive": "inkl", "including": "inkl",
	"excl": "ekskl", "exkl": "ekskl", "eks": "ekskl", "eksklusive": "ekskl", "exclusive": "ekskl", "excluding": "ekskl",
	"dkk": "", "kr": "", "kroner": "", "in": "", "the": "", "25": "",
}

// headingKey returns the form in which headings are compared: folded, without
// blanks, one spelling for what has several, and without the currency.
func headingKey(heading string) string {
	folded := Fold(apart(heading))
	var key strings.Builder
	for word := range strings.FieldsSeq(folded) {
		if plain, ok := spelled[word]; ok {
			word = plain
		}
		key.WriteString(word)
	}
	if key.Len() == 0 {
		return strings.ReplaceAll(folded, " ", "")
	}
	return numberWords.Replace(key.String())
}

// numberWords shortens the last part of words such as Fakturanummer.
var numberWords = strings.NewReplacer("nummer", "nr", "number", "nr")

// apart puts a blank where a small letter meets a capital and where a letter
// meets a digit, as in InvoiceNumber and Adresse2.
func apart(heading string) string {
	var b strings.Builder
	var last rune
	for _, r := range heading {
		startsWord := unicode.IsUpper(r) && unicode.IsLower(last)
		startsNumber := unicode.IsDigit(r) && unicode.IsLetter(last)
		if startsWord || startsNumber {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// What a reason repeats of the headings that were found. A file that is no list at all
// has something else in its first line, which is nobody's business.
const (
	mostRepeated  = 12
	repeatedRunes = 24
)

// repeated returns headings as a reason repeats them: the first few, each cut short.
func repeated(headings []string) string {
	var found []string
	for _, heading := range headings[:min(len(headings), mostRepeated)] {
		found = append(found, cutShort(heading, repeatedRunes))
	}
	if len(headings) > mostRepeated {
		found = append(found, "…")
	}
	return strings.Join(found, ", ")
}
