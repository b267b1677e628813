package casework_test

import (
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/letter"
)

// The window of the envelopes is set with what letters show, is taken back like it, and
// is refused where the printer has no room for it. The standard one isn't kept.
func TestTheWindowOfTheEnvelopesIsSet(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		low := casework.Window{Left: 22.5, Top: 55, Width: 70, Height: 40}
		change, err := h.ChangeSettings(h.t.Context(), h.person, h.creditor, casework.LettersPart, casework.Creditor{Window: &low})
		h.works(err)
		if c := h.settings(); c.AddressWindow() != low {
			h.t.Errorf("window = %+v, want %+v", c.AddressWindow(), low)
		}
		_, err = h.ChangeSettings(h.t.Context(), h.person, h.creditor, casework.LettersPart, casework.Creditor{Window: &casework.Window{Left: 20, Top: 10, Width: 85, Height: 32}})
		h.fails(err, fault.Invalid, "pdf.window_off_page")
		if found := fault.Of(err); found.Field != "window" {
			h.t.Errorf("refused at the field %q", found.Field)
		}
		h.works(h.UndoSettings(h.t.Context(), h.person, h.creditor, change))
		standard := casework.StandardWindow()
		_, err = h.ChangeSettings(h.t.Context(), h.person, h.creditor, casework.LettersPart, casework.Creditor{Sender: "Bo", Window: &standard})
		h.works(err)
		if c := h.settings(); c.Window != nil {
			h.t.Errorf("the standard window is kept as %+v", c.Window)
		}
	})
}

func TestAWindowIsReadAsPeopleTypeIt(t *testing.T) {
	t.Parallel()
	got, err := casework.ReadWindow("20", " 47,5 ", "85.25", "32")
	if want := (casework.Window{Left: 20, Top: 47.5, Width: 85.3, Height: 32}); err != nil || got != want {
		t.Errorf("read %+v, %v; want %+v", got, err, want)
	}
	for _, wrong := range []string{"x", "-1", "+1", "NaN", "Inf", "298", "1,2,3", "2_0", "1e1", "0x14", "20,", ",5", "2 0", "٢٠"} {
		if _, err := casework.ReadWindow("20", wrong, "85", "32"); !fault.HasKey(err, "creditor.window_malformed") {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	for _, empty := range []string{"", " "} {
		if _, err := casework.ReadWindow("20", "x", "85", empty); !fault.HasKey(err, "creditor.window_incomplete") {
			t.Errorf("one of four is empty: %v", err)
		}
	}
}

// envelopes have a window that holds four lines, where it is 32 mm high; 35 mm or more
// hold any. Ones that begin above 34 mm are under the letterhead.
type envelopes struct{}

func (envelopes) Suits(c casework.Creditor, _ []byte, from letter.Sender) error {
	if c.AddressWindow().Top < 34 || from.Name != c.Name {
		return fault.New(fault.Invalid, "pdf.window_under_letterhead")
	}
	return nil
}

func (envelopes) Holds(c casework.Creditor, _ letter.Sender, to letter.Recipient) error {
	if len(to.Lines) > 4 && c.AddressWindow().Height < 35 {
		return fault.New(fault.Invalid, "pdf.address_too_long")
	}
	return nil
}

// narrow is a press whose windows hold what envelopes say.
type narrow struct{ press }

func (p narrow) Print(c casework.Creditor, logo []byte, content letter.Content) (casework.Printed, error) {
	if err := (envelopes{}).Holds(c, letter.Sender{}, *content.Recipient); err != nil && !content.Recipient.Windowless {
		return casework.Printed{}, err
	}
	return p.press.Print(c, logo, content)
}

func (h *house) withEnvelopes() {
	options := h.options()
	ids := counter{next: 5000} // others than those of the service before
	options.Printer, options.Envelopes, options.NewID = narrow{}, envelopes{}, ids.take
	h.Service = casework.New(options)
}

// Name, two lines of street, town and country are five: more than the window holds.
const (
	dagmar      = "1004;20;Dagmar Vig;\"c/o Bo Vig\nSøvej 3\";10623;Berlin;;12-10-2026;26-10-2026;500,00;Tyskland"
	dagmarsHead = "Fakturanr.;Kundenr.;Navn;Adresse;Postnr.;By;E-mail;Fakturadato;Forfaldsdato;Beløb;Land"
)

// A letter on paper whose address the window can't hold is left out with what to do, and
// nothing is owed for it; with a larger window it is made. By e-mail there is no window.
func TestALetterWaitsForAWindowThatHoldsItsAddress(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.withEnvelopes()
		mailed := strings.NewReplacer(";Berlin;;", ";Berlin;ditte@vig.example;", "1004;20;Dagmar", "1005;21;Ditte").Replace(dagmar)
		h.file(dagmarsHead, dagmar, mailed)
		h.leavesOut("the plan", h.plan("")[0], []string{"hindrance.address_window"})
		h.run()
		h.steps(first)
		h.owes(first, "500.00")
		h.steps(first+1, "reminder-1")
		h.dispatches(first+1, "email received")
		h.with(func(c *casework.Creditor) { c.Window = &casework.Window{Left: 20, Top: 47, Width: 85, Height: 35} })
		h.run()
		h.steps(first, "reminder-1")
		h.dispatches(first, "print waiting")
		h.proven()
	})
}

// The window was smaller when the letter came to be made than when the run had looked: a
// person is told, and nothing is owed for a letter that there isn't.
func TestAFeeFallsWithALetterThatTheWindowCannotHold(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.withEnvelopes()
		large := func(c *casework.Creditor) { c.Window = &casework.Window{Left: 20, Top: 47, Width: 85, Height: 35} }
		h.with(large)
		h.file(dagmarsHead, dagmar)
		h.decide(casework.Approval{Always: true})
		h.with(func(c *casework.Creditor) { c.Window = nil })
		h.work()
		h.tasks(first, "task.letter_not_made")
		h.steps(first, "reminder-1 step.unmade")
		h.owes(first, "500.00")
		story, err := h.CaseStory(h.t.Context(), h.person, h.creditor, first, casework.AsOf{})
		h.works(err)
		if why := story.Decision.Reasons[0].Key; why != "followup.waits_for_person" {
			h.t.Errorf("the case's page says %q", why)
		}
		h.with(large)
		h.finish(first, "task.letter_not_made")
		h.work()
		h.steps(first, "reminder-1 step.unmade", "reminder-1")
		h.dispatches(first, "print waiting")
		h.proven()
	})
}

// A window that is set is looked at against the letterhead; one that stands isn't, when
// something else is changed.
func TestAWindowIsSetBelowTheLetterhead(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		high := casework.Creditor{Window: &casework.Window{Left: 20, Top: 32, Width: 85, Height: 32}}
		_, err := h.ChangeSettings(h.t.Context(), h.person, h.creditor, casework.LettersPart, high)
		h.works(err)
		h.withEnvelopes()
		h.with(func(c *casework.Creditor) { c.Name = "Fjord Fitness og Sundhed ApS" })
		_, err = h.ChangeSettings(h.t.Context(), h.person, h.creditor, casework.LettersPart, casework.Creditor{Window: &casework.Window{Left: 21, Top: 32, Width: 85, Height: 32}})
		h.fails(err, fault.Invalid, "pdf.window_under_letterhead")
		if found := fault.Of(err); found.Field != "window" {
			h.t.Errorf("refused at the field %q", found.Field)
		}
	})
}
