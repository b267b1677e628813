package pdf

// The type of a letter, in points: 10.5 on 14.6, small print never under 8 but in
// the window.
var (
	titleStyle   = style{size: pt(16.5), leading: pt(20), weight: semibold, colour: ink, tracking: -12}
	headingStyle = style{size: pt(11), leading: pt(14), weight: semibold, colour: ink}
	bodyStyle    = style{size: pt(10.5), leading: pt(14.6), colour: ink}
	smallStyle   = style{size: pt(8.3), leading: pt(11), colour: inkPale}

	senderStyle  = style{size: pt(13), leading: pt(15), weight: semibold, colour: ink, tracking: -10}
	contactStyle = style{size: pt(8.5), leading: pt(11), colour: inkPale}
	returnStyle  = style{size: pt(6.8), leading: pt(9), colour: inkPale}
	metaStyle    = style{size: pt(9), leading: pt(12), colour: ink}
	edgeStyle    = style{size: pt(7.8), leading: pt(10), colour: inkPale}
	topStyle     = style{size: pt(8.5), leading: pt(12), colour: inkPale}

	factStyle = style{size: pt(9.2), leading: pt(12.4), colour: ink}
	slipStyle = style{size: pt(10), leading: pt(12.4), colour: ink, tracking: 20}
	webStyle  = style{size: pt(9), leading: pt(11.8), colour: ink}
	codeStyle = style{size: pt(11.5), leading: pt(14), weight: semibold, colour: ink, tracking: 50}

	headStyle = style{size: pt(8.5), leading: pt(13), weight: semibold, colour: inkPale}
)

// addressStyles are how an address is set, the first where it fits the window.
var addressStyles = []style{
	{size: pt(10.5), leading: pt(14), colour: ink},
	{size: pt(9.5), leading: pt(12), colour: ink},
	{size: pt(8.5), leading: pt(10.4), colour: ink},
}

// tableLook is how a table is set.
type tableLook struct {
	text    style
	small   style
	total   style
	padding length // above and below the text of a row
}

// spacing is how the body of a letter is spaced.
type spacing struct {
	paragraph length // between paragraphs
	title     length // under the heading
	table     length // above a table
	warning   length // above a warning
	heading   length // above a heading
	look      tableLook
}

// spacings are how a first page is set, the first where it fits.
var spacings = []spacing{
	{mm(3), mm(3), mm(5), mm(6), mm(6), tableLook{
		text: style{size: pt(10), leading: pt(13), colour: ink}, small: smallStyle,
		total: style{size: pt(12.5), leading: pt(16), weight: semibold, colour: ink}, padding: mm(1.35),
	}},
	{mm(2), mm(2.4), mm(3.2), mm(3.6), mm(4), tableLook{
		text: style{size: pt(9.6), leading: pt(12), colour: ink}, small: smallStyle,
		total: style{size: pt(12), leading: pt(15), weight: semibold, colour: ink}, padding: mm(0.9),
	}},
	{mm(1.4), mm(1.8), mm(2.4), mm(2.8), mm(3), tableLook{
		text: style{size: pt(9.4), leading: pt(11.6), colour: ink}, small: smallStyle,
		total: style{size: pt(12), leading: pt(14), weight: semibold, colour: ink}, padding: mm(0.6),
	}},
}

// calculationSpacings are how the calculation is set, the first where it fits a
// page with what comes after it.
var calculationSpacings = []spacing{
	{mm(3), mm(3), mm(1.2), mm(6), mm(5.5), tableLook{
		text: style{size: pt(9.3), leading: pt(12), colour: ink}, small: smallStyle,
		total: style{size: pt(12), leading: pt(16), weight: semibold, colour: ink}, padding: mm(1),
	}},
	{mm(2), mm(2), mm(0.6), mm(4), mm(3.8), tableLook{
		text: style{size: pt(9.3), leading: pt(11.6), colour: ink}, small: smallStyle,
		total: style{size: pt(12), leading: pt(15), weight: semibold, colour: ink}, padding: mm(0.6),
	}},
	{mm(1.6), mm(1.6), mm(0.4), mm(3), mm(3), tableLook{
		text: style{size: pt(9.2), leading: pt(11), colour: ink}, small: smallStyle,
		total: style{size: pt(12), leading: pt(14), weight: semibold, colour: ink}, padding: mm(0.4),
	}},
}
