package debt_test

import (
	"testing"

	"krav/internal/debt"
)

func TestALetterBelongsToItsStep(t *testing.T) {
	t.Parallel()
	c := opened(t)
	happens(t, &c, "2026-08-16", reminder(4, "2026-08-16"), debt.LetterComposed{Letter: 8, Step: 4, Document: debt.FirstReminder, Pages: 2})
	if c.Step(4).Letter != 8 || c.Letter(8).Pages != 2 || c.Letter(8).Composed != day("2026-08-16") {
		t.Errorf("step's letter %d, letter %+v", c.Step(4).Letter, c.Letter(8))
	}
	happens(t, &c, "2026-08-16", debt.LetterComposed{Letter: 9, Document: debt.PaymentReceipt})
	if c.Step(4).Letter != 8 {
		t.Errorf("a receipt took the step's place: %d", c.Step(4).Letter)
	}
}

func TestTheDispatchDayIsThatOfTheFirstMessageToLeave(t *testing.T) {
	t.Parallel()
	// The mail leaves on the 16th. The printed copy of the same letter, two days
	// later, gives the debtor nothing less: deadlines and spacing run from the 16th.
	c := reminded(t)
	happens(t, &c, "2026-08-18",
		debt.DispatchOrdered{Dispatch: 2, Letter: 1, Channel: debt.Print},
		debt.DispatchHanded{Dispatch: 2, On: day("2026-08-18")})
	if got := c.Step(1).Dispatched; got != day("2026-08-16") {
		t.Errorf("dispatched on %v, want 2026-08-16", got)
	}
	if d := c.Dispatch(2); d.HandedOn != day("2026-08-18") || d.Status != debt.Sent || d.Ordered != day("2026-08-18") {
		t.Errorf("second dispatch = %+v", d)
	}
}

func TestAStatusOnlyMovesForward(t *testing.T) {
	t.Parallel()
	sent := debt.DispatchHanded{Dispatch: 1, On: day("2026-08-16")}
	report := func(s debt.DispatchStatus) debt.Event { return debt.DispatchReported{Dispatch: 1, Status: s} }
	for _, x := range []struct {
		name string
		news []debt.Event
		want debt.DispatchStatus
	}{
		{"nothing yet", nil, debt.Waiting},
		{"sent", []debt.Event{sent}, debt.Sent},
		{"delayed, then received", []debt.Event{sent, report(debt.Delayed), report(debt.Received)}, debt.Received},
		{"received, then word that it was delayed", []debt.Event{sent, report(debt.Received), report(debt.Delayed)}, debt.Received},
		{"received before we knew it was sent", []debt.Event{report(debt.Received), sent}, debt.Received},
		{"a bounce after it was received", []debt.Event{sent, report(debt.Received), report(debt.Failed)}, debt.Failed},
		{"received after a bounce", []debt.Event{sent, report(debt.Failed), report(debt.Received)}, debt.Failed},
		{"in doubt", []debt.Event{report(debt.Unclear)}, debt.Unclear},
		{"in doubt, then received after all", []debt.Event{report(debt.Unclear), report(debt.Received)}, debt.Received},
		{"stopped", []debt.Event{debt.DispatchStopped{Dispatch: 1, Why: "dispatch.stopped_paid"}}, debt.Stopped},
		{"stopped while it was on its way", []debt.Event{debt.DispatchStopped{Dispatch: 1, Why: "dispatch.stopped_by_hand"}, debt.DispatchHanded{Dispatch: 1, On: day("2026-11-13")}}, debt.Sent},
		{"in doubt, then stopped", []debt.Event{report(debt.Unclear), debt.DispatchStopped{Dispatch: 1}}, debt.Stopped},
	} {
		t.Run(x.name, func(t *testing.T) {
			t.Parallel()
			c := opened(t)
			happens(t, &c, "2026-08-16", reminder(1, "2026-08-16"))
			happens(t, &c, "2026-08-16", sending()[:2]...)
			happens(t, &c, "2026-08-17", x.news...)
			if got := c.Dispatch(1).Status; got != x.want {
				t.Errorf("status = %v, want %v", got, x.want)
			}
		})
	}
}

func TestEveryPieceOfNewsIsKept(t *testing.T) {
	t.Parallel()
	c := reminded(t)
	happens(t, &c, "2026-08-19", debt.DispatchReported{Dispatch: 1, Status: debt.Failed, Code: "5.1.1", Diagnostic: "no such user", Source: "r1"})
	reports := c.Dispatch(1).Reports
	if len(reports) != 3 || reports[0].Status != debt.Sent || reports[1].Status != debt.Received {
		t.Fatalf("reports = %+v, want sent, received and the bounce", reports)
	}
	want := debt.Delivery{Version: c.Version, On: day("2026-08-19"), Status: debt.Failed, Code: "5.1.1", Text: "no such user", Source: "r1"}
	if reports[2] != want {
		t.Errorf("report = %+v, want %+v", reports[2], want)
	}
}

func TestAFailedMailSaysThatThePresentAddressIsWrong(t *testing.T) {
	t.Parallel()
	c := reminded(t)
	if c.EmailFailed() {
		t.Error("the address is wrong before anything came back")
	}
	happens(t, &c, "2026-08-17", debt.DispatchReported{Dispatch: 1, Status: debt.Failed, Code: "5.1.1"})
	if !c.EmailFailed() {
		t.Error("the address is right after a bounce")
	}
	debtor := c.Debtor
	debtor.Email = "anna.holm@holm.example"
	happens(t, &c, "2026-08-18", debt.DebtorCorrected{Debtor: debtor})
	if c.EmailFailed() {
		t.Error("the new address is wrong by what became of the old one")
	}
	debtor.Email = ""
	happens(t, &c, "2026-08-18", debt.DebtorCorrected{Debtor: debtor})
	if c.EmailFailed() {
		t.Error("no address at all is wrong")
	}
}

func TestAFailedLetterSaysNothingOfTheMailAddress(t *testing.T) {
	t.Parallel()
	c := reminded(t)
	happens(t, &c, "2026-08-17",
		debt.DispatchOrdered{Dispatch: 2, Letter: 1, Channel: debt.Print, Recipient: "anna@holm.example"},
		debt.DispatchReported{Dispatch: 2, Status: debt.Failed})
	if c.EmailFailed() {
		t.Error("a letter that failed made the mail address wrong")
	}
}
