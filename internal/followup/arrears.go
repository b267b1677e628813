package followup

import (
	"slices"
	"strconv"
	"strings"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
)

// feesCharged returns how many of the reminder fees on a case count on a day against
// those that the law gives: three for the same debt, which is read as each claim and
// as continuous arrears with one debtor (rentelovens § 9 b, stk. 2; U 2008.1083 V). A
// new invoice, a demand, a broken agreement or another case starts no new count; that all
// was paid for a while does, for claims that come after. Only as many as enough are told
// apart.
func feesCharged(book *law.Book, c *debt.Case, enough int, d civil.Date) (int, error) {
	cases, all := together(c), 0
	for _, each := range cases {
		all += countFees(each, civil.Date{}, nil)
	}
	if all < enough || !slices.ContainsFunc(cases, hasPaid) {
		return all, nil
	}
	since, err := arrearsSince(book, cases, d)
	if err != nil || since.IsZero() {
		return all, err
	}
	charged := 0
	for _, each := range cases {
		owed, err := each.Account.StatementOn(book, d)
		if err != nil {
			return 0, err
		}
		charged += countFees(each, since, owed.Claims)
	}
	return charged, nil
}

// together returns a case and the debtor's others with the same creditor: their arrears
// are one.
func together(c *debt.Case) []*debt.Case { return append([]*debt.Case{c}, c.Others...) }

// sharedWith returns the numbers of the debtor's other cases, for a person to read, and
// whether there are any.
func sharedWith(c *debt.Case) (numbers string, shared bool) {
	each := make([]string, len(c.Others))
	for i, other := range c.Others {
		each[i] = strconv.FormatInt(other.Number, 10)
	}
	return strings.Join(each, ", "), len(each) > 0
}

// hasPaid reports whether anything has lowered the debt: without it, no arrears have
// ever ended.
func hasPaid(c *debt.Case) bool {
	return slices.ContainsFunc(c.Account.Entries, func(e ledger.Entry) bool { return lowers(e.Kind) })
}

func lowers(kind ledger.EntryKind) bool {
	return kind == ledger.Payment || kind == ledger.CreditNote || kind == ledger.Waiver
}

// arrearsSince returns the last day before a day on which nothing overdue was owed on any
// of a debtor's cases: the arrears that run began after it. No date is that nobody knows of
// one.
func arrearsSince(book *law.Book, cases []*debt.Case, d civil.Date) (civil.Date, error) {
	var days []civil.Date
	for _, c := range cases {
		days = append(days, daysOfChange(c, d)...)
	}
	slices.SortFunc(days, func(a, b civil.Date) int { return b.Compare(a) })
	for _, day := range slices.Compact(days) {
		owes, err := owesOn(book, cases, day)
		if err != nil {
			return civil.Date{}, err
		}
		if !owes {
			return day, nil
		}
	}
	return civil.Date{}, nil
}

// daysOfChange returns the days before a day on which arrears may have ended, or the last
// before they began.
func daysOfChange(c *debt.Case, d civil.Date) []civil.Date {
	var days []civil.Date
	for _, e := range c.Account.Entries {
		if lowers(e.Kind) && e.On.Before(d) {
			days = append(days, e.On)
		}
	}
	for i := range c.Claims { // the last day before a claim began to be owed
		if due := c.Claims[i].Due; due.Before(d) {
			days = append(days, due)
		}
	}
	return days
}

// owesOn reports whether anything overdue is owed on a day on some cases.
func owesOn(book *law.Book, cases []*debt.Case, d civil.Date) (bool, error) {
	for _, c := range cases {
		owed, err := c.Account.StatementOn(book, d)
		if err != nil || owed.Left.Total().IsPositive() {
			return true, err
		}
	}
	return false, nil
}

// countFees returns how many reminders carried a fee that stands after a day, or asked
// for one of some claims, with those that the claims brought along.
func countFees(c *debt.Case, since civil.Date, owed []ledger.ClaimLeft) int {
	charged := 0
	for i := range c.Claims {
		claim := &c.Claims[i]
		if isAmong(owed, claim.ID) || civil.Latest(claim.Earlier.Last, claim.Due).After(since) {
			charged += claim.Earlier.Fees
		}
	}
	for i := range c.Steps {
		step := &c.Steps[i]
		if step.Stands() && step.Fee.IsPositive() && (step.Planned.After(since) || asksAny(c, step, owed)) {
			charged++
		}
	}
	return charged
}

func isAmong(owed []ledger.ClaimLeft, id debt.ClaimID) bool {
	return slices.ContainsFunc(owed, func(left ledger.ClaimLeft) bool { return left.Claim == id && left.IsOwed() })
}

func asksAny(c *debt.Case, step *debt.Step, owed []ledger.ClaimLeft) bool {
	return slices.ContainsFunc(owed, func(left ledger.ClaimLeft) bool { return left.IsOwed() && c.Asked(step, left.Claim) })
}
