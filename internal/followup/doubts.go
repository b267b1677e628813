package followup

import (
	"slices"
	"strconv"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/wording"
)

// Doubts returns what the law leaves open of what is owed on a case, and what rests on a
// source that nobody has seen, as far as it touches an amount (tvivlsspørgsmål). A debtor
// or a court may take another view, and so nobody is to be kept from knowing. It fails
// with *law.UnknownError where the book has no row that an amount rests on.
func Doubts(book *law.Book, c *debt.Case, owed ledger.Statement, d civil.Date) ([]Reason, error) {
	found, err := AmountDoubts(book, c, owed, d)
	if err != nil || !owed.Charged.CollectionCosts.IsPositive() {
		return found, err
	}
	of := doubting{book: book, c: c, owed: owed, on: d, found: found}
	of.costTable()
	of.costBasis()
	return of.found, nil
}

// AmountDoubts are those of Doubts that are about any claim, not about how a case of
// several is collected. It fails as Doubts does.
func AmountDoubts(book *law.Book, c *debt.Case, owed ledger.Statement, d civil.Date) ([]Reason, error) {
	of := doubting{book: book, c: c, owed: owed, on: d}
	for _, ask := range []func() error{of.sources, of.printed, of.dayCount, of.gaps} {
		if err := ask(); err != nil {
			return nil, err
		}
	}
	of.agreedRate()
	if owed.Charged.CollectionCosts.IsPositive() {
		of.add(Reason{Key: DoubtOwnCostsVAT, Rule: ruleOwnCosts})
	}
	if owed.Charged.CollectionCosts.IsPositive() && owed.Charged.Compensation.IsPositive() {
		of.add(Reason{Key: "calc.doubt_compensation_and_costs", Rule: "rentelovens § 9 a, stk. 3"})
	}
	return of.found, nil
}

// doubting gathers the doubts of a case.
type doubting struct {
	book  *law.Book
	c     *debt.Case
	owed  ledger.Statement
	on    civil.Date
	found []Reason
}

// add keeps a doubt, of each key and paragraph and with its values once.
func (of *doubting) add(r Reason) {
	known := slices.ContainsFunc(of.found, func(k Reason) bool {
		return k.Key == r.Key && k.Rule == r.Rule && k.Args["day"] == r.Args["day"]
	})
	if !known {
		of.found = append(of.found, r)
	}
}

// sources tells of figures that nobody has seen in the act itself.
func (of *doubting) sources() error {
	for _, line := range of.owed.Lines {
		if line.Rule == ledger.ByDefaultInterest {
			of.source(line.Statutory.Margin.Source)
		}
		if line.Rule == ledger.ByDefaultInterest && line.Statutory.Assumed() {
			of.assumed(line.Statutory.Reference)
			continue
		}
		source, _, err := line.Source(of.book)
		if err != nil {
			return err
		}
		of.source(source)
	}
	return nil
}

func (of *doubting) source(s law.Source) {
	if s.Unverified {
		of.add(Reason{Key: "calc.source_unverified", Rule: s.Citation, Args: map[string]string{"rule": s.Citation, "seen": s.Looked, "seen" + wording.InDanish: s.LookedDanish()}})
	}
}

// DoubtOwnCostsVAT is the key of what is said wherever costs of the creditor's own collection
// are an amount: whether those of the annex hold VAT isn't settled (moms).
const DoubtOwnCostsVAT = "calc.doubt_own_costs_vat"

// ruleOwnCosts is the annex of the costs of the creditor's own collection (egeninkasso).
const ruleOwnCosts = "BEK 601, bilag 2"

// printed tells, of a business, that a due day which only stands on the invoice begins
// interest by a condition (rentelovens § 3): it was known from earlier dealings, or accepted
// without protest. Where the days of grace after the demand are over by then it makes no
// difference.
func (of *doubting) printed() error {
	for i := range of.c.Claims {
		claim := &of.c.Claims[i]
		isTaken := of.c.Debtor.Kind == law.Business && claim.DueOrigin == law.PrintedDue
		if !isTaken || claim.InterestFrom.IsZero() || claim.InterestFrom.After(of.on) {
			continue
		}
		grace, err := of.book.DemandGrace.Find(civil.Earliest(claim.Due, claim.Sent))
		if err != nil {
			return err
		}
		if claim.Sent.IsZero() || claim.InterestFrom.Before(claim.Sent.AddDays(grace.Value+1)) {
			of.add(Reason{Key: "calc.doubt_printed_due", Rule: "rentelovens § 3, stk. 1-2", Args: map[string]string{"days": strconv.Itoa(grace.Value)}})
		}
	}
	return nil
}

