package pdf_test

import (
	"strings"
	"testing"

	"krav/internal/letter"
)

// What inkassolovens § 10 requires of a demand, and what the right to costs rests on,
// each found in the text of the file as a reader copies it out.
func TestADemandSaysWhatTheLawRequires(t *testing.T) {
	t.Parallel()
	got := flat(strings.Join(text(t, printed(t, danish(t, letter.CollectionDemand))), " "))
	for _, required := range []struct{ element, paragraph, text string }{
		{"that it is a demand", "IL § 10, stk. 1", "Dette er en påkravsskrivelse efter inkassolovens § 10."},
		{"who is owed and who collects", "IL § 10, stk. 2", "Lindebjerg Tømrer & Snedker ApS inddriver selv kravet"},
		{"address, telephone, CVR", "IL § 10, stk. 2", "Savværksvej 4, 4300 Holbæk · tlf. 10 20 30 40 · kontor@lindebjerg.example · CVR 12 34 56 78"},
		{"who owes", "IL § 10, stk. 2", "Jonas Birkholm"},
		{"case and day", "IL § 10, stk. 2", "20. november 2026"},
		{"what the claim rests on", "IL § 10, stk. 2", "Kravet bygger på det, der er leveret eller aftalt"},
		{"the invoice and its day", "IL § 10, stk. 2", "Faktura 10482 af 31. august 2026"},
		{"what was delivered", "IL § 10, stk. 2", "nye vinduer mod gården, 1. rate"},
		{"when it fell due", "IL § 10, stk. 2", "30. september 2026"},
		{"principal", "IL § 10, stk. 2", "12.500,00"},
		{"interest: its rate and ground", "IL § 10, stk. 2; RL § 5", "10,00 % om året, 5,14 kr. om dagen; rentelovens § 5"},
		{"interest: its period", "IL § 10, stk. 2", "01-10-2026 20-11-2026"},
		{"interest: its sum", "IL § 10, stk. 2", "Renter i alt 238,02"},
		{"each fee", "IL § 10, stk. 2; RL § 9 b", "Rykker 1 sendt 16. oktober 2026 100,00"},
		{"the ground of the fees", "IL § 10, stk. 2; RL § 9 b", "Rykkergebyrer efter rentelovens § 9 b"},
		{"costs by themselves", "IL § 10, stk. 2; BEK 601, § 4", "Opgørelsen omfatter 1.400,00 kr. i omkostninger ved egen inkasso."},
		{"the ground of the costs", "BEK 601, § 4 and bilag 2", "bekendtgørelse nr. 601 af 12. juli 2002, § 4 og bilag 2"},
		{"the notice before it", "BEK 601, §§ 3-4", "Vi sendte inkassovarsel den 9. november 2026 med frist den 19. november 2026."},
		{"the total on its day", "IL § 10, stk. 2", "I alt skylder du pr. 20. november 2026 20.688,02"},
		{"interest a day from there", "IL § 10, stk. 2", "Renten er lige nu 5,14 kr. om dagen"},
		{"a deadline with a date", "IL § 10, stk. 3", "Betal 20.688,02 kr. senest mandag den 30. november 2026."},
		{"no further costs until then", "IL § 10, stk. 3", "foretager vi ikke noget, der giver dig flere omkostninger"},
		{"court without further notice", "IL § 10, stk. 3", "kan vi sende sagen til retten uden at skrive igen"},
		{"that it may cost more", "IL § 10, stk. 3", "du kan komme til at betale retsafgift og sagsomkostninger"},
		{"how to pay", "IL § 10", "IBAN DK69 9999 0001 2345 67"},
		{"a concrete proposal", "BEK 601, § 4", "Du kan i stedet betale 6 afdrag: det første på 3.531,00 kr. den 1. december 2026"},
		{"each instalment", "BEK 601, § 4", "3 1. februar 2027 3.531,00 116,30 10.413,32"},
		{"the total under the last", "BEK 601, § 4", "I alt 21.170,52 482,50"},
		{"that it is voluntary", "BEK 601, § 4", "Det er frivilligt at tage imod forslaget."},
		{"where to object", "IL §§ 9-10", "Mener du, at kravet er forkert?"},
		{"that a court decides", "IL § 9", "Bliver vi ikke enige, er det en domstol"},
	} {
		if !strings.Contains(got, required.text) {
			t.Errorf("%s (%s): no %q", required.element, required.paragraph, required.text)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}

// flat returns a text in one line, with single blanks.
func flat(text string) string { return strings.Join(strings.Fields(text), " ") }
