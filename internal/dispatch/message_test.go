package dispatch_test

import (
	"bytes"
	"io"
	"mime"
	"net/mail"
	"strings"
	"testing"
	"unicode"

	"github.com/emersion/go-message"

	"krav/internal/casework"
	"krav/internal/dispatch"
	"krav/internal/fault"
)

// mailed returns a message as it was received, and its parts in order.
func mailed(t *testing.T, out casework.Outgoing) (caught, []*message.Entity, [][]byte) {
	t.Helper()
	s := start(t, &sink{})
	send(t, sender(t, local(s.port)), out)
	got := s.messages()[0]
	whole, err := message.Read(bytes.NewReader(got.Wire))
	if err != nil {
		t.Fatal(err)
	}
	var parts []*message.Entity
	var bodies [][]byte
	err = whole.Walk(func(_ []int, part *message.Entity, err error) error {
		if err != nil || strings.HasPrefix(part.Header.Get("Content-Type"), "multipart/") {
			return err
		}
		body, err := io.ReadAll(part.Body)
		parts, bodies = append(parts, part), append(bodies, body)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got, parts, bodies
}

func TestAMailSaysWhoWritesAndWhoAnswers(t *testing.T) {
	t.Parallel()
	out := reminder(77)
	out.FromName, out.ToName = "Søren & Åges Bageri, Ærø", `Anna "Æblet" Holm`
	got, _, _ := mailed(t, out)

	header := got.Message.Header
	for name, want := range map[string]mail.Address{
		"From":     {Name: "Søren & Åges Bageri, Ærø", Address: "brev@krav.test"},
		"Reply-To": {Name: "Søren & Åges Bageri, Ærø", Address: "kontor@nordlys.test"},
		"To":       {Name: `Anna "Æblet" Holm`, Address: "anna.holm@debitor.test"},
	} {
		list, err := header.AddressList(name)
		if err != nil || len(list) != 1 || *list[0] != want {
			t.Errorf("%s = %q, want %s alone", name, header.Get(name), &want)
		}
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(header.Get("Subject"))
	if err != nil || subject != "Rykker fra Nordlys El ApS, sag 10427" {
		t.Errorf("subject = %q, %v", subject, err)
	}
	if id := header.Get("Message-Id"); id != "<krav.77@krav.test>" {
		t.Errorf("message id = %s", id)
	}
	if date := header.Get("Date"); date != "Mon, 23 Nov 2026 08:30:00 +0100" {
		t.Errorf("date = %s, want the creditor's clock", date)
	}
}

func TestADemandIsIndividualMail(t *testing.T) {
	t.Parallel()
	got, _, _ := mailed(t, reminder(1))
	for _, name := range []string{"Auto-Submitted", "Precedence", "List-Unsubscribe", "List-Id", "X-Mailer", "User-Agent", "Bcc", "Return-Path"} {
		if value := got.Message.Header.Get(name); value != "" {
			t.Errorf("%s: %s", name, value)
		}
	}
}

func TestTextPicturePDFAllComeWhole(t *testing.T) {
	t.Parallel()
	out := reminder(1)
	out.Text = "Kære Anna Holm\n\n.\n.. Betal 1.234,50 kr. senest mandag den 23. november 2026 på én gang: æøå " + strings.Repeat("lang linje ", 30) + "\n"
	out.HTML = "<p>Kære Anna Holm, betal 1.234,50&nbsp;kr.</p>"
	out.Attachments[0].Bytes = append([]byte("%PDF-1.4\n\x00\xff\r\n.\r\n"), bytes.Repeat([]byte{0, 1, 2, 250}, 5000)...)
	_, parts, bodies := mailed(t, out)
	if len(parts) != 3 {
		t.Fatalf("%d parts, want text, HTML and the letter", len(parts))
	}
	if got := strings.ReplaceAll(string(bodies[0]), "\r\n", "\n"); got != out.Text {
		t.Errorf("text = %q", got)
	}
	if got := string(bodies[1]); got != out.HTML {
		t.Errorf("HTML = %q", got)
	}
	if !bytes.Equal(bodies[2], out.Attachments[0].Bytes) {
		t.Error("the letter came changed")
	}
	kind, _, _ := parts[2].Header.ContentType()
	disposition, params, _ := parts[2].Header.ContentDisposition()
	if kind != "application/pdf" || disposition != "attachment" || params["filename"] != "brev-10427.pdf" {
		t.Errorf("letter is %s, %s, %v", kind, disposition, params)
	}
}

func TestAMailIsShortLinesOfASCII(t *testing.T) {
	t.Parallel()
	out := reminder(1)
	out.ToName = strings.Repeat("Åse-Marie ", 29)
	out.Text = strings.Repeat("æ", 5000)
	got, _, _ := mailed(t, out)
	for line := range bytes.Lines(got.Wire) {
		if len(line) > 200 {
			t.Errorf("a line of %d bytes: %.60q", len(line), line)
		}
		if bytes.ContainsFunc(line, func(r rune) bool { return r > unicode.MaxASCII }) {
			t.Errorf("not ASCII: %q", line)
		}
	}
}

func TestALineBreakInAFieldMakesNoHeader(t *testing.T) {
	t.Parallel()
	one, err := dispatch.NewCatcher(t.TempDir(), "brev@krav.test")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = one.Close() }()
	for _, bad := range []string{"\r\nBcc: alle@debitor.test", "\nX: y", "\rX: y", "\x00", "\u0085", strings.Repeat("x", 301)} {
		for name, spoil := range map[string]func(*casework.Outgoing){
			"from_name":  func(o *casework.Outgoing) { o.FromName += bad },
			"reply_to":   func(o *casework.Outgoing) { o.ReplyTo += bad },
			"to":         func(o *casework.Outgoing) { o.To += bad },
			"to_name":    func(o *casework.Outgoing) { o.ToName += bad },
			"subject":    func(o *casework.Outgoing) { o.Subject += bad },
			"attachment": func(o *casework.Outgoing) { o.Attachments[0].Name += bad },
		} {
			out := reminder(1)
			spoil(&out)
			_, err := one.Send(t.Context(), out)
			if f := fault.Of(err); f == nil || f.Field != name || f.Kind != fault.Invalid {
				t.Errorf("%s with %.20q: %v", name, bad, err)
			}
		}
		for name, spoil := range map[string]func(*casework.Outgoing){
			"message id": func(o *casework.Outgoing) { o.MessageID += bad },
			"media type": func(o *casework.Outgoing) { o.Attachments[0].Type += bad },
		} {
			out := reminder(1)
			spoil(&out)
			if _, err := one.Send(t.Context(), out); err == nil && len(bad) < 300 {
				t.Errorf("%s with %.20q was taken", name, bad)
			}
		}
	}
}

func TestWhatIsAnAddress(t *testing.T) {
	t.Parallel()
	one, err := dispatch.NewCatcher(t.TempDir(), "brev@krav.test")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = one.Close() }()
	for address, want := range map[string]string{ // the fault's key, or nothing
		"anna.holm+regning@debitor.dk":               "",
		"o'brien@debitor.dk":                         "",
		"post@rødgrød.dk":                            "",
		"ANNA@DEBITOR.DK":                            "",
		"søren@debitor.dk":                           "dispatch.address_not_ascii",
		"anna@debitor":                               "dispatch.address_not_usable",
		"anna@debitor.":                              "dispatch.address_not_usable",
		"anna@debitor..dk":                           "dispatch.address_not_usable",
		"anna@-debitor.dk":                           "dispatch.address_not_usable",
		"anna@[192.168.1.1]":                         "dispatch.address_not_usable",
		`"anna holm"@debitor.dk`:                     "dispatch.address_not_usable",
		"anna holm@debitor.dk":                       "dispatch.address_not_usable",
		"Anna <anna@debitor.dk>":                     "dispatch.address_not_usable",
		"anna@debitor.dk, b@c.dk":                    "dispatch.address_not_usable",
		".anna@debitor.dk":                           "dispatch.address_not_usable",
		"anna@a@debitor.dk":                          "dispatch.address_not_usable",
		"@debitor.dk":                                "dispatch.address_not_usable",
		"anna":                                       "dispatch.address_not_usable",
		"":                                           "dispatch.address_not_usable",
		strings.Repeat("a", 65) + "@debitor.dk":      "dispatch.address_not_usable",
		"anna@" + strings.Repeat("a.", 130) + "dk":   "dispatch.address_not_usable",
		"anna@debitor.dk>\u200b":                     "dispatch.address_not_usable",
		"anna@xn--zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz.dk": "dispatch.address_not_usable",
	} {
		out := reminder(1)
		out.To = address
		_, err := one.Send(t.Context(), out)
		if want == "" && err != nil || want != "" && !fault.HasKey(err, want) {
			t.Errorf("%q: got %v, want %q", address, err, want)
		}
	}
}
