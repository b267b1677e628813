package intake

import (
	"strings"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/money"
)

// The elements of camt.053 and camt.054 that are read, by their local names. The
// versions differ in a few places; both ways of writing are looked for.

type xmlAccount struct {
	IBAN  string `xml:"Id>IBAN"`
	Other string `xml:"Id>Othr>Id"`
}

// number returns the number as the bank writes it.
func (a xmlAccount) number() string {
	if iban := strings.ToUpper(strings.ReplaceAll(a.IBAN, " ", "")); trimmed(iban) != "" {
		return trimmed(iban)
	}
	return trimmed(a.Other)
}

type xmlAmount struct {
	Currency string `xml:"Ccy,attr"`
	Value    string `xml:",chardata"`
}

// read returns the amount. Banks may write up to five decimals, of which no more
// than two can be anything but zeros. It is never below nought: the direction
// says which way the money went.
func (a xmlAmount) read() (money.Amount, bool) {
	text := trimmed(a.Value)
	if whole, rest, found := strings.Cut(text, "."); found {
		for len(rest) > 2 && rest[len(rest)-1] == '0' {
			rest = rest[:len(rest)-1]
		}
		text = whole + "." + rest
	}
	amount, err := money.Parse(text)
	return amount, err == nil && !amount.IsNegative()
}

type xmlDay struct {
	Day    string `xml:"Dt"`
	Moment string `xml:"DtTm"`
}

// read returns the day, or no date where there is none or it can't be told.
func (d xmlDay) read() civil.Date {
	text := trimmed(d.Day)
	if len(text) > len("2026-11-21") {
		text = text[:len("2026-11-21")] // a zone says nothing about a day
	}
	if text == "" {
		text = trimmed(d.Moment)
	}
	day, _, f := readDay(text, DayFirst)
	if f != nil {
		return civil.Date{}
	}
	return day
}

type xmlBalance struct {
	Code      string    `xml:"Tp>CdOrPrtry>Cd"`
	Amount    xmlAmount `xml:"Amt"`
	Direction string    `xml:"CdtDbtInd"`
}

type xmlEntry struct {
	Number    string       `xml:"NtryRef"`
	Amount    xmlAmount    `xml:"Amt"`
	Direction string       `xml:"CdtDbtInd"`
	Reversal  string       `xml:"RvslInd"`
	Status    xmlStatus    `xml:"Sts"`
	Booking   xmlDay       `xml:"BookgDt"`
	Value     xmlDay       `xml:"ValDt"`
	Reference string       `xml:"AcctSvcrRef"`
	Details   []xmlDetails `xml:"NtryDtls"`
	Text      string       `xml:"AddtlNtryInf"`
}

type xmlStatus struct {
	Word string `xml:",chardata"` // up to version 07
	Code string `xml:"Cd"`        // from version 08
}

// code returns the status in capitals: BOOK, PDNG, INFO or FUTR.
func (s xmlStatus) code() string {
	if code := trimmed(s.Code); code != "" {
		return strings.ToUpper(code)
	}
	return strings.ToUpper(trimmed(s.Word))
}

type xmlDetails struct {
	Batch xmlBatch  `xml:"Btch"`
	Parts []xmlPart `xml:"TxDtls"`
}

// xmlBatch is what the bank says of payments that it booked as one.
type xmlBatch struct {
	Payments string    `xml:"NbOfTxs"`
	Total    xmlAmount `xml:"TtlAmt"`
}

// xmlPart is one payment of an entry.
type xmlPart struct {
	Reference  string          `xml:"Refs>AcctSvcrRef"`
	EndToEnd   string          `xml:"Refs>EndToEndId"`
	TxID       string          `xml:"Refs>TxId"`
	Amount     xmlAmount       `xml:"Amt"`               // from version 08
	TxAmount   xmlAmount       `xml:"AmtDtls>TxAmt>Amt"` // before it
	Counter    xmlAmount       `xml:"AmtDtls>CntrValAmt>Amt"`
	Instructed xmlAmount       `xml:"AmtDtls>InstdAmt>Amt"`
	Direction  string          `xml:"CdtDbtInd"`
	Parties    xmlParties      `xml:"RltdPties"`
	Texts      []string        `xml:"RmtInf>Ustrd"`
	Structured []xmlStructured `xml:"RmtInf>Strd"`
	Text       string          `xml:"AddtlTxInf"`
	Return     string          `xml:"RtrInf>Rsn>Cd"`
}

