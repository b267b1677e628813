package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// minuses are the characters that stand for a minus beside an amount.
const minuses = "-\u2212\u2010\u2011\u2012\u2013\u2014\ufe63\uff0d"

// unwrap takes currency and sign off an amount.
func unwrap(text string) (figure, amountFlaw) {
	f := figure{digits: strings.Trim(text, " ")}
	if f.digits == "" {
		return figure{}, isNothing
	}
	if isBareNumber(f.digits) {
		return f, 0
	}
	signs := 0
	if inner, ok := strings.CutPrefix(f.digits, "("); ok {
		if inner, ok = strings.CutSuffix(inner, ")"); !ok {
			return figure{}, isNotANumber
		}
		f.digits, signs = inner, 1
	}
	f.digits, f.dashed = cutDash(withoutKroner(f.digits))
	for {
		rest, cut := cutSign(withoutKroner(f.digits))
		f.digits = rest
		if !cut {
			break
		}
		signs++
	}
	if f.digits == "" && signs <= 1 {
		return figure{digits: "0"}, 0
	}
	f.negative = signs == 1
	return f, f.wrappedWrong(signs)
}

// wrappedWrong returns what is wrong with what is left of an amount when
// currency and signs are gone.
func (f figure) wrappedWrong(signs int) amountFlaw {
	switch {
	case signs > 1:
		return isNotANumber
	case isExponent(f.digits):
		return isRounded
	case isOtherCurrency(f.digits):
		return isForeign
	}
	return 0
}

// isBareNumber reports whether there is nothing to unwrap: the first and the last
// character are digits.
func isBareNumber(text string) bool {
	first, last := text[0], text[len(text)-1]
	return first >= '0' && first <= '9' && last >= '0' && last <= '9' && !strings.ContainsAny(text, "eE")
}

// withoutKroner takes kr., kr and DKK off both ends of an amount.
func withoutKroner(text string) string {
	for _, name := range []string{"kr.", "kr", "dkk"} {
		text = strings.Trim(text, " ")
		if len(text) >= len(name) && strings.EqualFold(text[:len(name)], name) {
			text = text[len(name):]
		}
		if at := len(text) - len(name); at >= 0 && strings.EqualFold(text[at:], name) {
			text = text[:at]
		}
	}
	return strings.Trim(text, " ")
}

// cutDash takes ",-" or ".-" off an amount: no øre.
func cutDash(text string) (string, bool) {
	rest := strings.TrimRight(text, minuses)
	if rest != text && (strings.HasSuffix(rest, ",") || strings.HasSuffix(rest, ".")) {
		return rest[:len(rest)-1], true
	}
	return text, false
}

// cutSign takes one minus off an amount, at either end. A plus is taken off too.
func cutSign(text string) (string, bool) {
	text = strings.TrimPrefix(text, "+")
	if r, size := utf8.DecodeRuneInString(text); size > 0 && strings.ContainsRune(minuses, r) {
		return text[size:], true
	}
	if r, size := utf8.DecodeLastRuneInString(text); size > 0 && strings.ContainsRune(minuses, r) {
		return text[:len(text)-size], true
	}
	return text, false
}

// isExponent reports whether a spreadsheet has rounded the number, as in
// 1,23E+05.
func isExponent(text string) bool {
	whole, exponent, found := strings.Cut(strings.ToUpper(text), "E")
	isNumber := isPlainDigits(strings.Trim(exponent, "+-"))
	return found && isNumber && whole != "" && strings.Trim(whole, "0123456789.,") == ""
}

// isOtherCurrency reports whether a currency stands beside the digits: a sign
// such as €, or three letters.
func isOtherCurrency(text string) bool {
	rest := strings.Trim(text, "0123456789., '")
	if r, size := utf8.DecodeRuneInString(rest); size == len(rest) && unicode.Is(unicode.Sc, r) {
		return true
	}
	isCode := len(rest) == 3 && strings.ToUpper(rest) == rest && strings.Trim(rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
	return isCode && strings.ContainsAny(text, "0123456789")
}
