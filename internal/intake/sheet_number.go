package intake

import (
	"strconv"
	"strings"
	"time"
)

// The days that a spreadsheet numbers: day 1 is 1 January 1900, with a 29 February
// in that year that there never was, or 2 January 1904.
const (
	lastWrongSerial = 60        // the days up to here are one too many
	lastSerial      = 2_958_465 // 31 December 9999
)

// dayCount is how many days the count of a workbook's days is behind the usual one.
type dayCount float64

const (
	from1900 dayCount = 0
	from1904 dayCount = 1462 // as Excel for the Macintosh counted
)

// dayOfSerial returns the day that a number stands for, as in 2026-11-21. What is
// behind its decimal mark is the time of day, and is left out.
func dayOfSerial(serial float64, count dayCount) (string, bool) {
	serial += float64(count)
	if !(serial > lastWrongSerial && serial < lastSerial+1) {
		return "", false
	}
	day := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(serial))
	return day.Format(time.DateOnly), true
}

// believedDay returns the day of an invoice that a number in a cell could stand
// for. It could be an amount or the number of an invoice too: what heads the column
// decides.
func believedDay(text string, count dayCount) (string, bool) {
	serial, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil {
		return "", false
	}
	day, ok := dayOfSerial(serial, count)
	return day, ok && day >= strconv.Itoa(firstYear) && day < strconv.Itoa(lastYear)
}

// significant is how many figures of a number a spreadsheet keeps to. What stands
// behind them in a file comes of counting in twos.
const significant = 15

// shownNumber returns a number of a cell as the cell shows it, with a decimal
// comma, and whether it has been rounded to the two decimals that are shown. A
// number of more decimals that doesn't show as two is written so that it can be
// nothing else.
func shownNumber(stored string, f cellFormat) (text string, isRounded bool) {
	number, err := strconv.ParseFloat(stored, 64)
	if err != nil || number != number || number > 1e300 || number < -1e300 {
		return stored, false // not a number: whoever reads the cell refuses it
	}
	if f.isPercent {
		number *= 100
	}
	plain := plainFigures(number)
	whole, fraction, _ := strings.Cut(plain, ".")
	switch {
	case strings.ContainsAny(plain, "E"):
		return plain, false
	case f.isPercent:
		return strings.Replace(plain, ".", ",", 1) + " %", false
	case fraction == "" && f.digits > len(whole):
		return strings.Repeat("0", f.digits-len(whole)) + whole, false
	case fraction == "":
		return whole, false
	case len(fraction) <= 2:
		return whole + "," + fraction, false
	case f.decimals == 2:
		return roundedToOre(whole, fraction), true
	case len(fraction) == 3:
		return whole + "," + fraction + "0", false // 1,234 could be a thousand
	}
	return whole + "," + fraction, false
}

// plainFigures returns a number in its significant figures, with a point; a number
// of more figures before the point with an exponent, as one that has been rounded.
func plainFigures(number float64) string {
	short := strconv.FormatFloat(number, 'e', significant-1, 64)
	number, _ = strconv.ParseFloat(short, 64) // it was made so
	if number >= 1e15 || number <= -1e15 {
		return strconv.FormatFloat(number, 'E', -1, 64)
	}
	return strconv.FormatFloat(number, 'f', -1, 64)
}

// roundedToOre rounds half up, away from nought, as the cell is shown.
func roundedToOre(whole, fraction string) string {
	sign := ""
	if rest, isNegative := strings.CutPrefix(whole, "-"); isNegative {
		sign, whole = "-", rest
	}
	ore, err := strconv.ParseInt(whole+fraction[:2], 10, 64)
	if err != nil {
		return sign + whole + "," + fraction
	}
	if fraction[2] >= '5' {
		ore++
	}
	text := strconv.FormatInt(ore, 10)
	text = strings.Repeat("0", max(0, 3-len(text))) + text
	return sign + text[:len(text)-2] + "," + text[len(text)-2:]
}
