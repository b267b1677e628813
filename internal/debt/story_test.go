package debt_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

func day(text string) civil.Date { return civil.MustParse(text) }

// opening opens a case against a consumer.
func opening() debt.CaseOpened {
	return debt.CaseOpened{
		Number: 1042, Flow: "standard",
		Terms:  debt.Terms{DayCount: ledger.Actual365, Creditor: law.Business},
		Debtor: debt.Debtor{Kind: law.Consumer, Language: "da", Name: "Anna Holm", Email: "anna@holm.example"},
	}
}

// invoice registers a claim of 1,000.00 due 15 August 2026, interest from the day after.
func invoice(id debt.ClaimID, number string) debt.ClaimRegistered {
	return debt.ClaimRegistered{Claim: debt.Claim{
		ID: id, Source: "file", Number: number, Issued: day("2026-08-01"), Arisen: day("2026-08-01"), Due: day("2026-08-15"),
		Principal: money.Kroner(1_000, 0), InterestFrom: day("2026-08-16"),
	}}
}

// reminder takes a step with a fee of 100.00, planned for a day with ten days' time.
func reminder(id debt.StepID, on string) debt.StepTaken {
	return debt.StepTaken{
		Step: id, Flow: "standard", Name: "reminder-1", Document: debt.FirstReminder, Channel: debt.Email,
		Planned: day(on), Deadline: day(on).AddDays(10), Fee: money.Kroner(100, 0), FeeOn: 1, Asked: money.Kroner(1_100, 27),
	}
}

// sending is what follows step 1 when its letter goes out on 16 August.
func sending() []debt.Event {
	return []debt.Event{
		debt.LetterComposed{Letter: 1, Step: 1, Document: debt.FirstReminder, Channel: debt.Email, Dated: day("2026-08-16")},
		debt.DispatchOrdered{Dispatch: 1, Letter: 1, Channel: debt.Email, Recipient: "anna@holm.example"},
		debt.DispatchHanded{Dispatch: 1, On: day("2026-08-16"), ProviderID: "m1", Accepted: true},
	}
}

// opened returns a case with one claim.
func opened(t *testing.T) debt.Case {
	t.Helper()
	c := debt.Case{ID: 7, Creditor: 3}
	happens(t, &c, "2026-08-10", opening(), invoice(1, "1001"))
	return c
}

// reminded returns a case whose first reminder has left on 16 August.
func reminded(t *testing.T) debt.Case {
	t.Helper()
	c := opened(t)
	happens(t, &c, "2026-08-16", reminder(1, "2026-08-16"))
	happens(t, &c, "2026-08-16", sending()...)
	return c
}

func happens(t *testing.T, c *debt.Case, on string, events ...debt.Event) {
	t.Helper()
	for _, e := range events {
		if err := c.Apply(next(c, on, e)); err != nil {
			t.Fatalf("%T: %v", e, err)
		}
	}
}

// next gives an event the next place in a case's journal.
func next(c *debt.Case, on string, e debt.Event) debt.Occurred {
	return debt.Occurred{Version: c.Version + 1, On: day(on), Known: day(on), By: "person:1", Event: e}
}

// cannotHappen holds that a journal can't tell of an event, and what is said to
// be wrong with it.
func cannotHappen(t *testing.T, c *debt.Case, e debt.Event, what string) {
	t.Helper()
	err := c.Apply(next(c, "2026-11-01", e))
	f := fault.Of(err)
	if f == nil || f.Kind != fault.Corrupt || f.Key != "case.journal_impossible" || f.Args["what"] != what {
		t.Errorf("%T: err = %v, want an impossible %s", e, err, what)
	}
}

func owed(t *testing.T, c *debt.Case, on string) ledger.Statement {
	t.Helper()
	s, err := c.Account.Explain(law.Denmark(), day(on))
	if err != nil {
		t.Fatal(err)
	}
	return s
}