// agreedRate tells, of a business, that a rate must have been agreed: one that only stands
// on the invoice isn't (rentelovens § 5).
func (of *doubting) agreedRate() {
	for _, line := range of.owed.Lines {
		if line.Rule == ledger.ByAgreedInterest && of.c.Debtor.Kind != law.Consumer {
			of.add(Reason{Key: "calc.doubt_agreed_rate", Rule: "rentelovens § 5"})
		}
	}
}

// DoubtAssumedRate is the key of what is said of interest by a reference rate that nobody
// has fixed yet (antaget sats).
const DoubtAssumedRate = "calc.rate_assumed"

// assumed tells of the first day that such a rate is used from.
func (of *doubting) assumed(rate *law.Dated[money.Rate]) {
	told := slices.ContainsFunc(of.found, func(r Reason) bool { return r.Key == DoubtAssumedRate })
	if !told {
		of.add(Reason{Key: DoubtAssumedRate, Rule: "rentelovens § 5", Args: map[string]string{"day": rate.Since.String(), "rate": rate.Value.String()}})
	}
}

// dayCount says what the interest would be by the other ways to count its days: no
// statute fixes one.
func (of *doubting) dayCount() error {
	interest, differs, args := living(of.owed), false, make(map[string]string)
	if !interest.IsPositive() {
		return nil
	}
	for count, name := range otherCounts() {
		if count == of.c.Account.DayCount {
			continue
		}
		other := of.c.Account
		other.DayCount = count
		owed, err := other.StatementOn(of.book, of.on)
		if err != nil {
			return err
		}
		differs = differs || living(owed) != interest
		args[name] = living(owed).String()
	}
	if differs {
		of.add(Reason{Key: dayCountDoubt(of.c.Account.DayCount), Args: args})
	}
	return nil
}

// living returns the interest that has run, less what is lost by limitation.
func living(owed ledger.Statement) money.Amount { return owed.Charged.Interest.Minus(owed.TimeBarred) }

// otherCounts names the ways to count in the sentences that compare them.
func otherCounts() map[ledger.DayCount]string {
	return map[ledger.DayCount]string{ledger.Actual365: "by_365", ledger.ActualActual: "by_year", ledger.Thirty360: "by_months"}
}

func dayCountDoubt(count ledger.DayCount) string {
	switch count {
	case ledger.ActualActual:
		return "calc.doubt_day_count_actual"
	case ledger.Thirty360:
		return "calc.doubt_day_count_360"
	case ledger.Actual365:
	}
	return "calc.doubt_day_count_365"
}

// gaps tells of reminders on the very day that two readings of the ten days part at,
// with a fee or without.
func (of *doubting) gaps() error {
	var before civil.Date
	for i := range of.c.Steps {
		step := &of.c.Steps[i]
		if !step.Left() || !step.Stands() || !step.Document.StartsTenDays() {
			continue
		}
		row, err := of.book.Reminders.Find(step.Dispatched)
		if err != nil {
			return err
		}
		parts := !before.IsZero() && step.Dispatched == row.Value.EarliestNext(before, law.LastDay)
		before = step.Dispatched
		if !parts || !step.Document.IsReminder() {
			continue
		}
		why := Reason{Key: "calc.doubt_gap", Args: map[string]string{"day": step.Dispatched.String()}}.by(row.Source)
		if step.Fee.IsPositive() {
			why.Key = "calc.doubt_gap_charged"
		}
		of.add(why)
	}
	return nil
}

// costTable tells where another table of costs came into force between the day that a
// claim arose and the day that they were charged.
func (of *doubting) costTable() {
	for _, line := range of.owed.Lines {
		if line.Rule != ledger.ByCollectionCosts {
			continue
		}
		arisen, err := of.book.OwnCosts.Find(line.KeyDay)
		if err != nil {
			continue
		}
		charged, err := of.book.OwnCosts.Find(line.Period.From)
		if fault.Is(err, fault.UnknownLaw) || arisen.Since == charged.Since {
			continue
		}
		of.add(Reason{Key: "calc.doubt_cost_table_newer", Args: map[string]string{"day": line.KeyDay.String(), "since": charged.Since.String()}}.by(arisen.Source))
	}
}

// costBasis tells, of a case of several claims, that the text and the practice may be read
// otherwise than the costs were found by.
func (of *doubting) costBasis() {
	if len(of.c.Claims) < 2 {
		return
	}
	key := "calc.doubt_cost_per_case"
	if of.c.Terms.CostBasis == debt.PerClaim {
		key = "calc.doubt_cost_per_claim"
	}
	of.add(Reason{Key: key, Rule: ruleNotice})
}
