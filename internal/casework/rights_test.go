package casework_test

import (
	"context"
	"io"
	"iter"
	"strings"
	"testing"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// Who may do what, by the letters that begin the names: administrator, caseworker,
// bookkeeper, reader, night run, house's operator.
const (
	settings = "a"
	changes  = "ac"
	plans    = "acn"
	brings   = "acb"
	books    = "acbn"
	sees     = "acbrn"
	runs     = "nh"
	opens    = "h"
)

// useCase is a use case on things that aren't there, so that it changes nothing.
type useCase struct {
	name string
	may  string
	try  func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error
}

// noPacker packs nothing.
type noPacker struct{}

func (noPacker) Pack(context.Context, io.Writer, iter.Seq2[casework.PrintedLetter, error]) (int, error) {
	return 0, nil
}

// onCase is a use case on a case that isn't there.
func onCase(name string, may string, try func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error) useCase {
	return useCase{name, may, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		return try(ctx, s, who, c, 404)
	}}
}

var useCases = []useCase{
	{"SaveCreditor", settings, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		same := fjord()
		same.ID = c
		return s.SaveCreditor(ctx, who, same)
	}},
	{"SetLogo", settings, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		return s.SetLogo(ctx, who, c, []byte("no picture"))
	}},
	{"ChangeSettings", settings, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.ChangeSettings(ctx, who, c, casework.OwnerPart, fjord())
		return err
	}},
	{"UndoSettings", settings, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		return s.UndoSettings(ctx, who, c, 404)
	}},
	{"SettingsChanges", settings, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.SettingsChanges(ctx, who, c, 0, 10)
		return err
	}},
	{"TestMessage", settings, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.TestMessage(ctx, who, c, "da")
		return err
	}},
	{"Logo", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.Logo(ctx, who, c)
		return err
	}},
	{"SampleLetter", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.SampleLetter(ctx, who, c)
		return err
	}},
	{"Outlooks", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.Outlooks(ctx, who, c)
		return err
	}},
	{"Today", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.Today(ctx, who, c)
		return err
	}},
	{"MoveClock", settings, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		return s.MoveClock(ctx, who, c, morning("2026-11-03"))
	}},
	{"Creditor", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.Creditor(ctx, who, c)
		return err
	}},
	{"Cases", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.Cases(ctx, who, c, 0, 10)
		return err
	}},
	onCase("CaseStory", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		_, err := s.CaseStory(ctx, who, c, number, casework.AsOf{})
		return err
	}),
	onCase("Case", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		_, err := s.Case(ctx, who, c, number, casework.AsOf{})
		return err
	}),
	{"SendQueue", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.SendQueue(ctx, who, c, 0, 0, 10)
		return err
	}},
	{"Document", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.Document(ctx, who, c, 404)
		return err
	}},
	{"WaitingLines", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.WaitingLines(ctx, who, c, 0, 10)
		return err
	}},
	{"Inbox", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.Inbox(ctx, who, c, 10)
		return err
	}},
	{"Import", brings, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.Import(ctx, who, c, strings.NewReader("%PDF-1.4"), casework.ImportOptions{})
		return err
	}},
	{"MendLine", brings, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.MendLine(ctx, who, c, 404, casework.Mend{})
		return err
	}},
	{"DropLine", brings, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		return s.DropLine(ctx, who, c, 404)
	}},
	{"CaseChoices", brings, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.CaseChoices(ctx, who, c)
		return err
	}},
	{"TryByHand", brings, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.TryByHand(ctx, who, c, casework.CaseByHand{})
		return err
	}},
	{"RegisterByHand", brings, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.RegisterByHand(ctx, who, c, casework.CaseByHand{})
		return err
	}},
	onCase("PreviewStep", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		_, err := s.PreviewStep(ctx, who, c, casework.PreviewAsked{Number: number})
		return err
	}),
	onCase("RecordPayment", books, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		_, err := s.RecordPayment(ctx, who, c, casework.PaymentByHand{Number: number, Amount: kr("1.00")})
		return err
	}),
	onCase("ReversePayment", books, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.ReversePayment(ctx, who, c, number, 404)
	}),
	onCase("Credit", books, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.Credit(ctx, who, c, casework.CreditNote{Case: number})
	}),
	{"ImportPayments", books, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.ImportPayments(ctx, who, c, strings.NewReader("no xml"), "x")
		return err
	}},
	{"Confirm", books, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		return s.Confirm(ctx, who, c, casework.Confirmation{Entry: 404})
	}},
	{"Ignore", books, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		return s.Ignore(ctx, who, c, 404)
	}},
	{"Sendings", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.Sendings(ctx, who, c, casework.SendingQuery{})
		return err
	}},
	{"Sending", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.Sending(ctx, who, c, 404)
		return err
	}},
	{"StopSending", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		return s.StopSending(ctx, who, c, 404)
	}},
	{"SendBy", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		return s.SendBy(ctx, who, c, 404, debt.Print)
	}},
	{"SendCopy", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		return s.SendCopy(ctx, who, c, 404, debt.Email)
	}},
	{"Refuse", books, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		return s.Refuse(ctx, who, c, 404)
	}},
	{"PutBack", books, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		return s.PutBack(ctx, who, c, 404, 0)
	}},
	{"InboxLines", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.InboxLines(ctx, who, c, casework.InboxQuery{State: casework.BankProposed})
		return err
	}},
	{"InboxLine", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.InboxLine(ctx, who, c, 404)
		return err
	}},
	{"Plan", plans, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		return s.Plan(ctx, who, c, civil.Date{}, func(casework.PlanRow) error { return nil })
	}},
	{"Run", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		return s.Run(ctx, who, c, civil.Date{}, casework.Approval{Planned: map[debt.CaseID]string{}}, func(casework.RunRow) error { return nil })
	}},
	onCase("RewindStep", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.RewindStep(ctx, who, c, number, 1)
	}),
	onCase("SendOther", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.SendOther(ctx, who, c, number, debt.FirstReminder, "")
	}),
	onCase("Warnings", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		_, err := s.Warnings(ctx, who, c, number, debt.CaseResumed{})
		return err
	}),
	onCase("TakePromise", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.TakePromise(ctx, who, c, number, casework.Promise{By: day("2026-12-24")})
	}),
	onCase("OfferComposition", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.OfferComposition(ctx, who, c, number, casework.OfferTerms{})
	}),
	onCase("PayBack", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.PayBack(ctx, who, c, number, kr("1.00"))
	}),
	onCase("WithdrawOffer", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.WithdrawOffer(ctx, who, c, number)
	}),
	onCase("ComposedOn", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		_, _, err := s.ComposedOn(ctx, who, c, number, casework.OfferTerms{})
		return err
	}),
	onCase("MakeAgreement", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.MakeAgreement(ctx, who, c, number, casework.AgreementTerms{}, "")
	}),
	onCase("EndAgreement", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.EndAgreement(ctx, who, c, number, debt.AgreementBroken, "")
	}),
	onCase("DraftAgreement", sees, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		_, err := s.DraftAgreement(ctx, who, c, number, casework.AgreementTerms{})
		return err
	}),
	onCase("Hold", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.Hold(ctx, who, c, number, day("2026-12-24"), "")
	}),
	onCase("Resume", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.Resume(ctx, who, c, number)
	}),
	onCase("CapitaliseInterest", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.CapitaliseInterest(ctx, who, c, number, casework.CapitalEntry{})
	}),
	onCase("LeaveBatch", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.LeaveBatch(ctx, who, c, number)
	}),
	onCase("JoinBatch", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.JoinBatch(ctx, who, c, number)
	}),
	onCase("Rewind", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.Rewind(ctx, who, c, number)
	}),
	onCase("Object", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.Object(ctx, who, c, number, "nej")
	}),
	onCase("Resolve", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.Resolve(ctx, who, c, number, casework.Rejected, "jo")
	}),
	onCase("ChangeFlow", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.ChangeFlow(ctx, who, c, number, "fast")
	}),
	onCase("Close", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.Close(ctx, who, c, number, debt.ClosedWithdrawn)
	}),
	onCase("Reopen", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.Reopen(ctx, who, c, number, "")
	}),
	{"NoteTogether", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.NoteTogether(ctx, who, c, []int64{404}, "hej")
		return err
	}},
	onCase("Note", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.Note(ctx, who, c, number, "hej")
	}),
	onCase("FinishTask", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.FinishTask(ctx, who, c, number, 404, "")
	}),
	onCase("Correct", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.Correct(ctx, who, c, number, debt.Debtor{Name: "X"})
	}),
	onCase("Erase", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID, number int64) error {
		return s.Erase(ctx, who, c, number)
	}),
	{"Pack", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.Pack(ctx, who, c, casework.PackNext, noPacker{}, io.Discard)
		return err
	}},
	{"MarkPosted", changes, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		return s.MarkPosted(ctx, who, c, 404, civil.Date{})
	}},
	{"Verify", runs, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		_, err := s.Verify(ctx, who, c, func(casework.Verdict) {})
		return err
	}},
	{"Rebuild", runs, func(ctx context.Context, s *casework.Service, who access.Actor, c debt.CreditorID) error {
		return s.Rebuild(ctx, who, c)
	}},
	{"HouseTasks", runs, func(ctx context.Context, s *casework.Service, who access.Actor, _ debt.CreditorID) error {
		_, err := s.HouseTasks(ctx, who)
		return err
	}},
	{"KeepHouseTasks", runs, func(ctx context.Context, s *casework.Service, who access.Actor, _ debt.CreditorID) error {
		return s.KeepHouseTasks(ctx, who)
	}},
	{"AddCreditor", opens, func(ctx context.Context, s *casework.Service, who access.Actor, _ debt.CreditorID) error {
		_, err := s.AddCreditor(ctx, who, casework.Creditor{})
		return err
	}},
}

