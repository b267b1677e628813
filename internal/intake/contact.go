package intake

import (
	"strings"

	"krav/internal/civil"
	"krav/internal/fault"
)

// Contact data that can't be used is left out with a note: the claim stands
// without it, and the case asks for what it lacks.

// email returns the first e-mail address of the line, or nothing.
func (r *row) email() string {
	text := bracketed(r.words(FieldEmail))
	first := strings.FieldsFunc(text, func(c rune) bool { return c == ';' || c == ',' || c == ' ' || c == '|' })
	if len(first) == 0 {
		return ""
	}
	address := strings.Trim(strings.TrimPrefix(first[0], "mailto:"), "<>")
	if !isEmail(address) {
		r.note(NoteEmailLeftOut)
		return ""
	}
	return address
}

// bracketed returns what stands in angle brackets, as address books write a name and
// an address, or the text itself.
func bracketed(text string) string {
	if _, after, found := strings.Cut(text, "<"); found {
		if address, _, closed := strings.Cut(after, ">"); closed && address != "" {
			return address
		}
	}
	return text
}

// IsEmail reports whether a text can be an e-mail address.
func IsEmail(text string) bool { return isEmail(text) }

// isEmail reports whether a text can be an e-mail address: a name, one @, and a
// domain with a full stop in it. Letters beyond ASCII stand in the domain at most:
// few servers take a name with them. Whether it is one shows when it is used.
func isEmail(text string) bool {
	name, domain, found := strings.Cut(text, "@")
	isOdd := strings.ContainsAny(text, " <>()[]\\\",;:\n") || strings.Contains(domain, "@") || strings.Contains(text, "..")
	dot := strings.LastIndexByte(domain, '.')
	return found && !isOdd && isASCII([]byte(name)) && name != "" && dot > 0 && dot < len(domain)-1 && len(text) <= 254
}

// phone returns a telephone number with its country code, or nothing. Eight
// digits are Danish.
func (r *row) phone(field Field) string {
	text := r.words(field)
	if text == "" {
		return ""
	}
	number := phoneIn(text)
	if number == "" {
		r.note(NotePhoneLeftOut)
	}
	return number
}

// IsPhone reports whether a text can be a telephone number: eight digits, or eight to
// fifteen with a country code.
func IsPhone(text string) bool { return phoneIn(text) != "" }

// phoneIn returns the telephone number that a text is, with its country code, or
// nothing.
func phoneIn(text string) string {
	digits := onlyDigits(text)
	abroad := strings.HasPrefix(text, "+")
	if rest, ok := strings.CutPrefix(digits, "00"); ok && !abroad {
		digits, abroad = rest, true
	}
	isOdd := strings.Trim(text, "0123456789 +-()./") != ""
	switch {
	case !isOdd && !abroad && len(digits) == 8:
		return "+45" + digits
	case !isOdd && abroad && len(digits) >= 8 && len(digits) <= 15:
		return "+" + digits
	}
	return ""
}

// ean returns the location number of 13 digits, or nothing.
func (r *row) ean() string {
	text := r.words(FieldEAN)
	if text == "" {
		return ""
	}
	if digits := onlyDigits(text); len(digits) == 13 && strings.Trim(text, "0123456789 ") == "" {
		return digits
	}
	r.note(NoteEANLeftOut)
	return ""
}

// mostReminders is the count of reminders beyond which the column holds
// something else, such as a fee.
const mostReminders = 20

// readReminders reads what was sent before the invoice came here.
func (r *row) readReminders(s *Reminders) {
	for _, field := range []Field{FieldReminderDate, FieldReminderDate2, FieldReminderDate3} {
		if day := r.day(field); day != (civil.Date{}) {
			s.Days = append(s.Days, day)
		}
	}
	s.CollectionNotice = r.day(FieldCollectionNotice)
	if !s.CollectionNotice.IsZero() {
		r.note(NoteNoticeElsewhere)
	}
	s.Count = max(r.reminderCount(), len(s.Sent()))
	fees := r.sum(FieldReminderFees)
	if fees.IsNegative() {
		r.fail(FieldReminderFees, fault.New(fault.Invalid, "reminder.fees_negative"))
	}
	s.Fees = fees.Amount
}

// reminderCount reads a count as in "2", "2. rykker" and "nej".
func (r *row) reminderCount() int {
	text := r.words(FieldReminderCount)
	switch strings.ToLower(text) {
	case "", "-", "nej", "no", "ingen", "none":
		return 0
	}
	digits := onlyDigits(text)
	count := 0
	for _, c := range []byte(digits) {
		count = min(count*10+int(c-'0'), mostReminders+1)
	}
	if digits == "" || count > mostReminders {
		r.fail(FieldReminderCount, fault.New(fault.Invalid, "reminder.count_unclear").With("value", shown(text)))
	}
	return count
}
