package office

import (
	"context"
	"net/http"
	"strconv"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/web"
)

// caseConductor is what can be done to a case from its page.
type caseConductor interface {
	TakeStep(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, planned string) error
	SendOther(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, document debt.Document, planned string) error
	Judge(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e debt.Event) (followup.Answer, error)
	Warnings(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e debt.Event) ([]followup.Finding, error)
	Hold(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, until civil.Date, why string) error
	Resume(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64) error
	LeaveBatch(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64) error
	JoinBatch(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64) error
	RewindStep(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, step debt.StepID) error
	ChangeFlow(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, flow string) error
	Close(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, why string) error
	SpareInterest(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, from, to civil.Date, why string) error
	KeepPaper(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, paper casework.FoundationFile) (int64, error)
	DeferInstalment(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, given casework.MoreTime) error
	AddFoundation(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e casework.FoundationEntry) error
	WithdrawFoundation(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, foundation debt.FoundationID, why string) error
	FileAtCourt(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e casework.CourtFiling) error
	AwardCosts(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e casework.CourtAward) error
	DropCourtCost(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, cost debt.CourtCostID) error
	CapitaliseInterest(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e casework.CapitalEntry) error
	TellOfCourt(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, n casework.CourtNews) error
	EnterEstate(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e casework.EstateEntry) error
	EndEstate(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, why, text string) error
	ChangeLimitation(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e casework.LimitationEntry) error
	Reopen(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, why string) error
	Note(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, text string) error
	FinishTask(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, task debt.TaskID, answer string) error
	Object(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, reason string) error
	Resolve(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, outcome, answer string) error
	RecordPayment(ctx context.Context, who access.Actor, creditor debt.CreditorID, p casework.PaymentByHand) (debt.PaymentID, error)
	PayBack(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, amount money.Amount) error
	ReversePayment(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, payment debt.PaymentID) error
	Correct(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, debtor debt.Debtor) error
	ComposedOn(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, terms casework.OfferTerms) (ledger.Composition, []followup.Finding, error)
	OfferComposition(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, terms casework.OfferTerms) error
	WithdrawOffer(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64) error
	TakePromise(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, p casework.Promise) error
	DraftAgreement(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, terms casework.AgreementTerms) (casework.AgreementDraft, error)
	MakeAgreement(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, terms casework.AgreementTerms, planned string) error
	EndAgreement(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, why, text string) error
	Credit(ctx context.Context, who access.Actor, creditor debt.CreditorID, c casework.CreditNote) error
}

// What can be done to a case, as addresses name it.
const (
	deedAny     = "anything"
	deedSend    = "send"
	deedOther   = "other" // another letter
	deedPaid    = "paid"  // all of it
	deedPayment = "payment"
	deedReverse = "reverse"
	deedCredit  = "credit"
	deedPause   = "pause"
	deedResume  = "resume"
	deedNote    = "note"
	deedTask    = "task"
	deedRefund  = "refund" // money has been paid back
	deedObject  = "object"
	deedResolve = "resolve"
	deedRewind  = "rewind"
	deedFlow    = "flow"
	deedLeave   = "leave"
	deedJoin    = "join"
	deedClose   = "close"
	deedReopen  = "reopen"

	deedOffer        = "offer" // to take less than all
	deedWithdraw     = "withdraw-offer"
	deedPromise      = "promise" // to pay by a day
	deedAgree        = "agree"   // on paying bit by bit
	deedDefer        = "defer"   // an instalment may wait
	deedEndAgreement = "end-agreement"
	deedLimitation   = "limitation"
	deedFound        = "foundation"    // a paper that the claims rest on
	deedUnfound      = "unfoundation"  // it was entered wrongly
	deedCourt        = "court"         // it was asked for something
	deedCourtNews    = "court-news"    // and has answered
	deedAward        = "court-costs"   // what it set that the debtor pays
	deedDropCost     = "drop-cost"     // it was entered wrongly
	deedCapital      = "capitalise"    // interest bears interest
	deedEstate       = "estate"        // bankruptcy or the like, or death
	deedEstateEnd    = "estate-end"    // it is over, or never was
	deedSpare        = "interest-free" // days on which the creditor caused the delay
)

// deedPage is one thing to be done to a case, before it is done (handling).
type deedPage struct {
	casePage

	Deed deed
	Form web.Form
	// Draft is what the terms of an agreement come to, to be said yes to, or nil.
	Draft *casework.AgreementDraft
	// Paper is the file that was sent with the form, or nil.
	Paper *casework.FoundationFile
	// Preflight is what a court would turn down, before it is asked.
	Preflight []followup.Finding
}

// isAboutMoney reports whether who does the deed must know what is owed.
func (p deedPage) isAboutMoney() bool {
	switch p.Deed.Name {
	case deedPaid, deedPayment, deedCredit, deedOffer, deedPromise, deedAgree:
		return true
	}
	return false
}

