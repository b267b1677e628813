package identifier

import (
	"slices"
	"strconv"

	"krav/internal/fault"
)

// CardType is the type of a payment slip (kortart): what stands on it beside
// the creditor's number. The value is the number printed on the card.
type CardType uint8

// The types of payment slip in use. The first three belong to the old giro
// accounts; the last three are FI-kort.
const (
	Card01 CardType = 1  // no reference; the payer writes a text
	Card04 CardType = 4  // a reference of 16 digits
	Card15 CardType = 15 // a reference of 16 digits
	Card71 CardType = 71 // a reference of 15 digits
	Card73 CardType = 73 // no reference; the payer writes a text
	Card75 CardType = 75 // a reference of 16 digits, and a text
)

var cardTypes = [...]CardType{Card01, Card04, Card15, Card71, Card73, Card75}

// String returns the type as it is printed, with two digits.
func (c CardType) String() string { return padded(strconv.Itoa(int(c)), 2) }

// ParseCardType reads a card type as it is printed, "04" or "71". It fails with
// "slip.card_type_unknown".
func ParseCardType(text string) (CardType, error) {
	for _, c := range cardTypes {
		if c.String() == text {
			return c, nil
		}
	}
	return 0, unknownCard(text)
}

func unknownCard(text string) *fault.Fault {
	return fault.New(fault.Invalid, "slip.card_type_unknown").With("card", text)
}

// exists reports whether there is such a type of slip.
func (c CardType) exists() bool { return slices.Contains(cardTypes[:], c) }

// ReferenceDigits returns the length of the card's reference with its check
// digit, and nought for a card without a reference.
func (c CardType) ReferenceDigits() int {
	switch c {
	case Card71:
		return 15
	case Card04, Card15, Card75:
		return 16
	case Card01, Card73:
		return 0
	}
	return 0
}

// takesCreditor reports whether a number can be a creditor's on such a card: 8
// digits on FI-kort, 7 or 8 on the older cards, where it is a giro account.
func (c CardType) takesCreditor(number string) bool {
	isGiro := c == Card01 || c == Card04 || c == Card15
	return onlyDigits(number) && (len(number) == 8 || isGiro && len(number) == 7)
}
