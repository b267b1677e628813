package portal

import (
	"log/slog"
	"net/http"
	"strconv"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
)

// casePage is the debtor's page of a case (skyldnerens side).
type casePage struct {
	casework.OwnPage
	// Objection is the form in which the debtor says what is wrong.
	Objection web.Form
	// Preview says that one of the creditor's people looks.
	Preview bool
}

func newCasePage(v visit, objection web.Form) casePage {
	return casePage{OwnPage: v.Page, Objection: objection, Preview: !v.isDebtor()}
}

// ownCase shows the case, and has it noted once for each letter that its debtor has
// come. A debtor who can be shown the case isn't sent away because that can't be
// noted.
func (p *Portal) ownCase(w http.ResponseWriter, r *http.Request, v visit) error {
	if v.isDebtor() && !v.Page.Opened && r.Method == http.MethodGet {
		if err := p.work.RecordOpened(r.Context(), v.Who, v.Creditor); err != nil {
			p.log.ErrorContext(r.Context(), "that a page was opened can't be noted", slog.Any("error", err))
		}
	}
	return web.Show(w, r, http.StatusOK, caseView(newCasePage(v, web.NewForm())))
}

// toCase leads to the case whoever asks by GET for what is only sent to: after a
// refused form, by loading its address anew.
func toCase(w http.ResponseWriter, r *http.Request) error { return web.SeeOther(w, r, casePath) }

// letter shows a letter that the debtor has been sent, as it was archived.
func (p *Portal) letter(w http.ResponseWriter, r *http.Request, v visit) error {
	number, err := strconv.ParseInt(r.PathValue("letter"), 10, 64)
	made := v.Page.Seen.Case.Letter(debt.DocumentID(number))
	if err != nil || made == nil {
		return fault.New(fault.NotFound, "web.not_found")
	}
	archived, err := p.document(r, v, made.Letter)
	if err != nil {
		return err
	}
	web.Inline(w.Header(), "application/pdf", web.Raised(documentName(r.Context(), made.Document))+" "+made.Dated.String()+".pdf")
	_, _ = w.Write(archived.File()) //nolint:gosec // a PDF of ours; a reader who has left isn't missed
	return nil
}

func (p *Portal) document(r *http.Request, v visit, id debt.DocumentID) (casework.Archived, error) {
	if v.isDebtor() {
		return p.work.OwnDocument(r.Context(), v.Who, v.Creditor, id)
	}
	return p.work.DocumentAsDebtor(r.Context(), v.Who, v.Creditor, v.Preview, id)
}

// errPreview refuses to do anything for one who only looks.
func errPreview() error { return fault.New(fault.Forbidden, "portal.only_looking") }
