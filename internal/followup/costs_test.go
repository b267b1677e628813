package followup_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/money"
)

// owing returns a case of a claim of 4,000.00 that arose and fell due on 1 February
// 2026, without interest: law.md C-9.
func owing(t *testing.T) debt.Case {
	t.Helper()
	c := trading(t, law.Business, law.Consumer)
	apply(t, &c, civil.MustParse("2026-02-01"), debt.ClaimRegistered{Claim: debt.Claim{
		ID: 1, Number: "1", Arisen: civil.MustParse("2026-02-01"), Due: civil.MustParse("2026-02-01"), Principal: money.Kroner(4_000, 0),
	}})
	return c
}

// sent records a letter that left on a day and gave until another.
func sent(t *testing.T, c *debt.Case, id debt.StepID, document debt.Document, on, deadline string) {
	t.Helper()
	leaves(t, c, id, &debt.StepTaken{Document: document, Channel: debt.Email, Planned: civil.MustParse(on), Deadline: civil.MustParse(deadline)})
}

// costs returns what a demand of a day may charge, and why.
func costs(t *testing.T, c *debt.Case, on string) (money.Amount, string) {
	t.Helper()
	day := civil.MustParse(on)
	owed, err := c.Account.StatementOn(law.Denmark(), day)
	if err != nil {
		t.Fatal(err)
	}
	charged, why, err := followup.CollectionCosts(law.Denmark(), c, owed, day)
	if err != nil {
		t.Fatal(err)
	}
	if why.Rule == "" {
		t.Errorf("%s has no rule", why.Key)
	}
	return debt.StepTaken{Costs: charged}.CostsCharged(), why.Key
}

// T-6: reminders without the sentence of further costs unlock none, however many;
// nor does a notice whose deadline runs, that never left, came back or was deleted.
func TestWhatUnlocksCosts(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		happens func(c *debt.Case)
		want    string
		why     string
	}{
		"three reminders": {func(c *debt.Case) {
			sent(t, c, 1, debt.FirstReminder, "2026-02-02", "2026-02-12")
			sent(t, c, 2, debt.SecondReminder, "2026-02-13", "2026-02-23")
			sent(t, c, 3, debt.ThirdReminder, "2026-02-24", "2026-03-06")
		}, "0.00", "guard.costs_no_notice"},
		"a third reminder with notice":  {func(c *debt.Case) { sent(t, c, 1, debt.ThirdReminderNotice, "2026-02-24", "2026-03-06") }, "800.00", "guard.costs_allowed"},
		"a notice that ends today":      {func(c *debt.Case) { sent(t, c, 1, debt.CollectionNotice, "2026-02-27", "2026-03-09") }, "0.00", "guard.costs_notice_runs"},
		"a notice that ended yesterday": {func(c *debt.Case) { sent(t, c, 1, debt.CollectionNotice, "2026-02-26", "2026-03-08") }, "800.00", "guard.costs_allowed"},
		"a notice that never left": {func(c *debt.Case) {
			apply(t, c, civil.MustParse("2026-02-20"), debt.StepTaken{Step: 1, Document: debt.CollectionNotice, Planned: civil.MustParse("2026-02-20"), Deadline: civil.MustParse("2026-03-02")})
		}, "0.00", "guard.costs_no_notice"},
		"a notice that came back": {func(c *debt.Case) {
			sent(t, c, 1, debt.CollectionNotice, "2026-02-20", "2026-03-02")
			apply(t, c, civil.MustParse("2026-02-21"), debt.StepVoided{Step: 1, Why: debt.VoidUndelivered})
		}, "0.00", "guard.costs_no_notice"},
		"a notice that was deleted": {func(c *debt.Case) {
			sent(t, c, 1, debt.CollectionNotice, "2026-02-20", "2026-03-02")
			apply(t, c, civil.MustParse("2026-02-21"), debt.StepVoided{Step: 1, Why: debt.VoidDeleted})
		}, "0.00", "guard.costs_no_notice"},
		"a notice from before the claim was due": {func(c *debt.Case) { sent(t, c, 1, debt.CollectionNotice, "2026-02-01", "2026-02-11") }, "0.00", "guard.costs_no_principal"},
		"no proposal": {func(c *debt.Case) {
			sent(t, c, 1, debt.CollectionNotice, "2026-02-20", "2026-03-02")
			c.Terms.Proposal.Never = true
		}, "0.00", "guard.costs_no_proposal"},
	} {
		made := owing(t)
		c.happens(&made)
		if got, why := costs(t, &made, "2026-03-09"); got.String() != c.want || why != c.why {
			t.Errorf("%s: %v because %s, want %s because %s", name, got, why, c.want, c.why)
		}
	}
}

