package office

import (
	"net/http"
	"strconv"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/web"
)

// sendingPage is one sending, with all that is known of it.
type sendingPage struct {
	casework.Sending

	Form web.Form
}

// oneSending shows one sending.
func (o *Office) oneSending(w http.ResponseWriter, r *http.Request) error {
	return o.showSending(w, r, web.NewForm())
}

func (o *Office) showSending(w http.ResponseWriter, r *http.Request, form web.Form) error {
	id, err := sendingAsked(r)
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	sent, err := o.work.Sending(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id)
	if err != nil {
		return err
	}
	if form.Value("posted_on") == "" {
		form.Values.Set("posted_on", web.ShortDate(r.Context(), sent.On))
	}
	return web.Show(w, r, form.Status(), sendingView(sendingPage{Sending: sent, Form: form}))
}

// sendingAsked returns the number of the sending in the address.
func sendingAsked(r *http.Request) (debt.DispatchID, error) {
	id, err := strconv.ParseInt(r.PathValue("dispatch"), 10, 64)
	if err != nil || id < 1 {
		return 0, fault.New(fault.NotFound, "dispatch.not_found").With("dispatch", r.PathValue("dispatch"))
	}
	return debt.DispatchID(id), nil
}

func sendingPath(id debt.DispatchID) string {
	return sendingsPath + "/" + strconv.FormatInt(int64(id), 10)
}

// doSending does something to the sending that the address names, and shows it again.
func (o *Office) doSending(w http.ResponseWriter, r *http.Request, told string, do func(form *web.Form, id debt.DispatchID) error) error {
	id, err := sendingAsked(r)
	if err != nil {
		return err
	}
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	if err := do(&form, id); err != nil && !form.Fail(err) {
		return err
	}
	if form.Failed() {
		return o.showSending(w, r, form)
	}
	o.Tell(w, told, "count", web.Count(r.Context(), 1))
	return web.SeeOther(w, r, sendingPath(id))
}

// stopSending keeps a letter from leaving.
func (o *Office) stopSending(w http.ResponseWriter, r *http.Request) error {
	reader := web.ReaderOf(r.Context())
	return o.doSending(w, r, "office.sending_stopped", func(_ *web.Form, id debt.DispatchID) error {
		return o.work.StopSending(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id)
	})
}

// postedSending says that a printed letter was posted on a day.
func (o *Office) postedSending(w http.ResponseWriter, r *http.Request) error {
	reader := web.ReaderOf(r.Context())
	return o.doSending(w, r, "office.sending_posted", func(form *web.Form, id debt.DispatchID) error {
		on, err := intake.TypedDay(form.Value("posted_on"), intake.Around(form.Today))
		if err != nil {
			return inField(err, "posted_on")
		}
		return o.work.MarkPosted(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id, on)
	})
}

// rerouteSending has a letter that waits leave by another channel.
func (o *Office) rerouteSending(w http.ResponseWriter, r *http.Request) error {
	reader := web.ReaderOf(r.Context())
	return o.doSending(w, r, "office.sending_rerouted", func(form *web.Form, id debt.DispatchID) error {
		by := debt.ParseChannel(form.Value("by"))
		if by == 0 {
			return fault.New(fault.Invalid, "web.form_unreadable")
		}
		return o.work.SendBy(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id, by)
	})
}

// copySending sends a letter once more.
func (o *Office) copySending(w http.ResponseWriter, r *http.Request) error {
	reader := web.ReaderOf(r.Context())
	return o.doSending(w, r, "office.sending_copied", func(form *web.Form, id debt.DispatchID) error {
		by := debt.ParseChannel(form.Value("by"))
		if by == 0 {
			return fault.New(fault.Invalid, "web.form_unreadable")
		}
		return o.work.SendCopy(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id, by)
	})
}
