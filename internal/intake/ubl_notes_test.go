package intake_test

import (
	"strings"
	"testing"
)

func TestWhatIsNotedOnAnInvoiceStandsBehindWhatItIsFor(t *testing.T) {
	t.Parallel()
	const item = `<a:InvoiceLine><a:Item><b:Name>Brædder</b:Name></a:Item></a:InvoiceLine>`
	long := strings.Repeat("Betalingsbetingelser ", 10)
	for more, want := range map[string]string{
		item: "Brædder",
		"<b:Note>Leveret den 3. august.</b:Note>":                                "Leveret den 3. august.",
		"<b:Note>Leveret den 3. august.</b:Note><b:Note>Ordre 7</b:Note>" + item: "Brædder. Leveret den 3. august. Ordre 7",
		"<b:Note>" + long + "</b:Note>" + item:                                   "Brædder. " + long[:120] + " …",
	} {
		if d := draft(t, oneDocument(t, plainInvoice(more))); d.Text != want {
			t.Errorf("%s = %q, want %q", more, d.Text, want)
		}
	}
}
