package intake

import (
	"strconv"
	"strings"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/identifier"
	"krav/internal/money"
)

// The sections of a delivery that hold payments.
const (
	automaticSection = "0211" // automatic payments (Betalingsservice)
	slipSection      = "0215" // payment slips (indbetalingskort)
)

// servicePayment is a record of a payment, as it stands.
type servicePayment struct {
	line        int
	section     serviceSection
	transaction string // such as 0236
	customer    string // the creditor's number for the payer, without zeros
	agreement   string
	card        string   // of a payment slip: 71, 75
	slip        string   // the reference on a payment slip
	reference   string   // of what was collected
	archive     string   // the publisher's own number of a payment slip
	due         string   // the day it was planned for, DDMMYY
	paidOn      string   // DDMMYY
	bookedOn    string   // DDMMYY
	sign        int64    // 1 money in, -1 money out, 0 none
	planned     int64    // in øre
	paid        int64    // in øre
	wrong       []string // what isn't a number and should be
}

// payment reads a record of a payment. On a payment slip most fields stand three
// or four positions further on than on an automatic payment.
func (r *ServiceReader) payment(record serviceRecord) servicePayment {
	p := servicePayment{
		line: record.line, section: r.now, transaction: record.field(14, 17),
		paidOn: record.field(104, 109), bookedOn: record.field(110, 115),
	}
	var sign int
	if r.now.number == slipSection {
		p.slip, p.card, sign = record.field(26, 44), record.field(45, 46), 59
		p.archive = strings.TrimSpace(record.field(82, 103))
	} else {
		p.customer, p.agreement, sign = record.digits(26, 40), record.digits(41, 49), 56
	}
	p.due, p.reference = record.field(sign-6, sign-1), record.digits(sign+14, sign+22)
	p.sign = map[string]int64{"1": 1, "2": -1}[record.field(sign, sign)]
	p.planned = p.amount(record, sign+1, sign+13)
	p.paid = p.amount(record, 116, 128)
	return p
}

func (p *servicePayment) amount(record serviceRecord, from, to int) int64 {
	ore, isNumber := record.number(from, to)
	if !isNumber {
		p.wrong = append(p.wrong, record.field(from, to))
	}
	return ore
}

// isReversal reports whether money that was paid went back: an automatic payment
// that the payer had charged back (tilbageført), or a slip that was reversed.
func (p servicePayment) isReversal() bool {
	return p.transaction == "0239" || p.transaction == "0299"
}

// notPaid returns why nothing was paid, or nil.
func (p servicePayment) notPaid() *fault.Fault {
	switch p.transaction {
	case "0236", "0297", "0239", "0299":
		return nil
	case "0237":
		return fault.New(fault.Invalid, "service.rejected").With("customer", shown(p.customer))
	case "0238":
		return fault.New(fault.Invalid, "service.cancelled").With("customer", shown(p.customer))
	}
	return fault.New(fault.Invalid, "service.transaction_unknown").With("transaction", shown(p.transaction))
}

// lineOf makes an entry or a refusal of a payment.
func (r *ServiceReader) lineOf(p servicePayment) BankLine {
	e := BankEntry{
		Line: p.line, Service: p.section.service, CustomerNumber: p.customer, Amount: money.FromOre(p.paid), Direction: Credit,
		BookingDay: p.day(p.bookedOn), ValueDay: p.day(p.paidOn), Structured: p.structured(),
	}
	switch {
	case p.isReversal():
		e.Direction, e.Reversal = Debit, true
	case p.sign < 0: // the creditor paid out
		e.Direction = Debit
	}
	if e.BookingDay.IsZero() {
		e.BookingDay = e.ValueDay
	}
	if e.ValueDay.IsZero() {
		e.ValueDay = e.BookingDay
	}
	if f := p.fault(e); f != nil {
		return BankRefusal{Line: p.line, Reference: p.archive, Fault: f, Raw: p.raw()}
	}
	e.Reference = referenceOf(p.archive)
	r.identify(&e, p)
	return e
}

// fault returns why a payment isn't an entry, or nil.
func (p servicePayment) fault(e BankEntry) *fault.Fault {
	switch f := p.notPaid(); {
	case f != nil:
		return f
	case len(p.wrong) > 0:
		return fault.New(fault.Invalid, "entry.amount_wrong").With("value", shown(p.wrong[0]))
	case largest.Less(e.Amount):
		return fault.New(fault.Invalid, "entry.amount_wrong").With("value", e.Amount.String())
	case e.Amount.IsZero():
		return fault.New(fault.Invalid, "entry.amount_zero")
	case e.BookingDay.IsZero():
		return fault.New(fault.Invalid, "entry.day_missing")
	}
	return nil
}

// day reads DDMMYY, and returns no date for zeros and what is no day.
func (p servicePayment) day(text string) civil.Date {
	if !isPlainDigits(text) {
		return civil.Date{}
	}
	day, _, f := readDay("20"+text[4:6]+"-"+text[2:4]+"-"+text[0:2], DayFirst)
	if f != nil {
		return civil.Date{}
	}
	return day
}

// structured returns the references of a payment: that of its slip, of the width
// that its card has, and that of what was collected.
func (p servicePayment) structured() []string {
	var found []string
	card, err := identifier.ParseCardType(p.card)
	if width := card.ReferenceDigits(); err == nil && width > 0 {
		found = appendText(found, strings.ReplaceAll(p.slip[len(p.slip)-width:], " ", "0"))
	}
	return appendText(found, p.reference)
}

// raw returns a payment as a person can recognise it.
func (p servicePayment) raw() string {
	words := []string{p.section.service, p.transaction, p.customer, p.agreement, p.card, p.slip, p.reference, p.archive, p.paidOn, p.bookedOn}
	return rawOf(append(words, money.FromOre(p.paid).String()))
}

// identify gives a payment its identity: the publisher's number where there is one,
// else all that is said of it. The same delivery again tells of the same payments.
func (r *ServiceReader) identify(e *BankEntry, p servicePayment) {
	facts := []string{p.section.service, p.section.number, p.transaction, strconv.FormatInt(p.paid, 10), e.Reference}
	facts = append(facts, p.customer, p.agreement, p.card, p.slip, p.reference, p.due, p.paidOn, p.bookedOn)
	e.Identity = "bs-" + r.seen.nth(facts...)
	r.days.nameByDay(e, serviceFamily)
}
