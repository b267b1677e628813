package intake

// What the tests of this package may see of its inside.
var (
	ReadAmount    = readAmount
	ReadDay       = readDay
	Clean         = clean
	HeadingKey    = headingKey
	KnownHeadings = knownHeadings
)

// How a person writes who mends a line.
const (
	DecimalTyped = decimalTyped
	OrderTyped   = orderTyped
)

// The limits that tests go beyond.
const (
	MaxLine       = maxLine
	MaxCells      = maxCells
	MaxContinued  = maxContinued
	MaxToken      = maxToken
	MaxEntryBytes = maxEntryBytes
	SampleLines   = sampleLines
)
