package office

import (
	"context"
	"net/url"
	"slices"
	"strconv"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/web"
)

// tabs are the parts of the send queue, with how many sendings each has.
func (p *sendingsPage) tabs(ctx context.Context) []web.Tab {
	tabs := []web.Tab{
		{Href: tabWaits, Label: web.Say(ctx, "office.sendings_waiting"), Count: p.count(tabWaits)},
		{Href: tabPrints, Label: web.Say(ctx, "office.sendings_prints"), Count: p.count(tabPrints)},
		{Href: tabFailed, Label: web.Say(ctx, "office.sendings_failed"), Count: p.count(tabFailed), Hot: true},
		{Href: tabStopped, Label: web.Say(ctx, "office.sendings_stops"), Count: p.count(tabStopped)},
		{Href: tabSent, Label: web.Say(ctx, "office.sendings_sent"), Count: p.count(tabSent)},
		{Href: tabAll, Label: web.Say(ctx, "office.tab_all")},
	}
	for i := range tabs {
		tabs[i].Active = tabs[i].Href == p.tab()
		tabs[i].Href = sendingsPath + "?" + url.Values{"tab": {tabs[i].Href}}.Encode()
	}
	return tabs
}

// count returns how many sendings a tab lists, as far as they are counted.
func (p *sendingsPage) count(tab string) int {
	n := 0
	switch tab {
	case tabPrints:
		return p.List.Prints
	case tabAll:
		for _, count := range p.List.Counts {
			n += count
		}
	}
	for _, status := range statuses(tab) {
		n += p.List.Counts[status]
	}
	return n
}

// canChoose reports whether something can be done to several of the sendings shown.
func (p *sendingsPage) canChoose() bool {
	return len(p.List.Rows) > 0 && (p.tab() == tabWaits || p.tab() == tabPrints)
}

// isChosen reports whether a sending was chosen in a form that was refused.
func (p *sendingsPage) isChosen(id debt.DispatchID) bool {
	return p.Form.Failed() && slices.Contains(chosenSendings(p.Form), id)
}

// nothing says that the tab is empty, and what comes there.
func (p *sendingsPage) nothing(ctx context.Context) (title, why string) {
	switch p.tab() {
	case tabWaits:
		return web.Say(ctx, "office.sendings_none_wait"), web.Say(ctx, "office.sendings_none_wait_why")
	case tabPrints:
		return web.Say(ctx, "office.sendings_none_print"), web.Say(ctx, "office.sendings_none_print_why")
	case tabFailed:
		return web.Say(ctx, "office.sendings_none_failed"), web.Say(ctx, "office.sendings_none_failed_why")
	}
	return web.Say(ctx, "office.sendings_none"), web.Say(ctx, "office.sendings_none_why")
}

// documents are the letters to filter by.
func (p *sendingsPage) documents(ctx context.Context) []web.Choice {
	choices := []web.Choice{{Label: web.Say(ctx, "office.tab_all")}}
	for d := debt.FriendlyReminder; d <= debt.InstalmentReminder; d++ {
		choices = append(choices, web.Choice{Value: d.String(), Label: web.Raised(documentName(ctx, d)), Chosen: p.value("document") == d.String()})
	}
	return choices
}

// channels are the ways to filter by.
func (p *sendingsPage) channels(ctx context.Context) []web.Choice {
	choices := []web.Choice{{Label: web.Say(ctx, "office.tab_all")}}
	for _, by := range []debt.Channel{debt.Email, debt.Print} {
		choices = append(choices, web.Choice{Value: by.String(), Label: channelStanding(ctx, by).Words, Chosen: p.value("channel") == by.String()})
	}
	return choices
}

// standings are the statuses to filter by.
func (p *sendingsPage) standings(ctx context.Context) []web.Choice {
	choices := []web.Choice{{Label: web.Say(ctx, "office.tab_all")}}
	for status := debt.Waiting; status <= debt.Failed; status++ {
		choices = append(choices, web.Choice{Value: status.String(), Label: dispatchWord(ctx, status), Chosen: p.value("status") == status.String()})
	}
	return choices
}

// rowDay is the day that a sending left, or was ordered.
func rowDay(ctx context.Context, row *casework.QueueRow) string {
	if row.HandedOn.IsZero() {
		return web.ShortDate(ctx, row.Ordered)
	}
	return web.ShortDate(ctx, row.HandedOn)
}

// rowRecipient is where a sending goes.
func rowRecipient(ctx context.Context, by debt.Channel, recipient string) string {
	if by == debt.Print {
		return web.Say(ctx, "office.sendings_by_post")
	}
	return recipient
}

