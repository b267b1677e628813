package letter_test

import (
	"slices"
	"testing"

	"krav/internal/letter"
	"krav/internal/wording"
)

// The country stands last, in capitals and in the language of the letter (the Universal
// Postal Union's practice); what is no country that we know stands as it was typed.
func TestTheCountryStandsLastInCapitals(t *testing.T) {
	t.Parallel()
	for country, want := range map[string][2]string{
		"DE": {"TYSKLAND", "GERMANY"}, "Østrig": {"ØSTRIG", "AUSTRIA"}, "La Suède": {"La Suède", "La Suède"}, "": {"10623 Berlin", "10623 Berlin"},
	} {
		in := demanded(consumer())
		in.Language, in.Debtor.Address, in.Debtor.Country = wording.English, []string{"Straße des 17. Juni 135", "10623 Berlin"}, country
		c := composed(t, in)
		for i, lines := range [][]string{c.Recipient.Lines, c.Translation.Recipient.Lines} {
			if got := lines[len(lines)-1]; got != want[i] {
				t.Errorf("%q ends as %q, want %q", country, got, want[i])
			}
		}
	}
}

// Who writes and to whom is the same alone as in the letter.
func TestThePartiesAreThoseOfTheLetter(t *testing.T) {
	t.Parallel()
	in := demanded(consumer())
	in.Debtor.Country = "SE"
	c := composed(t, in)
	from, to := letter.Parties(wording.Danish, in.Creditor, in.Debtor)
	if from.Name != c.Sender.Name || from.Contact != c.Sender.Contact || from.Return != c.Sender.Return || !slices.Equal(to.Lines, c.Recipient.Lines) {
		t.Errorf("alone %+v and %+v, in the letter %+v and %+v", from, to, c.Sender, c.Recipient)
	}
	if from, _ := letter.Parties(wording.English, letter.Creditor{Name: "Bo"}, letter.Debtor{}); from.Name != "Bo" {
		t.Errorf("without an address: %+v", from)
	}
}
