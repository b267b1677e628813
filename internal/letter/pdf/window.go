package pdf

import (
	"strconv"

	"krav/internal/fault"
)

// Window is where the envelope's window shows the address, in millimetres from
// the top left corner of the page (rudekuvert).
type Window struct {
	Left, Top, Width, Height float64
}

// StandardWindow is the window of a Danish C5 or M65 envelope.
func StandardWindow() Window { return Window{Left: 20, Top: 47, Width: 85, Height: 32} }

func (w Window) bottom() length { return mm(w.Top + w.Height) }

// check fails with "pdf.window_off_page" where a window stands where every letter has
// something else: the letterhead above it, the facts to its right, the text below; or
// where it is too small for any letter.
func (w Window) check() error {
	isPlaced := w.Left >= windowLeft && w.Top >= windowTop && w.Left+w.Width <= windowRight && w.Top+w.Height <= windowBottom
	if isPlaced && w.Width >= windowWidth && w.Height >= windowHeight {
		return nil
	}
	refused := fault.New(fault.Invalid, "pdf.window_off_page")
	for _, m := range []struct {
		name  string
		bound int
	}{
		{"left", windowLeft}, {"top", windowTop}, {"right", windowRight}, {"bottom", windowBottom}, {"width", windowWidth}, {"height", leastRoom(1)},
	} {
		refused = refused.With(m.name, strconv.Itoa(m.bound))
	}
	return refused
}

// What a window may be, in millimetres: where it may begin and end on the page, and
// how small it may be for letters to be printed at all. Suits asks for more.
const (
	windowLeft   = 8
	windowTop    = 30
	windowRight  = 124
	windowBottom = 110
	windowWidth  = 60
	windowHeight = 20
)