// amount returns the payment's own amount, wherever its version or its bank has it: the
// first that is in kroner, as money from abroad is told of in both currencies.
func (p xmlPart) amount() xmlAmount {
	for _, amount := range []xmlAmount{p.Amount, p.TxAmount, p.Counter, p.Instructed} {
		if trimmed(amount.Value) != "" && currencyFault(amount.Currency) == nil {
			return amount
		}
	}
	return p.Amount
}

type xmlStructured struct {
	Reference string   `xml:"CdtrRefInf>Ref"`
	Documents []string `xml:"RfrdDocInf>Nb"`
	Texts     []string `xml:"AddtlRmtInf"`
}

type xmlParties struct {
	Debtor          xmlParty   `xml:"Dbtr"`
	UltimateDebtor  xmlParty   `xml:"UltmtDbtr"`
	DebtorAccount   xmlAccount `xml:"DbtrAcct"`
	Creditor        xmlParty   `xml:"Cdtr"`
	CreditorAccount xmlAccount `xml:"CdtrAcct"`
}

type xmlParty struct {
	Name      string `xml:"Nm"`     // up to version 07
	PartyName string `xml:"Pty>Nm"` // from version 08
}

func (p xmlParty) name() string {
	if name := trimmed(p.PartyName); name != "" {
		return name
	}
	return trimmed(p.Name)
}

// otherSide returns who paid or was paid: the debtor of money that comes in and
// of money that is taken back, else the creditor.
func (p xmlParties) otherSide(e BankEntry) (name, account string) {
	if e.Direction == Debit && !e.Reversal {
		return p.Creditor.name(), p.CreditorAccount.number()
	}
	if name := p.Debtor.name(); name != "" {
		return name, p.DebtorAccount.number()
	}
	return p.UltimateDebtor.name(), p.DebtorAccount.number()
}

// direction reads CRDT and DBIT.
func direction(text string) (Direction, bool) {
	switch strings.ToUpper(trimmed(text)) {
	case "CRDT":
		return Credit, true
	case "DBIT":
		return Debit, true
	}
	return 0, false
}

// trimmed returns a text as it is meant, on one line.
func trimmed(text string) string {
	return strings.ReplaceAll(cleaned(text), "\n", " ")
}

// signed returns an amount with the sign of its direction.
func signed(a money.Amount, d Direction) money.Amount {
	if d == Debit {
		return a.Negated()
	}
	return a
}

// raw returns an entry that is refused as a person can recognise it.
func (e *xmlEntry) raw() string {
	words := []string{
		trimmed(e.Amount.Value), trimmed(e.Amount.Currency), trimmed(e.Direction), trimmed(e.Status.code()),
		trimmed(e.Booking.Day + e.Booking.Moment), trimmed(e.Value.Day + e.Value.Moment), trimmed(e.Text),
	}
	for _, part := range e.parts() {
		words = append(words, part.Parties.Debtor.name())
		words = append(words, part.Texts...)
	}
	text := strings.Join(strings.Fields(strings.Join(words, " ")), " ")
	return text[:endOf(text, longestText)]
}

// parts returns the payments of an entry.
func (e *xmlEntry) parts() []xmlPart {
	if len(e.Details) == 1 {
		return e.Details[0].Parts
	}
	var all []xmlPart
	for _, details := range e.Details {
		all = append(all, details.Parts...)
	}
	return all
}

// refusal returns the entry with the reason why it isn't booked.
func (e *xmlEntry) refusal(s *statement, line int, f *fault.Fault) BankRefusal {
	return BankRefusal{
		Line: line, Account: oneAccount(s.account), Statement: s.id, Reference: trimmed(e.Reference),
		BookingDay: e.Booking.read(), Fault: f, Raw: e.raw(),
	}
}
