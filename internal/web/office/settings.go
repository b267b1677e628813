package office

import (
	"context"
	"io"
	"net/http"
	"os"
	"strconv"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
	"krav/internal/wording"
)

// settingsPath is the creditor's settings.
const settingsPath = "/settings"

const (
	// changesShown is how many changes of the settings are listed at a time.
	changesShown = 20
	// logoField is the file in the form that sends a logo, largestLogo the most bytes
	// that are read of it: the printer's own limit is lower.
	logoField   = "logo"
	largestLogo = 8 << 20
)

// settler is what the settings ask.
type settler interface {
	Creditor(ctx context.Context, who access.Actor, creditor debt.CreditorID) (casework.Creditor, error)
	CheckSettings(wanted casework.Creditor) error
	ChangeSettings(ctx context.Context, who access.Actor, creditor debt.CreditorID, part casework.SettingsPart, wanted casework.Creditor) (int64, error)
	UndoSettings(ctx context.Context, who access.Actor, creditor debt.CreditorID, change int64) error
	SettingsChanges(ctx context.Context, who access.Actor, creditor debt.CreditorID, before int64, limit int) ([]casework.SettingsChange, error)
	SetLogo(ctx context.Context, who access.Actor, creditor debt.CreditorID, logo []byte) error
	Logo(ctx context.Context, who access.Actor, creditor debt.CreditorID) ([]byte, error)
	SampleLetter(ctx context.Context, who access.Actor, creditor debt.CreditorID) (casework.Preview, error)
	Outlooks(ctx context.Context, who access.Actor, creditor debt.CreditorID) ([]casework.FlowOutlook, error)
	TestMessage(ctx context.Context, who access.Actor, creditor debt.CreditorID, l wording.Language) (string, error)
}

// settingsRoutes are the addresses of the settings.
func (o *Office) settingsRoutes() []Route {
	return []Route{
		{"GET " + settingsPath, o.settings},
		{"GET " + settingsPath + "/{part}", o.settingsPart},
		{"POST " + settingsPath + "/{part}", o.saveSettings},
		{"POST " + settingsPath + "/logo", o.saveLogo},
		{"POST " + settingsPath + "/logo/remove", o.removeLogo},
		{"GET " + settingsPath + "/logo.image", o.logo},
		{"GET " + settingsPath + "/letter.pdf", o.sampleLetter},
		{"POST " + settingsPath + "/test-message", o.testMessage},
		{"POST " + settingsPath + "/changes/{change}/undo", o.undoSettings},
	}
}

// settingsPage is all the settings, each part with what it says (indstillinger).
type settingsPage struct {
	Creditor casework.Creditor
	// Changes are who changed what, for those who may change it.
	Changes []casework.SettingsChange
	Paging  web.Paging
	// Names are what those who made the changes are called, by casework's By.
	Names map[string]string
}

func (o *Office) settings(w http.ResponseWriter, r *http.Request) error {
	creditor, err := o.settingsNow(r)
	if err != nil {
		return err
	}
	page := settingsPage{Creditor: creditor}
	if may(r.Context(), access.ChangeSettings) {
		if err := o.readChanges(r, &page); err != nil {
			return err
		}
	}
	return web.Show(w, r, http.StatusOK, settingsView(page))
}

// settingsNow returns the settings of the creditor that the reader works for.
func (o *Office) settingsNow(r *http.Request) (casework.Creditor, error) {
	reader := web.ReaderOf(r.Context())
	return o.work.Creditor(r.Context(), reader.Who, debt.CreditorID(reader.Creditor))
}

// readChanges reads who changed what, and what they are called.
func (o *Office) readChanges(r *http.Request, page *settingsPage) error {
	before, _ := strconv.ParseInt(r.URL.Query().Get("after"), 10, 64) // what isn't a number begins at the newest
	reader := web.ReaderOf(r.Context())
	var err error
	page.Changes, err = o.work.SettingsChanges(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), before, changesShown+1)
	if err != nil {
		return err
	}
	next := ""
	if len(page.Changes) > changesShown {
		page.Changes = page.Changes[:changesShown]
		next = strconv.FormatInt(page.Changes[changesShown-1].ID, 10)
	}
	page.Paging = web.PageOf(r, len(page.Changes), next)
	page.Names, err = o.namesOf(r.Context())
	return err
}

