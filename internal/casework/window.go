package casework

import (
	"math"
	"strconv"
	"strings"

	"krav/internal/fault"
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
// with a decimal behind a comma or a point. It fails with fault.Invalid,
// creditor.window_malformed, at the first measure that can't be read.
func ReadWindow(left, top, width, height string) (Window, error) {
	var w Window
	for _, m := range []struct {
		place *float64
		text  string
	}{{&w.Left, left}, {&w.Top, top}, {&w.Width, width}, {&w.Height, height}} {
		read, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(m.text), ",", ".", 1), 64)
		if err != nil || !(read >= 0 && read <= tallestPage) {
			return Window{}, fault.New(fault.Invalid, "creditor.window_malformed").In("window").With("text", m.text)
		}
		*m.place = math.Round(read*10) / 10
	}
	return w, nil
}

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
