package casework

import "context"

// IntakeReader is what is asked of files of invoices and the lines of them that wait.
type IntakeReader interface {
	// IntakeLines returns the lines that wait for a person, after one, at most limit.
	IntakeLines(ctx context.Context, after int64, limit int) ([]IntakeLine, error)
	// IntakeLinesFor returns those of them that a person is asked about for a reason,
	// after one, at most limit.
	IntakeLinesFor(ctx context.Context, reason string, after int64, limit int) ([]IntakeLine, error)
	// DroppedLines returns which lines of a file were put aside, with why they had waited.
	DroppedLines(ctx context.Context, file int64) (map[int]string, error)
	// LinesOfNotes returns the lines of some credit notes, by what IntakeLine.Note has,
	// those too that a person has dealt with.
	LinesOfNotes(ctx context.Context, notes []string) ([]IntakeLine, error)
	// IntakeLine returns one of them.
	IntakeLine(ctx context.Context, id int64) (IntakeLine, error)
	// IntakeFileOf returns the file with an id.
	IntakeFileOf(ctx context.Context, id int64) (IntakeFile, error)
	// IntakeFile returns the file with a hash, or false.
	IntakeFile(ctx context.Context, hash string) (IntakeFile, bool, error)
}
