package casework

import (
	"slices"

	"krav/internal/debt"
	"krav/internal/ledger"
	"krav/internal/letter"
)

// linesOnLetters returns the lines of a statement after the claims themselves.
func linesOnLetters(c *debt.Case, owed ledger.Statement) []letter.Line {
	var lines []letter.Line
	for _, l := range owed.Lines {
		line := lineOnLetters(l)
		if earlier, ok := c.Brought(l); ok {
			line = letter.FeeLine{Count: earlier.Fees, Sent: earlier.Day(), Amount: l.Amount}
		}
		if line != nil {
			lines = append(lines, line)
		}
		if l.Kind == ledger.PaymentLine {
			lines = append(lines, letter.PaymentLine{On: l.Period.From, Amount: l.Amount.Negated(), Shares: sharesOnLetters(owed, l.Entry)})
		}
	}
	return lines
}

// lineOnLetters returns a line as letters know it, or nil for a claim's own and
// for a payment.
func lineOnLetters(l ledger.Line) letter.Line {
	switch l.Kind {
	case ledger.InterestLine:
		return letter.InterestLine{Claim: l.Label, First: l.Period.From, Last: l.Period.Until.AddDays(-1), Days: l.Days, Rate: l.Rate, Agreed: l.Rule == ledger.ByAgreedInterest, Base: l.Base, Amount: l.Amount}
	case ledger.ReminderFeeLine:
		return letter.FeeLine{For: kindOf(l.Label), Sent: l.Period.From, Amount: l.Amount}
	case ledger.CompensationLine:
		return letter.CompensationLine{Claim: l.Label, Amount: l.Amount}
	case ledger.CollectionCostsLine:
		return letter.CostsLine{On: l.Period.From, Amount: l.Amount}
	case ledger.CourtFeeLine:
		return letter.CourtFeeLine{Paid: l.Period.From, Levy: l.Label == debt.LevyRequest.String(), Amount: l.Amount}
	case ledger.AwardedCostsLine:
		return letter.AwardedLine{Decided: l.Period.From, Amount: l.Amount}
	case ledger.CreditNoteLine:
		return letter.CreditLine{Number: l.Label, On: l.Period.From, Amount: l.Amount.Negated()}
	case ledger.WaivedLine:
		return letter.WaivedLine{On: l.Period.From, Amount: l.Amount.Negated(), TimeBarred: l.IsTimeBarred(), Costs: l.Rule == ledger.ByLimitationOfCosts}
	case ledger.RefundLine:
		return letter.RefundLine{On: l.Period.From, Amount: l.Amount}
	case ledger.PrincipalLine, ledger.PaymentLine:
	}
	return nil
}

// kindOf returns the letter that carried a fee, or nought where it was sent
// before Krav had the case.
func kindOf(label string) letter.Kind {
	kind, err := letter.ParseKind(label)
	if err != nil {
		return 0
	}
	return kind
}

// sharesOnLetters returns what a payment covered.
func sharesOnLetters(owed ledger.Statement, payment ledger.EntryID) []letter.Share {
	var shares []letter.Share
	for _, s := range owed.Shares {
		if s.Payment != payment || s.Part == ledger.RestShare || s.Part == ledger.RefundShare {
			continue
		}
		shares = append(shares, letter.Share{Of: partOf(s), Claim: claimLabel(s), Fee: feeOf(s), Amount: s.Amount})
	}
	return shares
}

func partOf(s ledger.Share) letter.Part {
	switch s.Part {
	case ledger.InterestShare:
		return letter.InterestPart
	case ledger.PrincipalShare, ledger.RestShare, ledger.RefundShare:
		return letter.PrincipalPart
	case ledger.CostShare:
	}
	switch s.Kind {
	case ledger.ReminderFee:
		return letter.FeePart
	case ledger.Compensation:
		return letter.CompensationPart
	case ledger.CollectionCosts:
		return letter.CostsPart
	case ledger.CourtFee, ledger.AwardedCosts, ledger.CreditNote, ledger.Waiver, ledger.Payment, ledger.Reversal, ledger.Refund:
	}
	return letter.CourtPart
}

func claimLabel(s ledger.Share) string {
	if s.Part == ledger.CostShare && s.Kind != ledger.Compensation {
		return ""
	}
	return s.Label
}

func feeOf(s ledger.Share) letter.Kind {
	if s.Part == ledger.CostShare && s.Kind == ledger.ReminderFee {
		return kindOf(s.Label)
	}
	return 0
}

// interestOnLetters says what interest runs now, and which reference rates the
// interest so far was made of.
func interestOnLetters(c *debt.Case, owed ledger.Statement) letter.Interest {
	interest := letter.Interest{Rate: owed.Rate, Daily: owed.Daily, Base: owed.Base, DayCount: letter.DayCount(c.Terms.DayCount)}
	for _, e := range c.Capitalised {
		if bearsAfter(owed, e) {
			interest.Capitalised = append(interest.Capitalised, letter.Capitalised{Through: e.On, Agreed: e.By == debt.CapitalisedByAgreement})
		}
	}
	for _, l := range owed.Lines {
		if l.Kind != ledger.InterestLine {
			continue
		}
		if l.Statutory.Reference == nil {
			continue
		}
		used := letter.Reference{Since: l.Statutory.Reference.Since, Rate: l.Statutory.Reference.Value, Margin: l.Statutory.Margin.Value, Assumed: l.Statutory.Assumed()}
		if !slices.Contains(interest.References, used) {
			interest.References = append(interest.References, used)
		}
	}
	return interest
}

// bearsAfter reports whether a statement has interest of days after interest was capitalised.
func bearsAfter(owed ledger.Statement, e debt.InterestCapitalised) bool {
	return slices.ContainsFunc(owed.Lines, func(l ledger.Line) bool {
		return l.Kind == ledger.InterestLine && (e.Claim == 0 || l.Claim == e.Claim) && l.Period.Until.After(e.On.AddDays(1))
	})
}
