package office

import (
	"context"
	"slices"
	"time"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/web"
)

// The parts of a case beside the overview, as addresses name them.
const (
	tabOverview  = ""
	tabClaims    = "claims"
	tabFiles     = "files"
	tabReckoning = "reckoning"
	tabHistory   = "history"
)

// filesShown is how many files the overview lists.
const filesShown = 8

// happeningsShown is how much of what has happened the overview tells: a year and more
// of most cases. The history tells all.
const happeningsShown = 40

// tabs are the parts of a case that have something in them.
func (p casePage) tabs(ctx context.Context, active string) []web.Tab {
	tabs := []web.Tab{
		{Href: p.part(tabOverview), Label: web.Say(ctx, "office.tab_overview")},
		{Href: p.part(tabClaims), Label: web.Say(ctx, "office.edit_claims"), Count: len(p.Case.Claims)},
	}
	if files := len(p.files()); files > 0 {
		tabs = append(tabs, web.Tab{Href: p.part(tabFiles), Label: web.Say(ctx, "office.files"), Count: files})
	}
	tabs = append(tabs,
		web.Tab{Href: p.part(tabReckoning), Label: web.Say(ctx, "office.tab_reckoning")},
		web.Tab{Href: p.part(tabHistory), Label: web.Say(ctx, "office.tab_history")})
	for i := range tabs {
		tabs[i].Active = tabs[i].Href == p.part(active)
	}
	return tabs
}

// part is the address of a part of the case, as of the same day.
func (p casePage) part(tab string) string {
	address := p.address()
	if tab != tabOverview {
		address += "/" + tab
	}
	if !p.isNow() {
		address += "?on=" + p.On.String()
		if !p.Known.IsZero() {
			address += "&known=" + knownThen
		}
	}
	return address
}

// caseFile is a file of a case: a letter that was made, or what is kept with a claim.
type caseFile struct {
	Letter    *debt.Letter
	Enclosure *casework.Enclosure
	Of        string // the invoice that it came within
}

// what says what a file that is kept with a claim is.
func (f caseFile) what(ctx context.Context) string {
	if f.Enclosure.IsByHand() {
		return web.Say(ctx, "office.file_by_hand", "claim", lowered(invoiceText(ctx, f.Of)))
	}
	return web.Say(ctx, "office.file_enclosure", "claim", lowered(invoiceText(ctx, f.Of)))
}

// files are the case's files, its letters first, the newest at the front. Those of an
// erased debtor are gone.
func (p casePage) files() []caseFile {
	if p.Case.Debtor.IsErased() {
		return nil
	}
	var found []caseFile
	for i := range slices.Backward(p.Case.Letters) {
		found = append(found, caseFile{Letter: &p.Case.Letters[i]})
	}
	for i := range p.Enclosures {
		file := caseFile{Enclosure: &p.Enclosures[i]}
		if claim := p.Case.Claim(p.Enclosures[i].Claim); claim != nil {
			file.Of = claim.Number
		}
		found = append(found, file)
	}
	return found
}

// toldEvent is an event of the journal as its history tells it.
type toldEvent struct {
	debt.Occurred

	Title, More, Amount string
}

// history is every event of the case that a person can read something from, the
// newest first, with who did it and when it was learned.
func (p casePage) history(ctx context.Context) []toldEvent {
	var found []toldEvent
	for _, o := range slices.Backward(p.Events) {
		for _, h := range slices.Backward(p.recorded(ctx, o)) {
			found = append(found, toldEvent{Occurred: o, Title: h.Title, More: h.More, Amount: h.Amount})
		}
	}
	return found
}

// recorded says what an event is in the history: as on the timeline, and what that
// leaves out, how letters were made and sent.
func (p casePage) recorded(ctx context.Context, o debt.Occurred) happenings {
	switch e := o.Event.(type) {
	case debt.LetterComposed:
		return one(web.CategoryAction, web.IconMail, web.Say(ctx, "office.history_composed", "letter", documentName(ctx, e.Document)), "")
	case debt.DispatchOrdered:
		return one(web.CategoryAction, web.IconClock, web.Say(ctx, "office.history_ordered", "letter", p.letterOf(ctx, e.Dispatch)), channelStanding(ctx, e.Channel).Words+" · "+rowRecipient(ctx, e.Channel, e.Recipient))
	case debt.DispatchHanded:
		return one(web.CategoryAction, web.IconSend, web.Say(ctx, "office.history_handed", "letter", p.letterOf(ctx, e.Dispatch)), e.Answer)
	case debt.DispatchReported:
		return one(web.CategoryAction, web.IconMail, web.Raised(p.letterOf(ctx, e.Dispatch))+": "+lowered(dispatchWord(ctx, e.Status)), reportedWords(ctx, e))
	case debt.DispatchPacked:
		return one(web.CategoryAction, web.IconPrinter, web.Say(ctx, "office.history_packed", "letter", p.letterOf(ctx, e.Dispatch)), "")
	case debt.DispatchStopped:
		return one(web.CategoryAction, web.IconOctagonPause, web.Say(ctx, "office.history_stopped", "letter", p.letterOf(ctx, e.Dispatch)), web.Say(ctx, e.Why))
	}
	return p.happened(ctx, o)
}

// letterOf names the letter that a dispatch brings.
func (p casePage) letterOf(ctx context.Context, id debt.DispatchID) string {
	if d := p.Case.Dispatch(id); d != nil {
		if made := p.Case.Letter(d.Letter); made != nil {
			return documentName(ctx, made.Document)
		}
	}
	return web.Say(ctx, "office.a_letter")
}

// actorWord says who did something.
func actorWord(ctx context.Context, by string) string {
	who, err := access.ParseActor(by)
	switch {
	case by != "" && by == web.ReaderOf(ctx).Who.String():
		return web.Say(ctx, "office.by_you_alone")
	case err != nil:
		return ""
	}
	switch who.Kind() {
	case access.KindNight:
		return web.Say(ctx, "office.by_krav")
	case access.KindDebtor:
		return web.Say(ctx, "office.by_the_debtor")
	case access.KindPartner:
		return web.Say(ctx, "office.by_partner")
	case access.KindOperator:
		return web.Say(ctx, "office.by_operator")
	case access.KindPerson:
	}
	return web.Say(ctx, "office.by_person")
}

// opened returns rows that show their lines from the beginning.
func opened(rows []web.EconomyRow) []web.EconomyRow {
	for i := range rows {
		rows[i].Open = true
	}
	return rows
}

// dayOf is the day of a moment, in Danish time.
func dayOf(at time.Time) civil.Date { return casework.DayOf(at) }