// law.md §4.3: 10,000.00 with 300.00 in fees and 246.58 of interest is in the bracket
// to 10,000.00, by bilag 2 1,000.00 and not 1,400.00.
func TestFeesAndInterestLiftNoBracket(t *testing.T) {
	t.Parallel()
	c := trading(t, law.Business, law.Consumer)
	due := civil.MustParse("2026-08-15")
	apply(t, &c, due, debt.ClaimRegistered{Claim: debt.Claim{
		ID: 1, Number: "1", Arisen: due, Due: due, Principal: money.Kroner(10_000, 0), InterestFrom: due.AddDays(1),
		Earlier: debt.EarlierReminders{Count: 3, Fees: 3, Fee: money.Kroner(300, 0), Last: civil.MustParse("2026-09-07")},
	}})
	sent(t, &c, 1, debt.CollectionNotice, "2026-10-01", "2026-10-12")
	owed, err := c.Account.StatementOn(law.Denmark(), civil.MustParse("2026-11-13"))
	if err != nil || owed.Total().String() != "10546.58" {
		t.Fatalf("owed = %v, %v", owed.Total(), err)
	}
	if got, why := costs(t, &c, "2026-11-13"); got != money.Kroner(1_000, 0) {
		t.Errorf("costs = %v because %s", got, why)
	}
}

// A claim of 4,000.00 has been charged 800.00; another of 2,000.00 makes 6,000.00,
// 1,000.00 in all: 200.00 more, and no more after that. By the claim, the second has
// a bracket of its own: 600.00.
func TestWhatWasChargedIsTakenOff(t *testing.T) {
	t.Parallel()
	for basis, want := range map[debt.CostBasis]string{debt.PerCase: "200.00", debt.PerClaim: "600.00"} {
		c := owing(t)
		c.Terms.CostBasis = basis
		apply(t, &c, civil.MustParse("2026-02-05"), debt.ClaimRegistered{Claim: debt.Claim{
			ID: 2, Number: "2", Arisen: civil.MustParse("2026-02-05"), Due: civil.MustParse("2026-03-15"), Principal: money.Kroner(2_000, 0),
		}})
		sent(t, &c, 1, debt.CollectionNotice, "2026-02-20", "2026-03-02")
		leaves(t, &c, 2, &debt.StepTaken{
			Document: debt.CollectionDemand, Channel: debt.Email, Planned: civil.MustParse("2026-03-03"), Deadline: civil.MustParse("2026-03-13"),
			Costs: []debt.Cost{{Claim: 1, Amount: money.Kroner(800, 0)}},
		})
		if got, why := costs(t, &c, "2026-03-20"); !got.IsZero() || why != "guard.costs_charged_before" {
			t.Errorf("again: %v because %s", got, why)
		}
		sent(t, &c, 3, debt.CollectionNotice, "2026-03-20", "2026-03-30")
		if got, why := costs(t, &c, "2026-03-31"); got.String() != want || why != "guard.costs_allowed" {
			t.Errorf("for both by basis %d: %v because %s, want %s", basis, got, why, want)
		}
	}
}

// A notice says what collection can cost at most: by the case 800.00 for 4,000.00;
// nothing where no instalments are proposed, or a table isn't known.
func TestWhatANoticeSaysThatCollectionCanCost(t *testing.T) {
	t.Parallel()
	on := civil.MustParse("2026-02-20")
	c := owing(t)
	if got, err := followup.MostCosts(law.Denmark(), &c, on); err != nil || got != money.Kroner(800, 0) {
		t.Errorf("most = %v, %v", got, err)
	}
	c.Terms.CostBasis = debt.PerClaim
	if got, err := followup.MostCosts(law.Denmark(), &c, on); err != nil || got != money.Kroner(800, 0) {
		t.Errorf("most by claim = %v, %v", got, err)
	}
	c.Claims[0].Arisen = civil.MustParse("2012-01-01")
	if got, err := followup.MostCosts(law.Denmark(), &c, on); err != nil || !got.IsZero() {
		t.Errorf("most by an unknown table = %v, %v", got, err)
	}
	c.Claims[0].Arisen, c.Terms.Proposal.Never = on, true
	if got, err := followup.MostCosts(law.Denmark(), &c, on); err != nil || !got.IsZero() {
		t.Errorf("most without a proposal = %v, %v", got, err)
	}
}
