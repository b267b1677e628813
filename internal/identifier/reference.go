package identifier

import (
	"strconv"
	"strings"

	"krav/internal/fault"
)

// CheckReference reports what is wrong with a payment reference
// (betalings-id) for a card: it fails with "slip.reference_wrong" unless it has
// the card's number of digits, and with "slip.check_digit_wrong".
func CheckReference(card CardType, reference string) error {
	width := card.ReferenceDigits()
	if width == 0 && reference == "" {
		return nil
	}
	if len(reference) != width || !onlyDigits(reference) {
		return wrongReference(width)
	}
	if !checks(reference) {
		return wrongCheckDigit(reference)
	}
	return nil
}

// ReadReference reads a reference as banks pass it on: with blanks in it,
// without its leading zeros, or with a check digit that doesn't hold. The two
// last give a warning and the reference filled up to the card's width. It fails
// with "slip.reference_wrong" for one that is too long or no number at all.
func ReadReference(card CardType, text string) (string, *fault.Fault, error) {
	width, digits := card.ReferenceDigits(), compact(text, "")
	if width == 0 && digits == "" {
		return "", nil, nil
	}
	if len(digits) > width || !onlyDigits(digits) {
		return "", nil, wrongReference(width)
	}
	full := padded(digits, width)
	switch {
	case !checks(full):
		return full, wrongCheckDigit(full), nil
	case len(digits) < width:
		return full, fault.New(fault.Invalid, "slip.reference_short").With("reference", full), nil
	}
	return full, nil, nil
}

// caseDigits is the length of a reference of card type 71 without its check digit.
const caseDigits = 14

// ReferenceFor returns the reference of card type 71 for a case: the creditor's
// prefix, the case number (sagsnummer) filled up with zeros to 14 digits in
// all, and the check digit. The prefix keeps the cases apart from what else the
// creditor has references for, and may be empty. CaseNumberIn is the way back.
// It fails with "reference.too_long" where the two don't fit, with
// "reference.prefix_wrong" for a prefix that isn't digits, and with
// "reference.case_number_missing" for a number below 1.
func ReferenceFor(prefix string, caseNumber int64) (string, error) {
	if prefix != "" && !onlyDigits(prefix) {
		return "", fault.New(fault.Invalid, "reference.prefix_wrong").With("prefix", prefix)
	}
	if caseNumber < 1 {
		return "", fault.New(fault.Invalid, "reference.case_number_missing")
	}
	number := strconv.FormatInt(caseNumber, 10)
	if len(prefix)+len(number) > caseDigits {
		return "", fault.New(fault.Invalid, "reference.too_long").With("prefix", prefix).With("case", number)
	}
	payload := prefix + padded(number, caseDigits-len(prefix))
	return payload + string(checkDigit(payload)), nil
}

// CaseNumberIn returns the case number in a reference that ReferenceFor made
// with this prefix, and false for any other reference.
func CaseNumberIn(prefix, reference string) (int64, bool) {
	if CheckReference(Card71, reference) != nil {
		return 0, false
	}
	digits, ours := strings.CutPrefix(reference[:caseDigits], prefix)
	number, err := strconv.ParseInt(digits, 10, 64)
	return number, ours && err == nil && number > 0
}

// withCheckDigit returns a payload filled up with zeros and given its check
// digit, width digits in all.
func withCheckDigit(payload string, width int) (string, error) {
	if !onlyDigits(payload) || len(payload) >= width {
		return "", wrongReference(width)
	}
	full := padded(payload, width-1)
	return full + string(checkDigit(full)), nil
}

func wrongReference(width int) *fault.Fault {
	if width == 0 {
		return fault.New(fault.Invalid, "slip.reference_not_allowed")
	}
	return fault.New(fault.Invalid, "slip.reference_wrong").With("digits", strconv.Itoa(width))
}

func wrongCheckDigit(reference string) *fault.Fault {
	return fault.New(fault.Invalid, "slip.check_digit_wrong").With("reference", reference)
}
