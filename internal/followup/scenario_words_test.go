package followup_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// set takes a line of the story's head.
func (s *story) set(line string) {
	for word := range strings.SplitSeq(line, ", ") {
		switch word {
		case "flow standard", "flow patient", "flow fast", "flow reminders", "flow collection", "flow bailiff", "flow letters":
			s.c.Flow = strings.TrimPrefix(word, "flow ")
		case "no interest claimed":
			s.noClaim = true
		case "debtor business":
			s.c.Debtor.Kind = law.Business
		case "debtor public":
			s.c.Debtor.Kind = law.Public
		case "no e-mail":
			s.c.Debtor.Email = ""
		case "three postal days":
			s.c.Terms.PostalDays = 3
		case "costs by claim":
			s.c.Terms.CostBasis = debt.PerClaim
		case "no instalments proposed":
			s.c.Terms.Proposal.Never = true
		case "two instalments at most":
			s.c.Terms.Proposal.Months = 2
		case "nobody writes for less than 50.00 kr.":
			s.c.Terms.Trifle = money.Kroner(50, 0)
		case "less is given up":
			s.c.Terms.ForgivesTrifle = true
		case "what wasn't owed is taken back":
			s.takes = true
		case "demands forgive their costs":
			s.c.Terms.ForgivesCosts = true
		case "days by actual years":
			s.c.Terms.DayCount, s.c.Account.DayCount = ledger.ActualActual, ledger.ActualActual
		case "days by thirty":
			s.c.Terms.DayCount, s.c.Account.DayCount = ledger.Thirty360, ledger.Thirty360
		case "interest runs while disputed":
			s.c.Terms.InterestWhileDisputed = true
		case "fees from the tenth day":
			s.c.Terms.FeeGap = law.LastDay
		case "paid in time is paid in full":
			s.c.Terms.Settles = true
		default:
			s.t.Fatalf("what is %q?", word)
		}
	}
}