func TestEveryUseCaseAsksWhoActs(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		other := h.also(fjord())
		actors := map[string]access.Actor{
			"a": h.person, "c": personAt(h.creditor, access.Caseworker), "b": personAt(h.creditor, access.Bookkeeper),
			"r": personAt(h.creditor, access.Reader), "n": access.NightRun(), "h": h.operator,
			"nobody": {}, "the debtor": access.NewDebtor(int64(h.creditor), 1), "a partner": access.NewPartner(3, "Advokat", int64(h.creditor)),
			"another's administrator": other.person, "one read from the journal": read(h.t, h.person),
		}
		before := h.rows()
		for _, u := range useCases {
			for who, actor := range actors {
				err := u.try(h.t.Context(), h.Service, actor, h.creditor)
				if may := len(who) == 1 && strings.Contains(u.may, who); may == fault.Is(err, fault.Forbidden) {
					h.t.Errorf("%s by %s: %v, want allowed %t", u.name, who, err, may)
				}
			}
		}
		for table, rows := range h.rows() {
			if rows != before[table] {
				h.t.Errorf("%s has changed", table)
			}
		}
	})
}

// read returns an actor as the journal tells of them: who acted, not who acts.
func read(t *testing.T, who access.Actor) access.Actor {
	t.Helper()
	actor, err := access.ParseActor(who.String())
	if err != nil {
		t.Fatal(err)
	}
	return actor
}

