package followup

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
)

// followMissing reminds of an instalment that hasn't come, and asks a person when the last
// deadline has passed. While that runs, nothing is said of another.
func followMissing(book *law.Book, made Decision, c *debt.Case, s Standing, owed ledger.Statement) (Decision, error) {
	missing, coming, told := s.missing(c, made.On), s.coming(c, made.On), &s.Told
	switch {
	case missing == nil:
		return waitOn(whileKept(made, c, &s), c, &s), nil
	case !made.On.After(told.Deadline):
		return made.because("followup.instalment_reminded").until(nextOfReminder(c, &s, made.On)), nil
	case IsTrifle(c, owed):
		return leaveTrifle(made, c, owed), nil
	case coming != nil && s.lacks(c, made.On).Less(c.Terms.Trifle):
		return waitOn(made.withArgs("followup.instalment_trifle", map[string]string{
			"amount": s.lacks(c, made.On).String(), "limit": c.Terms.Trifle.String(), "date": coming.On.String(),
		}), c, &s), nil
	}
	return askOrRemind(book, made, c, s, missing)
}

// nextOfReminder returns when to look again at a case whose debtor was reminded of an
// instalment: when the deadline has passed, or tomorrow, should the letter not be made
// today.
func nextOfReminder(c *debt.Case, s *Standing, on civil.Date) civil.Date {
	if !c.HasReminderOf(s.Agreement) {
		return on.AddDays(1)
	}
	return civil.Earliest(s.Told.Deadline.AddDays(1), nextDue(c, on))
}

// askOrRemind asks a person, once, of what the last letter asked for and hasn't come, and
// reminds of what is missing since. Then it waits for the next instalment.
func askOrRemind(book *law.Book, made Decision, c *debt.Case, s Standing, missing *InstalmentStanding) (Decision, error) {
	since, err := s.missingSince(book, c, made.On)
	if err != nil {
		return Decision{}, err
	}
	asked := s.unanswered(missing, since)
	switch {
	case asked != nil && !isAskedSince(c, civil.Latest(s.ToldOn, asked.Until.AddDays(1))):
		return askOfMissing(made, &s, asked), nil
	case since != nil:
		return remindOf(book, made, c, s, since)
	}
	if coming := s.coming(c, made.On); coming != nil {
		return waitOn(made.withArgs("followup.instalment_answered", map[string]string{"date": coming.On.String()}), c, &s), nil
	}
	if again := lastAnswered(c).AddDays(askAgainDays); made.On.Before(again) {
		made = waitOn(made.because("followup.agreement_missing"), c, &s)
		return made.until(civil.Earliest(made.Review, again)), nil
	}
	return askOfMissing(made, &s, missing), nil
}

// askAgainDays is how many days after an answer a person is asked again of what is missing
// of an agreement that has no more instalments to come.
const askAgainDays = 14

// askOfMissing asks a person what is to become of an agreement of which something is
// missing.
func askOfMissing(made Decision, s *Standing, asked *InstalmentStanding) Decision {
	args := map[string]string{"amount": s.Late.String(), "date": asked.On.String()}
	made.Actions = append(made.Actions, Refer{Kind: TaskInstalmentMissing, Args: args})
	return made.because("followup.agreement_missing")
}

// lastAnswered returns the day on which a person last said what is to become of a missing
// instalment, or no date.
func lastAnswered(c *debt.Case) civil.Date {
	var last civil.Date
	for i := range c.Tasks {
		if t := &c.Tasks[i]; t.Kind == TaskInstalmentMissing && isOfNow(c, t) {
			last = civil.Latest(last, civil.Latest(t.On, t.DoneOn))
		}
	}
	return last
}

// whileKept says why nothing is asked of an agreement: it is kept, or the debtor has been
// given more time.
func whileKept(made Decision, c *debt.Case, s *Standing) Decision {
	if coming := s.coming(c, made.On); coming != nil && coming.On.Before(made.On) && !coming.Until.IsZero() {
		return made.withArgs("followup.instalment_deferred", map[string]string{"date": coming.Until.String()})
	}
	return made.because("followup.agreement_kept")
}

// missingSince returns the latest instalment that has been missing since the last letter,
// which asked for all that was late by then, or nil. One that only the interest to come
// has made needed again is none: no letter is written for that.
func (s *Standing) missingSince(book *law.Book, c *debt.Case, d civil.Date) (*InstalmentStanding, error) {
	for n := range slices.Backward(s.Instalments) {
		i := &s.Instalments[n]
		ends := graceEnds(c, s.Agreement, i)
		// More time that was given after the letter makes no new letter due.
		byLetter := endsBy(c, s.Agreement, i, s.Agreement.DeferredUntil(i.On, s.ToldOn))
		if i.IsCovered() || !d.After(ends) || byLetter.Before(s.ToldOn) {
			continue
		}
		if s.ToldOn.IsZero() {
			return i, nil
		}
		isNeeded, err := wasNeeded(book, c, s.Agreement, n, ends.AddDays(1), civil.Earliest(d, civil.Latest(c.LastOn, ends.AddDays(1))))
		if isNeeded || err != nil {
			return i, err
		}
	}
	return nil, nil
}

// wasNeeded reports whether some of an instalment was still to be paid on each of some days.
func wasNeeded(book *law.Book, c *debt.Case, agreed *debt.Agreement, instalment int, days ...civil.Date) (bool, error) {
	for _, d := range days {
		s, err := StandingOn(book, c, agreed, d)
		if err != nil || s.Instalments[instalment].IsCovered() {
			return false, err
		}
	}
	return true, nil
}

// unanswered returns the instalment that the last letter asked for and that hasn't come:
// its own, or, where that isn't needed any more, the latest before it. It is nil where the
// debtor hasn't been written to, or has paid since.
func (s *Standing) unanswered(missing, since *InstalmentStanding) *InstalmentStanding {
	own := slices.IndexFunc(s.Instalments, func(i InstalmentStanding) bool { return i.On == s.Told.Instalment && i.Late })
	switch {
	case own >= 0:
		return &s.Instalments[own]
	case since == nil:
		return missing
	}
	return nil
}

// remindOf tells the debtor, once for each instalment, that it is missing, and gives a last
// deadline of as many days as other letters do. It costs nothing: a broken agreement gives
// no new fees.
func remindOf(book *law.Book, made Decision, c *debt.Case, s Standing, missing *InstalmentStanding) (Decision, error) {
	step := letter(InstalmentStep, debt.InstalmentReminder, 0)
	reminder := debt.InstalmentReminded{Agreement: s.Agreement.Agreement, Instalment: missing.On, Amount: s.Late, Channel: channel(step, c)}
	var err error
	if reminder.Deadline, err = Deadline(book, step, c, reminder.Channel, made.On); err != nil {
		return Decision{}, err
	}
	made.Actions = append(made.Actions, Remind{Reminder: reminder})
	return made.because("followup.agreement_missing"), nil
}

// isAskedSince reports whether a person has been asked about a missing instalment since the
// debtor was reminded of one.
func isAskedSince(c *debt.Case, reminded civil.Date) bool {
	return slices.ContainsFunc(c.Tasks, func(t debt.Task) bool {
		return t.Kind == TaskInstalmentMissing && !t.On.Before(reminded) && isOfNow(c, &t)
	})
}
