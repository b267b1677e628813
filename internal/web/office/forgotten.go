package office

import (
	"net/http"

	"krav/internal/web"
)

// forgottenForm shows where a new password is asked for (glemt adgangskode).
func (o *Office) forgottenForm(w http.ResponseWriter, r *http.Request) error {
	return web.Show(w, r, http.StatusOK, forgottenView(web.NewForm()))
}

// forgotten has a link mailed for choosing a new password. The answer is the same
// whether or not the address is known.
func (o *Office) forgotten(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	err = o.accounts.AskReset(r.Context(), form.Value(fieldEmail), browser(r))
	if refusedHere(&form, err) {
		return web.Show(w, r, form.Status(), forgottenView(form))
	}
	if err != nil {
		return err
	}
	o.tellMailed(w, "gate.mail_sent_if_known", form.Value(fieldEmail))
	return web.SeeOther(w, r, forgottenPath+"/sent")
}

// forgottenSent says that a mail is under way.
func (o *Office) forgottenSent(w http.ResponseWriter, r *http.Request) error {
	return web.Show(w, r, http.StatusOK, mailSentView(mailSentPage{Again: forgottenPath, Stays: o.mailStays}))
}