func TestWhoWalksThroughNumbersFindsNobodyElses(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent, badDay, "1010;;Anna Holm;Skovvej 12;8000;Aarhus C;;12-10-2026;26-10-2026;50,00")
		h.bank("S1", movement{ref: "B1", amount: "5.00", day: "2026-11-02", text: "tak"})
		h.run()
		other := h.also(fjord())
		before := h.rows()
		ctx, s := h.t.Context(), h.Service
		// Every id that was given out lies between 1,000 and the next one.
		for id, end := int64(1000), h.NewID(); id < end; id++ {
			for _, err := range []error{
				first2(s.Document(ctx, other.person, other.creditor, debt.DocumentID(id))),
				first2(s.MendLine(ctx, other.person, other.creditor, id, casework.Mend{NewCase: true})),
				s.DropLine(ctx, other.person, other.creditor, id),
				s.Confirm(ctx, other.person, other.creditor, casework.Confirmation{Entry: id, Case: first}),
				s.Ignore(ctx, other.person, other.creditor, id),
				s.MarkPosted(ctx, other.person, other.creditor, debt.DispatchID(id), civil.Date{}),
			} {
				if !fault.Is(err, fault.NotFound) {
					h.t.Fatalf("id %d: %v, want not found", id, err)
				}
			}
		}
		for number := int64(first - 5); number < first+5; number++ {
			if err := first2(s.Case(ctx, other.person, other.creditor, number, casework.AsOf{})); !fault.Is(err, fault.NotFound) {
				h.t.Errorf("case %d: %v", number, err)
			}
		}
		for table, rows := range h.rows() {
			if rows != before[table] {
				h.t.Errorf("%s has changed", table)
			}
		}
	})
}

// first2 returns the error of two results.
func first2[T any](_ T, err error) error { return err }