func amount(t *testing.T, words ...string) money.Amount {
	t.Helper()
	sum, err := money.Parse(strings.Join(words, ""))
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// do lets something happen, and returns the line as it is to stand.
func (s *story) do(what string) string {
	s.t.Helper()
	words := strings.Fields(what)
	switch words[0] {
	case "slow": // the next letter doesn't leave on its day
		s.slow = true
	case "away": // "away 5 nights": nobody decides
		s.away = s.number(words[1])
	case "invoice":
		s.invoice(words)
	case "payment":
		s.happened(s.paid(words))
		s.takeBack()
	case "payment-back":
		last := s.c.Payments[len(s.c.Payments)-1].PaymentRecorded
		s.happened(debt.PaymentReversed{Payment: last.Payment, Why: "payment.bank_reversal"})
		s.takeBack()
	case "credit":
		s.happened(s.credited(words))
		s.takeBack()
	case "refund":
		s.happened(debt.RefundPaid{Amount: s.sum(words[1:]), On: s.day})
	case "hold":
		s.happened(debt.CaseHeld{Until: civil.MustParse(words[2])})
	case "resume":
		s.happened(debt.CaseResumed{})
	case "no-interest": // "no-interest from 2026-09-05 to 2026-09-15"
		s.happened(sparing(words))
	case "promise", "agreement", "offer", "offer-ends", "founded", "unfounded", "filed", "at-court", "court-fee", "awarded", "cost-dropped", "capitalise", "acknowledged", "learned":
		s.happened(s.event(what))
	case "estate":
		s.happened(s.event(what))
		kind, args := followup.EstateTask(&s.c.Estate)
		s.happened(debt.TaskRaised{Task: debt.TaskID(s.id()), Kind: kind, Args: args})
	case "estate-ends":
		s.happened(s.event(what))
		s.finishAbout(followup.TaskBankruptcy, followup.TaskRestructuring, followup.TaskDebtRelief, followup.TaskDeceased, followup.TaskEstateNews)
	case "more-time":
		s.happened(s.event(what))
		s.finishAbout(followup.TaskInstalmentMissing)
	case "agreement-ends":
		s.happened(s.event(what))
		s.finishAboutAgreement()
	case "objection":
		s.happened(debt.ObjectionRaised{Reason: "fejl"})
	case "rejected", "upheld", "withdrawn":
		s.happened(debt.ObjectionResolved{Outcome: words[0]})
	case "rewind":
		s.happened(debt.StepVoided{Step: s.c.LastStanding().Step, Why: debt.VoidDeleted})
	case "by-hand":
		s.happened(debt.BatchLeft{})
	case "batch":
		s.happened(debt.BatchJoined{})
	case "bounce":
		last := s.c.Dispatches[len(s.c.Dispatches)-1]
		s.happened(debt.DispatchReported{Dispatch: last.Dispatch, Status: debt.Failed, Code: "5.1.1"})
		s.happened(debt.StepVoided{Step: s.c.LastStanding().Step, Why: debt.VoidUndelivered})
	case "closed":
		s.happened(debt.CaseClosed{Why: "case.closed_" + words[1]})
	case "reopen":
		s.happened(debt.CaseReopened{Why: "case.reopened_payment_reversed"})
	case "task-done":
		s.happened(debt.TaskDone{Task: s.c.OpenTasks()[0].Task})
	case "new-address":
		debtor := s.c.Debtor
		debtor.Email = words[1]
		s.happened(debt.DebtorCorrected{Debtor: debtor})
	case "flow":
		s.happened(debt.FlowChanged{Flow: words[1]})
	case "owed":
		owed, err := s.c.Account.StatementOn(s.book, s.day)
		if err != nil {
			s.t.Fatal(err)
		}
		return "owed " + owed.Total().String() + " kr."
	case "spread":
		return s.spread()
	case "nothing":
	default:
		s.t.Fatalf("what is %q?", what)
	}
	return what
}

// paid reads "payment 1 200.00 kr. for claim 2 2026-01-05", or "payment all": the claim
// that the debtor named, and the day that the money counts from.
func (s *story) paid(words []string) debt.PaymentRecorded {
	s.t.Helper()
	p := debt.PaymentRecorded{Payment: debt.PaymentID(s.id()), ValueOn: s.valueDay(words)}
	if words[1] == "next-instalment" {
		p.Amount = s.instalmentDue()
	} else if words[1] != "all" {
		p.Amount = s.sum(words[1:])
	} else if owed, err := s.c.Account.StatementOn(s.book, s.day); err == nil {
		p.Amount = owed.Total().Plus(owed.NotDue)
	}
	p.Named = s.namedClaim(words, 0)
	return p
}

// instalmentDue is the next instalment of the agreement that runs, or nothing.
func (s *story) instalmentDue() money.Amount {
	s.t.Helper()
	runs := s.c.RunningAgreement()
	if runs == nil {
		return money.Amount{}
	}
	stands, err := followup.StandingOn(s.book, &s.c, runs, s.day)
	if err != nil {
		s.fatal("%v", err)
	}
	if stands.Next == nil {
		return money.Amount{}
	}
	return stands.Next.Left
}

// credited reads "credit 200.00 kr. for claim 2"; without a claim, the first.
func (s *story) credited(words []string) debt.ClaimCredited {
	s.t.Helper()
	e := debt.ClaimCredited{Number: "K1", On: s.day, Amount: s.sum(words[1:]), Claim: s.namedClaim(words, s.c.Claims[0].ID)}
	if len(s.c.Account.Entries) > 0 {
		e.Number = fmt.Sprintf("K%d", s.id())
	}
	return e
}

func (s *story) namedClaim(words []string, or debt.ClaimID) debt.ClaimID {
	if i := slices.Index(words, "claim"); i > 0 && s.number(words[i+1]) <= len(s.c.Claims) {
		return s.claim(s.number(words[i+1]))
	}
	return or
}

// takeBack takes back what turns out not to have been owed, and keeps the promises of
// demands, as is done when money moves.
func (s *story) takeBack() {
	s.t.Helper()
	if !s.takes {
		return
	}
	events, err := followup.LearnedLate(s.book, &s.c)
	if err != nil {
		s.fatal("%v", err)
	}
	for _, e := range events {
		s.happened(e)
	}
	lowered, err := followup.CostsForgiven(s.book, &s.c)
	if err != nil {
		s.fatal("%v", err)
	}
	for _, e := range lowered {
		s.happened(e)
	}
}

// sum reads "1 200.00 kr." at the head of a list of words.
func (s *story) sum(words []string) money.Amount {
	s.t.Helper()
	for i, word := range words {
		if strings.HasPrefix(word, "kr.") {
			return amount(s.t, words[:i]...)
		}
	}
	s.t.Fatalf("no amount in %q", words)
	return money.Amount{}
}

func (s *story) valueDay(words []string) civil.Date {
	if last := words[len(words)-1]; len(last) == len("2026-01-02") {
		return civil.MustParse(last)
	}
	return s.day
}

func (s *story) invoice(words []string) {
	s.t.Helper()
	s.happened(debt.ClaimRegistered{Claim: s.claimOf(words)})
}

// claimOf reads "invoice 1 200.00 kr., due day 2026-03-01".
func (s *story) claimOf(words []string) debt.Claim {
	s.t.Helper()
	claim := debt.Claim{ID: debt.ClaimID(s.id()), Number: strconv.Itoa(len(s.c.Claims) + 1), Issued: s.day, Arisen: s.day, Sent: s.day, DueOrigin: law.AgreedDue, Principal: s.sum(words[1:])}
	for i, word := range words {
		switch word {
		case "day":
			claim.Due = civil.MustParse(strings.TrimSuffix(words[i+1], ","))
		case "reminded":
			claim.Earlier = s.earlier(words[i+1:])
		case "arisen":
			claim.Arisen = civil.MustParse(strings.TrimSuffix(words[i+1], ","))
		}
	}
	if claim.Due.Before(claim.Issued) {
		claim.Issued, claim.Arisen, claim.Sent = claim.Due, civil.Earliest(claim.Arisen, claim.Due), claim.Due
	}
	if !s.noClaim {
		claim.InterestFrom = claim.Due.AddDays(1)
	}
	return claim
}

// earlier reads "2026-03-10, 3 times, 2 fees": how often one was reminded
// elsewhere, last on that day, and how many of the letters cost 100.00; and with ", noticed
// 2026-03-10" on which day the notice of collection was sent.
func (s *story) earlier(words []string) debt.EarlierReminders {
	s.t.Helper()
	times, fees := s.number(words[1]), s.number(words[3])
	earlier := debt.EarlierReminders{
		Last: civil.MustParse(strings.TrimSuffix(words[0], ",")), Count: times, Fees: fees, Fee: money.Kroner(100, 0).Times(fees),
	}
	if n := slices.Index(words, "noticed"); n > 0 {
		earlier.Notice = civil.MustParse(words[n+1])
	}
	return earlier
}

func (s *story) number(word string) int {
	s.t.Helper()
	n, err := strconv.Atoi(word)
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}

// sparing reads "no-interest from 2026-09-05 to 2026-09-15".
func sparing(words []string) debt.InterestSpared {
	return debt.InterestSpared{From: civil.MustParse(words[2]), Until: civil.MustParse(words[4]).AddDays(1), Why: "forkert konto"}
}
