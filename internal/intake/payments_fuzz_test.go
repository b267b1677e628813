package intake_test

import (
	"bytes"
	"testing"

	"krav/internal/intake"
)

// Whatever a file of payments holds, of whatever kind: reading it ends, with a fault
// in words or at its end, and every entry has what an entry must have. Reading it
// twice gives the same entries under the same names.
func FuzzFilesOfPayments(f *testing.F) {
	addFiles(f, "testdata/payments")
	f.Fuzz(func(t *testing.T, text []byte) {
		lines, stopped := paymentLines(t, bytes.NewReader(text))
		if stopped != nil {
			hasReason(t, stopped)
		}
		known := make(map[string]bool)
		for _, line := range lines {
			checkBankLine(t, line)
			e, ok := line.(intake.BankEntry)
			if ok && known[e.Identity] && e.Reference == "" {
				t.Errorf("two entries are %s", e.Identity)
			}
			known[e.Identity] = ok
		}
		again, _ := paymentLines(t, bytes.NewReader(text))
		if len(again) != len(lines) {
			t.Errorf("%d lines, then %d", len(lines), len(again))
		}
	})
}

func FuzzBankMappings(f *testing.F) {
	f.Add("bank-columns-1 9f comma day-first day,-,amount")
	f.Fuzz(func(t *testing.T, text string) {
		var m intake.BankMapping
		if err := m.UnmarshalText([]byte(text)); err != nil {
			return
		}
		if back, err := m.MarshalText(); err != nil || string(back) != text {
			t.Errorf("%q is written back as %q, %v", text, back, err)
		}
	})
}

func checkBankLine(t *testing.T, line intake.BankLine) {
	t.Helper()
	switch line := line.(type) {
	case intake.BankEntry:
		if !line.Amount.IsPositive() || line.BookingDay.IsZero() || line.ValueDay.IsZero() || line.Identity == "" || line.Direction == 0 {
			t.Errorf("entry = %+v", line)
		}
		intake.References(line, intake.Known{Invoice: func(number string) bool { return len(number)%2 == 0 }})
	case intake.BankRefusal:
		hasReason(t, line.Fault)
	case intake.BankWarning:
		hasReason(t, line.Fault)
	}
}
