package office

import (
	"context"
	"net/http"
	"strconv"

	"github.com/a-h/templ"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/web"
)

// caseTeller is what the page of a case asks.
type caseTeller interface {
	CaseStory(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, at casework.AsOf) (casework.CaseStory, error)
	Document(ctx context.Context, who access.Actor, creditor debt.CreditorID, id debt.DocumentID) (casework.Archived, error)
	KeepEnclosure(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e casework.EnclosureToKeep) error
	DropEnclosure(ctx context.Context, who access.Actor, creditor debt.CreditorID, number, enclosure int64) error
	EnclosureContent(ctx context.Context, who access.Actor, creditor debt.CreditorID, number, enclosure int64) ([]byte, error)
	PreviewStep(ctx context.Context, who access.Actor, creditor debt.CreditorID, asked casework.PreviewAsked) (casework.Preview, error)
}

// casePage is one case as of a day (sagen).
type casePage struct {
	casework.CaseStory
	// Answers is the form that the guide's answer is sent in.
	Answers web.Form
	// Enclosing is the form that a file is sent in, where one was refused.
	Enclosing *web.Form
	// AsDebtor says that the case can be seen as its debtor sees it.
	AsDebtor bool
}

// isNow reports whether the case is seen as it stands today, so that something can
// be done to it.
func (p casePage) isNow() bool { return p.On == p.Today && (p.Known.IsZero() || p.Known == p.Today) }

// knownThen is what the address says where the case is to be seen by what was known on
// its day alone.
const knownThen = "then"

// asKnown is the address of a page as of the same day, by what is known now or was then.
func (p casePage) asKnown(known string) string {
	address := p.address() + "?on=" + p.On.String()
	if known != "" {
		address += "&known=" + known
	}
	return address
}

// address is the page's own; what follows it are its parts.
func (p casePage) address() string { return caseAddress(p.Case.Number) }

// caseAddress is the page of a case.
func caseAddress(number int64) string { return "/cases/" + strconv.FormatInt(number, 10) }

// oneCase shows a case as it stands today, or stood on a day that the address
// names.
func (o *Office) oneCase(w http.ResponseWriter, r *http.Request) error {
	return o.casePart(caseView)(w, r)
}

// casePart shows a part of a case as of a day.
func (o *Office) casePart(view func(casePage) templ.Component) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		at, err := asOf(r)
		if err != nil {
			return err
		}
		story, err := o.story(r, at)
		if err != nil {
			return err
		}
		return web.Show(w, r, http.StatusOK, view(casePage{CaseStory: story, Answers: web.NewForm(), AsDebtor: o.canSeeAsDebtor(r)}))
	}
}

// story asks for the case that the address names.
func (o *Office) story(r *http.Request, at casework.AsOf) (casework.CaseStory, error) {
	number, err := caseNumber(r)
	if err != nil {
		return casework.CaseStory{}, err
	}
	reader := web.ReaderOf(r.Context())
	return o.work.CaseStory(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), number, at)
}

// caseNumber returns the number of the case that the address names.
func caseNumber(r *http.Request) (int64, error) {
	number, err := strconv.ParseInt(r.PathValue("number"), 10, 64)
	if err != nil || number < 1 {
		return 0, fault.New(fault.NotFound, "web.not_found")
	}
	return number, nil
}

// asOf reads the day that a case is to be seen as of: as addresses write it, or as it
// was typed.
func asOf(r *http.Request) (casework.AsOf, error) {
	text := r.URL.Query().Get("on")
	if text == "" {
		return casework.AsOf{}, nil
	}
	on, err := intake.TypedDay(text, intake.Around(web.ReaderOf(r.Context()).Today))
	if err != nil {
		return casework.AsOf{}, fault.New(fault.Invalid, "office.day_unread").With("day", text).Because(err)
	}
	at := casework.AsOf{On: on}
	if r.URL.Query().Get("known") == knownThen {
		at.Known = on
	}
	return at, nil
}

// letter shows a letter of a case as it was archived.
func (o *Office) letter(w http.ResponseWriter, r *http.Request) error {
	story, err := o.story(r, casework.AsOf{})
	if err != nil {
		return err
	}
	id, err := strconv.ParseInt(r.PathValue("letter"), 10, 64)
	if err != nil || story.Case.Letter(debt.DocumentID(id)) == nil {
		return fault.New(fault.NotFound, "web.not_found")
	}
	reader := web.ReaderOf(r.Context())
	archived, err := o.work.Document(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), debt.DocumentID(id))
	if err != nil {
		return err
	}
	made := story.Case.Letter(debt.DocumentID(id))
	web.Inline(w.Header(), "application/pdf", letterName(r.Context(), made))
	_, _ = w.Write(archived.File()) // a reader who has left isn't missed
	return nil
}

// letterName is the name of a letter's file.
func letterName(ctx context.Context, made *debt.Letter) string {
	return web.Raised(documentName(ctx, made.Document)) + " " + made.Dated.String() + ".pdf"
}

// letterAddress is where a letter is shown.
func (p casePage) letterAddress(id debt.DocumentID) string {
	return p.address() + "/letters/" + strconv.FormatInt(int64(id), 10)
}

// caseRoutes are the addresses of one case.
func (o *Office) caseRoutes() []Route {
	return []Route{
		{"GET " + newCasePath, o.newCase},
		{"POST " + newCasePath, o.makeCase},
		{"GET /cases/{number}/edit", needs(access.ChangeCases, o.edit)},
		{"POST /cases/{number}/edit", needs(access.ChangeCases, o.correct)},
		{"GET /cases/{number}/claims/new", o.newCase},
		{"POST /cases/{number}/claims/new", o.makeCase},
		{"GET /cases/{number}", o.oneCase},
		{"POST /cases/{number}/answer", o.answer},
		{"GET /cases/{number}/do", o.deeds},
		{"GET /cases/{number}/do/{deed}", o.deed},
		{"GET /cases/{number}/do/{deed}/done", o.deed},
		{"POST /cases/{number}/do/{deed}/done", o.doDeed},
		{"GET /cases/{number}/letters/{letter}", o.letter},
		{"GET /cases/{number}/as-debtor", o.asDebtor},
		{"GET /cases/{number}/" + tabClaims, o.casePart(claimsView)},
		{"GET /cases/{number}/" + tabFiles, o.casePart(filesView)},
		{"GET /cases/{number}/" + tabReckoning, o.casePart(reckoningView)},
		{"GET /cases/{number}/" + whyPart, o.why},
		{"GET /cases/{number}/" + tabHistory, o.casePart(historyView)},
		{"GET /cases/{number}/preview", o.preview},
		{"POST /cases/{number}/enclosures", o.keepEnclosure},
		{"GET /cases/{number}/enclosures/{enclosure}", o.enclosure},
		{"POST /cases/{number}/enclosures/{enclosure}/drop", o.dropEnclosure},
	}
}
