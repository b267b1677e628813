package followup

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// InstalmentStep is what comes next on a case while an agreement is kept: its next
// instalment (afdrag). No flow has a step of that name.
const InstalmentStep = "instalment"

// Standing is how an agreement is kept on a day (aftalens stand).
type Standing struct {
	Agreement   *debt.Agreement
	Instalments []InstalmentStanding // those that were agreed, in their order
	Paid        money.Amount         // what has come since it was made
	Left        money.Amount         // what is owed of the claims that it is for
	Ahead       money.Amount         // what is still to be paid by it, with the interest to come
	Late        money.Amount         // of instalments whose day has passed
	// Told is what the debtor was last told to be missing, and ToldOn the day; or no date.
	Told   debt.InstalmentReminded
	ToldOn civil.Date
	// Next is the first instalment that hasn't come in full, or nil where none is to come.
	Next *InstalmentStanding
}

// InstalmentStanding is one instalment, and what of it has come.
type InstalmentStanding struct {
	No int // from one
	debt.Instalment
	Paid money.Amount
	// Left is what is still to be paid of it. The last instalment takes what is left of
	// the debt, and one that isn't needed any more takes nothing.
	Left money.Amount
	Rest money.Amount // owed when it has been paid
	Late bool         // its day has passed, and some of it hasn't come
	// Until is the last day on which it may come, where more time was given for it, or no
	// date.
	Until civil.Date
}

// LastDay returns the last day on which an instalment may come: its own, or a later one
// that the debtor was given.
func (i InstalmentStanding) LastDay() civil.Date { return civil.Latest(i.On, i.Until) }

// IsCovered reports whether nothing more is to be paid of an instalment.
func (i InstalmentStanding) IsCovered() bool { return !i.Left.IsPositive() }

// StandingOn returns how an agreement of a case is kept on a day, whether it runs or has
// ended. Money covers the instalments in their order, whatever it was called by. It fails
// with *law.UnknownError.
func StandingOn(book *law.Book, c *debt.Case, agreed *debt.Agreement, d civil.Date) (Standing, error) {
	s := Standing{Agreement: agreed, Paid: c.PaidOn(agreed, d)}
	s.Told, s.ToldOn = c.Told(agreed, d)
	account := accountOf(c, agreed)
	owed, err := account.StatementOn(book, d)
	if err != nil {
		return Standing{}, err
	}
	s.Left = money.Max(owed.Total(), money.Amount{})
	due := s.spread(agreed.Instalments)
	ahead, err := account.Ahead(book, d, due)
	if err != nil {
		return Standing{}, err
	}
	first := len(agreed.Instalments) - len(due)
	for n, left := range ahead {
		i := &s.Instalments[first+n]
		i.Left, i.Rest, i.Late = left.Amount, left.Rest, i.LastDay().Before(d)
		s.Ahead = s.Ahead.Plus(i.Left)
		if i.Late {
			s.Late = s.Late.Plus(i.Left)
		}
	}
	if len(ahead) > 0 {
		s.Next = &s.Instalments[first]
	}
	return s, nil
}

// spread lets what has been paid cover the instalments in their order, and returns what
// is due of those that aren't covered. The last is never taken as covered: it takes what
// is left.
func (s *Standing) spread(agreed []debt.Instalment) []ledger.Due {
	var due []ledger.Due
	rest := s.Paid
	for n, i := range agreed {
		paid := money.Min(rest, i.Amount)
		rest = rest.Minus(paid)
		standing := InstalmentStanding{No: n + 1, Instalment: i, Paid: paid, Until: s.Agreement.DeferredNow(i.On)}
		s.Instalments = append(s.Instalments, standing)
		if left := i.Amount.Minus(paid); left.IsPositive() || n == len(agreed)-1 {
			due = append(due, ledger.Due{On: standing.LastDay(), Amount: left})
		}
	}
	return due
}

// ToDefer returns the instalment that more time would be given for: the latest that is
// late, and else the next. Where none is to come it is the last.
func (s *Standing) ToDefer() *InstalmentStanding {
	for n := range slices.Backward(s.Instalments) {
		if i := &s.Instalments[n]; i.Late && !i.IsCovered() {
			return i
		}
	}
	if s.Next != nil {
		return s.Next
	}
	return &s.Instalments[len(s.Instalments)-1]
}

// accountOf returns the account of the claims that an agreement is for.
func accountOf(c *debt.Case, agreed *debt.Agreement) ledger.Account {
	account := c.Account
	account.Claims = slices.DeleteFunc(slices.Clone(account.Claims), func(claim ledger.Claim) bool { return !agreed.IsFor(claim.ID) })
	account.Entries = slices.DeleteFunc(slices.Clone(account.Entries), func(e ledger.Entry) bool { return e.Claim != 0 && !agreed.IsFor(e.Claim) })
	return account
}

