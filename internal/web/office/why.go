package office

import (
	"context"
	"net/http"
	"net/url"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/ledger"
	"krav/internal/web"
)

// whyPart is the part of a case that an amount of a list opens to.
const whyPart = "why"

// why answers with the lines of what is owed on a case. Who comes without script is led
// to the page that has them.
func (o *Office) why(w http.ResponseWriter, r *http.Request) error {
	at, err := asOf(r)
	if err != nil {
		return err
	}
	story, err := o.story(r, at)
	if err != nil {
		return err
	}
	p := casePage{CaseStory: story}
	if !web.ReaderOf(r.Context()).Script {
		return web.SeeOther(w, r, p.part(tabReckoning))
	}
	made := p.reckoning(r.Context())
	if r.URL.Query().Get(withLetter) != "" {
		made = p.withLetter(r.Context(), made)
	}
	return web.Show(w, r, http.StatusOK, web.Explanation(made, p.part(tabReckoning)))
}

// withLetter asks for what is owed with what the letter adds that is due.
const withLetter = "letter"

// withLetter adds to what is owed what the letter charges that is due, as the letter asks
// for it.
func (p casePage) withLetter(ctx context.Context, r web.Reckoning) web.Reckoning {
	sent := p.Due.Sent()
	if sent == nil {
		return r
	}
	for _, charged := range charges(ctx, *sent) {
		charged.Rule = web.Say(ctx, "office.why_with_letter")
		r.Lines = append(r.Lines, charged)
	}
	r.Total = r.Total.Plus(debt.Step{StepTaken: *sent}.Charges())
	return r
}

// whyPlanned is where what a letter asks for opens to its lines that is sent on a day.
func whyPlanned(number int64, on civil.Date) string {
	return casePath(number) + "/" + whyPart + "?" + url.Values{"on": {on.String()}, withLetter: {"due"}}.Encode()
}

// reckoning is all the lines of what is owed, and their sum.
func (p casePage) reckoning(ctx context.Context) web.Reckoning {
	made := web.Reckoning{Total: p.Owed.Total()}
	for kind := ledger.PrincipalLine; kind <= ledger.RefundLine; kind++ {
		made.Lines = append(made.Lines, p.lines(ctx, kind)...)
	}
	return made
}
