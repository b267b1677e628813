package followup_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/money"
)

// late is an invoice of 500.00 that fell due on 30 September and is registered long
// after.
func late() debt.ClaimRegistered {
	return debt.ClaimRegistered{Claim: debt.Claim{ID: 2, Number: "2", Due: civil.MustParse("2026-09-30"), Principal: money.Kroner(500, 0)}}
}

func TestALetterThatDidNotAskForAClaimIsNotItsLetter(t *testing.T) {
	t.Parallel()
	// The first reminder was about invoice 1, which is then paid: 1,000.00, two days'
	// interest at 10 % and the fee. Invoice 2 came the day after the letter: what
	// follows is its own first reminder, ten full days after the one before.
	c := opened(t, "2026-10-10")
	leaves(t, &c, 1, decide(t, &c, "2026-10-11").Sent())
	apply(t, &c, civil.MustParse("2026-10-12"), late(), debt.PaymentRecorded{Payment: 1, Amount: money.Kroner(1_100, 55), ValueOn: civil.MustParse("2026-10-12"), Named: 1})
	if made := decide(t, &c, "2026-10-21"); made.Next != "reminder-1" || made.Review.String() != "2026-10-22" {
		t.Errorf("next %q on %v, want reminder-1 on 2026-10-22", made.Next, made.Review)
	}
}

func TestAFeeIsNotEnteredOnAClaimThatCameLate(t *testing.T) {
	t.Parallel()
	// Invoice 2 has been owed longest, but invoice 1 has been reminded of: the second
	// reminder's fee is for that.
	c := opened(t, "2026-10-10")
	leaves(t, &c, 1, decide(t, &c, "2026-10-11").Sent())
	apply(t, &c, civil.MustParse("2026-10-12"), late())
	sent := decide(t, &c, "2026-10-22").Sent()
	if sent == nil || sent.Name != "reminder-2" || sent.FeeOn != 1 {
		t.Errorf("sent = %+v, want reminder-2 with its fee on claim 1", sent)
	}
}

func TestAClaimIsWarnedAboutByTheNoticeThatAskedForIt(t *testing.T) {
	t.Parallel()
	c := opened(t, "2026-10-10")
	c.Flow = followup.FastFlow
	leaves(t, &c, 1, decide(t, &c, "2026-10-11").Sent())
	apply(t, &c, civil.MustParse("2026-10-12"), late())
	if first, second := followup.WarnedOn(&c, 1), followup.WarnedOn(&c, 2); first.String() != "2026-10-11" || !second.IsZero() {
		t.Errorf("warned on %v and %v, want 2026-10-11 and never", first, second)
	}
	leaves(t, &c, 2, decide(t, &c, "2026-10-22").Sent())
	if first, second := followup.WarnedOn(&c, 1), followup.WarnedOn(&c, 2); first.String() != "2026-10-11" || second.String() != "2026-10-22" {
		t.Errorf("warned on %v and %v, want 2026-10-11 and 2026-10-22", first, second)
	}
}

func TestATaskThatTheEndOfACaseAnsweredIsAskedAgain(t *testing.T) {
	t.Parallel()
	// Notice on 11 October, demand on the 22nd with ten days, and on 2 November the question
	// of the court. The creditor withdraws the case, which ends the question, and takes it up
	// again: nobody has been to court.
	c := opened(t, "2026-10-10")
	c.Flow = followup.FastFlow
	leaves(t, &c, 1, decide(t, &c, "2026-10-11").Sent())
	leaves(t, &c, 2, decide(t, &c, "2026-10-22").Sent())
	day := civil.MustParse("2026-11-02")
	apply(t, &c, day, debt.TaskRaised{Task: 1, Kind: followup.TaskDemandRanOut, Step: followup.PaymentOrderStep})
	apply(t, &c, day.AddDays(1), debt.CaseClosed{Why: debt.ClosedWithdrawn}, debt.TaskDone{Task: 1})
	apply(t, &c, day.AddDays(2), debt.CaseReopened{Why: "case.reopened_by_hand"})
	if made := decide(t, &c, "2026-11-05"); made.Next != followup.PaymentOrderStep || made.Reasons[0].Key != "followup.step_by_hand" {
		t.Errorf("next %q, %+v, want the question of the court again", made.Next, made.Reasons)
	}
}
