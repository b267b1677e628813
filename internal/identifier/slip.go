package identifier

import (
	"strings"

	"krav/internal/fault"
)

// PaymentSlip is what a payer types from a payment slip (indbetalingskort,
// FI-kort): its card type, the reference of what is paid, and the creditor's
// number. It is right in itself: lengths and check digit hold, unless it was
// read with a warning. The zero value is no slip.
type PaymentSlip struct {
	card      CardType
	reference string
	creditor  string
}

// Slip71 returns the slip of type 71 for a creditor number of 8 digits and a
// payload of up to 14 digits, which is filled up with zeros and given its check
// digit. It fails as SlipOf does.
func Slip71(creditorNumber, payload string) (PaymentSlip, error) {
	return NewSlip(Card71, creditorNumber, payload)
}

// NewSlip returns the slip of a type for a creditor number and a payload: the
// reference without its check digit. It is filled up with zeros, and empty on a
// card without a reference. It fails as SlipOf does.
func NewSlip(card CardType, creditorNumber, payload string) (PaymentSlip, error) {
	reference := payload
	if width := card.ReferenceDigits(); width > 0 {
		full, err := withCheckDigit(payload, width)
		if err != nil {
			return PaymentSlip{}, err
		}
		reference = full
	}
	return SlipOf(card, creditorNumber, reference)
}

// SlipOf returns the slip of a type for a creditor number and a whole reference
// with its check digit. It fails with "slip.card_type_unknown",
// "slip.creditor_number_wrong", "slip.check_digit_wrong", and where the card
// doesn't take the reference with "slip.reference_wrong" or
// "slip.reference_not_allowed".
func SlipOf(card CardType, creditorNumber, reference string) (PaymentSlip, error) {
	if !card.exists() {
		return PaymentSlip{}, unknownCard(card.String())
	}
	if !card.takesCreditor(creditorNumber) {
		return PaymentSlip{}, fault.New(fault.Invalid, "slip.creditor_number_wrong").With("card", card.String())
	}
	if err := CheckReference(card, reference); err != nil {
		return PaymentSlip{}, err
	}
	return PaymentSlip{card: card, reference: reference, creditor: creditorNumber}, nil
}

// Card returns the type of the slip.
func (s PaymentSlip) Card() CardType { return s.card }

// Reference returns the reference with its check digit, or nothing on a card
// without one.
func (s PaymentSlip) Reference() string { return s.reference }

// Creditor returns the creditor's number (kreditornummer), 7 or 8 digits.
func (s PaymentSlip) Creditor() string { return s.creditor }

// IsZero reports whether there is no slip.
func (s PaymentSlip) IsZero() bool { return s == PaymentSlip{} }

// String returns the line as it is printed (OCR-linje), such as
// "+71<004040400000669+12345678<", and nothing for no slip.
func (s PaymentSlip) String() string {
	if s.IsZero() {
		return ""
	}
	return "+" + s.card.String() + "<" + s.reference + "+" + s.creditor + "<"
}

// ParseSlip reads a printed line strictly: it is what String returns for a slip
// whose check digit holds. It fails with "slip.malformed" and as SlipOf does.
func ParseSlip(line string) (PaymentSlip, error) {
	malformed := fault.New(fault.Invalid, "slip.malformed").With("line", line)
	rest, plus := strings.CutPrefix(line, "+")
	rest, ended := strings.CutSuffix(rest, "<")
	card, numbers, angled := strings.Cut(rest, "<")
	reference, creditor, joined := strings.Cut(numbers, "+")
	if !plus || !ended || !angled || !joined {
		return PaymentSlip{}, malformed
	}
	kind, err := ParseCardType(card)
	if err != nil {
		return PaymentSlip{}, err
	}
	return SlipOf(kind, creditor, reference)
}

// ReadSlip reads a line as people and programs pass it on: with blanks in it,
// with ">" for the first "+", without the first or the last mark. A check digit
// that doesn't hold, or a reference that has lost its leading zeros, gives a
// warning and the slip; a reference that is too long is refused. It fails as
// ParseSlip does.
func ReadSlip(text string) (PaymentSlip, *fault.Fault, error) {
	line := strings.TrimSuffix(strings.TrimLeft(compact(text, ""), "+>"), "<")
	card, numbers, angled := strings.Cut(line, "<")
	reference, creditor, joined := strings.Cut(numbers, "+")
	if !angled || !joined {
		return PaymentSlip{}, nil, fault.New(fault.Invalid, "slip.malformed").With("line", text)
	}
	kind, err := ParseCardType(card)
	if err != nil {
		return PaymentSlip{}, nil, err
	}
	if !kind.takesCreditor(creditor) {
		return PaymentSlip{}, nil, fault.New(fault.Invalid, "slip.creditor_number_wrong").With("card", card)
	}
	reference, warning, err := ReadReference(kind, reference)
	if err != nil {
		return PaymentSlip{}, nil, err
	}
	return PaymentSlip{card: kind, reference: reference, creditor: creditor}, warning, nil
}
