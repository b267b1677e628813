package casework_test

import (
	"errors"
	"strings"
	"testing"

	"krav/internal/intake"
)

// bankMapping says that the three columns of a list are its day, text and amount.
func bankMapping(t *testing.T, list string) intake.BankMapping {
	t.Helper()
	_, err := intake.OpenPayments(strings.NewReader(list), intake.BankListOptions{})
	missing, ok := errors.AsType[*intake.MissingBankColumns](err)
	if !ok {
		t.Fatalf("open = %v, want columns to be missing", err)
	}
	m := missing.Layout.Mapping
	for i, field := range []intake.BankField{intake.BankDay, intake.BankText, intake.BankAmount} {
		m = m.With(i, field)
	}
	return m
}
