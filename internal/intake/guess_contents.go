package intake

import "strings"

// agrees reports whether what stands in a column can be of a field. A column
// without values agrees with everything.
func (g *guesser) agrees(column int, field Field) bool {
	if len(g.columns[column].Examples) == 0 {
		return field != FieldAgreedRate // a column of interest may have amounts further down
	}
	switch {
	case field.isAmount():
		return g.share(column, looksLikeAmount)
	case field.IsDay():
		return g.share(column, looksLikeDay)
	case field == FieldReminderCount:
		return g.share(column, hasDigit)
	case field == FieldDebtorKind:
		return g.share(column, func(text string) bool { return debtorKindNamed(text) != 0 })
	case field == FieldDocumentType:
		return g.share(column, func(text string) bool { return documentNamed(text) != 0 })
	case field == FieldStatus:
		return g.share(column, func(text string) bool { return statusNamed(text) != 0 })
	case field == FieldAgreedRate:
		return g.share(column, looksLikeRate)
	case field == FieldInvoiceNumber:
		return g.share(column, hasDigit)
	case field == FieldCustomerNumber:
		return g.share(column, func(text string) bool { return hasDigit(text) && !strings.Contains(text, " ") })
	case field == FieldName, field == FieldAttention:
		return g.share(column, hasLetter)
	}
	return true
}

// share reports whether at least half of a column's sampled values are of a kind.
func (g *guesser) share(column int, isOfKind func(string) bool) bool {
	values, agreeing := 0, 0
	for _, rec := range g.sample {
		if column >= len(rec.cells) {
			continue
		}
		text := cleaned(rec.cells[column])
		if text == "" {
			continue
		}
		values++
		if isOfKind(text) {
			agreeing++
		}
	}
	return values > 0 && 2*agreeing >= values
}

func hasDigit(text string) bool { return strings.ContainsAny(text, "0123456789") }

// hasLetter reports whether a text has a letter in it that can be of a name.
func hasLetter(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= 0x80 })
}