// deeds shows all that can be done to a case now.
func (o *Office) deeds(w http.ResponseWriter, r *http.Request) error {
	story, err := o.story(r, casework.AsOf{})
	if err != nil {
		return err
	}
	return web.Show(w, r, http.StatusOK, deedsView(casePage{CaseStory: story}))
}

// deed shows one of them, to be filled in.
func (o *Office) deed(w http.ResponseWriter, r *http.Request) error {
	page, err := o.deedPage(r)
	if err != nil {
		return err
	}
	page.Form = page.blank()
	for _, name := range []string{"task", "invoice", "foundation"} {
		if chosen := r.URL.Query().Get(name); chosen != "" {
			page.Form.Values.Set(name, chosen)
		}
	}
	if err := o.preflight(r.Context(), &page); err != nil {
		return err
	}
	return web.Show(w, r, http.StatusOK, deedView(page))
}

// deedPage finds the case and the deed that the address names. What can't be done
// to the case just now isn't there.
func (o *Office) deedPage(r *http.Request) (deedPage, error) {
	if err := need(r.Context(), rightFor(r.PathValue("deed"))); err != nil {
		return deedPage{}, err
	}
	story, err := o.story(r, casework.AsOf{})
	if err != nil {
		return deedPage{}, err
	}
	page := deedPage{casePage: casePage{CaseStory: story}}
	for _, d := range page.possible(r.Context()) {
		if d.Name == r.PathValue("deed") {
			page.Deed = d
			return page, nil
		}
	}
	return page, fault.New(fault.NotFound, "office.deed_not_now")
}

// doDeed does what the form says, and leads back to the case. What was typed stays
// where something is wrong, or the case has changed since it was shown.
func (o *Office) doDeed(w http.ResponseWriter, r *http.Request) error {
	form, paper, err := receivedDeed(r)
	if err != nil {
		return err
	}
	page, err := o.deedPage(r)
	page.Paper = paper
	if fault.HasKey(err, "office.deed_not_now") {
		o.Tell(w, "office.deed_not_now")
		return web.SeeOther(w, r, page.address())
	}
	if err != nil {
		return err
	}
	page.Form = form
	err = page.unchanged()
	if err == nil {
		err = o.carryOut(r.Context(), &page)
	}
	if err != nil && !page.Form.Fail(err) {
		return err
	}
	if page.Form.Failed() || page.Draft != nil {
		page.Form.Values.Set("seen", page.seen())
		page.Form.Values.Set("planned", page.Due.Fingerprint())
		return web.Show(w, r, page.Form.Status(), deedView(page))
	}
	o.Tell(w, "office.deed_done", "deed", page.Deed.Title)
	return web.SeeOther(w, r, page.address())
}

// button says what sending the form does.
func (p deedPage) button(ctx context.Context) string {
	if p.Deed.Name == deedAgree && p.Draft == nil {
		return web.Say(ctx, "office.show_plan")
	}
	if p.Deed.Name == deedEstate {
		return web.Say(ctx, "office.deed_estate_do")
	}
	return p.Deed.Title
}

// seen is the state of the case that a form was made for.
func (p deedPage) seen() string { return strconv.FormatInt(p.Case.Version, 10) }

// unchanged checks that the case is as it was when the form was made. A payment has
// a key of its own, and is booked once however often it is sent.
func (p deedPage) unchanged() error {
	if p.Deed.Name == deedPayment || p.Deed.Name == deedPaid || p.Form.Value("seen") == p.seen() {
		return nil
	}
	return fault.New(fault.Conflict, "case.other_step_due")
}

// asked is what the debtor has been asked for and owes: not what a letter adds that
// hasn't left.
func (p deedPage) asked() money.Amount {
	sum := p.ToPay()
	for i := range p.Case.Steps {
		if step := &p.Case.Steps[i]; step.Stands() && step.Waits() {
			sum = sum.Minus(step.Charges())
		}
	}
	return sum
}

// blank is the deed's form as it is shown first.
func (p deedPage) blank() web.Form {
	today := typedDay(p.Today)
	form := web.NewForm("seen", p.seen(), "planned", p.Due.Fingerprint(), "day", today)
	switch {
	case p.Deed.Name == deedPaid:
		form.Values.Set("amount", danish(p.asked()))
	case p.Deed.Name == deedAgree:
		p.blankAgreement(&form)
	case p.Deed.Name == deedDefer:
		p.blankDeferral(&form)
	case p.Deed.Name == deedEstate:
		p.blankEstate(&form)
	case p.Deed.Name == deedFound:
		form.Files = true
	case p.Deed.Name == deedCourt:
		form.Values.Set("route", p.likelyRoute().String())
		form.Values.Set("venue", p.courtName())
	case p.Deed.Name == deedPause, p.Deed.Name == deedPromise, p.Deed.Name == deedOffer:
		form.Values.Set("day", typedDay(p.Today.AddDays(14)))
	case p.Deed.Name == deedRewind && p.Case.LastStanding() != nil:
		form.Values.Set("step", strconv.FormatInt(int64(p.Case.LastStanding().Step), 10))
	}
	return form
}
