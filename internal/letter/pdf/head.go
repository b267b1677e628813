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

// check fails with "pdf.window_off_page" where a window can't hold an address,
// or stands where the letter has something else: the letterhead above it, the
// facts to its right, the text below.
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
		{"left", windowLeft}, {"top", windowTop}, {"right", windowRight}, {"bottom", windowBottom}, {"width", windowWidth}, {"height", windowHeight},
	} {
		refused = refused.With(m.name, strconv.Itoa(m.bound))
	}
	return refused
}

// What a window may be, in millimetres: where it may begin and end on the page, and
// how small it may be.
const (
	windowLeft   = 8
	windowTop    = 30
	windowRight  = 124
	windowBottom = 110
	windowWidth  = 60
	windowHeight = 20
)

var (
	metaLeft = mm(128)
	metaGap  = mm(0.6)
)

// head returns what stands above the text of a first page: letterhead, address
// and facts, and the marks to fold at.
func (l layout) head() (*strip, error) {
	s := &strip{}
	l.letterhead(s)
	if err := l.address(s); err != nil {
		return nil, err
	}
	l.meta(s)
	for _, y := range []float64{99, 148.5} {
		s.put(ruleBox{mm(5), mm(y), mm(4), mm(0.2), lineFolds})
	}
	return s, nil
}

// letterhead puts the logo and, beside it, who writes. The lower of the two
// stands in the middle of the other.
func (l layout) letterhead(s *strip) {
	sender, left, top := l.content.Sender, marginLeft, mm(14)
	var logoHeight length
	if l.logo != nil {
		logoHeight = l.logo.height
		left += l.logo.width + mm(3.5)
	}
	name := l.wrap(plain(sender.Name, senderStyle), marginRight-left)
	contact := l.wrap(plain(sender.Contact, contactStyle), marginRight-left)
	textHeight := length(len(name))*senderStyle.leading + length(len(contact))*contactStyle.leading
	height := max(textHeight, logoHeight)
	if l.logo != nil {
		s.put(imageBox{picture: pictureLogo, x: marginLeft, y: top + (height-logoHeight)/2, width: l.logo.width, height: logoHeight, alt: sender.Name})
	}
	y := s.column(roleText, left, top+(height-textHeight)/2, name, senderStyle)
	s.column(roleText, left, y, contact, contactStyle)
}

// address puts the address into the window, smaller where it is long. It fails
// with "pdf.address_too_long" where it doesn't fit at all: an envelope that
// shows half an address goes astray.
func (l layout) address(s *strip) error {
	if l.content.Recipient == nil {
		return nil
	}
	x, top, width := mm(l.window.Left), mm(l.window.Top), mm(l.window.Width)
	returns := l.wrap(plain(l.content.Sender.Return, returnStyle), width)
	y := s.column(roleEdge, x, top, returns, returnStyle) + mm(2.6)
	for _, st := range addressStyles {
		var lines []textLine
		for _, line := range l.content.Recipient.Lines {
			lines = append(lines, l.wrap(plain(line, st), width)...)
		}
		if y+length(len(lines))*st.leading <= l.window.bottom() {
			s.column(roleText, x, y, lines, st)
			return nil
		}
	}
	return fault.New(fault.Invalid, "pdf.address_too_long").With("name", l.content.Recipient.Lines[0])
}

// meta puts the letter's facts to the right of the window.
func (l layout) meta(s *strip) {
	if l.content.Meta == nil {
		return
	}
	y := mm(l.window.Top)
	for _, fact := range l.content.Meta.Items {
		name := l.line(plain(fact.Name, metaStyle.in(inkPale)))
		s.text(roleText, metaLeft, y, name, metaStyle)
		st := metaStyle
		if fact.Bold {
			st = st.bold()
		}
		for _, value := range l.wrap(plain(fact.Value, st), marginRight-metaLeft-name.width-mm(5)) {
			s.text(roleText, marginRight-value.width, y, value, metaStyle)
			y += metaStyle.leading
		}
		y += metaGap
	}
}

// metaBottom returns where the facts end.
func (l layout) metaBottom() length {
	if l.content.Meta == nil {
		return 0
	}
	return mm(l.window.Top) + length(len(l.content.Meta.Items))*(metaStyle.leading+metaGap)
}
