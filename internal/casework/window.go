package casework

import (
	"math"
	"strconv"
	"strings"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/letter"
	"krav/internal/wording"
)

// Window is where the window of the creditor's envelopes shows the address, in
// millimetres from the top left corner of the page (rudekuvert).
type Window struct {
	Left   float64 `json:"left"`
	Top    float64 `json:"top"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

// StandardWindow is the window of a Danish C5 or M65 envelope, which holds where the
// creditor says nothing.
func StandardWindow() Window { return Window{Left: 20, Top: 47, Width: 85, Height: 32} }

// AddressWindow returns the window of the creditor's envelopes: its own, or the standard
// one.
func (c *Creditor) AddressWindow() Window {
	if c.Window == nil {
		return StandardWindow()
	}
	return *c.Window
}

// ReadWindow reads a window as people type it: four measures in millimetres, whole or
// with decimals behind a comma or a point. It fails with fault.Invalid,
// creditor.window_incomplete, where one is missing, and creditor.window_malformed, at the
// first that can't be read.
func ReadWindow(left, top, width, height string) (Window, error) {
	var w Window
	measures := []struct {
		place *float64
		text  string
	}{{&w.Left, left}, {&w.Top, top}, {&w.Width, width}, {&w.Height, height}}
	for _, m := range measures {
		if strings.TrimSpace(m.text) == "" {
			return Window{}, fault.New(fault.Invalid, "creditor.window_incomplete").In("window")
		}
	}
	for _, m := range measures {
		read, isMeasure := readMeasure(strings.TrimSpace(m.text))
		if !isMeasure {
			return Window{}, fault.New(fault.Invalid, "creditor.window_malformed").In("window").With("text", m.text)
		}
		*m.place = read
	}
	return w, nil
}

// readMeasure reads millimetres in plain figures, to a tenth. It knows none longer than a
// page.
func readMeasure(text string) (float64, bool) {
	whole, decimals, isBroken := strings.Cut(strings.Replace(text, ",", ".", 1), ".")
	if !isFigures(whole) || isBroken && !isFigures(decimals) {
		return 0, false
	}
	read, err := strconv.ParseFloat(whole+"."+decimals, 64)
	return math.Round(read*10) / 10, err == nil && read <= tallestPage
}

// isFigures reports whether a text is of figures, and of nothing else.
func isFigures(text string) bool { return text != "" && strings.Trim(text, digits) == "" }

// tallestPage is the height of an A4 page in millimetres.
const tallestPage = 297

// settleWindow checks the window of the creditor's envelopes: the printer knows where
// letters have room for one. The standard one isn't kept.
func (s *Service) settleWindow(c *Creditor) error {
	if c.Window == nil {
		return nil
	}
	if *c.Window == StandardWindow() {
		c.Window = nil
		return nil
	}
	return inField(s.Printer.Check(*c, nil), "window")
}

// suitsLetters checks a window that is new against the creditor's letterhead and the
// sender's line, in each language that letters have. A window that stands is left alone:
// a letterhead that grows gives way to it.
func (s *Service) suitsLetters(before, after *Creditor, logo []byte) error {
	if s.Envelopes == nil || after.Window == nil || before.Window != nil && *before.Window == *after.Window {
		return nil
	}
	for _, l := range wording.Languages() {
		from, _ := letter.Parties(l, after.onLetters(), letter.Debtor{})
		if err := s.Envelopes.Suits(*after, logo, from); err != nil {
			return inField(err, "window")
		}
	}
	return nil
}

// inWindow reports whether the window of the creditor's envelopes has room for a debtor's
// address, in each language that a letter to him has.
func (v *visit) inWindow(d *debt.Debtor) bool {
	if v.Envelopes == nil {
		return true
	}
	for _, l := range wording.Languages() {
		if l == wording.English && d.Language != string(wording.English) {
			continue
		}
		from, to := letter.Parties(l, v.creditor.onLetters(), debtorOnLetters(*d))
		if v.Envelopes.Holds(v.creditor, from, to) != nil {
			return false
		}
	}
	return true
}
