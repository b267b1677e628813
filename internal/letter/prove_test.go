package letter_test

import (
	"strings"
	"testing"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/letter"
	"krav/internal/money"
	"krav/internal/wording"
)

var (
	noDay   civil.Date
	anOre   = money.Kroner(0, 1)
	hundred = money.Kroner(100, 0)
)

func TestALetterWithAWrongSumIsNotWritten(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		spoil func(*letter.Input)
		want  string
	}{
		"a claim an øre too small": {func(in *letter.Input) { in.Claims[0].Amount = in.Claims[0].Amount.Minus(anOre) }, "letter.lines_do_not_add_up"},
		"a line left out":          {func(in *letter.Input) { in.Lines = in.Lines[1:] }, "letter.lines_do_not_add_up"},
		"a total an øre too large": {func(in *letter.Input) { in.Total = in.Total.Plus(anOre) }, "letter.lines_do_not_add_up"},
		"a rest that isn't it":     {func(in *letter.Input) { in.Left.Fees = money.Amount{} }, "letter.rest_does_not_add_up"},
		"shares beyond a payment": {func(in *letter.Input) {
			setShares(in, append(sharesOfPayment(), letter.Share{Of: letter.FeePart, Amount: anOre}))
		}, "letter.payment_does_not_add_up"},
		"shares short of a payment": {func(in *letter.Input) { setShares(in, sharesOfPayment()[1:]) }, "letter.payment_does_not_add_up"},
		"a fee that isn't charged":  {func(in *letter.Input) { in.Fee = money.Kroner(90, 0) }, "letter.fee_not_in_lines"},
		"a fee of another letter":   {func(in *letter.Input) { in.Date = in.Date.AddDays(1) }, "letter.fee_not_in_lines"},
		"compensation that isn't":   {func(in *letter.Input) { in.Compensation = hundred }, "letter.compensation_not_in_lines"},
		"costs that aren't":         {func(in *letter.Input) { in.Costs = hundred }, "letter.costs_not_in_lines"},
		"a plan for something else": {func(in *letter.Input) { in.Plan = consumersPlan() }, "letter.plan_does_not_add_up"},
		"more than is owed":         {func(in *letter.Input) { in.Ask = in.Ask.Plus(anOre) }, "letter.asks_too_much"},
		"less than nothing":         {func(in *letter.Input) { in.Ask = anOre.Negated() }, "letter.asks_too_much"},
		"a deadline that is over":   {func(in *letter.Input) { in.Deadline = in.Date.AddDays(-1) }, "letter.deadline_passed"},
		"a claim nobody has":        {func(in *letter.Input) { in.Claims[0].Number = "10483" }, "letter.claim_unknown"},
		"a kind there isn't":        {func(in *letter.Input) { in.Kind, in.Fee = 99, money.Amount{} }, "letter.kind_unknown"},
	} {
		in := partPaid(consumer())
		c.spoil(&in)
		if _, err := letter.Compose(in); !fault.HasKey(err, c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// A receipt may come when more than its own payment is owed back; but what a
// payment didn't cover must be owed back.
func TestAReceiptAddsUp(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		paid, refund money.Amount
		want         string
	}{
		{money.Kroner(3_000, 0), money.Amount{}, ""},
		{money.Kroner(3_050, 0), money.Kroner(50, 0), ""},
		{money.Kroner(3_050, 0), money.Kroner(80, 0), ""},
		{money.Kroner(3_050, 0), money.Kroner(49, 99), "letter.payment_does_not_add_up"},
		{money.Kroner(2_999, 99), money.Amount{}, "letter.payment_does_not_add_up"},
	} {
		in := receipt(consumer())
		in.Received.Amount, in.Received.Refund = c.paid, c.refund
		_, err := letter.Compose(in)
		if c.want == "" && err != nil || c.want != "" && !fault.HasKey(err, c.want) {
			t.Errorf("%v paid, %v owed back: %v, want %q", c.paid, c.refund, err, c.want)
		}
	}
}

func setShares(in *letter.Input, shares []letter.Share) {
	for i, l := range in.Lines {
		if p, ok := l.(letter.PaymentLine); ok {
			p.Shares = shares
			in.Lines[i] = p
		}
	}
}

// 200.00 is owed and 250.00 paid: the share of 200.00 and 50.00 too much are the
// payment, and the total is 50.00 in the debtor's favour.
func TestAnOverpaymentAddsUpAndIsSaid(t *testing.T) {
	t.Parallel()
	in := base(letter.AccountStatement, "2026-11-09", consumer())
	in.Claims = []letter.Claim{{Number: "7", Date: day("2026-09-01"), Due: day("2026-10-01"), Amount: money.Kroner(200, 0)}}
	in.Lines = []letter.Line{letter.PaymentLine{
		On: day("2026-11-01"), Amount: money.Kroner(250, 0), Shares: []letter.Share{{Of: letter.PrincipalPart, Claim: "7", Amount: money.Kroner(200, 0)}},
	}}
	in.Overpaid, in.Total = money.Kroner(50, 0), money.Kroner(-50, 0)
	c := composed(t, in)
	table, ok := c.Body[1].(letter.Table)
	if !ok {
		t.Fatalf("the body's second block is a %T", c.Body[1])
	}
	total := table.Rows[len(table.Rows)-1].Cells
	if total[0].Text != "I alt har du til gode" || total[1].Text != "50,00" {
		t.Errorf("the total says %q %q, want 50,00 in the debtor's favour", total[0].Text, total[1].Text)
	}
	payment := c.Calculation.Sections[0].Table.Rows
	if payment[1].Cells[0].Text != "Betalt for meget" || payment[1].Cells[1].Text != "50,00" {
		t.Errorf("the payment's rest is %+v, want 50,00", payment[1])
	}
}

// 1,500.00 paid on 1,200.00, and the 300.00 paid back before the receipt: nothing is
// owed either way, and the receipt says what became of the 300.00.
func TestAReceiptSaysThatWhatWasTooMuchHasBeenPaidBack(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		back money.Amount
		want string
	}{{money.Kroner(300, 0), ""}, {money.Kroner(299, 99), "letter.payment_does_not_add_up"}} {
		in := paidBack(letter.PaymentReceipt, money.Kroner(1_500, 0), c.back)
		in.Total, in.Left.Principal = money.Kroner(0, 0), money.Kroner(0, 0)
		if c.want != "" {
			in.Claims[0].Amount = money.Kroner(1_200, 1) // so that the lines add up, and only the payment doesn't
		}
		got, err := letter.Compose(in)
		switch {
		case c.want != "" && !fault.HasKey(err, c.want):
			t.Errorf("%v paid back: %v, want %s", c.back, err, c.want)
		case c.want == "" && (err != nil || !strings.Contains(got.AsText(), "Betalt for meget, og betalt tilbage | 300,00")):
			t.Errorf("%v paid back: %v\n%s", c.back, err, got.AsText())
		}
	}
}

