package intake

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"krav/internal/fault"
)

// booked is the status of an entry that is final.
const booked = "BOOK"

const (
	mostTexts    = 100 // texts of one entry that are kept
	longestOfOne = 500 // bytes of each
)

// read makes lines of an entry: one, or as many as the payments that the bank
// booked together as it. Only what is booked, in Danish kroner, is taken.
func (s *statement) read(e *xmlEntry, line int) []BankLine {
	s.count(e)
	whole, f := s.entry(e, line)
	parts, told := e.parts(), e.batch()
	if f == nil {
		f = currencyFault(e.Amount.Currency)
	}
	if f != nil {
		return []BankLine{e.refusal(s, line, f).foreign(e.Amount.Currency, said(whole, parts))}
	}
	isBatch := len(parts) > 1 || told.payments > len(parts) && told.payments > 1
	switch {
	case isBatch:
		return s.readBatch(whole, parts, told)
	case len(parts) == 1:
		whole = detailed(whole, parts[0])
	}
	return []BankLine{s.identified(whole, parts)}
}

// readBatch makes a line of each payment that the bank booked together, where all
// of them are told and they make up the entry. Else it is one line for a person to
// share out: the parts or the whole, and never both.
func (s *statement) readBatch(whole BankEntry, parts []xmlPart, told batchTold) []BankLine {
	if lines, ok := s.parts(whole, parts); ok && told.agrees(whole, len(parts)) {
		return lines
	}
	whole.Untold = max(len(parts), told.payments)
	e := s.identified(together(whole, parts), nil)
	warning := fault.New(fault.Invalid, "entry.parts_differ").With("amount", whole.Amount.String())
	if len(parts) == 0 {
		warning = fault.New(fault.Invalid, "entry.batch_untold").With("amount", whole.Amount.String()).
			With("payments", strconv.Itoa(told.payments))
	}
	return []BankLine{e, BankWarning{Line: whole.Line, Account: s.account, Statement: s.id, Fault: warning}}
}

// entry reads what every entry has.
func (s *statement) entry(e *xmlEntry, line int) (BankEntry, *fault.Fault) {
	way, hasWay := direction(e.Direction)
	amount, isAmount := e.Amount.read()
	whole := BankEntry{
		Line: line, Account: oneAccount(s.account), Statement: s.id, Reference: referenceOf(e.Reference), Number: trimmed(e.Number),
		Amount: amount, Direction: way, Reversal: isTrue(e.Reversal),
		BookingDay: e.Booking.read(), ValueDay: e.Value.read(),
	}
	if text := trimmed(e.Text); text != "" {
		whole.Text = append(whole.Text, text[:endOf(text, longestOfOne)])
	}
	if whole.BookingDay.IsZero() {
		whole.BookingDay = whole.ValueDay
	}
	if whole.ValueDay.IsZero() {
		whole.ValueDay = whole.BookingDay
	}
	switch status := e.Status.code(); {
	case status == "":
		return whole, fault.New(fault.Invalid, "entry.status_missing")
	case status != booked:
		return whole, fault.New(fault.Invalid, "entry.not_booked").With("status", shown(status))
	case !hasWay:
		return whole, fault.New(fault.Invalid, "entry.direction_missing")
	case !isAmount:
		return whole, fault.New(fault.Invalid, "entry.amount_wrong").With("value", shown(trimmed(e.Amount.Value)))
	case amount.IsZero():
		return whole, fault.New(fault.Invalid, "entry.amount_zero")
	case whole.BookingDay.IsZero():
		return whole, fault.New(fault.Invalid, "entry.day_missing")
	}
	return whole, nil
}

// currencyFault refuses any currency but the Danish krone.
func currencyFault(currency string) *fault.Fault {
	if currency = strings.ToUpper(trimmed(currency)); currency != "DKK" {
		return fault.New(fault.Invalid, keyForeignCurrency).With("currency", shown(currency))
	}
	return nil
}

