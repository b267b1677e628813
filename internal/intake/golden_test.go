package intake_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/intake"
	"krav/internal/wording"
)

var update = flag.Bool("update", false, "rewrite the golden files, for a person to read through")

// Each file in testdata/invoices and what becomes of it: how it was understood,
// and every line as a draft or a refusal, with the reason as a person reads it.
func TestFilesOfInvoicesAsTheyAreRead(t *testing.T) {
	t.Parallel()
	paths := append(files(t, "testdata/invoices/*.[ct][sx][vt]"), files(t, "testdata/invoices/*.xml")...)
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			compareWithGolden(t, path, printInvoices(t, bytes.NewReader(contents(t, path))))
		})
	}
}

// Each bank file in testdata/statements, likewise, with the references that each
// entry gives for a creditor whose invoices are 10591, 10592 and 10601.
func TestBankFilesAsTheyAreRead(t *testing.T) {
	t.Parallel()
	for _, path := range files(t, "testdata/statements/*.xml") {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			compareWithGolden(t, path, printStatement(t, bytes.NewReader(contents(t, path))))
		})
	}
}

// Each list of a bank and delivery of Betalingsservice in testdata/payments,
// likewise.
func TestListsOfBanksAndDeliveriesAsTheyAreRead(t *testing.T) {
	t.Parallel()
	for _, path := range append(files(t, "testdata/payments/*.csv"), files(t, "testdata/payments/*.602")...) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			compareWithGolden(t, path, printStatement(t, bytes.NewReader(contents(t, path))))
		})
	}
}

func files(t *testing.T, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files match %s (%v)", pattern, err)
	}
	return paths
}

func contents(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func compareWithGolden(t *testing.T, path, got string) {
	t.Helper()
	golden := path + ".golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(strings.Split(string(contents(t, golden)), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func printInvoices(t *testing.T, source io.ReadSeeker) string {
	t.Helper()
	var b strings.Builder
	r, err := intake.OpenInvoices(source, intake.Options{})
	if err != nil {
		fmt.Fprintf(&b, "refused: %s\n", wording.Fault(wording.Danish, err))
		return b.String()
	}
	layout := r.Layout()
	fmt.Fprintf(&b, "headings in line %d, parted by %q\n", layout.HeadingLine, layout.Delimiter)
	for _, c := range layout.Columns {
		fmt.Fprintf(&b, "  %s = %s", c.Heading, fieldOrNone(c.Field))
		if c.Field != 0 {
			fmt.Fprintf(&b, " (%s, %s)", confidences[c.Confidence], grounds[c.Ground])
		}
		b.WriteByte('\n')
	}
	for {
		line, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		printLine(&b, line)
	}
	tally := r.Tally()
	fmt.Fprintf(&b, "%v, styles %s\n", r.Layout().Encoding, styles(t, r.Layout().Mapping))
	for _, remark := range r.Remarks() {
		fmt.Fprintf(&b, "said: %s\n", wording.Say(wording.Danish, remark.Key, remark.Args))
	}
	fmt.Fprintf(&b, "%d lines: %d before, %d blank, %d drafts, %d refused, %d continued\n",
		tally.Lines, tally.Before, tally.Blank, tally.Drafts, tally.Refused, tally.Continued)
	return b.String()
}

var confidences = map[intake.Confidence]string{intake.Unsure: "unsure", intake.Likely: "likely", intake.Certain: "certain"}

var grounds = map[intake.Ground]string{
	intake.GroundGiven: "given", intake.GroundRemembered: "remembered", intake.GroundHeading: "heading",
	intake.GroundProgram: "program", intake.GroundGeneralTerm: "general term", intake.GroundPartOfHeading: "part of heading", intake.GroundContents: "contents",
}

func fieldOrNone(f intake.Field) string {
	if f == 0 {
		return "-"
	}
	return f.String()
}

// styles returns the words for the styles in a mapping's text form.
func styles(t *testing.T, m intake.Mapping) string {
	t.Helper()
	text, err := m.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(text))[2:4], " ")
}

func printLine(b *strings.Builder, line intake.Line) {
	switch line := line.(type) {
	case intake.Draft:
		printDraft(b, line)
	case intake.Refusal:
		fmt.Fprintf(b, "%d refused in %s: %s\n", line.Line, fieldOrNone(line.Field), wording.Fault(wording.Danish, line.Fault))
		fmt.Fprintf(b, "    %q\n", line.Raw.Cells)
	}
}

var kinds = map[intake.Kind]string{intake.Invoice: "invoice", intake.CreditNote: "credit note", intake.Settled: "settled"}

var debtorKinds = map[intake.DebtorKind]string{
	intake.Consumer: "consumer", intake.Business: "business", intake.PublicAuthority: "authority",
}

var kindGrounds = map[intake.KindGround]string{
	intake.KindStated: "stated", intake.KindByCVR: "by CVR", intake.KindByCPR: "by CPR",
	intake.KindByName: "by name", intake.KindAssumed: "assumed",
}

var dueBases = map[intake.DueBasis]string{0: "", intake.DueAgreed: " agreed", intake.DuePrinted: " printed"}

