package casework

import "testing"

func TestRowsThatDifferAreNamedInDanish(t *testing.T) {
	t.Parallel()
	for row, want := range map[string]string{
		"claim 17: missing":      "krav 17: mangler",
		"delivery 11: stray":     "levering 11: uden hændelse",
		"dispatch 25: handed_on": "afsendelse 25: handed_on",
		"case 5: stray":          "sag 5: uden hændelse",
		"count of cases open standard reminder-1: off by -1": "antal sager open standard reminder-1: afviger med -1",
		"something else": "something else",
	} {
		if got := rowInDanish(row); got != want {
			t.Errorf("%q in Danish = %q, want %q", row, got, want)
		}
	}
}
