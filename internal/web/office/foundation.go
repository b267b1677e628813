package office

import (
	"context"
	"io"
	"net/http"
	"os"
	"slices"
	"strconv"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
)

// receivedDeed reads the form of a deed, and the paper that came with it, or nil. It fails
// as web.ReadForm does.
func receivedDeed(r *http.Request) (web.Form, *casework.FoundationFile, error) {
	if r.PathValue("deed") != deedFound {
		form, err := web.ReadForm(r)
		return form, nil, err
	}
	form, upload, err := web.ReceiveForm(r, os.TempDir(), enclosureField)
	if err != nil || upload == nil {
		return form, nil, err
	}
	content, err := io.ReadAll(io.LimitReader(upload, casework.LargestEnclosure+1))
	if closed := upload.Close(); err == nil {
		err = closed
	}
	return form, &casework.FoundationFile{Name: upload.Name, Content: content}, err
}

// found records a paper that the claims rest on. Its file is kept first: a browser sends
// it once, and what is asked about afterwards mustn't lose it.
func (o *Office) found(ctx context.Context, p *deedPage) error {
	reader, form := web.ReaderOf(ctx), &p.Form
	who, creditor := reader.Who, debt.CreditorID(reader.Creditor)
	if p.Paper != nil {
		id, err := o.work.KeepPaper(ctx, who, creditor, p.Case.Number, *p.Paper)
		if err != nil {
			return err
		}
		p.Enclosures = append(p.Enclosures, casework.Enclosure{ID: id, Name: p.Paper.Name})
		form.Values.Set("enclosure", strconv.FormatInt(id, 10))
	}
	entry, readable := p.foundationEntry()
	if !readable {
		return nil
	}
	event, err := entry.Event(&p.Case)
	if err != nil {
		return err
	}
	if err := o.warned(ctx, p, event); err != nil {
		return err
	}
	return o.work.AddFoundation(ctx, who, creditor, p.Case.Number, entry)
}

// foundationEntry reads what the form says of a paper, or notes what is wrong with it.
func (p *deedPage) foundationEntry() (casework.FoundationEntry, bool) {
	form := &p.Form
	kind := debt.ParseFoundationKind(form.Value("kind"))
	if kind == 0 {
		form.Fail(fault.New(fault.Invalid, "case.foundation_unknown").In("kind"))
	}
	made, dated := dayIn(form, "day")
	if dated && made.After(p.Today) {
		failIn(form, "day", fault.New(fault.Invalid, "case.foundation_day_wrong"))
	}
	amount, readable := amountOrNone(form, "amount")
	return casework.FoundationEntry{
		Kind: kind, Made: made, Invoice: form.Value("invoice"), Amount: amount, Text: form.Value("text"),
		Clause: form.Value("clause") == "yes", Original: form.Value("original") == "yes", Enclosure: numberIn(form, "enclosure"),
	}, kind != 0 && dated && readable && !form.Failed()
}

// unfound takes a paper away that was entered wrongly.
func (o *Office) unfound(ctx context.Context, p *deedPage) error {
	id := debt.FoundationID(numberIn(&p.Form, "foundation"))
	if err := o.warned(ctx, p, debt.FoundationWithdrawn{Foundation: id}); err != nil {
		return err
	}
	reader := web.ReaderOf(ctx)
	return o.work.WithdrawFoundation(ctx, reader.Who, debt.CreditorID(reader.Creditor), p.Case.Number, id, p.Form.Value("why"))
}

// foundationKinds are the kinds of paper to choose among. None is chosen beforehand.
func foundationKinds(ctx context.Context) []web.Choice {
	var choices []web.Choice
	for _, kind := range debt.FoundationKinds() {
		choices = append(choices, web.Choice{Value: kind.String(), Label: web.Raised(paperName(ctx, kind)), Help: paperDoes(ctx, kind)})
	}
	return choices
}

// foundations are those that stand, the last chosen.
func (p casePage) foundations(ctx context.Context) []web.Choice {
	standing := p.Case.Founded()
	choices := make([]web.Choice, len(standing))
	for i, f := range standing {
		choices[i] = web.Choice{Value: strconv.FormatInt(int64(f.Foundation), 10), Label: paperTitle(ctx, f), Chosen: i == len(standing)-1}
	}
	return choices
}

// papers are the files of the case that a foundation may be, after none.
func (p casePage) papers(ctx context.Context) []web.Choice {
	choices := []web.Choice{{Label: web.Say(ctx, "office.none")}}
	for _, e := range p.Enclosures {
		choices = append(choices, web.Choice{Value: strconv.FormatInt(e.ID, 10), Label: e.Name})
	}
	return choices
}

// hasFile reports whether a file is kept on the case.
func (p casePage) hasFile(id int64) bool {
	return slices.ContainsFunc(p.Enclosures, func(e casework.Enclosure) bool { return e.ID == id })
}

// paperTitle says of what kind and day a foundation is.
func paperTitle(ctx context.Context, f *debt.Foundation) string {
	return web.Say(ctx, "case.foundation", "paper", web.Raised(paperName(ctx, f.Kind)), "day", web.Date(ctx, f.Made))
}

// paperName is what a kind of foundation is called.
func paperName(ctx context.Context, k debt.FoundationKind) string {
	switch k {
	case debt.SignedAcknowledgement:
		return web.Say(ctx, "foundation.acknowledgement")
	case debt.SignedSettlement:
		return web.Say(ctx, "foundation.settlement")
	case debt.CourtSettlement:
		return web.Say(ctx, "foundation.court_settlement")
	case debt.EndorsedOrder:
		return web.Say(ctx, "foundation.endorsed_order")
	case debt.Judgment:
		return web.Say(ctx, "foundation.judgment")
	case debt.DebtInstrument:
		return web.Say(ctx, "foundation.debt_instrument")
	}
	return web.Say(ctx, "foundation.unknown")
}

// paperDoes says what a kind of paper is good for.
func paperDoes(ctx context.Context, k debt.FoundationKind) string {
	switch {
	case k == debt.SignedAcknowledgement:
		return web.Say(ctx, "office.paper_acknowledges")
	case k.NeedsClause():
		return web.Say(ctx, "office.paper_by_clause")
	}
	return web.Say(ctx, "office.paper_of_court")
}

// enforcing says whether the bailiff court would take a foundation, and where not, why.
func enforcing(ctx context.Context, f *debt.Foundation) web.Standing {
	switch {
	case f.IsEnforceable():
		return web.Standing{Tone: web.ToneDone, Icon: web.IconGavel, Words: web.Say(ctx, "office.paper_enforceable")}
	case f.Kind.NeedsClause() && !f.Clause:
		return web.Standing{Tone: web.ToneHold, Icon: web.IconGavel, Words: web.Say(ctx, "office.paper_no_clause")}
	case f.Kind.NeedsClause():
		return web.Standing{Tone: web.ToneHold, Icon: web.IconGavel, Words: web.Say(ctx, "office.paper_copy")}
	}
	return web.Standing{Tone: web.ToneWait, Icon: web.IconGavel, Words: web.Say(ctx, "office.paper_not_enforceable")}
}
