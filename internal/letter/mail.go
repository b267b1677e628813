package letter

import "strings"

// writeMail writes the e-mail that the letter travels with. Its subject never
// holds an amount or a word of debt: others may see it.
func (t *texts) writeMail(s *scope, c *Content) error {
	s.subject = c.Subject
	family, err := t.write(s, t.mail[s.in.Kind.document().mail])
	if err != nil {
		return err
	}
	s.lead = family[1].text.String()
	lines, err := t.write(s, t.mail["text"])
	if err != nil {
		return err
	}
	c.Mail = &Mail{Subject: family[0].text.String(), Text: s.plain(lines), Address: s.in.Portal.QR}
	return nil
}

// Lead puts a paragraph before the words of the mail.
func (m *Mail) Lead(paragraph string) {
	paragraph += "\n\n"
	m.Text = paragraph + m.Text
	if m.English > 0 {
		m.English += len(paragraph)
	}
}

// translate puts the same mail in English after the Danish one.
func (m *Mail) translate(english *Mail) {
	m.Text += "\n\n"
	m.English = len(m.Text)
	m.Text += english.Text
}

// plain returns lines as the paragraphs of a plain text; the lines of a signature
// stand close.
func (s *scope) plain(lines []line) string {
	var b strings.Builder
	for i, l := range lines {
		if l.part == "sign" {
			l.text = Plain(s.signature(l))
		}
		if i > 0 {
			b.WriteString("\n")
		}
		if i > 0 && (l.part != "sign" || lines[i-1].part != "sign") {
			b.WriteString("\n")
		}
		b.WriteString(l.text.String())
	}
	return b.String()
}
