package pdf

var (
	metaLeft = mm(128)
	metaGap  = mm(0.6)
)

// head returns what stands above the text of a first page: letterhead, address
// and facts, and the marks to fold at.
func (l layout) head() (*strip, error) {
	s := &strip{}
	l.putLetterhead(s)
	if err := l.putAddress(s); err != nil {
		return nil, err
	}
	l.meta(s)
	for _, y := range []float64{99, 148.5} {
		s.put(ruleBox{mm(5), mm(y), mm(4), mm(0.2), lineFolds})
	}
	return s, nil
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