// 1,200.00 paid on 1,200.00 and 300.00 paid back of another payment, which was taken
// back: the 300.00 are owed again, on a line of their own with its ground.
func TestMoneyThatWasPaidBackIsALineThatAddsToTheDebt(t *testing.T) {
	t.Parallel()
	in := paidBack(letter.AccountStatement, money.Kroner(1_200, 0), money.Kroner(300, 0))
	in.Total, in.Left.Principal = money.Kroner(300, 0), money.Kroner(300, 0)
	in.Language = wording.English
	c := composed(t, in)
	text := strings.ReplaceAll(c.AsText(), "\u00a0", " ")
	for _, want := range []string{"Betalt tilbage 2. november 2026 (lægges til igen) | 300,00", "Paid back 2 November 2026 (added again) | 300.00"} {
		if !strings.Contains(text, want) {
			t.Errorf("the statement doesn't say %q:\n%s", want, text)
		}
	}
}

// paidBack is of an invoice of 1,200.00, a payment that covered it, and money paid back.
func paidBack(kind letter.Kind, paid, back money.Amount) letter.Input {
	in := base(kind, "2026-11-02", consumer())
	shares := []letter.Share{{Of: letter.PrincipalPart, Claim: "7", Amount: money.Kroner(1_200, 0)}}
	in.Claims = []letter.Claim{{Number: "7", Date: day("2026-09-01"), Due: day("2026-10-01"), Amount: money.Kroner(1_200, 0)}}
	in.Lines = []letter.Line{
		letter.PaymentLine{On: day("2026-11-02"), Amount: paid, Shares: shares},
		letter.RefundLine{On: day("2026-11-02"), Amount: back},
	}
	in.Received = letter.Received{Amount: paid, Date: day("2026-11-02"), Method: letter.ByBank, Shares: shares}
	return in
}
