package office

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"krav/internal/account"
	"krav/internal/web"
)

// What somebody wrote whose session had ended when they sent it goes through the
// sign-in with them, in these fields: what was in the form, and where it was sent to.
const (
	fieldKept    = "kept"
	fieldKeptFor = "kept_for"
	// maxKept is how many bytes of a form are carried through the sign-in.
	maxKept = 200_000
)

// keptPage is what is shown after the sign-in to one who had written something.
type keptPage struct {
	Form web.Form // as it was sent
	For  string   // where to
	Back string   // the page it was written on
	// Mine says that it was written by who is signed in now, for the creditor they
	// work for.
	Mine     bool
	Creditor string
}

// keptForm returns the form for signing in that carries what was sent without a
// session. It reports false where nothing was written, or it can't be carried.
func keptForm(r *http.Request) (web.Form, bool) {
	if r.Method != http.MethodPost {
		return web.Form{}, false
	}
	if err := r.ParseForm(); err != nil || len(r.PostForm) == 0 {
		return web.Form{}, false
	}
	for name := range r.PostForm {
		if strings.Contains(name, fieldPassword) {
			return web.Form{}, false
		}
	}
	kept := r.PostForm.Encode()
	if len(kept) > maxKept {
		return web.Form{}, false
	}
	return web.NewForm(fieldNext, wantedPage(r), fieldKept, kept, fieldKeptFor, r.URL.RequestURI()), true
}

// showKept shows one who has signed in what they had written, to be sent or not. It
// isn't sent by itself: somebody else may have signed in.
func (o *Office) showKept(w http.ResponseWriter, r *http.Request, in account.SignedInAs, form web.Form) error {
	visitor, err := o.accounts.Who(r.Context(), in.Token)
	if err != nil {
		return err
	}
	kept, err := url.ParseQuery(form.Value(fieldKept))
	if err != nil {
		return web.SeeOther(w, r, form.Value(fieldNext))
	}
	reader := web.ReaderOf(r.Context())
	takeVisitor(r, &reader, visitor)
	ctx := web.WithReader(r.Context(), reader)
	client, err := o.client(ctx, reader, strconv.FormatInt(reader.Creditor, 10))
	if err != nil {
		return err
	}
	page := keptPage{Form: web.Form{Values: kept}, For: form.Value(fieldKeptFor), Back: form.Value(fieldNext), Creditor: client.Name}
	page.Mine = page.Form.IsMadeFor(ctx)
	return web.Show(w, r.WithContext(ctx), http.StatusOK, keptView(page))
}
