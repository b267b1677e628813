package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
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
	for _, wrong := range []string{"", "x", "-1", "NaN", "Inf", "298", "1,2,3"} {
		if _, err := casework.ReadWindow("20", wrong, "85", "32"); !fault.HasKey(err, "creditor.window_malformed") {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}
