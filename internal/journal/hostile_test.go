package journal_test

import (
	"strconv"
	"strings"
	"testing"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/journal"
)

// Payloads of a kind that nobody wrote. Each would be read as something by a
// reader that isn't strict.
func TestAPayloadThatNobodyWroteIsRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ kind, payload, private string }{
		"not a field":                          {"case.closed", "nonsense", ""},
		"a field without an end":               {"case.closed", "why:3:abc", ""},
		"a field longer than the text":         {"case.closed", "why:30:abc\n", ""},
		"a field shorter than its text":        {"case.closed", "why:2:abc\n", ""},
		"a negative length":                    {"case.closed", "why:-3:abc\n", ""},
		"a length with a sign":                 {"case.closed", "why:+3:abc\n", ""},
		"a length with a nought before it":     {"case.closed", "why:03:abc\n", ""},
		"a length of nought":                   {"case.closed", "why:0:\n", ""},
		"no length":                            {"case.closed", "why::abc\n", ""},
		"a length beyond all":                  {"case.closed", "why:99999999999999999999:abc\n", ""},
		"a field that isn't the form's":        {"case.closed", "who:3:abc\n", ""},
		"a field twice":                        {"case.closed", "why:3:abc\nwhy:3:abc\n", ""},
		"something after the last field":       {"case.closed", "why:3:abc\n\n", ""},
		"fields in another order":              {"step.voided", "why:3:abc\nstep:1:1\n", ""},
		"a field of an event that has none":    {"batch.left", "why:3:abc\n", ""},
		"open text among the personal":         {"case.closed", "", "why:3:abc\n"},
		"personal text in the open":            {"note.added", "text:3:abc\n", ""},
		"a number that is none":                {"step.voided", "step:1:x\n", ""},
		"a number with a sign":                 {"step.voided", "step:2:+1\n", ""},
		"a number with a nought before it":     {"step.voided", "step:2:01\n", ""},
		"a nought that would be left out":      {"step.voided", "step:1:0\n", ""},
		"a number beyond 64 bits":              {"step.voided", "step:20:99999999999999999999\n", ""},
		"a day that doesn't exist":             {"case.held", "until:10:2026-02-30\n", ""},
		"a day in another form":                {"case.held", "until:10:01-12-2026\n", ""},
		"an amount with one decimal":           {"claim.credited", "amount:3:1.5\n", ""},
		"an amount of nothing":                 {"claim.credited", "amount:4:0.00\n", ""},
		"an amount with a comma":               {"claim.credited", "amount:4:1,50\n", ""},
		"an amount beyond all":                 {"claim.credited", "amount:16:9999999999999.00\n", ""},
		"a flag of two":                        {"step.taken", "settles:1:2\n", ""},
		"a document that doesn't exist":        {"step.taken", "document:6:pigeon\n", ""},
		"the name of no document":              {"step.taken", "document:1:-\n", ""},
		"a channel that doesn't exist":         {"step.taken", "channel:6:pigeon\n", ""},
		"a status that doesn't exist":          {"dispatch.reported", "status:4:lost\n", ""},
		"a day count that doesn't exist":       {"case.opened", "terms.day_count:7:ACT_365\n", ""},
		"a list of more than there is":         {"step.taken", "reasons:1:2\nreasons.0.key:1:a\n", ""},
		"a list of fewer than there are":       {"step.taken", "reasons:1:1\nreasons.0.key:1:a\nreasons.1.key:1:b\n", ""},
		"a list of less than nothing":          {"step.taken", "reasons:2:-1\n", ""},
		"a list that is out of order":          {"step.taken", "reasons:1:2\nreasons.1.key:1:b\nreasons.0.key:1:a\n", ""},
		"values whose names are out of order":  {"task.raised", "args:1:2\nargs.0.name:1:b\nargs.1.name:1:a\n", ""},
		"values with the same name":            {"task.raised", "args:1:2\nargs.0.name:1:a\nargs.1.name:1:a\n", ""},
		"text that isn't Unicode":              {"case.closed", "why:1:\xff\n", ""},
		"personal text that isn't Unicode":     {"note.added", "", "text:1:\xff\n"},
		"a NUL":                                {"case.closed", "why:1:\x00\n", ""},
		"a letter cut in two by the length":    {"case.closed", "why:1:\u00f8\n", ""},
		"a part's field without the part":      {"case.opened", "settles:1:1\n", ""},
		"personal fields in another order":     {"debtor.corrected", "", "email:1:a\nname:1:b\n"},
		"a payload with the ends of a machine": {"case.closed", "why:3:abc\r\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e, err := journal.Decode(journal.Content{Kind: c.kind, Form: 1, Payload: c.payload, Private: c.private})
			wantCorrupt(t, err, "journal.payload_unreadable")
			if e != nil {
				t.Errorf("read as %+v", e)
			}
		})
	}
}

// A list says how long it is before its items come. The number alone must not
// make the reader take memory for them.
func TestAListIsNoLongerThanItsText(t *testing.T) {
	t.Parallel()
	for _, n := range []string{"9223372036854775807", "1000000000000", "1000000"} {
		for _, c := range []journal.Content{
			{Kind: "step.taken", Payload: "compensation:" + strconv.Itoa(len(n)) + ":" + n + "\n"},
			{Kind: "step.taken", Payload: "reasons:" + strconv.Itoa(len(n)) + ":" + n + "\nreasons.0.key:1:a\n"},
			{Kind: "task.raised", Payload: "args:" + strconv.Itoa(len(n)) + ":" + n + "\n" + strings.Repeat("x", 1000)},
		} {
			c.Form = 1
			_, err := journal.Decode(c)
			wantCorrupt(t, err, "journal.payload_unreadable")
		}
	}
}

// Whatever bytes come in: they are refused as corrupt, or they are exactly what
// the event would be written as; of an old form, what the event says.
func FuzzDecode(f *testing.F) {
	kinds := journal.Kinds()
	for _, e := range samples() {
		content, err := journal.Encode(e)
		if err != nil {
			f.Fatal(err)
		}
		for kind := range kinds {
			if kinds[kind] == content.Kind {
				f.Add(kind, content.Form, content.Payload, content.Private)
			}
		}
	}
	f.Add(0, 1, "compensation:19:9223372036854775807\n", "")
	f.Fuzz(func(t *testing.T, kind, form int, payload, private string) {
		if kind < 0 || kind >= len(kinds) {
			return
		}
		content := journal.Content{Kind: kinds[kind], Form: form, Payload: payload, Private: private}
		e, err := journal.Decode(content)
		if err != nil {
			if !fault.Is(err, fault.Corrupt) || e != nil {
				t.Fatalf("%+v: %v, %v, want nothing but a corrupt payload", content, e, err)
			}
			return
		}
		again := contentOf(t, e)
		if again.Form == content.Form && again != content {
			t.Fatalf("%+v was read, and is written as %+v", content, again)
		}
		// An old form is written as the new one, which says the same.
		same, err := journal.Decode(again)
		if err != nil || contentOf(t, same) != again {
			t.Fatalf("%+v is written as %+v, which reads as %+v, %v", content, again, same, err)
		}
	})
}

func contentOf(t *testing.T, e debt.Event) journal.Content {
	t.Helper()
	content, err := journal.Encode(e)
	if err != nil {
		t.Fatalf("%+v was read, and can't be written: %v", e, err)
	}
	return content
}
