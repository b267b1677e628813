package pdf

import (
	"fmt"
	"strings"

	"krav/internal/civil"
	"krav/internal/letter"
	"krav/internal/wording"
)

// producer is the program as files name it.
const producer = "Krav"

// xmp returns the metadata that PDF/A asks for. It says the same as the
// information dictionary, and no moment but the letter's own day.
func xmp(c *letter.Content) string {
	return `<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + escaped(documentTitle(c)) + `</rdf:li></rdf:Alt></dc:title></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>` + producer + `</pdf:Producer></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreateDate>` + c.Date.String() + `T00:00:00+00:00</xmp:CreateDate></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

// information returns the information dictionary.
func information(c *letter.Content) string {
	return fmt.Sprintf("<</Title %s/Producer(%s)/CreationDate(D:%s000000+00'00')>>", textString(documentTitle(c)), producer, compact(c.Date))
}

// documentTitle is what a reader shows for the file.
func documentTitle(c *letter.Content) string { return c.Subject }

func compact(d civil.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

// escaped returns a text as XML has it.
func escaped(text string) string { return xmlEscapes.Replace(text) }

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// languageTag is the language of a document as programs name it.
func languageTag(l wording.Language) string {
	if l == wording.English {
		return "en-GB"
	}
	return "da-DK"
}
