package intake

import (
	"strings"

	"krav/internal/fault"
	"krav/internal/money"
)

// sum is an amount that a line may have.
type sum struct {
	money.Amount
	given bool
}

func (r *row) sum(field Field) sum {
	amount, given := r.amount(field)
	return sum{amount, given}
}

// sums are the amounts of a line, all of them positive for an invoice.
type sums struct {
	total, paid, remaining sum
	fees                   money.Amount
}

// readMoney reads the amounts of the line and tells what is claimed of them.
func (r *row) readMoney(d *Draft) {
	before := len(r.faults)
	r.checkCurrency()
	s := sums{total: r.total(), paid: r.sum(FieldPaid), remaining: r.sum(FieldRemaining), fees: d.Reminders.Fees}
	if s.paid.IsNegative() {
		s.paid.Amount = s.paid.Negated() // some lists have payments below nought
	}
	r.checkSums(s)
	isCredit := d.Kind == CreditNote || s.isCredit()
	switch {
	case len(r.faults) > before:
		return
	case r.failed():
		if isCredit {
			r.readCredit(d, s)
		} else {
			d.Principal = r.principal(s) // only something else is wrong
		}
		return
	case isCredit:
		r.readCredit(d, s)
	default:
		r.readInvoice(d, s)
	}
	r.readStatus(d)
}

// readInvoice reads the amounts of an invoice.
func (r *row) readInvoice(d *Draft, s sums) {
	d.Total, d.Paid = s.total.Amount, s.paid.Amount
	d.Principal = r.principal(s)
	if !d.Principal.IsPositive() {
		d.Kind = Settled
	}
	if s.total.given && s.total.IsZero() && !s.remaining.given {
		r.note(NoteZero)
	}
	if d.Principal.IsNegative() {
		d.Principal = money.Amount{}
		r.note(NoteOverpaid)
	}
}

// total returns the invoice's amount with VAT, or what the amounts with and
// without it make together.
func (r *row) total() sum {
	total := r.sum(FieldAmount)
	if total.given {
		return total
	}
	net, vat := r.sum(FieldNetAmount), r.sum(FieldVAT)
	return sum{net.Plus(vat.Amount), net.given && vat.given}
}

// checkCurrency refuses any currency but the Danish krone.
func (r *row) checkCurrency() {
	currency := r.value(FieldCurrency)
	if currency == "" {
		return
	}
	switch Fold(currency) {
	case "dkk", "kr", "d kr", "dkr", "kroner", "danske kroner":
		return
	}
	r.fail(FieldCurrency, fault.New(fault.Invalid, "invoice.foreign_currency").With("currency", shown(strings.ToUpper(currency))))
}

// checkSums refuses a line that doesn't say what is owed.
func (r *row) checkSums(s sums) {
	switch {
	case r.has(FieldRemaining) && !s.remaining.given:
		r.fail(FieldRemaining, fault.New(fault.Invalid, "invoice.remaining_missing"))
	case !s.remaining.given && !s.total.given:
		r.fail(FieldAmount, fault.New(fault.Invalid, "invoice.amount_missing"))
	}
}

// isCredit reports whether the amounts are those of a credit note: below nought.
// A balance below nought of an invoice is an overpayment.
func (s sums) isCredit() bool {
	return s.total.IsNegative() || !s.total.given && s.remaining.IsNegative()
}

// readCredit reads the amounts of a credit note, with or without a minus.
func (r *row) readCredit(d *Draft, s sums) {
	d.Kind = CreditNote
	d.Total, d.Principal = belowNought(s.total.Amount), belowNought(s.total.Amount)
	if s.remaining.given {
		d.Principal = belowNought(s.remaining.Amount)
	}
	if d.Principal.IsZero() {
		d.Kind = Settled
	}
}

func belowNought(a money.Amount) money.Amount { return money.Min(a, a.Negated()) }

// principal returns what is left of an invoice: the remaining balance where the
// file has one, else the amount less what was paid.
func (r *row) principal(s sums) money.Amount {
	if !s.remaining.given {
		return s.total.Minus(s.paid.Amount)
	}
	withoutFees := s.remaining.Minus(s.fees)
	switch {
	case s.hasFeesInBalance():
		r.note(NoteFeesTakenOut)
		return withoutFees
	case s.isAboveTotal():
		r.fail(FieldRemaining, fault.New(fault.Invalid, "invoice.remaining_above_amount"))
	case s.isAboveWhatIsLeft():
		r.fail(FieldRemaining, fault.New(fault.Invalid, "invoice.sums_contradict").
			With("total", s.total.String()).With("paid", s.paid.String()).With("remaining", s.remaining.String()))
	case s.fees.IsPositive() && !s.isExplainedWithoutFees():
		r.note(NoteFeesUnclear)
	case s.isBelowWhatIsLeft():
		r.note(NoteSumsDiffer)
	}
	return s.remaining.Amount
}

// isAboveWhatIsLeft reports whether the balance is more than amount and payments make: then
// one of the three is wrong, and nobody is asked for the most that they can mean.
func (s sums) isAboveWhatIsLeft() bool {
	return s.total.given && s.paid.given && s.total.Minus(s.paid.Amount).Less(s.remaining.Amount)
}

// isBelowWhatIsLeft reports whether something is left, and less than amount and payments
// make: a part may have been credited.
func (s sums) isBelowWhatIsLeft() bool {
	return s.total.given && s.paid.given && s.remaining.IsPositive() && s.remaining.Less(s.total.Minus(s.paid.Amount))
}

func (s sums) isAboveTotal() bool { return s.total.given && s.total.Less(s.remaining.Amount) }

// hasFeesInBalance reports whether the fees are proven to be in the balance: it
// is above the amount, or what was paid doesn't explain it, but for the fees.
func (s sums) hasFeesInBalance() bool {
	if !s.fees.IsPositive() || !s.total.given {
		return false
	}
	withoutFees := s.remaining.Minus(s.fees)
	isExplained := s.paid.given && s.total.Minus(s.paid.Amount) == withoutFees
	return isExplained || s.isAboveTotal() && !s.total.Less(withoutFees) && !withoutFees.IsNegative()
}

// isExplainedWithoutFees reports whether amount and payments make the balance.
func (s sums) isExplainedWithoutFees() bool {
	return s.total.given && s.paid.given && s.total.Minus(s.paid.Amount) == s.remaining.Amount
}
