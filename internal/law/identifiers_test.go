package law_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"krav/internal/identifier"
	"krav/internal/law"
)

// weighted returns the sum of digits by the weights of a rule, from the left.
func weighted(rule law.CheckRule, digits string) int {
	sum := 0
	for i, w := range rule.Weights {
		sum += w * int(digits[i]-'0')
	}
	return sum
}

// Package identifier can't ask the book, which lies above it: so the types it knows and
// their lengths are held to the book's here.
func TestTheTypesOfPaymentSlipAreThoseOfTheBook(t *testing.T) {
	t.Parallel()
	inBook := make(map[string]int)
	for _, slip := range value(t, &law.Denmark().Identifiers.Slips, "2026-11-21") {
		inBook[slip.Card] = slip.Digits
	}
	for n := range 100 {
		card, err := identifier.ParseCardType(fmt.Sprintf("%02d", n))
		digits, isInBook := inBook[fmt.Sprintf("%02d", n)]
		if (err == nil) != isInBook {
			t.Errorf("card %02d: %v, in the book %t", n, err, isInBook)
			continue
		}
		if isInBook && card.ReferenceDigits() != digits {
			t.Errorf("card %02d has %d digits, in the book %d", n, card.ReferenceDigits(), digits)
		}
	}
	if inBook["71"] != 15 || inBook["75"] != 16 || len(inBook) != 6 {
		t.Errorf("the book has %v", inBook)
	}
}

// By hand, of law.md §16.1: 00404040000066 from the right is 6×2=12→3, 6, then three times
// 4: 3+6+12 = 21, and 9 fills it up to 30.
func TestTheCheckDigitOfASlipIsTheBooks(t *testing.T) {
	t.Parallel()
	rule := value(t, &law.Denmark().Identifiers.SlipCheck, "2026-11-21")
	check := func(payload string) string {
		sum := 0
		for i := range payload {
			product := rule.Weights[i%len(rule.Weights)] * int(payload[len(payload)-1-i]-'0')
			sum += product/10 + product%10
		}
		return strconv.Itoa((rule.Modulus - sum%rule.Modulus) % rule.Modulus)
	}
	for payload, want := range map[string]string{
		"00404040000066": "9", "00000000000001": "8", "00000000012345": "5", "00000012345678": "2", "12345678901234": "7",
	} {
		slip, err := identifier.Slip71("81234567", payload)
		if err != nil || slip.Reference() != payload+want || check(payload) != want || rule.From != law.FromTheRight {
			t.Errorf("%s: %v, %v, by the book %s, want %s", payload, slip, err, check(payload), want)
		}
	}
}

func TestACreditorNumberIsAsLongAsTheBookSays(t *testing.T) {
	t.Parallel()
	long := value(t, &law.Denmark().Identifiers.CreditorNumber, "2026-11-21")
	if long != 8 {
		t.Errorf("%d digits, want 8", long)
	}
	for _, card := range []identifier.CardType{identifier.Card71, identifier.Card73, identifier.Card75} {
		for n := 1; n < 12; n++ {
			payload := ""
			if card != identifier.Card73 {
				payload = "1"
			}
			if _, err := identifier.NewSlip(card, strings.Repeat("8", n), payload); (err == nil) != (n == long) {
				t.Errorf("card %v takes a number of %d digits: %v", card, n, err)
			}
		}
	}
}

// The IBAN registry's example: 0040 0440116243 is DK50 0040 0440 1162 43.
func TestABankAccountIsAsLongAsTheBookSays(t *testing.T) {
	t.Parallel()
	rule := value(t, &law.Denmark().Identifiers.Account, "2026-11-21")
	if want := (law.AccountRule{Registration: 4, Number: 10, IBAN: 18, Modulus: 97}); rule != want {
		t.Errorf("%+v, want %+v", rule, want)
	}
	iban, err := identifier.IBANFor("0040", "0440116243")
	if err != nil || iban != "DK5000400440116243" || len(iban) != rule.IBAN {
		t.Errorf("%s, %v", iban, err)
	}
	// D is 13 and K is 20, behind the number with the check digits: the rest by 97 is 1.
	rest := 0
	for _, digit := range "00400440116243" + "1320" + "50" {
		rest = (rest*10 + int(digit-'0')) % rule.Modulus
	}
	if rest != 1 {
		t.Errorf("the rest is %d, want 1", rest)
	}
	for n := range 13 {
		_, err := identifier.ParseAccount(strings.Repeat("1", n), "1")
		if (err == nil) != (n == rule.Registration) {
			t.Errorf("a registration number of %d digits: %v", n, err)
		}
		_, err = identifier.ParseAccount("1111", strings.Repeat("1", n))
		if (err == nil) != (n > 0 && n <= rule.Number) {
			t.Errorf("an account number of %d digits: %v", n, err)
		}
	}
}

