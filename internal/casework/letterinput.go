package casework

import (
	"slices"
	"strconv"

	"krav/internal/calculation"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/identifier"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/letter"
	"krav/internal/money"
	"krav/internal/wording"
)

// stepInput fills in what the letter of a step is written from: the case as it
// stands, on the day the letter is planned to leave.
func (v *visit) stepInput(c *debt.Case, step *debt.Step) (letter.Input, error) {
	owed, err := c.Account.Explain(v.book, step.Planned)
	if err != nil {
		return letter.Input{}, err
	}
	input, err := v.input(c, step.Document, step.Planned, owed)
	if err != nil {
		return letter.Input{}, err
	}
	input.Fee, input.Compensation = step.Fee, step.Each.Times(len(step.Compensation))
	input.Ask, input.Deadline = step.Asked, step.Deadline
	input.Previous, input.First = previousLetter(c, step)
	input.WentBack, input.Disputed = wentBack(c, input.Previous), bornWhileDisputed(c, input.Previous)
	input.Terms.Settles = step.Settles
	if step.ForgivesCosts {
		input.Terms.Forgiven = followup.CostsPromised(c, step)
	}
	if input.Terms.MaxCosts, err = v.mostCosts(c, step); err != nil {
		return letter.Input{}, err
	}
	if step.Document == debt.CollectionDemand {
		err = v.demandInput(&input, c, step)
	}
	return input, err
}

// wentBack returns the payment that was taken back after the debtor had a receipt for
// it, where no letter has said so yet.
func wentBack(c *debt.Case, previous civil.Date) letter.WentBack {
	if c.OwesAgainOn.IsZero() || !previous.Before(c.OwesAgainOn) {
		return letter.WentBack{}
	}
	for _, p := range slices.Backward(c.Payments) {
		if p.ReversedOn == c.OwesAgainOn {
			return letter.WentBack{Amount: p.Amount, Date: p.ValueOn}
		}
	}
	return letter.WentBack{}
}

// bornWhileDisputed returns the latest days on which interest ran although an objection
// was handled, where no letter has said so yet.
func bornWhileDisputed(c *debt.Case, previous civil.Date) civil.Interval {
	for _, still := range slices.Backward(calculation.BornWhileDisputed(c, c.LastOn)) {
		if still.Until.After(previous) {
			return still.Interval
		}
	}
	return civil.Interval{}
}

// input fills in what every letter says: who, whom, where to pay, what is owed.
func (v *visit) input(c *debt.Case, document debt.Document, on civil.Date, owed ledger.Statement) (letter.Input, error) {
	kind, err := letter.ParseKind(document.String())
	if err != nil {
		return letter.Input{}, err
	}
	accounts, err := v.accounts(c)
	if err != nil {
		return letter.Input{}, err
	}
	portal, err := v.portal(c)
	if err != nil {
		return letter.Input{}, err
	}
	return letter.Input{
		Kind: kind, Language: wording.Language(c.Debtor.Language), Date: on, Case: strconv.FormatInt(c.Number, 10),
		Creditor: v.creditor.onLetters(), Debtor: debtorOnLetters(c.Debtor), Sender: v.creditor.Sender,
		Portal: portal, Accounts: accounts, Claims: claimsOnLetters(c, on, owed), Lines: linesOnLetters(c, owed),
		Left: partsOnLetters(owed.Left), Upcoming: owed.NotDue, Overpaid: owed.Overpaid, LeastRefund: c.Terms.Trifle, Total: owed.Total(), Interest: interestOnLetters(c, owed),
	}, nil
}

// onLetters returns the creditor as letters name him.
func (c Creditor) onLetters() letter.Creditor {
	address := append([]string{}, c.Address...)
	return letter.Creditor{
		Name: c.Name, Address: append(address, postal(c.Postcode, c.Town)), Phone: c.Phone, Email: c.Email,
		CVR: c.CVR, Privacy: c.Privacy, IsPerson: c.Person,
	}
}

func postal(postcode, town string) string {
	return debt.Debtor{Postcode: postcode, Town: town}.PostalLine()
}

func debtorOnLetters(d debt.Debtor) letter.Debtor {
	lines := append([]string{}, d.Address...)
	if line := d.PostalLine(); line != "" {
		lines = append(lines, line)
	}
	country := d.Country
	if country == "DK" {
		country = ""
	}
	return letter.Debtor{Kind: letter.DebtorKind(d.Kind), Name: d.Name, Address: lines, Country: country, CustomerNo: d.ShownCustomerNo()}
}

// accounts returns the ways to pay, with the case's own payment slip where the
// creditor has a creditor number.
func (v *visit) accounts(c *debt.Case) (letter.Accounts, error) {
	a := v.creditor.Account
	ways := letter.Accounts{IBAN: a.IBAN}
	if a.Registration != "" {
		account, err := identifier.ParseAccount(a.Registration, a.Number)
		if err != nil {
			return letter.Accounts{}, err
		}
		ways.Account = account.String()
		ways.IBAN = account.IBAN().Printed()
	}
	if a.FIK == "" {
		return ways, nil
	}
	reference, err := identifier.ReferenceFor("", c.Number)
	if err != nil {
		return letter.Accounts{}, err
	}
	slip, err := identifier.SlipOf(identifier.Card71, a.FIK, reference)
	if err != nil {
		return letter.Accounts{}, err
	}
	ways.Slip = slip.String()
	return ways, nil
}

