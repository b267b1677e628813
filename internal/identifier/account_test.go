package identifier_test

import (
	"strings"
	"testing"

	"krav/internal/fault"
	"krav/internal/identifier"
)

// The table of law.md §16.2.
func TestDanishAccountsHaveTheirIBAN(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ registration, number, want, printed string }{
		{"0040", "0440116243", "DK5000400440116243", "DK50 0040 0440 1162 43"},
		{"0040", "440116243", "DK5000400440116243", "DK50 0040 0440 1162 43"},
		{"9999", "0001234567", "DK6999990001234567", "DK69 9999 0001 2345 67"},
		{"9999", "1234567", "DK6999990001234567", "DK69 9999 0001 2345 67"},
		{"1234", "12345678", "DK5912340012345678", "DK59 1234 0012 3456 78"},
	} {
		got, err := identifier.IBANFor(c.registration, c.number)
		if err != nil || got.String() != c.want || got.Printed() != c.printed {
			t.Errorf("%s %s = %q, %v, want %q", c.registration, c.number, got, err, c.want)
		}
		account, ok := got.Account()
		if !ok || account.Registration() != c.registration || !strings.HasSuffix(account.Number(), c.number) {
			t.Errorf("%s is the account %v, %v", got, account, ok)
		}
	}
}

func TestAnAccountIsKeptAsAText(t *testing.T) {
	t.Parallel()
	account, err := identifier.ParseAccount(" 0040", "44-011 62.43")
	if want := "0040 0440116243"; err != nil || account.String() != want {
		t.Errorf("account = %q, %v, want %q", account, err, want)
	}
	if none := (identifier.Account{}); !none.IsZero() || none.String() != "" || none.IBAN() != "" {
		t.Error("no account isn't nothing")
	}
	for _, c := range []struct{ registration, number, want string }{
		{"40", "440116243", "account.registration_wrong"},
		{"00400", "440116243", "account.registration_wrong"},
		{"004O", "440116243", "account.registration_wrong"},
		{"", "440116243", "account.registration_wrong"},
		{"0040", "", "account.number_wrong"},
		{"0040", "0000000000", "account.number_wrong"},
		{"0040", "12345678901", "account.number_wrong"},
		{"0040", "12A", "account.number_wrong"},
	} {
		if got, err := identifier.IBANFor(c.registration, c.number); !fault.HasKey(err, c.want) {
			t.Errorf("%q %q = %q, %v, want %s", c.registration, c.number, got, err, c.want)
		}
	}
}

// The examples of the IBAN registry, by country.
func TestIBANsOfAnyCountryAreRead(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"DK5000400440116243", "dk50 0040 0440 1162 43", "FO62 6460 0001 6316 34", "GL89 6471 0001 0002 06",
		"NO93 8601 1117 947", "SE45 5000 0000 0583 9825 7466", "DE89 3704 0044 0532 0130 00",
		"GB29 NWBK 6016 1331 9268 19", "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
	} {
		got, err := identifier.ParseIBAN(text)
		if want := strings.ToUpper(strings.ReplaceAll(text, " ", "")); err != nil || got.String() != want {
			t.Errorf("ParseIBAN(%q) = %q, %v", text, got, err)
		}
		if _, danish := got.Account(); danish != strings.HasPrefix(got.String(), "DK") {
			t.Errorf("%s is Danish: %v", got, danish)
		}
	}
	for text, want := range map[string]string{
		"":                               "iban.malformed",
		"DK":                             "iban.malformed",
		"DK50004004401162":               "iban.malformed",
		"DK50004004401162430":            "iban.malformed",
		"DK5A00400440116243":             "iban.malformed",
		"DK500040044011624A":             "iban.malformed",
		"5000400440116243DK":             "iban.malformed",
		"DK50-0040-0440-1162-43":         "iban.malformed",
		"NO938601111794":                 "iban.malformed",
		"DK5100400440116243":             "iban.check_digits_wrong",
		"DK5000400440116234":             "iban.check_digits_wrong",
		"GB29NWBK60161331926891":         "iban.check_digits_wrong",
		"DK50" + strings.Repeat("0", 40): "iban.malformed",
	} {
		if got, err := identifier.ParseIBAN(text); !fault.HasKey(err, want) {
			t.Errorf("ParseIBAN(%q) = %q, %v, want %s", text, got, err, want)
		}
	}
}

func FuzzIBAN(f *testing.F) {
	f.Add("DK50 0040 0440 1162 43")
	f.Add("MT84MALT011000012345MTLCAST001S")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := identifier.ParseIBAN(text)
		if err != nil {
			return
		}
		if again, err := identifier.ParseIBAN(got.Printed()); err != nil || again != got {
			t.Errorf("%q is printed %q and read as %q, %v", text, got.Printed(), again, err)
		}
		if account, danish := got.Account(); danish && !account.IsZero() && account.IBAN() != got {
			t.Errorf("%q is the account %v of %q", text, account, account.IBAN())
		}
	})
}
