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
	mailFoot      = "</div></body></html>\n"
)

// HTML returns the e-mail as a page: the same words as the text, with the sender's name
// above them. An address can be followed and stands in full, so that a careful reader
// can hold it against the one in the letter.
func (m *Mail) HTML(sender string) string {
	var b strings.Builder
	b.WriteString(mailHead + template.HTMLEscapeString(m.Subject) + mailBody + template.HTMLEscapeString(sender) + "</p>")
	for paragraph := range strings.SplitSeq(m.Text, "\n\n") {
		b.WriteString(mailParagraph + linked(paragraph) + "</p>")
	}
	b.WriteString(mailFoot)
	return b.String()
}

// linked writes a paragraph with its lines, and its addresses as links.
func linked(paragraph string) string {
	var b strings.Builder
	for paragraph != "" {
		at := strings.Index(paragraph, "https://")
		if at < 0 {
			at = len(paragraph)
		}
		b.WriteString(strings.ReplaceAll(template.HTMLEscapeString(paragraph[:at]), "\n", "<br>"))
		paragraph = paragraph[at:]
		if address := addressBefore(paragraph); address != "" {
			b.WriteString(`<a href="` + template.HTMLEscapeString(address) + `">` + template.HTMLEscapeString(address) + "</a>")
			paragraph = paragraph[len(address):]
		}
	}
	return b.String()
}

// addressBefore returns the address that a text begins with, without the mark that ends
// its sentence.
func addressBefore(text string) string {
	if end := strings.IndexAny(text, " \n\t\u00a0<>\""); end >= 0 {
		text = text[:end]
	}
	return strings.TrimRight(text, ".,;:)")
}
