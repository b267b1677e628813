package office

import (
	"net/http"
	"net/url"
	"strconv"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/web"
)

// preview shows the letter that would be sent on a case, before it is: nothing
// happens by looking.
func (o *Office) preview(w http.ResponseWriter, r *http.Request) error {
	number, err := caseNumber(r)
	if err != nil {
		return err
	}
	at, err := asOf(r)
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	made, err := o.work.PreviewStep(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), casework.PreviewAsked{
		Number: number, On: at.On, Planned: r.URL.Query().Get("planned"), Document: debt.ParseDocument(r.URL.Query().Get("document")),
	})
	if err != nil {
		return err
	}
	name := web.Say(r.Context(), "office.preview_file", "letter", web.Raised(documentName(r.Context(), made.Document)), "number", strconv.FormatInt(number, 10))
	web.Inline(w.Header(), "application/pdf", name+".pdf")
	_, _ = w.Write(made.File) // a reader who has left isn't missed
	return nil
}

// previewAddress is where the letter is seen that a decision of a day sends. Where
// another would be sent by now, that is said instead.
func previewAddress(number int64, on civil.Date, planned string) string {
	return caseAddress(number) + "/preview?" + url.Values{"on": {on.String()}, "planned": {planned}}.Encode()
}

// previewHref is where the letter is seen that is due.
func (p casePage) previewHref() string {
	return previewAddress(p.Case.Number, p.On, p.Due.Fingerprint())
}
