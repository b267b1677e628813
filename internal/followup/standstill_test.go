package followup_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/money"
)

// Why nothing is done, and when to look again. Each case would get its first
// reminder on 16 August. What waits for a person is looked at 180 days before the
// claim is lost, on 15 August 2029.
func TestWhyNothingIsDone(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		event  debt.Event
		why    string
		review string
	}{
		{"closed", debt.CaseClosed{Why: debt.ClosedWithdrawn}, "followup.closed", "-"},
		{"disputed", debt.ObjectionRaised{}, "followup.disputed", "2029-02-16"},
		{"on hold", debt.CaseHeld{Until: civil.MustParse("2026-09-01")}, "followup.on_hold", "2026-09-01"},
		{"by hand", debt.BatchLeft{}, "followup.by_hand", "2026-09-15"},
		{"the next step is a person's", debt.TaskRaised{Task: 1, Kind: followup.TaskNextStep}, "followup.waits_for_person", "2029-02-16"},
		{"nobody knows how much is owed", debt.TaskRaised{Task: 1, Kind: followup.TaskBalance}, "followup.waits_for_person", "2029-02-16"},
		{"a flow that nobody knows", debt.FlowChanged{Flow: "unheard-of"}, "followup.flow_unknown", "2026-09-15"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			stalled := opened(t, "2026-08-15")
			apply(t, &stalled, civil.MustParse("2026-08-16"), c.event)
			made := decide(t, &stalled, "2026-08-20")
			if len(made.Actions) != 0 || len(made.Reasons) != 1 || made.Reasons[0].Key != c.why || made.Review.String() != c.review {
				t.Errorf("decision = %+v, want nothing because %s until %s", made, c.why, c.review)
			}
		})
	}
}

func TestOtherTasksHoldNothingBack(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{followup.TaskRefund, followup.TaskAddress, followup.TaskRefused, followup.TaskUnclear} {
		c := opened(t, "2026-08-15")
		apply(t, &c, civil.MustParse("2026-08-16"), debt.TaskRaised{Task: 1, Kind: kind})
		if made := decide(t, &c, "2026-08-20"); made.Sent() == nil {
			t.Errorf("%s: %+v, want reminder 1", kind, made)
		}
	}
}

func TestACaseWithoutClaimsHasNothingToDo(t *testing.T) {
	t.Parallel()
	c := debt.Case{ID: 7}
	apply(t, &c, civil.MustParse("2026-08-10"), debt.CaseOpened{Number: 1, Flow: followup.StandardFlow})
	if made := decide(t, &c, "2026-08-20"); len(made.Actions) != 0 || made.Reasons[0].Key != "followup.no_claims" {
		t.Errorf("decision = %+v", made)
	}
}

func TestAPaidCaseClosesWhateverElseStandsInItsWay(t *testing.T) {
	t.Parallel()
	for _, e := range []debt.Event{debt.ObjectionRaised{}, debt.CaseHeld{Until: civil.MustParse("2026-09-01")}, debt.BatchLeft{}, debt.TaskRaised{Task: 1, Kind: followup.TaskBalance}} {
		c := opened(t, "2026-08-15")
		apply(t, &c, civil.MustParse("2026-08-16"), e, debt.PaymentRecorded{Payment: 1, Amount: money.Kroner(1_000, 0), ValueOn: civil.MustParse("2026-08-15")})
		if got := decide(t, &c, "2026-08-16").Fingerprint(); got != "close case.closed_paid" {
			t.Errorf("%T: %q, want it closed", e, got)
		}
	}
}

func TestAnOpenRefundIsNotAskedForAgain(t *testing.T) {
	t.Parallel()
	c := opened(t, "2026-08-15")
	apply(t, &c, civil.MustParse("2026-08-16"), debt.PaymentRecorded{Payment: 1, Amount: money.Kroner(1_200, 0), ValueOn: civil.MustParse("2026-08-15")},
		debt.TaskRaised{Task: 1, Kind: followup.TaskRefund})
	if got := decide(t, &c, "2026-08-16").Fingerprint(); got != "close case.closed_paid" {
		t.Errorf("decision = %q, want it closed and nothing asked", got)
	}
}

