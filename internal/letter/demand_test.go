package letter_test

import (
	"strings"
	"testing"

	"krav/internal/fault"
	"krav/internal/letter"
	"krav/internal/money"
)

// Without costs, the letter speaks of neither the notice nor what it allows; without
// a proposal, of none.
func TestADemandWithoutCostsAndProposalSaysNothingOfThem(t *testing.T) {
	t.Parallel()
	in := demanded(consumer())
	in.Lines = in.Lines[:len(in.Lines)-1]
	in.Costs, in.Notice, in.Plan = money.Amount{}, letter.Notice{}, letter.Plan{}
	in.Left.Costs, in.Total = money.Amount{}, in.Total.Minus(money.Kroner(1_400, 0))
	in.Ask = in.Total
	c := composed(t, in)
	carries(t, in.Kind, "consumer", c.Elements(), "H1 H2 H3 INK-1 INK-3 C1 O1 O2 O3 O4 B1 B2 INK-5 INK-6 G1 G2")
	if text := c.AsText(); strings.Contains(text, "inkassovarsel den") || strings.Contains(text, "afdrag:") {
		t.Error(text)
	}
}

// A demand for nothing but the principal: the calculation lists the claims.
func TestADemandForThePrincipalAloneSaysWhatItIsMadeOf(t *testing.T) {
	t.Parallel()
	in := demanded(consumer())
	in.Lines, in.Costs, in.Notice, in.Plan = nil, money.Amount{}, letter.Notice{}, letter.Plan{}
	in.Left = letter.Parts{Principal: in.Left.Principal}
	in.Total, in.Ask = in.Left.Principal, in.Left.Principal
	c := composed(t, in)
	carries(t, in.Kind, "consumer", c.Elements(), "H1 H2 H3 INK-1 INK-3 C1 O1 O2 O3 O4 B1 B2 INK-5 INK-6 G1 G2")
	if sections := c.Calculation.Sections; len(sections[0].Table.Rows) < 2 {
		t.Errorf("sections %+v, want the claims and their sum", sections)
	}
}

// Costs without the day of the notice are costs without their ground.
func TestCostsWithoutTheirNoticeAreNotWritten(t *testing.T) {
	t.Parallel()
	in := demanded(consumer())
	in.Notice = letter.Notice{}
	if _, err := letter.Compose(in); !fault.HasKey(err, "letter.field_missing") {
		t.Errorf("err = %v", err)
	}
}

func TestAPlanThatDoesNotAddUpIsNotWritten(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(p []letter.Instalment) []letter.Instalment{
		"an instalment too small":  func(p []letter.Instalment) []letter.Instalment { p[2].Amount = p[2].Amount.Minus(anOre); return p },
		"interest too much":        func(p []letter.Instalment) []letter.Instalment { p[2].Interest = p[2].Interest.Plus(anOre); return p },
		"the last one missing":     func(p []letter.Instalment) []letter.Instalment { return p[:5] },
		"a day that has gone by":   func(p []letter.Instalment) []letter.Instalment { p[0].On = day("2026-11-20"); return p },
		"a rest that isn't nought": func(p []letter.Instalment) []letter.Instalment { p[5].Rest = anOre; return p },
	} {
		in := demanded(consumer())
		in.Plan.Instalments = spoil(in.Plan.Instalments)
		if _, err := letter.Compose(in); !fault.HasKey(err, "letter.plan_does_not_add_up") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What the claims rest on: the case's own words, an invoice, several, or a claim that
// has none.
func TestWhatADemandRestsOn(t *testing.T) {
	t.Parallel()
	for want, change := range map[string]func(*letter.Input){
		"Kravet bygger på aftale af 4. maj 2026 om elarbejde.":                                                               func(in *letter.Input) { in.Basis = "aftale af 4.\u00a0maj 2026 om elarbejde" },
		"Kravet bygger på det, der er leveret eller aftalt, og som er faktureret med de 2 fakturaer, der er nævnt i brevet.": func(*letter.Input) {},
		"Kravet bygger på de 2 krav, der er nævnt i brevet.":                                                                 func(in *letter.Input) { in.Claims[1].NotInvoice = true },
	} {
		in := demanded(consumer())
		change(&in)
		c := composed(t, in)
		if text := strings.ReplaceAll(c.AsText(), "\u00a0", " "); !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// Of what the demand of the samples asks for 1,400.00 are costs.
func TestADemandSaysWhatFallsWhenTheRestIsPaidInTime(t *testing.T) {
	t.Parallel()
	in := demanded(consumer())
	silent := composed(t, in)
	in.Terms.Forgiven = money.Kroner(1_400, 0)
	promising := composed(t, in)
	rest := in.Ask.Minus(money.Kroner(1_400, 0)) // 20,688.02 less 1,400.00
	if rest.String() != "19288.02" {
		t.Fatalf("the rest is %v", rest)
	}
	if text := strings.ReplaceAll(promising.AsText(), "\u00a0", " "); !strings.Contains(text, "Betal 19.288,02 kr. senest") || strings.Contains(text, "Betal 20.688,02") || !strings.Contains(text, "Derefter skylder du 20.688,02 kr. og renter") || !strings.Contains(text, "bortfalder omkostningerne på 1.400,00 kr.") {
		t.Errorf("the promise isn't said:\n%s", text)
	}
	if strings.Contains(silent.AsText(), "bortfalder") {
		t.Error("a promise is said that nobody made")
	}
}
