package storetest

import (
	"context"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/journal"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// writer writes journals in a test's database, for one creditor.
type writer struct {
	Database
	creditor debt.CreditorID
}

// recorded is the moment of every record that a test writes: nine in the morning
// of 21 November 2026, Danish time.
const recorded = "2026-11-21 08:00:00.123456Z"

// begin adds a creditor, a sandbox where its number is even, and returns what writes in its name.
func (d Database) begin(creditor debt.CreditorID) writer {
	d.t.Helper()
	_, err := d.Raw.ExecContext(d.t.Context(), `INSERT INTO creditor (id, name, sandbox, next_case_number, settings)
		VALUES ($1, 'Nordlys El ApS', $2, 10001, '{"name": "Nordlys El ApS"}')`, int64(creditor), creditor%2 == 0)
	if err != nil {
		d.t.Fatal(err)
	}
	return writer{d, creditor}
}

// change returns what adds events to a case, counted from the day they are
// recorded.
func (d Database) change(from casework.Locked, events ...debt.Event) casework.Change {
	d.t.Helper()
	on := civil.MustParse("2026-11-21")
	c := casework.Change{Before: from.Case, After: from.Clone(), Summary: casework.Summary{Review: on.AddDays(10), NextStep: "reminder-1"}}
	prev := from.Head
	for _, e := range events {
		content, err := journal.Encode(e)
		if err != nil {
			d.t.Fatal(err)
		}
		r := journal.Record{
			Creditor: from.Creditor, Case: from.ID, Version: c.After.Version + 1, On: on, Recorded: recorded,
			By: "person:7", Content: content, Salt: "salt of a test",
		}
		r.Seal(prev)
		prev = r.Hash
		c.Records = append(c.Records, r)
		if err := c.After.Apply(debt.Occurred{Version: r.Version, On: on, Known: on, By: r.By, Event: e}); err != nil {
			d.t.Fatal(err)
		}
	}
	var err error
	if c.Summary.Owed, err = c.After.Account.WithoutInterest(law.Denmark()); err != nil {
		d.t.Fatal(err)
	}
	return c
}

// fresh is a case that isn't there yet.
func (w writer) fresh(id debt.CaseID) casework.Locked {
	return casework.Locked{Case: debt.Case{ID: id, Creditor: w.creditor}}
}

// opening is how a case begins: one debtor, one invoice of 1,200.00 kr.
func opening(id debt.CaseID) []debt.Event {
	return []debt.Event{
		debt.CaseOpened{
			Number: 10_000 + int64(id), Flow: "standard", Terms: debt.Terms{DayCount: ledger.Actual365},
			Debtor: debt.Debtor{
				Kind: law.Consumer, Language: "da", Name: "Åse Sørensen", Address: []string{"Skovvej 3", "2. tv."},
				Postcode: "8000", Town: "Aarhus C", Email: "aase@example.dk", CustomerNo: "K-77",
			},
		},
		debt.ClaimRegistered{Claim: debt.Claim{
			ID: debt.ClaimID(id)*10 + 1, Source: "file", Number: invoice(id), Text: "El i oktober",
			Issued: civil.MustParse("2026-10-01"), Arisen: civil.MustParse("2026-09-30"), Sent: civil.MustParse("2026-10-01"),
			Due: civil.MustParse("2026-10-15"), DueOrigin: law.AgreedDue, Principal: money.Kroner(1200, 0),
			InterestFrom: civil.MustParse("2026-10-16"),
		}},
	}
}

func invoice(id debt.CaseID) string { return "F" + string(rune('A'+id%26)) + "-" + itoa(int64(id)) }

// later is what may happen on a case after its opening, in the order it happens:
// every kind of event that leaves a row.
func later(id debt.CaseID) [][]debt.Event {
	claim, n := debt.ClaimID(id)*10+1, int64(id)*100
	planned := civil.MustParse("2026-11-21")
	return [][]debt.Event{
		{reminder(id)},
		{
			debt.LetterComposed{Letter: debt.DocumentID(n + 2), Step: debt.StepID(n + 1), Document: debt.FirstReminder, Channel: debt.Email, Dated: planned, Hash: "00ff", Pages: 1, Total: money.Kroner(1300, 0)},
			debt.DispatchOrdered{Dispatch: debt.DispatchID(n + 3), Letter: debt.DocumentID(n + 2), Channel: debt.Email, Recipient: "aase@example.dk"},
		},
		{debt.DispatchHanded{Dispatch: debt.DispatchID(n + 3), On: planned, ProviderID: "queued-1", Accepted: true, Answer: "250 ok"}},
		{debt.DispatchReported{Dispatch: debt.DispatchID(n + 3), Status: debt.Failed, Code: "5.1.1", Diagnostic: "no such user", Source: "dsn-1"}},
		{debt.TaskRaised{Task: debt.TaskID(n + 4), Kind: "task.address_dead"}},
		{debt.CaseHeld{Until: planned.AddDays(30), Why: "ringer i morgen"}},
		{debt.CaseResumed{}, debt.TaskDone{Task: debt.TaskID(n + 4), Answer: "ny adresse"}},
		{debt.ClaimCredited{Claim: claim, Number: "K-1", On: planned, Amount: money.Kroner(200, 0)}},
		{debt.PaymentRecorded{Payment: debt.PaymentID(n + 5), Amount: money.Kroner(500, 0), ValueOn: planned, BookedOn: planned, Method: "bank", Reference: "bank-1"}},
		{debt.PaymentReversed{Payment: debt.PaymentID(n + 5), Why: "payment.bank_reversal"}},
		{debt.CaseClosed{Why: debt.ClosedWithdrawn}},
	}
}

// reminder is the first step on a case: a reminder with a fee of 100.00 kr.
func reminder(id debt.CaseID) debt.StepTaken {
	planned := civil.MustParse("2026-11-21")
	return debt.StepTaken{
		Step: debt.StepID(id)*100 + 1, Flow: "standard", Name: "reminder-1", Document: debt.FirstReminder, Channel: debt.Email,
		Planned: planned, Deadline: planned.AddDays(10), Fee: money.Kroner(100, 0), FeeOn: debt.ClaimID(id)*10 + 1, Asked: money.Kroner(1300, 0),
	}
}

// append appends changes in a transaction of their own.
func (w writer) append(ctx context.Context, changes ...casework.Change) error {
	return w.Update(ctx, w.creditor, func(ctx context.Context, tx casework.Tx) error { return tx.Append(ctx, changes) })
}

// open opens cases and returns them.
func (w writer) open(ids ...debt.CaseID) []casework.Change {
	w.t.Helper()
	var changes []casework.Change
	for _, id := range ids {
		changes = append(changes, w.change(w.fresh(id), opening(id)...))
	}
	if err := w.append(w.t.Context(), changes...); err != nil {
		w.t.Fatal(err)
	}
	return changes
}

// extend locks a case, adds events to it, and returns it as it then is.
func (w writer) extend(id debt.CaseID, events ...debt.Event) casework.Change {
	w.t.Helper()
	var made casework.Change
	err := w.Update(w.t.Context(), w.creditor, func(ctx context.Context, tx casework.Tx) error {
		locked, err := tx.Lock(ctx, []debt.CaseID{id})
		if err != nil {
			return err
		}
		made = w.change(locked[0], events...)
		return tx.Append(ctx, []casework.Change{made})
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return made
}

// tell lets a whole story happen on a case and returns it as it ends.
func (w writer) tell(id debt.CaseID) casework.Change {
	w.t.Helper()
	made := w.open(id)[0]
	for _, events := range later(id) {
		made = w.extend(id, events...)
	}
	return made
}
