package cli

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/letter/pdf"
)

// What letters show where nothing is said is what the printer has for nothing.
func TestTheStandardWindowIsThePrinters(t *testing.T) {
	t.Parallel()
	if got, want := pdf.Window(casework.StandardWindow()), pdf.StandardWindow(); got != want {
		t.Errorf("the creditor's standard window is %+v, the printer's %+v", got, want)
	}
}
