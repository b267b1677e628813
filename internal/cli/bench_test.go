package cli_test

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"krav/internal/cli"
	"krav/internal/intake"
)

// invoices returns a file of so many invoices as the benchmark makes it.
func invoices(t *testing.T, n int) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := cli.WriteInvoices(&file, n); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func TestWhatIsMeasuredOnIsTheSameEveryTime(t *testing.T) {
	t.Parallel()
	if !bytes.Equal(invoices(t, 1000), invoices(t, 1000)) {
		t.Error("two files of a thousand invoices differ")
	}
}

func TestEveryInvoiceThatIsMeasuredOnIsAnotherDebtors(t *testing.T) {
	t.Parallel()
	reader, err := intake.Open(bytes.NewReader(invoices(t, 2000)), intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]bool)
	for {
		line, err := reader.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		draft, ok := line.(intake.Draft)
		if err != nil || !ok {
			t.Fatalf("line %+v, %v, want an invoice", line, err)
		}
		seen[intake.AddressKey(draft.Debtor)] = true
	}
	if len(seen) != 2000 {
		t.Errorf("%d addresses of 2000 debtors", len(seen))
	}
}

func TestADatabaseIsMeasuredBesideTheOneThatIsNamed(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"postgres://krav:x@db.example:5432/krav?sslmode=require": "postgres://krav:x@db.example:5432/bench?sslmode=require",
		"postgres://krav@/postgres?host=/run/postgresql":         "postgres://krav@/bench?host=/run/postgresql",
	} {
		got, err := cli.BesideIt(address, "bench")
		if err != nil || got != want {
			t.Errorf("beside %s = %s, %v, want %s", address, got, err, want)
		}
	}
}
