package pdf

import "math"

// length is a length on paper in thousandths of a point. Lengths are whole
// numbers so that every machine places every letter alike.
type length int

const (
	point      length = 1000
	pageWidth  length = 595276 // A4: 210 mm
	pageHeight length = 841890 // 297 mm
)

// mm returns a length given in millimetres.
func mm(n float64) length { return length(math.Round(n * 72_000 / 25.4)) }

// pt returns a length given in points.
func pt(n float64) length { return length(math.Round(n * 1000)) }

// colour is a colour in sRGB, a byte for each of red, green and blue.
type colour uint32

// The colours of a letter: ink on white, and one accent.
const (
	ink       colour = 0x1a2426
	inkPale   colour = 0x47545a
	accent    colour = 0x11505c
	lineInk   colour = 0x8f8b82
	lineGrey  colour = 0xcfcbc3
	linePale  colour = 0xdfdcd5
	lineFolds colour = 0xb9b5ac
)
