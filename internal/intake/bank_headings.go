package intake

import (
	_ "embed" // the list of headings
	"strings"
)

// bankHeadingsText lists the headings of banks' lists that are known; its first
// lines say how.
//
//go:embed bank_headings.txt
var bankHeadingsText string

// bankMeaning is a field of a bank's list that a heading can stand for.
type bankMeaning struct {
	field BankField
	sure  bool // it means nothing else
}

// knownBankHeadings gives the fields that a heading stands for, by its key, the
// surest first.
var knownBankHeadings = readBankHeadings(bankHeadingsText)

// readBankHeadings reads the list. It panics on a line that isn't of its form: the
// list is part of the program.
func readBankHeadings(list string) map[string][]bankMeaning {
	known := make(map[string][]bankMeaning)
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		at := strings.IndexAny(line, ":?")
		field, err := ParseBankField(line[:max(0, at)])
		if err != nil {
			panic("intake: not a line of bank headings: " + line)
		}
		for heading := range strings.SplitSeq(line[at+1:], ",") {
			key := headingKey(heading)
			known[key] = append(known[key], bankMeaning{field, line[at] == ':'})
		}
	}
	return known
}

// guessBankColumns says what the columns of a bank's list hold, by their headings
// alone: the sure ones first. Only texts may stand in several columns.
func guessBankColumns(headings []string) []BankField {
	fields := make([]BankField, len(headings))
	taken := make(map[BankField]bool)
	for _, sure := range []bool{true, false} {
		for i, heading := range headings {
			for _, m := range knownBankHeadings[headingKey(cleaned(heading))] {
				isFree := fields[i] == 0 && (!taken[m.field] || m.field == BankText)
				if m.sure == sure && isFree {
					fields[i], taken[m.field] = m.field, true
				}
			}
		}
	}
	return fields
}

// knownBankFields counts the fields that the cells of a line are known headings of.
func knownBankFields(cells []string) int {
	known := 0
	for _, field := range guessBankColumns(cells) {
		if field != 0 {
			known++
		}
	}
	return known
}

// isInvoiceHeadings reports whether headings are those of a list of invoices: it
// has their numbers and the days they are to be paid.
func isInvoiceHeadings(headings []string) bool {
	var hasNumber, hasDue bool
	for _, heading := range headings {
		for _, m := range knownHeadings[headingKey(cleaned(heading))] {
			isSure := m.confidence != Unsure
			hasNumber = hasNumber || isSure && m.field == FieldInvoiceNumber
			hasDue = hasDue || isSure && m.field == FieldDueDate
		}
	}
	return hasNumber && hasDue
}
