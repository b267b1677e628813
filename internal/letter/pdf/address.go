package pdf

import (
	"math"
	"strconv"

	"krav/internal/fault"
	"krav/internal/letter"
)

// usualLines is how many lines an address usually has at most: a name on two lines,
// attention, street, postcode and town, and country.
const usualLines = 6

// belowReturn is the space between the sender's line and the address.
var belowReturn = mm(2.6)

// roomFor returns how high a window must be for a sender's line of so many lines and an
// address of so many in a style.
func roomFor(returns, lines int, st style) length {
	return length(returns)*returnStyle.leading + belowReturn + length(lines)*st.leading
}

// leastRoom returns how high a window must at least be, in whole millimetres, for a
// sender's line of so many lines and the usual address in the smallest type.
func leastRoom(returns int) int {
	return wholeMM(roomFor(returns, usualLines, addressStyles[len(addressStyles)-1]))
}

// wholeMM returns a length in millimetres, rounded up to whole ones.
func wholeMM(n length) int { return int(math.Ceil(float64(n) * 25.4 / 72_000)) }

// setAddress is an address as it is set: the sender's line, and the address below it.
type setAddress struct {
	returns, lines []textLine
	style          style
}

// height returns what the sender's line and the address take.
func (a setAddress) height() length { return roomFor(len(a.returns), len(a.lines), a.style) }

// address sets the address for the window, smaller where it is long. It fails with
// "pdf.address_too_long" where it doesn't fit at all: an envelope that shows half an
// address goes astray. Where no envelope is, it takes the room that it needs.
func (l layout) address() (setAddress, error) {
	to, width := l.content.Recipient, mm(l.window.Width)
	a := setAddress{returns: l.wrap(plain(l.content.Sender.Return, returnStyle), width)}
	for _, a.style = range addressStyles {
		a.lines = nil
		for _, line := range to.Lines {
			a.lines = append(a.lines, l.wrap(plain(line, a.style), width)...)
		}
		if mm(l.window.Top)+a.height() <= l.window.bottom() {
			return a, nil
		}
	}
	if to.Windowless {
		return a, nil
	}
	return a, fault.New(fault.Invalid, "pdf.address_too_long").With("name", to.Lines[0])
}

// putAddress puts the address into the window.
func (l layout) putAddress(s *strip) error {
	if l.content.Recipient == nil {
		return nil
	}
	a, err := l.address()
	if err != nil {
		return err
	}
	x := mm(l.window.Left)
	y := s.column(roleEdge, x, mm(l.window.Top), a.returns, returnStyle) + belowReturn
	s.column(roleText, x, y, a.lines, a.style)
	return nil
}

// addressBottom returns where the window ends, or below it an address that runs longer
// because no envelope is.
func (l layout) addressBottom() length {
	bottom := l.window.bottom()
	if to := l.content.Recipient; to == nil || !to.Windowless {
		return bottom
	}
	a, err := l.address()
	if err != nil {
		return bottom // it fails again where the address is put
	}
	return max(bottom, mm(l.window.Top)+a.height())
}

// Holds fails with "pdf.address_too_long" where an address doesn't fit the window below
// the sender's line, as Print does: so that it is known before a letter is promised.
func (p *Press) Holds(from letter.Sender, to letter.Recipient) error {
	_, err := p.laidOut(&letter.Content{Sender: &from, Recipient: &to}).address()
	return err
}

// Suits says whether the window has room for what a creditor's letters have in it and
// above it. It fails with "pdf.window_under_letterhead" where the window begins above where
// the letterhead ends, and with "pdf.window_too_small" where it isn't high enough for the
// sender's line and the usual address in the smallest type. Both name the measure that
// would do, in whole millimetres.
func (p *Press) Suits(from letter.Sender) error {
	l := p.laidOut(&letter.Content{Sender: &from})
	if ends := wholeMM(l.letterheadIn(letterheadLooks[0]).bottom() + aboveWindow); l.window.Top < float64(ends) {
		return fault.New(fault.Invalid, "pdf.window_under_letterhead").With("top", strconv.Itoa(ends))
	}
	returns := len(l.wrap(plain(from.Return, returnStyle), mm(l.window.Width)))
	if least := leastRoom(returns); l.window.Height < float64(least) {
		return fault.New(fault.Invalid, "pdf.window_too_small").With("height", strconv.Itoa(least))
	}
	return nil
}