// namesOf returns what the people who work for the creditor are called, by their
// numbers; nobody where the house is unlocked.
func (o *Office) namesOf(ctx context.Context) (map[string]string, error) {
	if o.accounts == nil {
		return nil, nil //nolint:nilnil // no names are known
	}
	reader := web.ReaderOf(ctx)
	members, err := o.accounts.Users(ctx, reader.Who, debt.CreditorID(reader.Creditor))
	if err != nil {
		return nil, err
	}
	names := make(map[string]string, len(members))
	for _, m := range members {
		names[personNamed(m)] = m.Name
	}
	return names, nil
}

func personNamed(m account.Member) string { return access.NewPerson(int64(m.ID), "").String() }

// settingsPartPage is one part of the settings, to be changed.
type settingsPartPage struct {
	Part     casework.SettingsPart
	Creditor casework.Creditor // as it stands
	Form     web.Form
	Logo     web.Form // of the letters: its own form, as it sends a file
	Outlooks []casework.FlowOutlook
}

func (o *Office) settingsPart(w http.ResponseWriter, r *http.Request) error {
	part, err := partAsked(r)
	if err != nil {
		return err
	}
	creditor, err := o.settingsNow(r)
	if err != nil {
		return err
	}
	shown := creditor
	if shown.Portal == "" {
		shown.Portal = o.portal // the house's own, to be saved or changed
	}
	return o.showPart(w, r, settingsPartPage{Part: part, Creditor: creditor, Form: formOf(part, &shown), Logo: web.NewForm()})
}

// showPart shows a part with its form, to those who may change it.
func (o *Office) showPart(w http.ResponseWriter, r *http.Request, page settingsPartPage) error {
	reader := web.ReaderOf(r.Context())
	if err := reader.Who.May(access.ChangeSettings, reader.Creditor); err != nil {
		return err
	}
	page.Logo.Files = true
	if page.Part == casework.FlowPart {
		var err error
		if page.Outlooks, err = o.work.Outlooks(r.Context(), reader.Who, debt.CreditorID(reader.Creditor)); err != nil {
			return err
		}
	}
	return web.Show(w, r, max(page.Form.Status(), page.Logo.Status()), settingsPartView(page))
}

// partAsked returns the part that the address names: those that have a page.
func partAsked(r *http.Request) (casework.SettingsPart, error) {
	for _, part := range shownParts() {
		if string(part) == r.PathValue("part") {
			return part, nil
		}
	}
	return "", fault.New(fault.NotFound, "web.not_found")
}

// shownParts are the parts that have a page. The logo stands with the letters.
func shownParts() []casework.SettingsPart {
	return []casework.SettingsPart{
		casework.OwnerPart, casework.AccountPart, casework.LettersPart, casework.FlowPart, casework.InterestPart, casework.MailPart,
	}
}

func partPath(part casework.SettingsPart) string {
	if part == casework.LogoPart {
		part = casework.LettersPart
	}
	return settingsPath + "/" + string(part)
}

// saveSettings changes a part as it was typed.
func (o *Office) saveSettings(w http.ResponseWriter, r *http.Request) error {
	part, err := partAsked(r)
	if err != nil {
		return err
	}
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	creditor, err := o.settingsNow(r)
	if err != nil {
		return err
	}
	wanted := creditor
	readPart(part, &form, &wanted)
	page := settingsPartPage{Part: part, Creditor: creditor, Form: form, Logo: web.NewForm()}
	if err := o.work.CheckSettings(wanted); page.Form.Fail(err) || form.Failed() {
		return o.showPart(w, r, page)
	}
	reader := web.ReaderOf(r.Context())
	change, err := o.work.ChangeSettings(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), part, wanted)
	if err != nil {
		if page.Form.Fail(err) {
			return o.showPart(w, r, page)
		}
		return err
	}
	return o.saved(w, r, change)
}

// saved tells that settings were saved, with a way to take it back, and leads to
// them all.
func (o *Office) saved(w http.ResponseWriter, r *http.Request, change int64) error {
	if change == 0 {
		o.Tell(w, "office.settings_same")
		return web.SeeOther(w, r, settingsPath)
	}
	o.TellWithUndo(w, undoPath(change), "office.settings_saved")
	return web.SeeOther(w, r, settingsPath)
}

func undoPath(change int64) string {
	return settingsPath + "/changes/" + strconv.FormatInt(change, 10) + "/undo"
}