// keep follows an agreement up: it waits for the next instalment for as long as each of
// them comes, reminds of one that doesn't, and asks a person when that hasn't helped. The flow rests meanwhile. It ends
// the agreement when it has been kept and something else is owed on the case.
func keep(book *law.Book, made Decision, c *debt.Case, agreed *debt.Agreement, owed ledger.Statement) (Decision, error) {
	made.Next = InstalmentStep
	s, err := StandingOn(book, c, agreed, made.On)
	if err != nil {
		return Decision{}, err
	}
	if s.Next == nil {
		made.Actions = append(made.Actions, EndAgreement{Agreement: agreed.Agreement, Why: debt.AgreementKept})
		return made.because("followup.agreement_fulfilled"), nil
	}
	made = tellBeside(made, c, agreed, owed)
	return followMissing(book, made, c, s, owed)
}

// graceEnds returns the last day on which an instalment may still come before it is
// missing: its own, the days of grace, and those that the clock stood still; or the day
// until which more time was given for it.
func graceEnds(c *debt.Case, agreed *debt.Agreement, i *InstalmentStanding) civil.Date {
	return endsBy(c, agreed, i, i.Until)
}

// endsBy returns when an instalment is missing that has time until a day, or no more than
// was agreed.
func endsBy(c *debt.Case, agreed *debt.Agreement, i *InstalmentStanding, until civil.Date) civil.Date {
	return civil.Latest(moved(c, i.On, i.On.AddDays(agreed.Grace)), until)
}

// missing returns the latest instalment that hasn't come within its days of grace, or nil.
func (s *Standing) missing(c *debt.Case, d civil.Date) *InstalmentStanding {
	for n := range slices.Backward(s.Instalments) {
		if i := &s.Instalments[n]; !i.IsCovered() && d.After(graceEnds(c, s.Agreement, i)) {
			return i
		}
	}
	return nil
}

// lacks returns what hasn't come of the instalments whose days of grace are over.
func (s *Standing) lacks(c *debt.Case, d civil.Date) money.Amount {
	var sum money.Amount
	for n := range s.Instalments {
		if i := &s.Instalments[n]; d.After(graceEnds(c, s.Agreement, i)) {
			sum = sum.Plus(i.Left)
		}
	}
	return sum
}

// coming returns the first instalment that is still to come and isn't missing yet, or nil.
func (s *Standing) coming(c *debt.Case, d civil.Date) *InstalmentStanding {
	for n := range s.Instalments {
		if i := &s.Instalments[n]; !i.IsCovered() && !d.After(graceEnds(c, s.Agreement, i)) {
			return i
		}
	}
	return nil
}

// waitOn waits for the next instalment that isn't missing yet. Where none is to come, the
// case waits until it has lain still for long, and no longer than to an instalment which
// the interest to come may make needed again.
func waitOn(made Decision, c *debt.Case, s *Standing) Decision {
	if coming := s.coming(c, made.On); coming != nil {
		ends := graceEnds(c, s.Agreement, coming)
		return made.until(civil.Earliest(ends.AddDays(1), nextDue(c, made.On)))
	}
	made = stillness(made, c)
	return made.until(civil.Earliest(made.Review, s.nextLook(c, made.On), nextDue(c, made.On)))
}

// nextLook returns the first day on which an instalment that is still to come, needed or
// not, would be missing, or no date.
func (s *Standing) nextLook(c *debt.Case, d civil.Date) civil.Date {
	for n := range s.Instalments {
		if ends := graceEnds(c, s.Agreement, &s.Instalments[n]); !d.After(ends) {
			return ends.AddDays(1)
		}
	}
	return civil.Date{}
}

// tellBeside tells a person, once, of each claim that has fallen due and that the
// agreement isn't for.
func tellBeside(made Decision, c *debt.Case, agreed *debt.Agreement, owed ledger.Statement) Decision {
	for _, left := range owed.Claims {
		if !left.IsOwed() || agreed.IsFor(left.Claim) {
			continue
		}
		isTold := slices.ContainsFunc(c.Tasks, func(t debt.Task) bool {
			return t.Kind == TaskClaimBeside && t.Args["invoice"] == left.Label && !t.On.Before(agreed.Made)
		})
		if !isTold {
			made.Actions = append(made.Actions, Refer{Kind: TaskClaimBeside, Args: map[string]string{"invoice": left.Label, "date": left.Due.String()}})
		}
	}
	return made
}
