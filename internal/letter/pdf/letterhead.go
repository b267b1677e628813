package pdf

// aboveWindow is the least space between the letterhead and what stands in and beside
// the window.
var aboveWindow = mm(1)

// letterheadLooks are how a letterhead is set, the first where it ends above the window:
// higher up on the page, then in smaller type.
var letterheadLooks = []letterheadLook{
	{mm(14), senderStyle, contactStyle},
	{mm(8), senderStyle, contactStyle},
	{mm(8), style{size: pt(11), leading: pt(12.6), weight: semibold, colour: ink, tracking: -10}, style{size: pt(7.8), leading: pt(9.6), colour: inkPale}},
	{mm(8), style{size: pt(9.5), leading: pt(11), weight: semibold, colour: ink, tracking: -10}, style{size: pt(6.8), leading: pt(8.2), colour: inkPale}},
}

type letterheadLook struct {
	top           length
	name, contact style
}

// letterhead is the logo and, beside it, who writes.
type letterhead struct {
	letterheadLook
	left            length // of the text
	logo            *logo  // or nil
	names, contacts []textLine
}

func (h letterhead) textHeight() length {
	return length(len(h.names))*h.name.leading + length(len(h.contacts))*h.contact.leading
}

func (h letterhead) height() length {
	if h.logo == nil {
		return h.textHeight()
	}
	return max(h.textHeight(), h.logo.height)
}

func (h letterhead) bottom() length { return h.top + h.height() }

// letterheadIn returns the letterhead in a look.
func (l layout) letterheadIn(look letterheadLook) letterhead {
	h := letterhead{letterheadLook: look, left: marginLeft, logo: l.logo}
	if l.logo != nil {
		h.left += l.logo.width + mm(3.5)
	}
	h.names = l.wrap(plain(l.content.Sender.Name, look.name), marginRight-h.left)
	h.contacts = l.wrap(plain(l.content.Sender.Contact, look.contact), marginRight-h.left)
	return h
}

// letterhead returns the letterhead in the first look in which it ends above the window.
// What has no room in the last is left out at its end: name, address and CVR number
// stand at the foot of every page too.
func (l layout) letterhead() letterhead {
	room := mm(l.window.Top) - aboveWindow
	var h letterhead
	for _, look := range letterheadLooks {
		if h = l.letterheadIn(look); h.bottom() <= room {
			return h
		}
	}
	for len(h.contacts) > 0 && h.bottom() > room {
		h.contacts = h.contacts[:len(h.contacts)-1]
	}
	return h
}

// putLetterhead puts the letterhead at the top of the page. The lower of logo and text
// stands in the middle of the other.
func (l layout) putLetterhead(s *strip) {
	h := l.letterhead()
	if h.logo != nil {
		s.put(imageBox{picture: pictureLogo, x: marginLeft, y: h.top + (h.height()-h.logo.height)/2, width: h.logo.width, height: h.logo.height, alt: l.content.Sender.Name})
	}
	y := s.column(roleText, h.left, h.top+(h.height()-h.textHeight())/2, h.names, h.name)
	s.column(roleText, h.left, y, h.contacts, h.contact)
}
