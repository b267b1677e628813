package intake

import (
	"slices"
	"strconv"

	"krav/internal/fault"
	"krav/internal/money"
)

// serviceTotals is what a section, or a delivery, comes to: what its end record
// says is held against it before anything is booked.
//
// What the sum is of isn't public for every transaction. It is held against the
// sums that it can be: of what was paid, of what was planned, each with the sign
// that the record gives and with the sign that the transaction has. The count is
// held exactly.
type serviceTotals struct {
	sections, payments int64
	sums               [4]int64 // in øre
}

// add counts a payment.
func (t *serviceTotals) add(p servicePayment) {
	t.payments++
	ofTransaction := int64(1)
	if p.isReversal() {
		ofTransaction = -1
	}
	for i, sum := range []int64{p.paid * p.sign, p.planned * p.sign, p.paid * ofTransaction, p.planned * ofTransaction} {
		t.sums[i] += sum
	}
}

// plus adds a section to a delivery.
func (t *serviceTotals) plus(section serviceTotals) {
	t.sections++
	t.payments += section.payments
	for i, sum := range section.sums {
		t.sums[i] += sum
	}
}

// check holds an end record against what was counted. Both kinds have the number of
// payments at 32 to 42 and their sum at 43 to 57.
func (t *serviceTotals) check(r serviceRecord) *fault.Fault {
	payments, isCount := r.number(32, 42)
	sum, isSum := r.number(43, 57)
	if isCount && isSum && payments == t.payments && t.canBe(sum) {
		return nil
	}
	return fault.New(fault.Invalid, "service.totals_differ").With("line", strconv.Itoa(r.line)).
		With("counted", strconv.FormatInt(t.payments, 10)).With("told", shown(r.digits(32, 42))).
		With("amount", money.FromOre(t.sums[2]).String()).With("said", money.FromOre(sum).String())
}

// canBe reports whether a sum is one of those that the payments come to. Sums below
// nought are written without their sign.
func (t *serviceTotals) canBe(sum int64) bool {
	return slices.ContainsFunc(t.sums[:], func(s int64) bool { return s == sum || s == -sum })
}