func printDraft(b *strings.Builder, d intake.Draft) {
	fmt.Fprintf(b, "%d %s %s of %v, due %v%s: %v of %v", d.Line, kinds[d.Kind], d.Number, d.InvoiceDate, d.DueDate, dueBases[d.DueBasis], d.Principal, d.Total)
	if !d.Paid.IsZero() {
		fmt.Fprintf(b, ", paid %v", d.Paid)
	}
	if d.Text != "" {
		fmt.Fprintf(b, ", %q", d.Text)
	}
	p := d.Debtor
	fmt.Fprintf(b, "\n    %s (%s, %s)", p.Name, debtorKinds[p.Kind], kindGrounds[p.KindGround])
	printGiven(b, "no.", p.CustomerNumber)
	printGiven(b, "att.", p.Attention)
	printGiven(b, "at", strings.Join(p.Address, " | "))
	printGiven(b, "in", strings.TrimSpace(p.Postcode+" "+p.City))
	if p.Country != "DK" {
		printGiven(b, "country", p.Country)
	}
	for _, contact := range []string{p.Email, p.Phone, p.Mobile} {
		printGiven(b, "", contact)
	}
	printGiven(b, "CVR", p.CVR.String())
	printGiven(b, "CPR", p.CPR.String())
	printGiven(b, "EAN", p.EAN)
	b.WriteByte('\n')
	if r := d.Reminders; r.Count > 0 || !r.Fees.IsZero() || !r.CollectionNotice.IsZero() {
		fmt.Fprintf(b, "    %d reminders %v, fees %v, notice %v\n", r.Count, r.Days, r.Fees, r.CollectionNotice)
	}
	printBesides(b, d)
	for _, note := range d.Notes {
		fmt.Fprintf(b, "    note: %s\n", wording.Say(wording.Danish, string(note), nil))
	}
}

// printBesides prints what only electronic invoices tell.
func printBesides(b *strings.Builder, d intake.Draft) {
	if len(d.Credits) > 0 {
		fmt.Fprintf(b, "    credits %q\n", d.Credits)
	}
	if d.Supplier.Name != "" {
		fmt.Fprintf(b, "    from %s, CVR %s\n", d.Supplier.Name, d.Supplier.CVR)
	}
	for _, way := range d.PayTo {
		fmt.Fprintf(b, "    pay by %q %q to %q\n", way.Card, way.Reference, way.Account)
	}
	for _, file := range d.Attachments {
		fmt.Fprintf(b, "    attached %q, %d bytes\n", file.Name, len(file.Content))
	}
}

func printGiven(b *strings.Builder, name, text string) {
	if text != "" {
		b.WriteString(strings.TrimRight(", "+name, " ") + " " + text)
	}
}

func printStatement(t *testing.T, source io.ReadSeeker) string {
	t.Helper()
	var b strings.Builder
	r, err := intake.OpenPayments(source, intake.BankListOptions{})
	if err != nil {
		fmt.Fprintf(&b, "refused: %s\n", wording.Fault(wording.Danish, err))
		return b.String()
	}
	if layout, ok := r.Layout(); ok {
		text, err := layout.Mapping.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "headings in line %d, parted by %q: %s\n", layout.HeadingLine, layout.Delimiter, strings.Join(strings.Fields(string(text))[2:], " "))
	}
	for {
		line, err := r.Next()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			fmt.Fprintf(&b, "stopped: %s\n", wording.Fault(wording.Danish, err))
			return b.String()
		}
		printBankLine(&b, line)
	}
}

func printBankLine(b *strings.Builder, line intake.BankLine) {
	switch line := line.(type) {
	case intake.BankEntry:
		printEntry(b, line)
	case intake.BankRefusal:
		fmt.Fprintf(b, "%d refused on %s %s: %s\n    %s\n", line.Line, line.Account, line.Statement, wording.Fault(wording.Danish, line.Fault), line.Raw)
	case intake.BankWarning:
		fmt.Fprintf(b, "%d warning on %s %s: %s\n", line.Line, line.Account, line.Statement, wording.Fault(wording.Danish, line.Fault))
	}
}

func printEntry(b *strings.Builder, e intake.BankEntry) {
	fmt.Fprintf(b, "%d %v on %s %s, booked %v, value %v", e.Line, e.Signed(), e.Account, e.Statement, e.BookingDay, e.ValueDay)
	if e.Reversal {
		b.WriteString(", reversal")
	}
	if e.Parts > 0 {
		fmt.Fprintf(b, ", part %d of %d", e.Part, e.Parts)
	}
	fmt.Fprintf(b, "\n    ref %s, no. %s, %s…", e.Reference, e.Number, e.Identity[:8])
	printGiven(b, "from", strings.TrimSpace(e.PayerName+" "+e.PayerAccount))
	printGiven(b, "end to end", e.EndToEndID)
	printGiven(b, "returned", e.ReturnReason)
	printGiven(b, "customer", e.CustomerNumber)
	if e.Untold > 0 {
		fmt.Fprintf(b, ", %d payments untold", e.Untold)
	}
	if e.IsRepeated {
		b.WriteString(", repeated")
	}
	fmt.Fprintf(b, "\n    %q %q\n", e.Structured, e.Text)
	invoices := map[string]bool{"10591": true, "10592": true, "10601": true}
	known := intake.Known{CreditorNumber: "81234567", Invoice: func(number string) bool { return invoices[number] }}
	for _, reference := range intake.References(e, known) {
		fmt.Fprintf(b, "    -> %s %s\n", referenceKinds[reference.Kind], reference.Text)
	}
}

var referenceKinds = map[intake.ReferenceKind]string{
	intake.PaymentReference: "slip", intake.EndToEndReference: "end to end", intake.CaseReference: "case",
	intake.InvoiceReference: "invoice", intake.ShortReference: "short slip", intake.BareNumber: "bare number",
}
