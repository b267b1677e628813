package ledger

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/money"
)

// InstalmentPlan is how what is owed on a day is paid bit by bit
// (afdragsordning). Its instalments add up to its total exactly, and the total is
// what was owed and the interest that runs on the way.
type InstalmentPlan struct {
	Instalments []Instalment
	Amount      money.Amount // each instalment but a first of its own and the last
	Interest    money.Amount // that runs while the plan does, less what is lost meanwhile
	Total       money.Amount
}

// Instalment is one payment of a plan (afdrag, rate).
type Instalment struct {
	On       civil.Date
	Amount   money.Amount
	Interest money.Amount // that has run since the one before, less what is lost by then: it may be below nought
	Rest     money.Amount // owed when it has been paid
}

// Ran returns the interest that is said of an instalment: nothing where more is lost by
// limitation than has run.
func (i Instalment) Ran() money.Amount { return money.Max(i.Interest, money.Amount{}) }

// Lost returns what more is lost by limitation before an instalment than has run (forældet
// undervejs).
func (i Instalment) Lost() money.Amount { return i.Ran().Minus(i.Interest) }

// Lost returns what is lost so before all instalments. With it, Interest is what Ran is of
// all.
func (p *InstalmentPlan) Lost() money.Amount {
	var lost money.Amount
	for _, i := range p.Instalments {
		lost = lost.Plus(i.Lost())
	}
	return lost
}

// PlanTerms are what a plan is made from (afdragsvilkår): either how many
// instalments there are to be, or how large each is.
type PlanTerms struct {
	First   civil.Date // the day of the first instalment
	Cadence Cadence
	// Down is a first instalment that is larger than the others, or nought; one that
	// is smaller gives way to theirs.
	Down money.Amount
	// Count is the number of instalments at most, or nought where Amount decides.
	Count int
	// Amount is each instalment but the first and the last, or nought where Count
	// decides.
	Amount money.Amount
	// Raise is what each instalment grows by after every RaiseEvery of them
	// (optrapning), where Amount decides; or nought.
	Raise      money.Amount
	RaiseEvery int
}

// Cadence is how often an instalment falls due (afdragstakt).
type Cadence int

// The cadences. They start at one, so that a forgotten one shows.
const (
	// Monthly is the same day of each month (hver måned).
	Monthly Cadence = iota + 1
	// Fortnightly is every fourteenth day (hver 14. dag).
	Fortnightly
)

// mostInstalments is more than any agreement runs: twenty-five years of months.
const mostInstalments = 300

// keyNeverEnds says that instalments don't pay off a debt.
const keyNeverEnds = "ledger.plan_never_ends"

// Instalments makes a plan for what is owed on a day. Each payment covers what
// payments always cover first, and the interest of a falling balance is counted
// by the account itself, at the rate in force on the day, for as long as the plan
// runs: nobody knows the rates to come. With a number of instalments, each is in
// whole kroner and the last is no larger than the others; with an amount, there
// are as many as it takes. The last takes what is left.
//
// It fails with fault.Invalid: "ledger.plan_terms_wrong" for terms that make no
// plan, "ledger.plan_nothing_owed", "ledger.plan_never_ends" where the
// instalments don't pay off the debt; and with *law.UnknownError.
func (a *Account) Instalments(book *law.Book, on civil.Date, terms PlanTerms) (InstalmentPlan, error) {
	if !terms.makeAPlan(on) {
		return InstalmentPlan{}, fault.New(fault.Invalid, "ledger.plan_terms_wrong")
	}
	owed, err := a.StatementOn(book, on)
	if err != nil {
		return InstalmentPlan{}, err
	}
	if !owed.Total().IsPositive() {
		return InstalmentPlan{}, fault.New(fault.Invalid, "ledger.plan_nothing_owed").With("day", on.String())
	}
	p, err := a.planner(book, terms, owed)
	if err != nil {
		return InstalmentPlan{}, err
	}
	if terms.Count > 0 {
		return p.byCount()
	}
	return p.play(terms.Amount)
}

func (t PlanTerms) makeAPlan(on civil.Date) bool {
	isOne := (t.Count > 0) != t.Amount.IsPositive()
	isOrdered := t.First.After(on) && (t.Cadence == Monthly || t.Cadence == Fortnightly)
	isRaised := t.Raise.IsPositive() && t.RaiseEvery > 0 && t.Count == 0
	isLevel := t.Raise.IsZero() && t.RaiseEvery == 0
	return isOne && isOrdered && (isRaised || isLevel) && t.Count <= mostInstalments && !t.Amount.IsNegative() && !t.Down.IsNegative()
}

// day returns the day of an instalment, counted from nought.
func (t PlanTerms) day(n int) civil.Date {
	if t.Cadence == Fortnightly {
		return t.First.AddDays(14 * n)
	}
	return t.First.AddMonths(n)
}

