package store

import (
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// neverDay stands in a column that lists sort by, where there is no day: after
// all others, on both engines.
var neverDay = civil.MustParse("9999-12-31")

// restPlace is the place in the order of the work from which on nothing waits for
// a person. Before it lie days and case numbers, after it case numbers backwards.
const restPlace = int64(1) << 62

// endOfWork comes after every place of what waits for a person, and before all others.
const endOfWork = int64(1) << 61

// lineRow is the case as lists show it.
func lineRow(c *debt.Case, s casework.Summary) db.CaseLine {
	action, on := lastAction(c)
	row := db.CaseLine{
		CreditorID: int64(c.Creditor), CaseID: int64(c.ID), Number: c.Number, Closed: c.IsClosed(), Place: restPlace - c.Number,
		State: string(c.State()), Flow: c.Flow, NextStep: s.NextStep, ReviewOn: dayOrNever(s.Review), PausedUntil: day(c.Hold.Until),
		Debtor: c.Debtor.Name, DebtorKey: casework.SortKey(c.Debtor.Name), CustomerNo: c.Debtor.ShownCustomerNo(),
		Claims: int64(len(c.Claims)), LastAction: action, LastOn: day(on),
		Principal: principalOf(c).Ore(), OwedFixed: s.Owed.Ore(), OpenedOn: day(c.OpenedOn), ClosedOn: day(c.Closed.On),
	}
	if len(c.Claims) > 0 {
		row.Claim = c.Claims[0].Number
	}
	if tasks := c.OpenTasks(); len(tasks) > 0 && !row.Closed {
		row.Needs, row.Place = true, int64(tasks[0].On.Number())<<32+c.Number
		row.Task, row.TaskStep, row.TaskOn = tasks[0].Kind, tasks[0].Step, day(tasks[0].On)
	}
	return row
}

func dayOrNever(d civil.Date) column.Day {
	if d.IsZero() {
		d = neverDay
	}
	return day(d)
}

// principalOf is what the claims of a case come to, less what was credited.
func principalOf(c *debt.Case) money.Amount {
	sum := money.Sum(mapped(c.Account.Claims, func(claim ledger.Claim) money.Amount { return claim.Principal })...)
	for _, e := range standing(c.Account.Entries) {
		if e.Kind == ledger.CreditNote {
			sum = sum.Minus(e.Amount)
		}
	}
	return sum
}

// lastAction names what happened last on a case of what lists tell: a document by
// its name, or one of casework's words. Of one day, the later in this order counts.
func lastAction(c *debt.Case) (action string, on civil.Date) {
	action, on = casework.ActionOpened, c.OpenedOn
	later := func(what string, when civil.Date) {
		if !when.Before(on) {
			action, on = what, when
		}
	}
	for _, s := range c.Steps {
		if s.Stands() && s.Document != 0 {
			later(s.Document.String(), s.Taken)
		}
	}
	for _, p := range c.Payments {
		if p.Reversed == "" {
			later(casework.ActionPaid, civil.Latest(p.ValueOn, p.BookedOn))
		}
	}
	if last := c.LastAgreement(); last != nil {
		later(casework.ActionAgreed, last.Made)
	}
	if !c.Objection.Raised.IsZero() {
		later(casework.ActionObjected, c.Objection.Raised)
	}
	if c.IsClosed() {
		later(casework.ActionClosed, c.Closed.On)
	}
	return action, on
}
