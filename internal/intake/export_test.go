package intake

// What the tests of this package may see of its inside.
var (
	ReadAmount = readAmount
	ReadDay    = readDay
	Clean      = clean
	HeadingKey = headingKey
)

// KnownHeadings gives the fields that a heading stands for, by its key.
var KnownHeadings = fieldsOf(knownHeadings)

func fieldsOf(known map[string][]meaning) map[string][]Field {
	fields := make(map[string][]Field, len(known))
	for key, meanings := range known {
		for _, m := range meanings {
			fields[key] = append(fields[key], m.field)
		}
	}
	return fields
}

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
	MaxEntries    = maxEntries
	MaxDirectory  = maxDirectory
)
