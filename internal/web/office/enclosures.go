package office

import (
	"context"
	"io"
	"net/http"
	"os"
	"strconv"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
)

// enclosureField is the file in the form that sends one.
const enclosureField = "file"

// enclosureAddress is where a file that is kept with a claim is fetched.
func (p casePage) enclosureAddress(id int64) string {
	return p.address() + "/enclosures/" + strconv.FormatInt(id, 10)
}

// canEnclose reports whether the reader may add a file to the case.
func (p casePage) canEnclose(ctx context.Context) bool {
	return p.isNow() && len(p.Case.Claims) > 0 && !p.Case.Debtor.IsErased() && may(ctx, access.ChangeCases)
}

// canEdit reports whether the reader may correct the debtor and the claims.
func (p casePage) canEdit(ctx context.Context) bool {
	return p.isNow() && !p.Case.Debtor.IsErased() && may(ctx, access.ChangeCases)
}

// enclosingForm is the form that a file is sent in.
func (p casePage) enclosingForm() web.Form {
	if p.Enclosing != nil {
		return *p.Enclosing
	}
	form := web.NewForm()
	form.Files = true
	return form
}

// claimChoices are the claims that a file may be of, the newest chosen.
func (p casePage) claimChoices(ctx context.Context) []web.Choice {
	choices := make([]web.Choice, len(p.Case.Claims))
	for i := range p.Case.Claims {
		claim := &p.Case.Claims[i]
		choices[i] = web.Choice{Value: strconv.FormatInt(int64(claim.ID), 10), Label: web.Raised(invoiceText(ctx, claim.Number)), Chosen: i == len(choices)-1}
	}
	return choices
}

// keepEnclosure keeps a file that was sent with a claim of the case.
func (o *Office) keepEnclosure(w http.ResponseWriter, r *http.Request) error {
	story, err := o.story(r, casework.AsOf{})
	if err != nil {
		return err
	}
	page := casePage{CaseStory: story, Answers: web.NewForm(), AsDebtor: o.canSeeAsDebtor(r)}
	form, sent, err := receivedEnclosure(r)
	if err == nil {
		reader := web.ReaderOf(r.Context())
		err = o.work.KeepEnclosure(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), story.Case.Number, sent)
	}
	if err == nil {
		o.Tell(w, "office.enclosure_kept")
		return web.SeeOther(w, r, page.part(tabClaims))
	}
	form.Files = true
	if page.Enclosing = &form; !form.Fail(err) {
		return err
	}
	return web.Show(w, r, form.Status(), claimsView(page))
}

// receivedEnclosure reads a file that was sent, and the claim that it is of.
func receivedEnclosure(r *http.Request) (web.Form, casework.EnclosureToKeep, error) {
	upload, err := web.ReceiveFile(r, os.TempDir(), enclosureField)
	if err != nil {
		return web.NewForm(), casework.EnclosureToKeep{}, err
	}
	content, err := io.ReadAll(io.LimitReader(upload, casework.LargestEnclosure+1))
	if closed := upload.Close(); err == nil {
		err = closed
	}
	claim, unread := strconv.ParseInt(upload.Form.Value("claim"), 10, 64)
	if unread != nil {
		claim = 0 // of no claim
	}
	return upload.Form, casework.EnclosureToKeep{Claim: debt.ClaimID(claim), Name: upload.Name, Content: content}, err
}

// dropEnclosure removes a file that a person had added.
func (o *Office) dropEnclosure(w http.ResponseWriter, r *http.Request) error {
	number, err := caseNumber(r)
	if err != nil {
		return err
	}
	if _, err := web.ReadForm(r); err != nil {
		return err
	}
	id, err := strconv.ParseInt(r.PathValue("enclosure"), 10, 64)
	if err != nil {
		return fault.New(fault.NotFound, "web.not_found")
	}
	reader := web.ReaderOf(r.Context())
	if err := o.work.DropEnclosure(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), number, id); err != nil {
		return err
	}
	o.Tell(w, "office.enclosure_dropped")
	return web.SeeOther(w, r, caseAddress(number)+"/"+tabClaims)
}

// enclosure hands over a file that is kept with a claim. Others have made it, so the
// browser keeps it and doesn't show it.
func (o *Office) enclosure(w http.ResponseWriter, r *http.Request) error {
	story, err := o.story(r, casework.AsOf{})
	if err != nil {
		return err
	}
	for _, e := range story.Enclosures {
		if strconv.FormatInt(e.ID, 10) != r.PathValue("enclosure") {
			continue
		}
		reader := web.ReaderOf(r.Context())
		content, err := o.work.EnclosureContent(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), story.Case.Number, e.ID)
		if err != nil {
			return err
		}
		kind := casework.EnclosureKind(content)
		if kind == "" {
			kind = "application/octet-stream"
		}
		web.Attach(w.Header(), kind, e.Name)
		_, _ = w.Write(content) // a reader who has left isn't missed
		return nil
	}
	return fault.New(fault.NotFound, "web.not_found")
}
