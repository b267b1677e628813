package intake

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"strings"
)

// The limits of the files that are kept of an invoice.
const (
	maxAttachment    = 10 << 20 // bytes of one
	maxOfAttachments = 20 << 20 // bytes of all
)

// ublAttachments are the files within a document.
type ublAttachments struct {
	kept    []Attachment
	bytes   int
	leftOut bool // there was one that isn't kept
}

// ublEnclosed is a document that an invoice refers to, which may be within it.
type ublEnclosed struct {
	ID   string `xml:"ID"`
	File struct {
		Name string `xml:"filename,attr"`
		Text string `xml:",chardata"`
	} `xml:"Attachment>EmbeddedDocumentBinaryObject"`
}

// attachment reads a file within a document.
func (u *ublReader) attachment(d *ublDocument, start xml.StartElement) error {
	var read ublEnclosed
	if err := u.decode(&read, start, maxEmbedded+maxToken); err != nil {
		return err
	}
	d.attachments.add(read)
	return nil
}

// add keeps a file that is a PDF and not too large. What it calls itself is of no
// account: its bytes tell.
func (a *ublAttachments) add(e ublEnclosed) {
	text := strings.TrimSpace(e.File.Text)
	if text == "" {
		return // it is elsewhere, and nothing is fetched
	}
	content, isPDF := pdfOf(text)
	if !isPDF || len(a.kept) == mostAttachments || a.bytes+len(content) > maxOfAttachments {
		a.leftOut = true
		return
	}
	a.bytes += len(content)
	a.kept = append(a.kept, Attachment{Name: attachmentName(e), Content: content})
}

// pdfOf returns the PDF that a text in base64 is, or false.
func pdfOf(text string) ([]byte, bool) {
	if base64.StdEncoding.DecodedLen(len(text)) > 2*maxAttachment {
		return nil, false
	}
	text = strings.NewReplacer(" ", "", "\t", "").Replace(text)
	content, err := base64.StdEncoding.DecodeString(text)
	isPDF := err == nil && bytes.HasPrefix(content, []byte("%PDF-"))
	return content, isPDF && len(content) <= maxAttachment
}

// attachmentName returns the name of a file without folders, so that it can be
// written beside others.
func attachmentName(e ublEnclosed) string {
	name := trimmed(e.File.Name)
	if name == "" {
		name = trimmed(e.ID)
	}
	name = strings.ReplaceAll(name, `\`, "/")
	name = strings.Trim(name[strings.LastIndexByte(name, '/')+1:], ". ")
	if name == "" {
		name = "bilag"
	}
	if !strings.HasSuffix(strings.ToLower(name), ".pdf") {
		name += ".pdf"
	}
	return name[:endOf(name, longestCell)]
}
