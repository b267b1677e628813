package letter

import (
	"slices"
	"strconv"
	"strings"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/wording"
)

// scope is what a template can see: one letter's input, in one language.
type scope struct {
	in       *Input
	language wording.Language
	stock    *texts
	lead     string // mail.lead, while a mail is written
	subject  string // the document's own subject, while a mail is written
	row      row    // the row that is being repeated
	err      error  // the first thing that went wrong inside a word
}

// amount returns an amount with its unit.
func (s *scope) amount(a money.Amount) string { return wording.Amount(s.language, a) }

// charge returns an amount, and nothing for nought: a sum that isn't charged is
// an empty field.
func (s *scope) charge(a money.Amount) string {
	if a.IsZero() {
		return ""
	}
	return s.amount(a)
}

// figure returns an amount without its unit, for a column.
func (s *scope) figure(a money.Amount) string { return wording.Figure(s.language, a) }

// date returns a day in prose, and nothing for no date, which is an empty field
// and not a dash.
func (s *scope) date(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return wording.Date(s.language, d)
}

func (s *scope) longDate(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return wording.LongDate(s.language, d)
}

// say returns one of the letter's own short words, with values as names and
// texts in turn. A word or a value that is missing stops the letter.
func (s *scope) say(key string, values ...string) string {
	nodes, ok := s.stock.words[key]
	if !ok {
		s.stop(fault.New(fault.Invalid, "letter.word_unknown").With("word", key))
		return ""
	}
	w := writer{scope: s, line: draft{pieces: make([]piece, 0, 4)}}
	outer := s.row
	s.row = values
	w.write(nodes)
	s.row = outer
	line := w.line.read()
	if err := line.hole(); err != nil {
		s.stop(err)
	}
	return line.text.String()
}

// stop keeps the first thing that went wrong.
func (s *scope) stop(err error) {
	if s.err == nil {
		s.err = err
	}
}

// business reports whether the debtor is addressed as one: a business or a
// public authority.
func (s *scope) business() bool { return s.in.Debtor.Kind != Consumer }

// spoken returns the pronoun for the party: the first of the two for one person.
func spoken(one, many string, isMany func(*scope) bool) func(*scope) string {
	return func(s *scope) string {
		if isMany(s) {
			return many
		}
		return one
	}
}

func isFirm(s *scope) bool { return !s.in.Creditor.IsPerson }

// total returns the sum of the lines of a kind, or of kinds, with their signs.
func (s *scope) total(counts func(Line) bool) money.Amount {
	var sum money.Amount
	for _, l := range s.in.Lines {
		if counts(l) {
			sum = sum.Plus(l.amount())
		}
	}
	return sum
}

func isA[L Line](l Line) bool {
	_, ok := l.(L)
	return ok
}

// principal returns the sum of the claims.
func (s *scope) principal() money.Amount {
	var sum money.Amount
	for _, c := range s.in.Claims {
		sum = sum.Plus(c.Amount)
	}
	return sum
}

// claimName returns what a claim is called: "faktura 1042".
func (s *scope) claimName(c Claim) string {
	if c.NotInvoice {
		return s.say("claim.other", "number", c.Number)
	}
	return s.say("claim.invoice", "number", c.Number)
}

// claimNamed returns what the claim with a number is called. A number that no
// claim has stops the letter.
func (s *scope) claimNamed(number string) string {
	number = printable(number)
	for _, c := range s.in.Claims {
		if c.Number == number {
			return s.claimName(c)
		}
	}
	s.stop(fault.New(fault.Corrupt, "letter.claim_unknown").With("claim", number))
	return ""
}

// about returns what the letter is about: "faktura 1042", or "3 fakturaer". Claims
// of whose principal nothing is left aren't counted, unless that holds for all.
func (s *scope) about() string {
	open := s.open()
	if len(open) == 0 {
		return s.counted(s.in.Claims)
	}
	return s.counted(open)
}

// open are the claims of whose principal something is left.
func (s *scope) open() []Claim {
	return slices.DeleteFunc(slices.Clone(s.in.Claims), func(c Claim) bool { return c.Settled })
}

// isPaidSome reports whether something has been paid of what the letter is about. What
// settled another claim, or covered the fee of a reminder, isn't.
func (s *scope) isPaidSome() bool {
	open := s.open()
	isOfOpen := func(paid Share) bool {
		return paid.Of == PrincipalPart && slices.ContainsFunc(open, func(c Claim) bool { return c.Number == paid.Claim })
	}
	return slices.ContainsFunc(s.in.Lines, func(l Line) bool {
		p, isPayment := l.(PaymentLine)
		return isPayment && (len(open) == 0 || slices.ContainsFunc(p.Shares, isOfOpen))
	})
}

// counted returns the name of one claim, or the number of several.
func (s *scope) counted(claims []Claim) string {
	if len(claims) == 1 {
		return s.claimName(claims[0])
	}
	for _, c := range claims {
		if c.NotInvoice {
			return s.say("claim.others", "count", strconv.Itoa(len(claims)))
		}
	}
	return s.say("claim.invoices", "count", strconv.Itoa(len(claims)))
}

// inTime returns what is to be paid by the deadline: what the letter asks for, less the
// costs that a demand drops then.
func (s *scope) inTime() money.Amount {
	if s.in.Kind == CollectionDemand {
		return s.in.Ask.Minus(s.in.Terms.Forgiven)
	}
	return s.in.Ask
}

// personalLink returns the address that opens the debtor's page without number and
// code, for e-mails, in which it can be pressed.
func (s *scope) personalLink() string {
	if s.in.Portal.QR != "" {
		return s.in.Portal.QR
	}
	return s.in.Portal.URL
}

// loginNumber returns the number that opens the debtor's page.
func (s *scope) loginNumber() string {
	if s.in.Portal.Number != "" {
		return s.in.Portal.Number
	}
	return s.in.Case
}

// iban returns the account number in groups of four, as it is printed.
func (s *scope) iban() string {
	compact := strings.ReplaceAll(s.in.Accounts.IBAN, " ", "")
	var groups []string
	for len(compact) > 4 {
		groups = append(groups, compact[:4])
		compact = compact[4:]
	}
	return strings.Join(append(groups, compact), "\u00a0")
}

func (s *scope) address() string { return strings.Join(s.in.Creditor.Address, ", ") }

// debtorAddress returns the debtor's address in one line.
func (s *scope) debtorAddress() string { return strings.Join(s.recipient()[1:], ", ") }

// recipient returns the lines of the envelope: name, address and country.
func (s *scope) recipient() []string {
	lines := append([]string{s.in.Debtor.Name}, s.in.Debtor.Address...)
	if s.in.Debtor.Country != "" {
		lines = append(lines, wording.CountryOnEnvelope(s.language, s.in.Debtor.Country))
	}
	return lines
}

// signer returns who signs.
func (s *scope) signer() string {
	if s.in.Sender != "" {
		return s.in.Sender
	}
	return s.in.Creditor.Name
}
