package journal_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/journal"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

var plain = cmp.AllowUnexported(civil.Date{}, money.Amount{}, money.Rate{})

func wantCorrupt(t *testing.T, err error, key string) {
	t.Helper()
	if !fault.Is(err, fault.Corrupt) || !fault.HasKey(err, key) {
		t.Errorf("err = %v, want %s", err, key)
	}
}

func TestAFullEventIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	for _, e := range samples() {
		got, err := journal.Decode(encoded(t, e))
		if err != nil {
			t.Errorf("%T: %v", e, err)
			continue
		}
		if diff := cmp.Diff(e, got, plain); diff != "" {
			t.Errorf("%T (-written +read):\n%s", e, diff)
		}
	}
}

func TestAnEmptyEventIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	for _, e := range []debt.Event{
		debt.CaseOpened{},
		debt.DebtorCorrected{},
		debt.ClaimRegistered{},
		debt.ClaimCredited{},
		debt.PaymentRecorded{},
		debt.PaymentReversed{},
		debt.StepTaken{},
		debt.StepVoided{},
		debt.LetterComposed{},
		debt.DispatchOrdered{},
		debt.DispatchHanded{},
		debt.DispatchReported{},
		debt.DispatchStopped{},
		debt.DispatchPacked{},
		debt.CaseHeld{},
		debt.ObjectionRaised{},
		debt.ObjectionResolved{},
		debt.FlowChanged{},
		debt.TaskRaised{},
		debt.TaskDone{},
		debt.NoteAdded{},
		debt.CaseClosed{},
		debt.CaseReopened{},
		debt.CaseResumed{},
		debt.BatchLeft{},
		debt.BatchJoined{},
	} {
		content := encoded(t, e)
		if content.Payload != "" || content.Private != "" {
			t.Errorf("%T is written as %q and %q, want nothing", e, content.Payload, content.Private)
		}
		got, err := journal.Decode(content)
		if diff := cmp.Diff(e, got, plain); diff != "" || err != nil {
			t.Errorf("%T: %v (-written +read):\n%s", e, err, diff)
		}
	}
}

func TestSignsAndExtremesSurvive(t *testing.T) {
	t.Parallel()
	for _, e := range []debt.Event{
		debt.ClaimCredited{Claim: math.MinInt64, Amount: money.Kroner(0, -5)},
		debt.ClaimCredited{Claim: math.MaxInt64, Amount: money.MaxParsed, On: day("0001-01-01")},
		debt.ClaimCredited{Amount: money.MaxParsed.Negated(), On: day("9999-12-31")},
		debt.ClaimRegistered{Claim: debt.Claim{Agreed: money.PerCent(0, -45)}},
		debt.NoteAdded{Text: "\n:\r\n\t🙂 text:3:abc\n"},
		debt.TaskRaised{Args: map[string]string{"": "value", "a": "", "b:1:": "\n"}},
	} {
		got, err := journal.Decode(encoded(t, e))
		if diff := cmp.Diff(e, got, plain); diff != "" || err != nil {
			t.Errorf("%T: %v (-written +read):\n%s", e, err, diff)
		}
	}
}

func TestPersonalTextStandsApart(t *testing.T) {
	t.Parallel()
	for _, e := range samples() {
		content := encoded(t, e)
		if strings.Contains(content.Payload, mark) {
			t.Errorf("%s: personal text in the payload:\n%s", content.Kind, content.Payload)
		}
		if content.Private != "" && !strings.Contains(content.Private, mark) {
			t.Errorf("%s: nothing personal in %q", content.Kind, content.Private)
		}
	}
}

func TestAnErasedEventKeepsTheRest(t *testing.T) {
	t.Parallel()
	for _, e := range samples() {
		content := encoded(t, e)
		content.Private = ""
		erased, err := journal.Decode(content)
		if err != nil {
			t.Errorf("%T erased: %v", e, err)
			continue
		}
		if again := encoded(t, erased); again != content {
			t.Errorf("%T erased is written as %+v, want %+v", e, again, content)
		}
	}
	content := encoded(t, debt.ClaimRegistered{Claim: debt.Claim{ID: 1, Number: "7", Text: "§ hemmelig"}})
	content.Private = ""
	got, err := journal.Decode(content)
	if want := (debt.ClaimRegistered{Claim: debt.Claim{ID: 1, Number: "7"}}); err != nil || got != debt.Event(want) {
		t.Errorf("erased = %+v, %v, want %+v", got, err, want)
	}
}

func TestTextThatNoEngineKeepsIsRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"a\x00b", "\x00", "\xff", "\xc3", "halv \xc3("} {
		for _, e := range []debt.Event{
			debt.NoteAdded{Text: text},
			debt.FlowChanged{Flow: text},
			debt.DebtorCorrected{Debtor: debt.Debtor{Address: []string{"Gade 1", text}}},
			debt.TaskRaised{Args: map[string]string{"a": text}},
			debt.StepTaken{Reasons: []string{text}},
		} {
			content, err := journal.Encode(e)
			if !fault.Is(err, fault.Invalid) || !fault.HasKey(err, "journal.text_unstorable") || content != (journal.Content{}) {
				t.Errorf("%T of %q: %+v, %v, want it refused", e, text, content, err)
			}
		}
	}
}

func TestWhatCouldNotBeReadIsNotWritten(t *testing.T) {
	t.Parallel()
	for _, e := range []debt.Event{
		debt.StepTaken{Document: 99},
		debt.StepTaken{Channel: -1},
		debt.DispatchReported{Status: 99},
		debt.CaseOpened{Terms: debt.Terms{DayCount: ledger.DayCount(99)}},
		debt.StepTaken{Compensation: []debt.ClaimID{7, 0}},
		debt.StepTaken{Reasons: []string{"", "b"}},
		debt.TaskRaised{Args: map[string]string{"": ""}},
		debt.ClaimCredited{Amount: money.MaxParsed.Plus(money.Kroner(0, 1))},
	} {
		_, err := journal.Encode(e)
		wantCorrupt(t, err, "journal.payload_unreadable")
	}
}

func TestAnAddressComesBackLineByLine(t *testing.T) {
	t.Parallel()
	// A line break within a line makes two lines of it, and a lone empty line none.
	for _, c := range []struct{ written, read []string }{
		{[]string{"Gade 1", "2. tv."}, []string{"Gade 1", "2. tv."}},
		{[]string{"Gade 1\n2. tv."}, []string{"Gade 1", "2. tv."}},
		{[]string{"Gade 1", ""}, []string{"Gade 1", ""}},
		{[]string{""}, nil},
		{nil, nil},
	} {
		got, err := journal.Decode(encoded(t, debt.DebtorCorrected{Debtor: debt.Debtor{Kind: law.Business, Address: c.written}}))
		want := debt.DebtorCorrected{Debtor: debt.Debtor{Kind: law.Business, Address: c.read}}
		if diff := cmp.Diff(debt.Event(want), got, plain); diff != "" || err != nil {
			t.Errorf("%q: %v (-want +got):\n%s", c.written, err, diff)
		}
	}
}
