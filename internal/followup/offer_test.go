package followup_test

import (
	"strings"
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/money"
)

// offered returns what may be sent on a case by hand, as "document" where it may be
// and "document until" where it may from that day.
func offered(t *testing.T, c *debt.Case, on string) string {
	t.Helper()
	offers, err := followup.Offers(law.Denmark(), followup.Standard(), c, civil.MustParse(on))
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, o := range offers {
		text := o.Document.String()
		if o.Decision.Sent() == nil {
			text += " " + o.Decision.Review.String()
		}
		said = append(said, text)
	}
	return strings.Join(said, ", ")
}

func byHand(t *testing.T, c *debt.Case, document debt.Document, on string) followup.Decision {
	t.Helper()
	made, err := followup.ByHand(law.Denmark(), followup.Standard(), c, document, civil.MustParse(on))
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestALetterIsSentByHandOnceTheOneBeforeHasRunOut(t *testing.T) {
	t.Parallel()
	// The first reminder leaves on 11 October and is to be paid by the 21st.
	c := opened(t, "2026-10-10")
	leaves(t, &c, 1, decide(t, &c, "2026-10-11").Sent())
	early := "reminder-2 2026-10-22, collection-notice 2026-10-22, collection-demand 2026-10-22"
	if got := offered(t, &c, "2026-10-21"); got != early {
		t.Errorf("on the 21st: %s; want %s", got, early)
	}
	made := byHand(t, &c, debt.CollectionNotice, "2026-10-21")
	if len(made.Reasons) != 1 || made.Reasons[0].Key != "guard.letter_too_early" || !strings.HasPrefix(made.Reasons[0].Rule, "rentelovens § 9 b") {
		t.Errorf("too early: %+v, want the rule of the ten days", made.Reasons)
	}
	// On the 22nd the second reminder is due, and is no offer beside itself.
	if got, want := offered(t, &c, "2026-10-22"), "collection-notice, collection-demand"; got != want {
		t.Errorf("on the 22nd: %s; want %s", got, want)
	}
}

func TestTheThirdReminderMayCarryTheNotice(t *testing.T) {
	t.Parallel()
	c := opened(t, "2026-10-10")
	leaves(t, &c, 1, decide(t, &c, "2026-10-11").Sent())
	leaves(t, &c, 2, decide(t, &c, "2026-10-22").Sent())
	// 22 October and ten days is Sunday 1 November, so Monday the 2nd.
	if got, want := offered(t, &c, "2026-11-03"), "reminder-3-collection-notice, collection-demand"; got != want {
		t.Errorf("beside the notice that is due: %s; want %s", got, want)
	}
}

func TestALetterSentByHandCountsAsItsStepAndPassesThoseBefore(t *testing.T) {
	t.Parallel()
	for _, document := range []debt.Document{debt.CollectionNotice, debt.ThirdReminderNotice} {
		c := opened(t, "2026-10-10")
		leaves(t, &c, 1, decide(t, &c, "2026-10-11").Sent())
		sent := byHand(t, &c, document, "2026-10-22").Sent()
		if sent == nil || sent.Fee != money.Kroner(100, 0) {
			t.Fatalf("%v: %+v, want it sent with the second fee", document, sent)
		}
		leaves(t, &c, 2, sent)
		// 22 October and ten days is Sunday 1 November, so Monday the 2nd; then the demand.
		if made := decide(t, &c, "2026-11-03"); made.Sent() == nil || made.Sent().Document != debt.CollectionDemand || !made.Sent().CostsCharged().IsPositive() {
			t.Errorf("after %v: %+v, want the demand with its costs", document, made)
		}
	}
}

func TestADemandWithoutANoticeCostsNothing(t *testing.T) {
	t.Parallel()
	c := opened(t, "2026-10-10")
	made := byHand(t, &c, debt.CollectionDemand, "2026-10-11")
	if made.Sent() == nil || !made.Sent().CostsCharged().IsZero() || !made.Sent().Fee.IsZero() || made.Reasons[0].Key != "guard.costs_no_notice" {
		t.Errorf("demand: %+v, want it without costs, and why", made)
	}
}

func TestAFriendlyReminderCostsNothingAndLeavesTheFlowWhereItIs(t *testing.T) {
	t.Parallel()
	c := opened(t, "2026-10-10")
	c.Debtor.Kind, c.Terms.Compensation = law.Business, true
	if got, want := offered(t, &c, "2026-10-11"), "friendly-reminder, collection-notice, collection-demand"; got != want {
		t.Fatalf("offers: %s; want %s", got, want)
	}
	sent := byHand(t, &c, debt.FriendlyReminder, "2026-10-11").Sent()
	// 1,000.00 and one day's interest of 0.27: no fee, and not the flat sum of trade.
	if sent == nil || !sent.Fee.IsZero() || len(sent.Compensation) != 0 || sent.Asked != money.Kroner(1_000, 27) {
		t.Fatalf("friendly reminder: %+v, want it to ask for 1,000.27", sent)
	}
	leaves(t, &c, 1, sent)
	if made := decide(t, &c, "2026-10-21"); made.Next != "reminder-1" || made.Review.String() != "2026-10-22" {
		t.Errorf("next %q on %v, want the first reminder on 22 October, when its deadline has passed", made.Next, made.Review)
	}
	if got := offered(t, &c, "2026-10-22"); strings.Contains(got, "friendly") {
		t.Errorf("offers: %s; want no second friendly reminder", got)
	}
}

func TestNothingIsSentByHandWhereTheCaseStandsStill(t *testing.T) {
	t.Parallel()
	day := civil.MustParse("2026-10-11")
	disputed := opened(t, "2026-10-10")
	apply(t, &disputed, day, debt.ObjectionRaised{Reason: "Forkert"})
	closed := opened(t, "2026-10-10")
	apply(t, &closed, day, debt.CaseClosed{Why: debt.ClosedWithdrawn})
	asked := opened(t, "2026-10-10")
	apply(t, &asked, day, debt.TaskRaised{Task: 1, Kind: followup.TaskBalance})
	waits := opened(t, "2026-10-10")
	step := *decide(t, &waits, "2026-10-11").Sent()
	step.Step = 1
	apply(t, &waits, day, step)
	for want, c := range map[string]*debt.Case{"followup.disputed": &disputed, "followup.closed": &closed, "followup.waits_for_person": &asked, "followup.waits_for_dispatch": &waits} {
		if got := offered(t, c, "2026-10-11"); got != "" {
			t.Errorf("%s: offers %s", want, got)
		}
		if made := byHand(t, c, debt.FirstReminder, "2026-10-11"); made.Sent() != nil || made.Reasons[0].Key != want {
			t.Errorf("%s: %+v", want, made)
		}
	}
	lost := opened(t, "2023-10-09") // three years before Friday the 9th
	if made := byHand(t, &lost, debt.FirstReminder, "2026-10-11"); made.Sent() != nil || made.Reasons[0].Key != "guard.time_barred" {
		t.Errorf("lost by its age: %+v, want nothing sent", made)
	}
	paused := opened(t, "2026-10-10")
	apply(t, &paused, day, debt.CaseHeld{Until: civil.MustParse("2026-12-01")})
	if made := byHand(t, &paused, debt.FirstReminder, "2026-10-11"); made.Sent() == nil {
		t.Errorf("paused: %+v, want it sent", made)
	}
}