// grown returns what an instalment, counted from nought, is larger by than the first.
func (t PlanTerms) grown(n int) money.Amount {
	if t.RaiseEvery == 0 {
		return money.Amount{}
	}
	return t.Raise.Times(n / t.RaiseEvery)
}

// planner plays a plan on an account.
type planner struct {
	account Account // of the claims that the plan is for
	book    *law.Book
	terms   PlanTerms
	owed    Statement // on the day that the plan is made
}

// planner lays aside what the plan isn't for: claims that fall due later, what
// was paid for them, and the promises of letters, which the plan doesn't keep.
func (a *Account) planner(book *law.Book, terms PlanTerms, owed Statement) (planner, error) {
	spared, err := a.sparedDays(book, owed.On)
	if err != nil {
		return planner{}, err
	}
	of := Account{DayCount: a.DayCount, Free: a.Free, Capitalised: a.Capitalised, Settled: a.Settled}
	for _, s := range spared {
		of.Free = civil.Union(append(slices.Clip(of.Free), s.days)...)
	}
	for _, c := range a.Claims {
		if !c.From.After(owed.On) {
			of.Claims = append(of.Claims, c)
		}
	}
	for i := range a.Entries {
		if !a.effect(&a.Entries[i]).After(owed.On) {
			of.Entries = append(of.Entries, a.Entries[i])
		}
	}
	last := terms.day(mostInstalments).AddDays(1)
	return planner{account: of, book: book.Assuming(last), terms: terms, owed: owed}, nil
}

// byCount finds an instalment in whole kroner with which the plan takes no more
// than the number asked for. A larger instalment gives less interest, so one that
// pays for the interest of a smaller one pays for its own.
func (p *planner) byCount() (InstalmentPlan, error) {
	equal := p.terms.Count
	if p.terms.Down.IsPositive() {
		equal--
	}
	rest := p.owed.Total().Minus(p.terms.Down)
	if equal == 0 || !rest.IsPositive() {
		return p.play(p.owed.Total().Times(2))
	}
	for amount := inWholeKroner(rest, equal); ; {
		plan, err := p.play(amount)
		switch {
		case fault.HasKey(err, keyNeverEnds):
			amount = amount.Times(2)
		case err != nil || len(plan.Instalments) <= p.terms.Count:
			return plan, err
		default:
			amount = money.Max(inWholeKroner(rest.Plus(plan.Interest), equal), amount.Plus(money.Kroner(1, 0)))
		}
	}
}

// inWholeKroner returns a sum's equal parts, rounded up to whole kroner.
func inWholeKroner(sum money.Amount, parts int) money.Amount {
	unit := 100 * int64(parts)
	return money.Kroner((sum.Ore()+unit-1)/unit, 0)
}

// play pays instalments of an amount until nothing is owed.
func (p *planner) play(amount money.Amount) (InstalmentPlan, error) {
	plan := InstalmentPlan{Amount: amount}
	account := p.account
	account.Entries = slices.Clone(p.account.Entries)
	before := p.owed
	for n := range mostInstalments {
		owed, err := account.StatementOn(p.book, p.terms.day(n))
		if err != nil {
			return InstalmentPlan{}, err
		}
		if n > 0 && p.terms.RaiseEvery == 0 && !owed.Total().Less(before.Total()) {
			break // the interest is more than the instalment
		}
		paid := p.instalment(&plan, owed, before)
		if plan.Instalments[n].Rest.IsZero() {
			return plan, nil
		}
		account.Entries = append(account.Entries, Entry{ID: EntryID(-1 - n), Kind: Payment, On: owed.On, Amount: paid})
		before = owed
	}
	return InstalmentPlan{}, fault.New(fault.Invalid, keyNeverEnds).With("amount", amount.String())
}

// instalment adds the next instalment to a plan and returns its amount.
func (p *planner) instalment(plan *InstalmentPlan, owed, before Statement) money.Amount {
	paid := plan.Amount.Plus(p.terms.grown(len(plan.Instalments)))
	if len(plan.Instalments) == 0 && p.terms.Down.IsPositive() {
		paid = money.Max(paid, p.terms.Down)
	}
	paid = money.Min(paid, owed.Total())
	interest := owed.interestSince(before)
	plan.Instalments = append(plan.Instalments, Instalment{On: owed.On, Amount: paid, Interest: interest, Rest: owed.Total().Minus(paid)})
	plan.Interest, plan.Total = plan.Interest.Plus(interest), plan.Total.Plus(paid)
	return paid
}

// interestSince returns the interest that has run since an earlier day, less what has been
// lost by limitation since, of fees and costs too.
func (s Statement) interestSince(before Statement) money.Amount {
	return s.Charged.Interest.Minus(s.Lost()).Minus(before.Charged.Interest.Minus(before.Lost()))
}
