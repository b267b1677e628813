package identifier

import (
	"strings"

	"krav/internal/fault"
)

// CVR is the number of a business in the Danish register (CVR-nummer): 8
// digits whose weighted sum is a multiple of 11. The zero value is none.
type CVR string

// cvrWeights are those of Erhvervsstyrelsen's modulus 11. The numbers of
// places of business (P-numre) don't follow it and aren't CVR numbers.
var cvrWeights = [10]int{2, 7, 6, 5, 4, 3, 2, 1}

// ParseCVR reads a number, with or without blanks, with "DK" before it or not,
// as VAT numbers have it. It fails with "cvr.malformed" and
// "cvr.check_digit_wrong": unlike a CPR number, a CVR number that fails its
// check doesn't exist.
func ParseCVR(text string) (CVR, error) {
	digits := strings.TrimPrefix(strings.ToUpper(compact(text, "-.")), "DK")
	if len(digits) != 8 || !onlyDigits(digits) || digits == "00000000" {
		return "", fault.New(fault.Invalid, "cvr.malformed").With("cvr", text)
	}
	if weighted(digits, cvrWeights)%11 != 0 {
		return "", fault.New(fault.Invalid, "cvr.check_digit_wrong").With("cvr", text)
	}
	return CVR(digits), nil
}

// String returns the 8 digits.
func (c CVR) String() string { return string(c) }