// letterPath is where a letter of a case is shown.
func letterPath(number int64, letter debt.DocumentID) string {
	return caseAddress(number) + "/letters/" + strconv.FormatInt(int64(letter), 10)
}

// wordings are the statuses with what each means.
func statusMeanings(ctx context.Context) []web.Choice {
	return []web.Choice{
		{Value: debt.Waiting.String(), Help: web.Say(ctx, "office.means_waiting")},
		{Value: debt.Unclear.String(), Help: web.Say(ctx, "office.means_unclear")},
		{Value: debt.Sent.String(), Help: web.Say(ctx, "office.means_sent")},
		{Value: debt.Delayed.String(), Help: web.Say(ctx, "office.means_delayed")},
		{Value: debt.Received.String(), Help: web.Say(ctx, "office.means_received")},
		{Value: debt.Opened.String(), Help: web.Say(ctx, "office.means_opened")},
		{Value: debt.Stopped.String(), Help: web.Say(ctx, "office.means_stopped")},
		{Value: debt.Failed.String(), Help: web.Say(ctx, "office.means_failed")},
	}
}

// title names a letter and whom it is to.
func (p sendingPage) title(ctx context.Context) string {
	name := p.Debtor.Name
	if p.Debtor.IsErased() {
		name = web.Say(ctx, "office.erased_name")
	}
	return web.Say(ctx, "office.sending_title", "letter", web.Raised(documentName(ctx, p.Letter.Document)), "debtor", name)
}

// isWaiting reports whether the letter can be stopped.
func (p sendingPage) isWaiting() bool { return p.Dispatch.Status == debt.Waiting }

// otherWay is the channel that a letter that waits may go by instead, or nought: only
// a step's letter has a choice, and only where the channel reaches the debtor.
func (p sendingPage) otherWay() debt.Channel {
	if p.Step == nil || !p.Step.Waits() {
		return 0
	}
	if p.Step.Channel == debt.Email {
		return debt.Print
	}
	if p.Debtor.Email == "" {
		return 0
	}
	return debt.Email
}

// onlyWay says why a letter that waits can't go another way.
func (p sendingPage) onlyWay() string {
	if p.Step == nil || !p.Step.Waits() {
		return "office.sending_one_way"
	}
	return "office.sending_no_email"
}

// rowDeed says what a link on a line of the list does, and to which letter.
func rowDeed(ctx context.Context, key string, row *casework.QueueRow) string {
	return web.Say(ctx, key, "letter", documentName(ctx, row.Document), "case", strconv.FormatInt(row.Number, 10))
}

// hasLeft reports whether the letter was sent, so that a copy may be.
func (p sendingPage) hasLeft() bool { return !p.Dispatch.HandedOn.IsZero() }

// newsWords says what happened to a sending, and what is known of it besides.
func newsWords(ctx context.Context, event debt.Event) (web.Standing, string) {
	plain := func(icon web.Icon, words string) web.Standing {
		return web.Standing{Tone: web.ToneWait, Icon: icon, Words: words}
	}
	switch e := event.(type) {
	case debt.LetterComposed:
		return plain(web.IconFileText, web.Say(ctx, "office.news_composed")), web.Say(ctx, "office.news_pages", "pages", web.Count(ctx, e.Pages))
	case debt.DispatchOrdered:
		return plain(web.IconClock, web.Say(ctx, "office.news_ordered", "channel", lowered(channelStanding(ctx, e.Channel).Words))), e.Recipient
	case debt.DispatchHanded:
		return handedWords(ctx, e), e.Answer
	case debt.DispatchReported:
		return dispatchStanding(ctx, e.Status), reportedWords(ctx, e)
	case debt.DispatchPacked:
		return plain(web.IconPrinter, web.Say(ctx, "event.dispatch_packed")), ""
	case debt.DispatchStopped:
		return dispatchStanding(ctx, debt.Stopped), web.Say(ctx, e.Why)
	default: // of all that happens on a case, these are about sending
		return web.Standing{}, ""
	}
}

// reportedWords says what a report has to say besides its status.
func reportedWords(ctx context.Context, e debt.DispatchReported) string {
	if e.Status == debt.Unclear {
		return web.Say(ctx, "event.dispatch_in_doubt")
	}
	return joined(e.Code, " ", e.Diagnostic)
}

func handedWords(ctx context.Context, e debt.DispatchHanded) web.Standing {
	made := dispatchStanding(ctx, debt.Sent)
	if e.Accepted {
		made = dispatchStanding(ctx, debt.Received)
	}
	if e.Repeated {
		made.Words = web.Say(ctx, "office.news_repeated", "status", made.Words)
	}
	return made
}
