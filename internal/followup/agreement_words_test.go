package followup_test

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/ledger"
	"krav/internal/money"
)

// agreement reads "agreement of 3 instalments from 2026-12-01, 5 days of grace", or
// "agreement of 400.00 kr. every fortnight from 2026-12-01": what is owed on the day, bit
// by bit. "about" makes it of another sum than what is owed.
func (s *story) agreement(words []string) debt.AgreementMade {
	s.t.Helper()
	terms, made := ledger.PlanTerms{Cadence: ledger.Monthly}, debt.AgreementMade{Agreement: debt.AgreementID(s.id())}
	var more money.Amount
	for i, word := range words {
		switch word {
		case "instalments":
			terms.Count = s.number(words[i-1])
		case "kr.":
			if terms.Count == 0 {
				terms.Amount = s.sum(words[2:])
			}
		case "fortnight":
			terms.Cadence = ledger.Fortnightly
		case "from":
			terms.First = day(words[i+1])
		case "days":
			made.Grace = s.number(words[i-1])
		case "more":
			more = money.Kroner(1, 0)
		}
	}
	plan, err := s.c.Account.Instalments(s.book, s.day, terms)
	if err != nil {
		return made // the case says that it is no plan
	}
	made.Cadence, made.Interest, made.Owed = terms.Cadence, plan.Interest, plan.Total.Minus(plan.Interest).Plus(more)
	for _, i := range plan.Instalments {
		made.Instalments = append(made.Instalments, debt.Instalment{On: i.On, Amount: i.Amount})
	}
	made.Instalments[0].Amount = made.Instalments[0].Amount.Plus(more)
	for _, claim := range s.c.ClaimsOverdue(s.day) {
		made.Claims = append(made.Claims, claim.ID)
	}
	return made
}

// moreTime reads "more-time for 2026-10-01 until 2026-10-20", or "more-time until
// 2026-10-20" for the instalment that is missing or comes next.
func (s *story) moreTime(words []string) debt.InstalmentDeferred {
	s.t.Helper()
	given := debt.InstalmentDeferred{Until: day(words[len(words)-1])}
	runs := s.c.RunningAgreement()
	if runs == nil {
		return given
	}
	given.Agreement = runs.Agreement
	if words[1] == "for" {
		given.Instalment = day(words[2])
		return given
	}
	stands, err := followup.StandingOn(s.book, &s.c, runs, s.day)
	if err != nil {
		s.fatal("%v", err)
	}
	given.Instalment = stands.ToDefer().On
	return given
}

// finishAboutAgreement finishes what a person was asked of an agreement that has ended, as
// whoever ends it does.
func (s *story) finishAboutAgreement() {
	s.finishAbout(followup.TaskInstalmentMissing, followup.TaskClaimBeside)
}

// finishAbout finishes the open tasks of some kinds.
func (s *story) finishAbout(kinds ...string) {
	for _, open := range s.c.OpenTasks() {
		if slices.Contains(kinds, open.Kind) {
			s.happened(debt.TaskDone{Task: open.Task})
		}
	}
}

// keepsAgreement holds that nobody is reminded of what is agreed on.
func (l *life) keepsAgreement(e debt.StepTaken) {
	if runs := l.story.c.RunningAgreement(); runs != nil {
		l.story.fatal("%s while the agreement of %v runs", e.Name, runs.Made)
	}
}

// wasSparedSince reports whether the creditor has caused a delay since a day.
func (l *life) wasSparedSince(day civil.Date) bool {
	for spared := range l.spared {
		if !spared.Before(day) {
			return true
		}
	}
	return false
}

// isNotLetOff holds that a person has been asked about an instalment that hasn't come
// within its days of grace, and those that an objection took.
func (l *life) isNotLetOff() {
	s := l.story
	runs := s.c.RunningAgreement()
	if runs == nil || s.last.Version != s.c.Version || s.c.Objection.Open || s.c.OnHold(s.day.AddDays(-1)) || s.c.ByHand || s.c.Estate.Runs() || !s.c.Estate.Ended.Before(s.day.AddDays(-1)) || wasAtCourt(&s.c, s.day) || len(s.c.OpenTasks()) > 0 {
		return
	}
	stands, err := followup.StandingOn(s.book, &s.c, runs, s.day)
	if err != nil {
		s.fatal("%v", err)
	}
	if slices.ContainsFunc(s.c.Tasks, func(t debt.Task) bool { return t.Kind == followup.TaskTimeBarred }) {
		return // nothing is asked for, and who was asked about that is asked again as of any case that stands still
	}
	if l.disputes > 0 || s.c.Terms.Trifle.IsPositive() || stands.Left.Plus(stands.Paid).Less(runs.Owed) {
		return // the days of grace are longer, or the instalments fewer
	}
	var due money.Amount
	for _, i := range runs.Instalments {
		due = due.Plus(i.Amount)
		if !s.day.AddDays(-1).After(runs.Reminded.Deadline) || !runs.Reminded.Instalment.Before(i.On) {
			continue // the debtor has been told, and has time
		}
		if !s.day.AddDays(-1).After(runs.DeferredNow(i.On)) || l.wasSparedSince(i.On) {
			continue // and so where more was given, or as much more as the creditor wasted
		}
		if i.On.AddDays(runs.Grace+1).Before(s.day) && s.c.PaidOn(runs, s.day).Less(due) && !l.wasAsked(runs, i.On) && !l.comesWithTheNext(runs, i.On) {
			s.fatal("the instalment of %v hasn't come, and nobody was asked", i.On)
		}
	}
}

// comesWithTheNext reports whether an instalment wasn't needed when its days of grace were
// over, and another is still to come: what has made it needed again, interest or what a court
// awarded, is asked for with that one.
func (l *life) comesWithTheNext(runs *debt.Agreement, on civil.Date) bool {
	s, last := l.story, runs.Instalments[len(runs.Instalments)-1].On
	if s.day.AddDays(-1).After(last.AddDays(runs.Grace)) {
		return false
	}
	then, err := followup.StandingOn(s.book, &s.c, runs, on.AddDays(runs.Grace+1))
	if err != nil {
		s.fatal("%v", err)
	}
	n := slices.IndexFunc(then.Instalments, func(i followup.InstalmentStanding) bool { return i.On == on })
	return then.Instalments[n].IsCovered()
}

// wasAsked reports whether a person was asked about an instalment of an agreement, or an
// earlier one that still hasn't come.
func (l *life) wasAsked(runs *debt.Agreement, on civil.Date) bool {
	for _, t := range l.story.c.Tasks {
		if t.Kind == followup.TaskInstalmentMissing && !t.On.Before(runs.Made) && t.Args["date"] >= on.String() {
			return true
		}
	}
	return false
}
