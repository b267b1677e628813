package dispatch_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/dispatch"
)

// returned maps each file of testdata/returned to what a postmaster would say it
// says. The two of Postfix are what Postfix 3.7 sent; the others are written
// after the habits of the servers they are named for.
var returned = map[string][]casework.Report{
	"postfix-relayed": {{
		Kind: casework.ReportRelayed, Status: "2.0.0", Diagnostic: "250 2.0.0 OK: queued", RemoteMTA: "127.0.0.1",
	}},
	"postfix-failed": {{
		Kind: casework.ReportFailed, Hindrance: casework.AddressDead, Status: "5.1.1",
		Diagnostic: "550 5.1.1 No such user here", RemoteMTA: "127.0.0.1",
	}},
	"opensmtpd-mixed": {{Kind: casework.ReportFailed, Hindrance: casework.AddressDead, Status: "5.1.1"}},
	"exchange-full": {{
		Kind: casework.ReportFailed, Hindrance: casework.MailboxFull, Status: "5.2.2",
		Diagnostic: "552 5.2.2 STOREDRV.Delivery; mailbox full; quota exceeded", RemoteMTA: "mbx2.debitor.test",
	}},
	"exchange-text": {{
		Kind: casework.ReportFailed, Hindrance: casework.AddressDead, Status: "5.1.1",
		Diagnostic: "<exch.debitor.test #5.1.1 smtp;550 5.1.1 RESOLVER.ADR.RecipNotFound; not found>",
	}},
	"exim-text":  {{Kind: casework.ReportFailed, Hindrance: casework.HindranceUnknown}},
	"exim-delay": {{Kind: casework.ReportDelayed, Hindrance: casework.HindranceUnknown}},
	"qmail": {{
		Kind: casework.ReportFailed, Hindrance: casework.AddressDead, Status: "5.1.1",
		Diagnostic: "Sorry, no mailbox here by that name. (#5.1.1)",
	}},
	"forwarded": {
		{Kind: casework.ReportDelivered, Status: "2.1.5"},
		{
			Kind: casework.ReportFailed, Hindrance: casework.NotReached, Status: "4.4.7", // tried for days, and given up
			Diagnostic: "delivery temporarily suspended: connection timed out",
		},
		{Kind: casework.ReportRelayed, Status: "2.1.5"},
		{Kind: casework.ReportDelayed, Hindrance: casework.MailboxFull, Status: "4.2.2"},
		{Kind: casework.ReportFailed, Hindrance: casework.MessageRefused, Status: "5.7.1"},
	},
	"away-outlook": nil,
	"away-plain":   nil,
	"person":       {{Kind: casework.ReportUnclear}},
}

func TestWhatReturnedMessagesSay(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/returned/*.eml")
	if err != nil || len(files) != len(returned) {
		t.Errorf("%d files, %v; want %d", len(files), err, len(returned))
	}
	for name, want := range returned {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file, err := os.Open(filepath.Join("testdata/returned", name+".eml"))
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = file.Close() }()
			if diff := cmp.Diff(want, dispatch.ReadReports(file)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWhatCantBeReadIsSaidToBeUnclear(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"nothing":             "",
		"no header":           "\r\n\r\n",
		"not a message":       "\x00\x01\x02",
		"a report of nothing": "Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; a\r\n\r\n--x--\r\n",
		"an endless header":   "Subject: " + strings.Repeat("x", 2<<20),
	} {
		want := []casework.Report{{Kind: casework.ReportUnclear}}
		if diff := cmp.Diff(want, dispatch.ReadReports(strings.NewReader(text))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestAReportIsBounded(t *testing.T) {
	t.Parallel()
	group := "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; " + strings.Repeat("æ", 3000) + "\n\n"
	text := "Content-Type: message/delivery-status\n\n" + strings.Repeat(group, 1000)
	got := dispatch.ReadReports(strings.NewReader(text))
	if len(got) == 0 || len(got) > 20 {
		t.Fatalf("%d reports, want some and at most 20", len(got))
	}
	if n := utf8.RuneCountInString(got[0].Diagnostic); n != 500 {
		t.Errorf("%d letters of diagnosis, want 500", n)
	}
}

func TestAMessageInsideAMessageIsNotLookedInto(t *testing.T) {
	t.Parallel()
	text := "From: Anna <anna@debitor.test>\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\n" +
		"Content-Type: message/delivery-status\n\nAction: failed\nStatus: 5.1.1\n\n--x--\n"
	want := []casework.Report{{Kind: casework.ReportUnclear}}
	if diff := cmp.Diff(want, dispatch.ReadReports(strings.NewReader(text))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func FuzzReportsAreFewPrintableAndKnown(f *testing.F) {
	files, err := filepath.Glob("testdata/returned/*.eml")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := dispatch.ReadReports(strings.NewReader(text))
		if len(got) > 20 {
			t.Errorf("%d reports", len(got))
		}
		for _, report := range got {
			if report.Kind < casework.ReportAccepted || report.Kind > casework.ReportUnclear {
				t.Errorf("kind %d", report.Kind)
			}
			for _, words := range []string{report.Status, report.Diagnostic, report.RemoteMTA} {
				if !utf8.ValidString(words) || strings.ContainsAny(words, "\r\n\x00\x1b") || len(words) > 2000 {
					t.Errorf("words %q", words)
				}
			}
		}
	})
}
