package debt_test

import (
	"reflect"
	"slices"
	"testing"

	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// wholeStory is a journal in which every kind of event happens.
func wholeStory() []debt.Event {
	settling := reminder(1, "2026-08-16")
	settling.Settles, settling.Compensation, settling.Each = true, []debt.ClaimID{1}, money.Kroner(310, 0)
	settling.Reasons = []string{"guard.fee_allowed"}
	return slices.Concat(
		[]debt.Event{opening(), invoice(1, "1001"), invoice(2, "1002"), settling},
		sending(),
		[]debt.Event{
			debt.DispatchReported{Dispatch: 1, Status: debt.Received, Source: "r1"},
			debt.DispatchOrdered{Dispatch: 2, Letter: 1, Channel: debt.Print},
			debt.DispatchStopped{Dispatch: 2, Why: "dispatch.stopped_by_hand"},
			debt.ClaimCredited{Claim: 2, Number: "K1", On: day("2026-08-20"), Amount: money.Kroner(100, 0)},
			debt.PaymentRecorded{Payment: 1, Amount: money.Kroner(50, 0), ValueOn: day("2026-08-20"), Reference: "B1"},
			debt.PaymentReversed{Payment: 1, Why: "payment.reversed_by_bank"},
			debt.CaseHeld{Until: day("2026-12-01"), Why: "aftalt"},
			debt.CaseResumed{},
			debt.PaymentPromised{By: day("2026-11-01"), Amount: money.Kroner(100, 0)},
			debt.BatchLeft{},
			debt.BatchJoined{},
			debt.AgreementMade{Agreement: 1, Claims: []debt.ClaimID{1}, Owed: money.Kroner(100, 0), Cadence: ledger.Monthly, Instalments: []debt.Instalment{{On: day("2026-10-01"), Amount: money.Kroner(100, 0)}}},
			debt.InstalmentReminded{Agreement: 1, Instalment: day("2026-10-01"), Amount: money.Kroner(100, 0), Deadline: day("2026-10-20"), Channel: debt.Email},
			debt.InstalmentDeferred{Agreement: 1, Instalment: day("2026-10-01"), Until: day("2026-10-30")},
			debt.InstalmentDeferred{Agreement: 1, Instalment: day("2026-10-01"), Until: day("2026-11-30")},
			debt.AgreementEnded{Agreement: 1, Why: debt.AgreementCancelled},
			debt.CompositionOffered{Owed: money.Kroner(200, 0), Pay: money.Kroner(100, 0), Deadline: day("2026-10-01")},
			debt.CompositionEnded{Why: debt.CompositionWithdrawn},
			debt.FlowChanged{Flow: "patient"},
			debt.ObjectionRaised{Reason: "for dyr"},
			debt.ObjectionResolved{Outcome: debt.OutcomeRejected},
			debt.TaskRaised{Task: 1, Kind: "task.mend_address", Args: map[string]string{"day": "x"}},
			debt.TaskDone{Task: 1},
			debt.NoteAdded{Text: "ringede"},
			debt.LimitationChanged{Change: law.Acknowledged, On: day("2026-08-30")},
			debt.InterestCapitalised{On: day("2026-08-29"), By: debt.CapitalisedByJudgment, Text: "dom"},
			debt.InterestSpared{From: day("2026-08-20"), Until: day("2026-08-22"), Why: "forkert konto"},
			debt.LimitationChanged{Change: law.Settled, On: day("2026-08-31")},
			debt.FoundationAdded{Foundation: 1, Kind: debt.SignedSettlement, Made: day("2026-08-31"), Claims: []debt.ClaimID{1, 2}},
			debt.LimitationChanged{Change: law.Acknowledged, On: day("2026-09-01")},
			debt.FoundationAdded{Foundation: 2, Kind: debt.Judgment, Made: day("2026-09-01"), Claims: []debt.ClaimID{1}},
			debt.FoundationWithdrawn{Foundation: 1},
			debt.CourtFiled{Court: 1, Route: debt.PaymentOrder, Filed: day("2026-09-01"), Claims: []debt.ClaimID{1}},
			debt.CourtCostCharged{Cost: 1, Kind: debt.CourtFeePaid, Court: 1, Claim: 1, On: day("2026-09-01"), Amount: money.Kroner(750, 0)},
			debt.CourtCostDropped{Cost: 1},
			debt.CourtProgressed{Court: 1, Stage: debt.Served, On: day("2026-09-01")},
			debt.CourtProgressed{Court: 1, Stage: debt.CourtWithdrawn, On: day("2026-09-01")},
			debt.CourtFiled{Court: 2, Route: debt.LevyRequest, Filed: day("2026-09-01"), Claims: []debt.ClaimID{1}},
			debt.CourtProgressed{Court: 2, Stage: debt.MeetingSet, On: day("2026-09-01"), Meeting: day("2026-10-01")},
			debt.CourtProgressed{Court: 2, Stage: debt.CourtDismissed, On: day("2026-09-01")},
			debt.EstateOpened{Kind: debt.DebtRelief, Since: day("2026-09-01")},
			debt.EstateEnded{Why: debt.EstateMistaken},
			debt.DebtorCorrected{Debtor: debt.Debtor{Name: "Anna Holm", Address: []string{"Gade 1"}}},
			debt.StepVoided{Step: 1, Why: debt.VoidDeleted},
			debt.CaseClosed{Why: debt.ClosedWithdrawn},
			debt.CaseReopened{Why: "case.reopened_payment_reversed"},
		},
	)
}

// told returns the case as the first n events of a story left it.
func told(t *testing.T, story []debt.Event, n int) debt.Case {
	t.Helper()
	c := debt.Case{ID: 7, Creditor: 3}
	happens(t, &c, "2026-09-01", story[:n]...)
	return c
}

// Whatever happens to a clone, the case that it was made of stays as it was; and
// the other way round.
func TestACloneSharesNothingThatEventsChange(t *testing.T) {
	t.Parallel()
	story := wholeStory()
	for n, e := range story {
		before := told(t, story, n)
		clone := before.Clone()
		happens(t, &clone, "2026-09-01", e)
		if !reflect.DeepEqual(before, told(t, story, n)) {
			t.Errorf("%T on the clone changed the case", e)
		}
		happens(t, &before, "2026-09-01", e)
		if n+1 == len(story) {
			break
		}
		clone = before.Clone()
		happens(t, &before, "2026-09-01", story[n+1])
		if !reflect.DeepEqual(clone, told(t, story, n+1)) {
			t.Errorf("%T on the case changed the clone", story[n+1])
		}
	}
}

func TestACloneAndItsCaseGrowApart(t *testing.T) {
	t.Parallel()
	// Both add to the same lists: neither writes where the other reads.
	c := opened(t)
	happens(t, &c, "2026-08-20", debt.NoteAdded{Text: "1"}, debt.NoteAdded{Text: "2"}, debt.NoteAdded{Text: "3"})
	clone := c.Clone()
	happens(t, &c, "2026-08-21", debt.NoteAdded{Text: "the case's"}, debt.PaymentRecorded{Payment: 1, Amount: money.Kroner(1, 0), ValueOn: day("2026-08-20")})
	happens(t, &clone, "2026-08-21", debt.NoteAdded{Text: "the clone's"}, debt.PaymentRecorded{Payment: 2, Amount: money.Kroner(2, 0), ValueOn: day("2026-08-20")})
	if c.Notes[3].Text != "the case's" || clone.Notes[3].Text != "the clone's" || c.Account.Entries[0].Amount != money.Kroner(1, 0) {
		t.Errorf("case %+v, clone %+v, entry %+v", c.Notes, clone.Notes, c.Account.Entries[0])
	}
}
