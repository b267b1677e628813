package office

import (
	"context"
	"net/http"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
)

// previewer lets a person who is signed in see a case as its debtor does.
type previewer interface {
	PreviewTicket(ctx context.Context, token string, creditor debt.CreditorID, number int64) (string, error)
}

// canSeeAsDebtor reports whether whoever asks can be led to the debtors' pages. The
// way there takes a person who has signed in, so it is closed in an unlocked house.
func (o *Office) canSeeAsDebtor(r *http.Request) bool {
	return o.portal != "" && cookie(r, sessionCookie) != ""
}

// asDebtor leads to the debtors' pages with a ticket, to see a case there as its
// debtor sees it (se som skyldner). It changes nothing, and leaves no trace as the
// debtor. What the person may see is asked when they get there.
func (o *Office) asDebtor(w http.ResponseWriter, r *http.Request) error {
	number, err := caseNumber(r)
	if err != nil {
		return err
	}
	if !o.canSeeAsDebtor(r) {
		return fault.New(fault.NotFound, "web.not_found")
	}
	if _, err := o.story(r, casework.AsOf{}); err != nil {
		return err // there is no such case
	}
	ticket, err := o.accounts.PreviewTicket(r.Context(), cookie(r, sessionCookie), debt.CreditorID(web.ReaderOf(r.Context()).Creditor), number)
	if err != nil {
		return err
	}
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, o.portal+"/preview/"+ticket, http.StatusSeeOther)
	return nil
}