// parts makes a line of each payment that the bank booked as one entry, or says
// that they don't make up the entry's amount: it is booked whole then, and never
// both.
func (s *statement) parts(whole BankEntry, parts []xmlPart) ([]BankLine, bool) {
	lines := make([]BankLine, 0, len(parts))
	left := whole.Signed()
	if whole.Reference != "" {
		whole.Whole = referenced(whole, whole.Amount.String(), whole.Reference)
	}
	for i, part := range parts {
		amount, isAmount := part.amount().read()
		isKroner := currencyFault(part.amount().Currency) == nil
		if !isAmount || !isKroner || amount.IsZero() {
			return nil, false
		}
		one := whole
		one.Amount, one.Part, one.Parts = amount, i+1, len(parts)
		if way, given := direction(part.Direction); given {
			one.Direction = way
		}
		left = left.Minus(one.Signed())
		lines = append(lines, detailed(one, part))
	}
	if !left.IsZero() || len(parts) == 0 {
		return nil, false
	}
	return s.identifiedParts(lines, parts), true
}

// identifiedParts gives each payment of an entry its identity.
func (s *statement) identifiedParts(lines []BankLine, parts []xmlPart) []BankLine {
	for i, line := range lines {
		if one, ok := line.(BankEntry); ok {
			lines[i] = s.identified(one, parts[i:i+1])
		}
	}
	return lines
}

// detailed returns an entry with what one payment says of it.
func detailed(whole BankEntry, part xmlPart) BankEntry {
	one := whole
	one.EndToEndID = endToEnd(part.EndToEnd)
	one.ReturnReason = trimmed(part.Return)
	if one.ReturnReason != "" && one.Direction == Debit {
		one.Reversal = true // money that came and went back, whether the bank marks it or not
	}
	one.PayerName, one.PayerAccount = part.Parties.otherSide(one)
	one.Structured, one.Text = nil, slices.Clone(whole.Text)
	one.addTexts(part)
	return one
}

// together returns an entry with the texts and references of all its payments.
func together(whole BankEntry, parts []xmlPart) BankEntry {
	whole.Text = slices.Clone(whole.Text)
	for _, part := range parts {
		whole.addTexts(part)
	}
	return whole
}

// said returns an entry with what its payments say, where it isn't booked.
func said(whole BankEntry, parts []xmlPart) BankEntry {
	if len(parts) == 1 {
		return detailed(whole, parts[0])
	}
	return together(whole, parts)
}

// addTexts adds what a payment says in references and words.
func (e *BankEntry) addTexts(part xmlPart) {
	for _, s := range part.Structured {
		e.Structured = appendText(e.Structured, s.Reference)
		for _, number := range s.Documents {
			e.Structured = appendText(e.Structured, number)
		}
		for _, text := range s.Texts {
			e.Text = appendText(e.Text, text)
		}
	}
	for _, text := range part.Texts {
		e.Text = appendText(e.Text, text)
	}
	e.Text = appendText(e.Text, part.Text)
}

// appendText appends a text that says something new, as far as there is room.
func appendText(texts []string, text string) []string {
	text = trimmed(text)
	text = text[:endOf(text, longestOfOne)]
	if text == "" || len(texts) >= mostTexts || slices.Contains(texts, text) {
		return texts
	}
	return append(texts, text)
}

// endOf returns where a text ends that has no more than a number of bytes, at a
// whole letter.
func endOf(text string, most int) int {
	if len(text) <= most {
		return len(text)
	}
	for !utf8.RuneStart(text[most]) {
		most--
	}
	return most
}

// endToEnd returns the payer's own reference. The standard's word for none is
// none.
func endToEnd(text string) string {
	if NumberKey(text) == "NOTPROVIDED" {
		return ""
	}
	return trimmed(text)
}

// referenceOf returns the bank's reference. What is nothing but noughts is none.
func referenceOf(text string) string {
	text = trimmed(text)
	if strings.Trim(text, "0- ") == "" || NumberKey(text) == "NOTPROVIDED" {
		return ""
	}
	return text
}

func isTrue(text string) bool {
	text = trimmed(text)
	return text == "true" || text == "1"
}
