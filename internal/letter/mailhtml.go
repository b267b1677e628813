package letter

import (
	"strings"
	"text/template"
)

// The looks of the e-mail: one column of the reader's own letters, as wide as is read
// with ease. There is nothing in it that a mail program fetches, blocks or warns of.
const (
	mailHead = `<!doctype html><html lang="da"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
		`<meta name="color-scheme" content="light dark"><title>`
	mailBody = `</title></head><body style="margin:0;padding:24px 16px;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5">` +
		`<div style="max-width:36em;margin:0 auto"><p style="margin:0 0 20px;padding:0 0 12px;border-bottom:1px solid #c9ced6;font-weight:600">`
	mailParagraph = "<p style=\"margin:0 0 16px;overflow-wrap:anywhere\">"
	mailEnglish   = `<div lang="en">`
	mailFoot      = "</div></body></html>\n"
)

// HTML returns the e-mail as a page: the same words as the text, with the sender's name
// above them. Where the text leads the debtor can be followed and stands in full, so that
// a careful reader can hold it against the one in the letter; what else looks like an
// address, in a name say, is text.
func (m *Mail) HTML(sender string) string {
	var b strings.Builder
	b.WriteString(mailHead + template.HTMLEscapeString(m.Subject) + mailBody + template.HTMLEscapeString(sender) + "</p>")
	danish, english := m.Text, ""
	if m.English > 0 {
		danish, english = strings.TrimRight(m.Text[:m.English], "\n"), m.Text[m.English:]
	}
	m.paragraphs(&b, danish)
	if english != "" {
		b.WriteString(mailEnglish)
		m.paragraphs(&b, english)
		b.WriteString("</div>")
	}
	b.WriteString(mailFoot)
	return b.String()
}

func (m *Mail) paragraphs(b *strings.Builder, text string) {
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		b.WriteString(mailParagraph + m.linked(paragraph) + "</p>")
	}
}

// linked writes a paragraph with its lines, and the address as a link.
func (m *Mail) linked(paragraph string) string {
	written := strings.ReplaceAll(template.HTMLEscapeString(paragraph), "\n", "<br>")
	if m.Address == "" {
		return written
	}
	address := template.HTMLEscapeString(m.Address)
	return strings.ReplaceAll(written, address, `<a href="`+address+`">`+address+"</a>")
}
