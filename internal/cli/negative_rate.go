package cli

import "strings"

// minuses reads the minus of print, and the dash that stands for it, as the hyphen that
// numbers are written with.
var minuses = strings.NewReplacer("\u2212", "-", "\u2013", "-")

// withRates returns the words of a command with each rate below nought tied to its flag,
// as in --rate=-0,45: the reference rate has been negative, and by itself such a word
// looks like a flag. Other numbers can't be negative, and stay to be refused.
func withRates(words []string) []string {
	var tied []string
	for i := 0; i < len(words); i++ {
		if isRateFlag(words[i]) && i+1 < len(words) && isNegative(words[i+1]) {
			tied = append(tied, words[i]+"="+words[i+1])
			i++
			continue
		}
		tied = append(tied, words[i])
	}
	return tied
}

func isRateFlag(word string) bool { return word == "--rate" || word == "--again" }
