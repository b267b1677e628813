package letter_test

import (
	"strings"
	"testing"

	"krav/internal/money"
)

// Of the 20,688.02 that the sample owes 100.00 is lost before the first instalment, of which the
// sample has 56.50 of interest: 43.50 more than runs. The last takes 100.00 less, 3,415.52. The
// interest of the others is 145.50 + 116.30 + 78.43 + 57.11 + 28.66 = 426.00, and 20,688.02 +
// 426.00 − 43.50 is 21,070.52, what the instalments add up to.
func TestAPlanSaysWhatIsLostOnItsWay(t *testing.T) {
	t.Parallel()
	in := demanded(consumer())
	hundred := money.Kroner(100, 0)
	last := len(in.Plan.Instalments) - 1
	in.Plan.Instalments[0].Interest, in.Plan.Instalments[0].Lost = money.Amount{}, money.Kroner(43, 50)
	for i := range last {
		in.Plan.Instalments[i].Rest = in.Plan.Instalments[i].Rest.Minus(hundred)
	}
	in.Plan.Instalments[last].Amount = in.Plan.Instalments[last].Amount.Minus(hundred)
	c := composed(t, in)
	text := c.AsText()
	for _, want := range []string{"3.531,00 | 0,00 | 17.113,52", "I alt |  | 21.070,52 | 426,00", "Undervejs forældes 43,50\u00a0kr. mere, end der løber på. Det er trukket fra restgælden."} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter doesn't say %q:\n%s", want, text)
		}
	}
}
