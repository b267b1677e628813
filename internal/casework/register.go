package casework

import (
	"context"
	"slices"
	"strconv"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/intake"
	"krav/internal/law"
	"krav/internal/money"
)

// FirstCaseNumber is the number of a creditor's first case.
const FirstCaseNumber = 10001

// caseNumbers gives new cases their numbers: consecutive, and taken with the
// transaction that uses them or not at all.
type caseNumbers struct {
	next int64
	used int
}

// caseNumber returns the next case number. The first asked for in a use case locks
// the creditor's counter.
func (v *visit) caseNumber(ctx context.Context) (int64, error) {
	if v.numbers.used == 0 {
		first, err := v.tx.CaseNumbers(ctx, 0)
		if err != nil {
			return 0, err
		}
		v.numbers.next = first
	}
	v.numbers.used++
	v.numbers.next++
	return v.numbers.next - 1, nil
}

// take moves the counter past the numbers that were used.
func (n *caseNumbers) take(ctx context.Context, tx Tx) error {
	if n.used == 0 {
		return nil
	}
	_, err := tx.CaseNumbers(ctx, n.used)
	return err
}

// claimFrom makes a claim of a draft: its days, what its due day rests on, and the
// first day with interest by the law of late payment. The case that it joins may have
// another kind of debtor than the line tells; then the day is the later of the two. It
// fails with fault.UnknownLaw for a claim from before the law that the book knows.
func (v *visit) claimFrom(d intake.Draft, ofCase law.Party, source string) (debt.Claim, error) {
	earlier, err := v.earlierReminders(d)
	if err != nil {
		return debt.Claim{}, err
	}
	claim := debt.Claim{
		ID: debt.ClaimID(v.NewID()), Number: d.Number, Text: d.Text,
		Issued: d.InvoiceDate, Arisen: d.InvoiceDate, Sent: d.InvoiceDate, Due: d.DueDate,
		DueOrigin: v.creditor.dueOrigin(d), Principal: d.Principal, Agreed: d.AgreedRate, Earlier: earlier, Slip: d.Slip, Source: source,
	}
	if d.InvoiceDate.IsZero() {
		// Nobody knows when it was sent: the due day is the latest it can have been,
		// and the reading that asks least of the debtor.
		claim.Issued, claim.Arisen, claim.Sent = d.DueDate, d.DueDate, d.DueDate
	}
	if _, err := v.book.Margin.Find(claim.Due); err != nil {
		return debt.Claim{}, err
	}
	if !v.creditor.claimsInterest() {
		return claim, nil
	}
	for _, kind := range []law.Party{law.Party(d.Debtor.Kind), ofCase} {
		if kind == 0 {
			continue
		}
		start, err := v.book.EarliestInterestDay(law.Dueness{Debtor: kind, Origin: claim.DueOrigin, Due: claim.Due, Dispatched: claim.Sent})
		if err != nil {
			return claim, err
		}
		claim.InterestFrom = civil.Latest(claim.InterestFrom, start.First)
	}
	return claim, nil
}

// Where claims came from. They are stored, and so never renamed.
const (
	sourceFile = "file"
	sourceHand = "hand" // typed by a person
)

// dueOrigin returns what a due day rests on: what the file says, else what the
// creditor has said of all; else it is only printed, as the law reads an invoice
// to a consumer.
func (c Creditor) dueOrigin(d intake.Draft) law.DueOrigin {
	if d.DueBasis == intake.DueAgreed || d.DueBasis == 0 && c.Terms.AgreedDue {
		return law.AgreedDue
	}
	return law.PrintedDue
}

func (c Creditor) claimsInterest() bool { return c.Terms.Interest == nil || *c.Terms.Interest }

func (c Creditor) flow() string {
	if c.Terms.Flow == "" {
		return followup.StandardFlow
	}
	return c.Terms.Flow
}

// party returns what the creditor is in the eyes of the law.
func (c Creditor) party() law.Party {
	if c.Person {
		return law.Consumer
	}
	return law.Business
}

// caseTerms returns the terms that a case of the creditor opened now is to have.
func (c Creditor) caseTerms() debt.Terms {
	return debt.Terms{
		DayCount: max(c.Terms.DayCount, 1), Settles: c.Terms.Settles == nil || *c.Terms.Settles,
		PostalDays: c.Terms.Postal(), Creditor: c.party(), Compensation: true, CostBasis: c.Terms.CostBasis,
		Proposal: debt.ProposalTerms{Months: c.Terms.Plan.Instalments, Least: c.Terms.Plan.Least, Never: c.Terms.Plan.None},
		Trifle:   c.Terms.LeastOwed(), ForgivesTrifle: c.Terms.ForgivesTrifle, ForgivesCosts: c.Terms.ForgivesCosts,
		FeeGap: c.Terms.feeGap(), InterestWhileDisputed: c.Terms.InterestWhileDisputed,
	}
}

// earlierReminders returns what was sent before the claim came here. A fee that the
// file only knows the sum of is taken to have been the highest there is, so that
// their number is not counted too high, and of the sum no more is claimed than so
// many reminders may cost.
func (v *visit) earlierReminders(d intake.Draft) (debt.EarlierReminders, error) {
	r := d.Reminders
	if err := v.possiblyReminded(d); err != nil {
		return debt.EarlierReminders{}, err
	}
	earlier := debt.EarlierReminders{Count: r.Count, Last: civil.Latest(r.Sent()...), Notice: r.CollectionNotice}
	if !r.Fees.IsPositive() {
		return earlier, nil
	}
	row, err := v.book.Reminders.Find(civil.Latest(earlier.Last, d.DueDate))
	if err != nil {
		return earlier, err
	}
	for sum := r.Fees; sum.IsPositive(); sum = sum.Minus(row.Value.MaxFee) {
		earlier.Fees++
	}
	earlier.Fees = min(max(1, min(earlier.Fees, r.Count)), followup.EarlierFees(row.Value, d.DueDate, r.Sent(), max(1, r.Count), v.today))
	earlier.Fee = money.Min(r.Fees, row.Value.MaxFee.Times(earlier.Fees))
	return earlier, nil
}

// possiblyReminded refuses reminders on days on which there can have been none: before
// the claim was overdue one is no reminder, and may not cost anything.
func (v *visit) possiblyReminded(d intake.Draft) error {
	for _, day := range d.Reminders.Sent() {
		var refused string
		switch {
		case day.After(v.today):
			refused = "reminder.in_future"
		case !day.After(d.DueDate):
			refused = "reminder.before_due"
		default:
			continue
		}
		return fault.New(fault.Invalid, refused).In(intake.FieldReminderDate.String()).With("day", day.String()).With("due", d.DueDate.String())
	}
	return nil
}

func number(n int64) string { return strconv.FormatInt(n, 10) }

// parseNumber reads a case number.
func parseNumber(text string) (int64, bool) {
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil && n > 0
}

// unique returns the ids in order, each once.
func unique(ids []debt.CaseID) []debt.CaseID {
	slices.Sort(ids)
	return slices.Compact(ids)
}
