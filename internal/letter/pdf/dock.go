package pdf

import "krav/internal/letter"

// The boxes at the foot of the first page: how to pay on the left, the debtor's
// page on the right.
var (
	dockBottom   = pageHeight - mm(26)
	portalWidth  = mm(68)
	dockGap      = mm(6)
	portalLeft   = marginRight - portalWidth
	payWidth     = textWidth - portalWidth - dockGap
	portalInside = area{top: mm(3.2), bottom: mm(3.2)}
	qrSize       = mm(22)
)

// dock returns the boxes at the foot of the first page, or nil for none: the
// demand over the whole width, and under it the ways to meet it.
func (l layout) dock() *strip {
	pay, portal := l.content.Pay, l.content.Portal
	if pay == nil && portal == nil {
		return nil
	}
	s := &strip{}
	if pay != nil {
		s.height = s.column(roleHeading, marginLeft, 0, l.wrap(spans(pay.Demand.Text, headingStyle), textWidth), headingStyle)
		s.height = s.column(roleText, marginLeft, s.height, l.wrap(spans(pay.Note.Text, factStyle), textWidth), factStyle) + mm(2.2)
	}
	top := s.height
	if pay != nil {
		s.height = l.payBox(s, pay, top)
	}
	if portal != nil {
		s.height = max(s.height, l.portalBox(s, portal, top, s.height-top))
	}
	return s
}

// payBox sets the ways to pay and returns where they end.
func (l layout) payBox(s *strip, pay *letter.PayBox, top length) length {
	nameWidth := mm(27)
	for _, way := range pay.Ways.Items {
		nameWidth = max(nameWidth, l.line(plain(way.Name, factStyle)).width+mm(3))
	}
	y := top
	for i, way := range pay.Ways.Items {
		if i > 0 {
			y += mm(0.7)
		}
		s.text(roleText, marginLeft, y, l.line(plain(way.Name, factStyle.in(inkPale))), factStyle)
		st := factStyle
		if way.Typed {
			st = slipStyle
		}
		y = s.column(roleText, marginLeft+nameWidth, y, l.wrap(plain(way.Value, st), payWidth-nameWidth), st)
	}
	return y
}

// portalBox sets the way to the debtor's page and returns where it ends. It is
// as tall as what stands beside it.
func (l layout) portalBox(s *strip, portal *letter.PortalBox, top, beside length) length {
	x, y := portalLeft+mm(3.6), top+portalInside.top
	width := portalWidth - 2*mm(3.6)
	if portal.QR != "" {
		s.put(imageBox{picture: pictureQR, x: x + width - qrSize, y: y, width: qrSize, height: qrSize, alt: portal.Alt})
		width -= qrSize + mm(3)
	}
	y = s.column(roleText, x, y, l.wrap(plain(portal.Title, webStyle.bold()), width), webStyle)
	y = s.column(roleText, x, y, l.wrap(plain(portal.URL, webStyle), width), webStyle) + mm(2)
	y = s.column(roleText, x, y, l.wrap(plain(portal.Login, smallStyle), width), smallStyle) + mm(0.6)
	y = s.column(roleText, x, y, l.wrap(plain(portal.Code, codeStyle), width), codeStyle)
	height := max(y-top+portalInside.bottom, beside)
	if portal.QR != "" {
		height = max(height, qrSize+portalInside.top+portalInside.bottom)
	}
	s.put(frameBox{x: portalLeft, y: top, width: portalWidth, height: height, radius: mm(1.5), stroke: mm(0.25), colour: lineInk})
	return top + height
}