// The official example 13748136: 1·2+3·7+7·6+4·5+8·4+1·3+3·2+6·1 = 132 = 12×11. And 34593833,
// 154 = 14×11; but 12345678 leaves 4 before its check digit is counted.
func TestACVRNumberIsCheckedByTheBooksWeights(t *testing.T) {
	t.Parallel()
	rule := value(t, &law.Denmark().Identifiers.CVRCheck, "2026-11-21")
	for number, sum := range map[string]int{"13748136": 132, "34593833": 154} {
		if got := weighted(rule, number); got != sum || got%rule.Modulus != 0 {
			t.Errorf("%s sums up to %d, want %d", number, got, sum)
		}
	}
	for n := 10_000_000; n < 100_000_000; n += 104_729 {
		number := strconv.Itoa(n)
		_, err := identifier.ParseCVR(number)
		if holds := weighted(rule, number)%rule.Modulus == 0; (err == nil) != holds {
			t.Errorf("%s: %v, by the book %t", number, err, holds)
		}
	}
}

// 111111-1118: 4+3+2+7+6+5+4+3+2+8 = 44 = 4×11.
func TestACPRNumberIsCheckedByTheBooksWeights(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	rule := value(t, &book.Identifiers.CPRCheck, "2026-11-21")
	if got := weighted(rule, "1111111118"); got != 44 {
		t.Errorf("the sum is %d, want 44", got)
	}
	for n := 1_101_000_000; n < 1_102_000_000; n += 997 { // of 11 January 2000 and the days of other years
		number := fmt.Sprintf("%010d", n)
		_, warning, err := identifier.ParseCPR(number)
		if err != nil {
			t.Errorf("%s: %v", number, err)
			continue
		}
		if holds := weighted(rule, number)%rule.Modulus == 0; (warning == nil) != holds {
			t.Errorf("%s: %v, by the book %t", number, warning, holds)
		}
	}
	for on, mayFail := range map[string]bool{"2007-09-30": false, "2007-10-01": true} {
		if got := value(t, &book.Identifiers.CPRCheck, on); got.MayFail != mayFail {
			t.Errorf("on %s numbers may fail: %t, want %t", on, got.MayFail, mayFail)
		}
	}
}

// Of law.md §16.4: 0-3 is the 1900s; 4 and 9 the 2000s to 36, else the 1900s; 5-8 the 2000s
// to 57, else the 1800s.
func TestTheCenturyOfABirthIsTheBooks(t *testing.T) {
	t.Parallel()
	centuries := value(t, &law.Denmark().Identifiers.CPRCentury, "2026-11-21")
	for digit := range 10 {
		for year := range 100 {
			want := 0
			for _, c := range centuries {
				if !strings.Contains(c.Seventh, strconv.Itoa(digit)) {
					continue
				}
				if want = c.Then; year > c.UpTo {
					want = c.Otherwise
				}
			}
			cpr, _, err := identifier.ParseCPR(fmt.Sprintf("0101%02d%d000", year, digit))
			if err != nil || cpr.Birthday().Year() != want*100+year {
				t.Errorf("seventh digit %d, year %02d: born %v, %v, by the book %d00", digit, year, cpr.Birthday(), err, want)
			}
		}
	}
	for asked, want := range map[string]int{"0101373": 1937, "0101364": 2036, "0101374": 1937, "0101575": 2057, "0101585": 1858, "0101369": 2036} {
		cpr, _, err := identifier.ParseCPR(asked + "000")
		if err != nil || cpr.Birthday().Year() != want {
			t.Errorf("%s: %v, %v, want %d", asked, cpr.Birthday(), err, want)
		}
	}
}