func TestTheNextInvoiceIsLookedAtWhenItFallsDue(t *testing.T) {
	t.Parallel()
	// The first invoice is paid on 20 October, five days after its reminder of the
	// patient flow; the second is overdue from the 26th. Before that there is nothing
	// to ask for, whatever the flow would do next about the first.
	c := opened(t, "2026-10-10")
	c.Flow = followup.PatientFlow
	apply(t, &c, civil.MustParse("2026-10-11"), debt.ClaimRegistered{Claim: debt.Claim{ID: 2, Number: "2", Due: civil.MustParse("2026-10-25"), Principal: money.Kroner(500, 0)}})
	leaves(t, &c, 1, decide(t, &c, "2026-10-15").Sent())
	owed, err := c.Account.StatementOn(law.Denmark(), civil.MustParse("2026-10-20"))
	if err != nil {
		t.Fatal(err)
	}
	apply(t, &c, civil.MustParse("2026-10-20"), debt.PaymentRecorded{Payment: 1, Amount: owed.Total(), ValueOn: civil.MustParse("2026-10-20")})
	made := decide(t, &c, "2026-10-20")
	if made.Reasons[0].Key != "followup.nothing_overdue" || made.Review.String() != "2026-10-26" {
		t.Errorf("decision = %+v, want to look again on 2026-10-26", made)
	}
	// Then the flow begins anew for it: five days after its last timely day.
	if made := decide(t, &c, "2026-10-26"); made.Review.String() != "2026-10-30" || made.Next != "reminder-1" {
		t.Errorf("review %v of %q, want 2026-10-30 of reminder-1", made.Review, made.Next)
	}
}

func TestANewInvoiceIsLookedAtThoughTheFlowHasEnded(t *testing.T) {
	t.Parallel()
	c := opened(t, "2026-10-10")
	c.Flow = followup.FastFlow
	apply(t, &c, civil.MustParse("2026-10-11"), debt.ClaimRegistered{Claim: debt.Claim{ID: 2, Number: "2", Due: civil.MustParse("2026-12-25"), Principal: money.Kroner(500, 0)}})
	leaves(t, &c, 1, decide(t, &c, "2026-10-11").Sent())
	apply(t, &c, civil.MustParse("2026-10-22"), debt.TaskRaised{Task: 1, Kind: followup.TaskNextStep, Step: followup.PaymentOrderStep}, debt.TaskDone{Task: 1})
	if made := decide(t, &c, "2026-10-23"); made.Reasons[0].Key != "followup.flow_ended" || made.Review.String() != "2026-11-21" {
		t.Errorf("decision = %+v, want the flow ended, and a look when the case has lain still for 30 days", made)
	}
	apply(t, &c, civil.MustParse("2026-10-23"), debt.PaymentRecorded{Payment: 1, ValueOn: civil.MustParse("2026-10-10"), Amount: money.Kroner(1_100, 0)})
	if made := decide(t, &c, "2026-10-23"); made.Reasons[0].Key != "followup.nothing_overdue" || made.Review.String() != "2026-12-26" {
		t.Errorf("decision = %+v, want to look again on 2026-12-26", made)
	}
}

func TestALawWithoutReminderRulesDecidesNothing(t *testing.T) {
	t.Parallel()
	// The rules of reminders begin with the day of dispatch: in a book that has none
	// for the day of the last reminder, the spacing isn't known.
	book := law.Denmark()
	book.Reminders.Rows = nil
	c := opened(t, "2026-08-15")
	if _, err := followup.Decide(book, followup.Standard(), &c, civil.MustParse("2026-08-16")); !fault.Is(err, fault.UnknownLaw) {
		t.Errorf("err = %v, want unknown law", err)
	}
	c.Claims[0].Earlier.Last = civil.MustParse("2026-08-10")
	if _, err := followup.Decide(book, followup.Standard(), &c, civil.MustParse("2026-08-16")); !fault.Is(err, fault.UnknownLaw) {
		t.Errorf("with a reminder before: err = %v, want unknown law", err)
	}
	book = law.Denmark()
	book.CollectionNotice.Rows = nil
	c = opened(t, "2026-08-15")
	c.Flow = followup.FastFlow
	if _, err := followup.Decide(book, followup.Standard(), &c, civil.MustParse("2026-08-16")); !fault.Is(err, fault.UnknownLaw) {
		t.Errorf("without a rule for notices: err = %v, want unknown law", err)
	}
}

func TestAFingerprintNamesEveryAction(t *testing.T) {
	t.Parallel()
	made := followup.Decision{Actions: []followup.Action{
		followup.Refer{Kind: followup.TaskNextStep, Step: followup.PaymentOrderStep}, followup.Withdraw{Step: 4}, followup.Close{Why: debt.ClosedPaid},
	}}
	if got, want := made.Fingerprint(), "refer task.next_step_by_hand payment-order; withdraw 4; close case.closed_paid"; got != want {
		t.Errorf("fingerprint = %q, want %q", got, want)
	}
	if made.Sent() != nil {
		t.Errorf("sent = %+v, want nothing", made.Sent())
	}
	if got := (followup.Decision{}).Fingerprint(); got != "" {
		t.Errorf("fingerprint of nothing = %q", got)
	}
}
