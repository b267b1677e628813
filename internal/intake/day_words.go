package intake

import "strings"

// monthNames are the months in Danish and English, as many as differ.
var monthNames = [12][2]string{
	{"januar", "january"},
	{"februar", "february"},
	{"marts", "march"},
	{"april", "april"},
	{"maj", "may"},
	{"juni", "june"},
	{"juli", "july"},
	{"august", "august"},
	{"september", "september"},
	{"oktober", "october"},
	{"november", "november"},
	{"december", "december"},
}

// monthNamed returns the month, from 1, that a word is the name of, or its first
// three letters or more; nought for none.
func monthNamed(word string) int {
	if len(word) < 3 {
		return 0
	}
	for i, names := range monthNames {
		if strings.HasPrefix(names[0], word) || strings.HasPrefix(names[1], word) {
			return i + 1
		}
	}
	return 0
}

var weekdayNames = [...]string{
	"mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
}

// isWeekdayWord reports whether a word belongs before a day: a weekday, whole or
// cut short, or the article.
func isWeekdayWord(word string) bool {
	if word == "d" || word == "den" || word == "the" {
		return true
	}
	for _, name := range weekdayNames {
		if len(word) >= 3 && strings.HasPrefix(name, word) {
			return true
		}
	}
	return false
}
