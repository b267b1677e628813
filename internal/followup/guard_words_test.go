package followup_test

import (
	"slices"
	"strings"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/identifier"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

func day(text string) civil.Date { return civil.MustParse(strings.Trim(text, ",.")) }

// event reads what is asked about: a letter by its name, or another event.
func (s *story) event(what string) debt.Event {
	s.t.Helper()
	words := strings.Fields(what)
	if debt.ParseDocument(strings.TrimSuffix(words[0], ",")) != 0 {
		return s.letter(what)
	}
	switch words[0] {
	case "invoice":
		return debt.ClaimRegistered{Claim: s.claimed(words)}
	case "credit":
		return debt.ClaimCredited{Claim: s.claim(1), Number: "K1", On: s.day, Amount: s.sum(words[1:])}
	case "payment":
		return debt.PaymentRecorded{Payment: debt.PaymentID(s.id()), Amount: s.sum(words[1:]), ValueOn: s.day}
	case "refund":
		return debt.RefundPaid{Amount: s.sum(words[1:]), On: s.day}
	case "offer":
		owed, err := s.c.Account.StatementOn(s.book, s.day)
		if err != nil {
			s.fatal("%v", err)
		}
		return debt.CompositionOffered{Owed: owed.Total(), Pay: s.sum(words[1:]), Deadline: day(words[len(words)-1])}
	case "offer-ends":
		return debt.CompositionEnded{Why: debt.CompositionWithdrawn}
	case "promise":
		return debt.PaymentPromised{By: day(words[2])}
	case "founded":
		return s.founded(words)
	case "filed":
		return s.filed(words)
	case "at-court":
		return s.atCourt(words)
	case "court-fee":
		return s.charged(debt.CourtFeePaid, words[1:])
	case "awarded":
		return s.charged(debt.CostsAwarded, words[1:])
	case "capitalise":
		return debt.InterestCapitalised{On: day(words[3]), By: debt.ParseCapitalisedBy(words[1]), Text: "BS-1/2026"}
	case "cost-dropped":
		return debt.CourtCostDropped{Cost: s.c.CourtCosts[len(s.c.CourtCosts)-1].Charged.Cost}
	case "unfounded":
		return debt.FoundationWithdrawn{Foundation: s.c.Foundations[len(s.c.Foundations)-1].Foundation}
	case "acknowledged":
		return debt.LimitationChanged{Change: law.Acknowledged, On: day(words[1])}
	case "learned":
		return debt.LimitationChanged{Change: law.LearnedOf, On: day(words[1])}
	case "hold":
		return debt.CaseHeld{Until: day(words[2])}
	case "agreement":
		return s.agreement(words)
	case "estate": // "estate bankruptcy", "estate deceased, file by 2026-12-01"
		told := debt.EstateOpened{Kind: debt.ParseEstateKind(strings.TrimSuffix(words[1], ",")), Since: s.day}
		if len(words) > 2 {
			told.FileBy = day(words[4])
		}
		return told
	case "estate-ends":
		return debt.EstateEnded{Why: "estate." + words[1]}
	case "more-time":
		return s.moreTime(words)
	case "agreement-ends":
		ends := debt.AgreementEnded{Why: "agreement." + words[1]}
		if runs := s.c.RunningAgreement(); runs != nil {
			ends.Agreement = runs.Agreement
		}
		return ends
	case "objection":
		return debt.ObjectionRaised{Reason: "fejl"}
	case "rejected", "upheld", "withdrawn":
		return debt.ObjectionResolved{Outcome: words[0]}
	case "rewind":
		return debt.StepVoided{Step: s.c.LastStanding().Step, Why: debt.VoidDeleted}
	case "close":
		return debt.CaseClosed{Why: "case.closed_" + words[1]}
	case "reopen":
		return debt.CaseReopened{Why: "case.reopened_by_hand"}
	case "consumer":
		debtor := s.c.Debtor
		debtor.Kind = law.Consumer
		return debt.DebtorCorrected{Debtor: debtor}
	case "e-mail":
		return debt.DispatchOrdered{Dispatch: debt.DispatchID(s.id()), Letter: s.c.Letters[len(s.c.Letters)-1].Letter, Channel: debt.Email, Recipient: s.c.Debtor.Email}
	case "court":
		task := debt.TaskRaised{Task: debt.TaskID(s.id()), Kind: followup.TaskNextStep, Step: followup.PaymentOrderStep}
		s.happened(task)
		return debt.TaskDone{Task: task.Task}
	}
	s.t.Fatalf("what is asked by %q?", what)
	return nil
}

// claimed reads an invoice with what else is said of it: "printed", "sent 2026-10-01",
// "interest 2026-10-10", "rate 24".
func (s *story) claimed(words []string) debt.Claim {
	s.t.Helper()
	claim := s.claimOf(words)
	for i, word := range words {
		switch word {
		case "printed,", "printed":
			claim.DueOrigin = law.PrintedDue
		case "sent":
			claim.Issued, claim.Arisen, claim.Sent = day(words[i+1]), day(words[i+1]), day(words[i+1])
		case "interest":
			claim.InterestFrom = day(words[i+1])
		case "rate":
			claim.Agreed = money.PerCent(int64(s.number(words[i+1])), 0)
		}
	}
	return claim
}

// figures answers what is a number of the law, and no event of a case.
var figures = map[string]func(*questions, []string) []string{
	"costs":      costsAsked,
	"interest":   interestAsked,
	"limitation": limitationAsked,
	"weekday":    weekdayAsked,
	"cvr": func(_ *questions, words []string) []string {
		_, err := identifier.ParseCVR(words[0])
		return checked(err)
	},
	"cpr": func(_ *questions, words []string) []string {
		_, warning, err := identifier.ParseCPR(words[0])
		if err == nil && warning != nil {
			return []string{"yes, but " + warning.Key}
		}
		return checked(err)
	},
	"slip": func(_ *questions, words []string) []string {
		_, err := identifier.ParseSlip(words[0])
		return checked(err)
	},
}

func checked(err error) []string {
	if err != nil {
		return []string{"no: " + fault.Of(err).Key}
	}
	return []string{"yes"}
}

// costsAsked reads "own|others 2 500.00 kr., arisen 2026-01-01".
func costsAsked(q *questions, words []string) []string {
	kind := law.OwnCollection
	if words[0] == "others" {
		kind = law.OtherCollection
	}
	most, source, err := q.story.book.CollectionCostCap(kind, day(words[len(words)-1]), q.story.sum(words[1:]))
	if err != nil {
		return checked(err)
	}
	return []string{most.String() + " kr." + bracketed(source.Citation)}
}

// interestAsked reads "10 000.00 kr., due 2026-08-15": the interest up to the day.
func interestAsked(q *questions, words []string) []string {
	due := day(words[slices.Index(words, "due")+1])
	account := ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{{
		ID: 1, Principal: q.story.sum(words), Arisen: due, Due: due, From: due.AddDays(1), InterestFrom: due.AddDays(1),
	}}}
	owed, err := account.StatementOn(q.story.book, q.story.day)
	if err != nil {
		return checked(err)
	}
	return []string{owed.Left.Interest.String() + " kr."}
}

func limitationAsked(q *questions, words []string) []string {
	on, source, err := q.story.book.LimitationDate(law.GeneralPeriod, day(words[1]))
	if err != nil {
		return checked(err)
	}
	return []string{on.String() + bracketed(source.Citation)}
}

func weekdayAsked(q *questions, words []string) []string {
	return []string{q.story.book.NextWeekday(day(words[0])).String()}
}