// undoSettings takes a change back.
func (o *Office) undoSettings(w http.ResponseWriter, r *http.Request) error {
	change, err := strconv.ParseInt(r.PathValue("change"), 10, 64)
	if err != nil {
		return fault.New(fault.NotFound, "settings.change_not_found")
	}
	reader := web.ReaderOf(r.Context())
	err = o.work.UndoSettings(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), change)
	switch {
	case fault.HasKey(err, "settings.changed_since"):
		o.Tell(w, "settings.changed_since") // the second click, or a colleague
	case fault.HasKey(err, "creditor.mail_password_missing"):
		o.Tell(w, "office.undo_needs_password")
	case err != nil:
		return err
	default:
		o.Tell(w, "office.settings_undone")
	}
	return web.SeeOther(w, r, settingsPath)
}

// saveLogo puts a logo on the letters.
func (o *Office) saveLogo(w http.ResponseWriter, r *http.Request) error {
	form, logo, err := receivedLogo(r)
	if err == nil {
		reader := web.ReaderOf(r.Context())
		err = o.work.SetLogo(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), logo)
	}
	if err == nil {
		o.Tell(w, "office.logo_saved")
		return web.SeeOther(w, r, partPath(casework.LettersPart))
	}
	if found := fault.Of(err); found == nil || !form.Fail(found.In(logoField)) {
		return err
	}
	creditor, err := o.settingsNow(r)
	if err != nil {
		return err
	}
	return o.showPart(w, r, settingsPartPage{
		Part: casework.LettersPart, Creditor: creditor, Form: formOf(casework.LettersPart, &creditor), Logo: form,
	})
}

// receivedLogo reads the file of a logo that was sent.
func receivedLogo(r *http.Request) (web.Form, []byte, error) {
	sent, err := web.ReceiveFile(r, os.TempDir(), logoField)
	if err != nil {
		return web.NewForm(), nil, err
	}
	logo, err := io.ReadAll(io.LimitReader(sent, largestLogo))
	if closed := sent.Close(); err == nil {
		err = closed
	}
	if err == nil && len(logo) == 0 {
		err = fault.New(fault.Invalid, "web.file_empty").In(logoField) // to the use case it would mean to take the logo off
	}
	return web.NewForm(), logo, err
}

func (o *Office) removeLogo(w http.ResponseWriter, r *http.Request) error {
	reader := web.ReaderOf(r.Context())
	if err := o.work.SetLogo(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), nil); err != nil {
		return err
	}
	o.Tell(w, "office.logo_removed")
	return web.SeeOther(w, r, partPath(casework.LettersPart))
}

// logo shows the logo. It was a picture when it was taken in, and is served as what
// it is found to be and nothing else.
func (o *Office) logo(w http.ResponseWriter, r *http.Request) error {
	reader := web.ReaderOf(r.Context())
	logo, err := o.work.Logo(r.Context(), reader.Who, debt.CreditorID(reader.Creditor))
	if err != nil {
		return err
	}
	kind := "image/png"
	if http.DetectContentType(logo) == "image/jpeg" {
		kind = "image/jpeg"
	}
	web.Attach(w.Header(), kind, logoField)
	_, _ = w.Write(logo) // a reader who has left isn't missed
	return nil
}

// sampleLetter shows a letter to a made-up debtor, by the settings as they stand.
func (o *Office) sampleLetter(w http.ResponseWriter, r *http.Request) error {
	reader := web.ReaderOf(r.Context())
	made, err := o.work.SampleLetter(r.Context(), reader.Who, debt.CreditorID(reader.Creditor))
	if err != nil {
		return err
	}
	web.Inline(w.Header(), "application/pdf", web.Say(r.Context(), "office.sample_letter")+".pdf")
	_, _ = w.Write(made.File) // a reader who has left isn't missed
	return nil
}

// testMessage sends an e-mail to the creditor's own address.
func (o *Office) testMessage(w http.ResponseWriter, r *http.Request) error {
	creditor, err := o.settingsNow(r)
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	to, err := o.work.TestMessage(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), reader.Language)
	switch {
	case err == nil && creditor.Sandbox:
		o.Tell(w, "office.test_caught", "to", to)
		return web.SeeOther(w, r, partPath(casework.MailPart))
	case err == nil:
		o.Tell(w, "office.test_sent", "to", to)
		return web.SeeOther(w, r, partPath(casework.MailPart))
	}
	page := settingsPartPage{Part: casework.MailPart, Creditor: creditor, Form: formOf(casework.MailPart, &creditor), Logo: web.NewForm()}
	if found := fault.Of(err); found == nil || found.Kind == fault.Forbidden {
		return err
	}
	page.Form.Faults = append(page.Form.Faults, fault.Of(err))
	return o.showPart(w, r, page)
}