func claimsOnLetters(c *debt.Case, on civil.Date, owed ledger.Statement) []letter.Claim {
	var claims []letter.Claim
	for _, claim := range c.ClaimsOverdue(on) {
		left := leftOf(owed, claim.ID)
		claims = append(claims, letter.Claim{
			Number: claim.Number, Text: claim.Text, Date: issuedOnLetters(claim), Due: claim.Due,
			Agreed: claim.DueOrigin == law.AgreedDue, Added: isAdded(c, claim), Amount: claim.Principal,
			Settled: !left.Principal.IsPositive(), Accrued: left.IsOwed(),
		})
	}
	return append(claims, paidAhead(c, on, owed)...)
}

// paidAhead returns the claims that money has been used for before their day.
func paidAhead(c *debt.Case, on civil.Date, owed ledger.Statement) []letter.Claim {
	var claims []letter.Claim
	for _, l := range owed.Lines {
		claim := c.Claim(l.Claim)
		if l.Kind != ledger.PrincipalLine || claim == nil || claim.Due.Before(on) {
			continue
		}
		claims = append(claims, letter.Claim{
			Number: claim.Number, Text: claim.Text, Date: issuedOnLetters(*claim), Due: claim.Due,
			Agreed: claim.DueOrigin == law.AgreedDue, Amount: l.Amount, Settled: true,
		})
	}
	return claims
}

// issuedOnLetters returns the day of a claim's invoice, or no date: the due day stands
// for one that the file didn't say (claimFrom), and a letter may not state that.
func issuedOnLetters(claim debt.Claim) civil.Date {
	if claim.Issued == claim.Due && claim.Sent == claim.Due {
		return civil.Date{}
	}
	return claim.Issued
}

// leftOf returns what is left of a claim.
func leftOf(owed ledger.Statement, id debt.ClaimID) ledger.ClaimLeft {
	for _, left := range owed.Claims {
		if left.Claim == id {
			return left
		}
	}
	return ledger.ClaimLeft{Claim: id}
}

// isAdded reports whether letters have left, and none of them asked for a claim:
// it has come to a case that was under way.
func isAdded(c *debt.Case, claim debt.Claim) bool {
	under := false
	for i := range c.Steps {
		step := &c.Steps[i]
		if !step.Left() || step.Voided == debt.VoidUndelivered {
			continue
		}
		if c.Asked(step, claim.ID) {
			return false
		}
		under = true
	}
	return under && claim.Earlier.Count == 0
}

func partsOnLetters(p ledger.Parts) letter.Parts {
	return letter.Parts{
		Principal: p.Principal, Interest: p.Interest, Fees: p.ReminderFees, Compensation: p.Compensation,
		Costs: p.CollectionCosts, Court: p.CourtCosts,
	}
}

// previousLetter returns the day of the last letter that left before a step, and
// whether there was none.
func previousLetter(c *debt.Case, step *debt.Step) (civil.Date, bool) {
	var previous civil.Date
	for i := range c.Steps {
		if s := &c.Steps[i]; s.Step != step.Step && s.Left() && s.Voided != debt.VoidUndelivered {
			previous = civil.Latest(previous, s.Dispatched)
		}
	}
	first := previous.IsZero()
	for i := range c.Claims {
		previous = civil.Latest(previous, c.Claims[i].Earlier.Last)
	}
	return previous, first
}

// receiptInput fills in the receipt for a payment, as of today.
func (v *visit) receiptInput(c *debt.Case, payment *debt.Payment) (letter.Input, error) {
	owed, err := c.Account.Explain(v.book, v.today)
	if err != nil {
		return letter.Input{}, err
	}
	input, err := v.input(c, debt.PaymentReceipt, v.today, owed)
	if err != nil {
		return letter.Input{}, err
	}
	input.Received = letter.Received{
		Amount: payment.Amount, Date: payment.ValueOn, Method: methodOnLetters(payment.Method),
		Shares: sharesOnLetters(owed, payment.Entry), Refund: owed.Overpaid, Crossed: crossedBy(c, payment),
	}
	input.Terms.Forgiven = forgivenFor(c, payment)
	return input, nil
}

// crossedBy returns the day of the last letter that left although a payment had come by
// then with which nothing was overdue any more, or no date.
func crossedBy(c *debt.Case, payment *debt.Payment) civil.Date {
	var day civil.Date
	for i := range c.Steps {
		s := &c.Steps[i]
		if s.Voided == debt.VoidOvertaken && s.Left() && !s.Dispatched.Before(payment.ValueOn) {
			day = civil.Latest(day, s.Dispatched)
		}
	}
	return day
}

// forgivenFor returns the costs of a demand that fell because a payment came within its
// deadline.
func forgivenFor(c *debt.Case, payment *debt.Payment) money.Amount {
	var forgiven money.Amount
	for i := range c.Steps {
		s := &c.Steps[i]
		if s.Stands() && slices.ContainsFunc(c.Steps[i:], func(later debt.Step) bool { return cameIn(c, &later, payment) }) {
			forgiven = forgiven.Plus(s.Forgiven)
		}
	}
	return forgiven
}

// cameIn reports whether a payment came within the deadline of a letter that stands.
func cameIn(c *debt.Case, step *debt.Step, payment *debt.Payment) bool {
	return step.Stands() && payment.ValueOn.After(step.Planned) && !payment.ValueOn.After(c.LastDay(step))
}

func methodOnLetters(method string) letter.Method {
	switch method {
	case methodBank:
		return letter.ByBank
	case methodSlip:
		return letter.BySlip
	}
	return letter.Directly
}
