package cli

import (
	"strings"

	"krav/internal/casework"
	"krav/internal/fault"
)

// windowFlag is the window of an envelope: its left and top edge, width and height in
// millimetres, as 20,47,85,32, or "standard".
type windowFlag struct{ casework.Window }

// UnmarshalText reads a window. It fails with fault.Invalid, cli.window_malformed.
func (f *windowFlag) UnmarshalText(text []byte) error {
	if string(text) == "standard" {
		f.Window = casework.StandardWindow()
		return nil
	}
	malformed := fault.New(fault.Invalid, "cli.window_malformed").With("text", string(text))
	parts := strings.Split(string(text), ",")
	if len(parts) != 4 {
		return malformed
	}
	read, err := casework.ReadWindow(parts[0], parts[1], parts[2], parts[3])
	if err != nil {
		return malformed.Because(err)
	}
	f.Window = read
	return nil
}
