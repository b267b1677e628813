package office

import (
	"context"
	"net/http"

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
	return web.Show(w, r, http.StatusOK, web.Explanation(p.reckoning(r.Context()), p.part(tabReckoning)))
}

// reckoning is all the lines of what is owed, and their sum.
func (p casePage) reckoning(ctx context.Context) web.Reckoning {
	made := web.Reckoning{Total: p.Owed.Total()}
	for kind := ledger.PrincipalLine; kind <= ledger.RefundLine; kind++ {
		made.Lines = append(made.Lines, p.lines(ctx, kind)...)
	}
	return made
}
