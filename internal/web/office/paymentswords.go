package office

import (
	"context"
	"strconv"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/web"
)

// keyForeign says that money came in another currency, so that no case takes it.
const keyForeign = "bank.foreign_currency"

// tabs are the states of entries, with how many wait in those that wait.
func (p *paymentsPage) tabs(ctx context.Context) []web.Tab {
	tabs := []web.Tab{
		{Label: web.Say(ctx, "office.money_proposed"), Count: p.Waiting.Proposed},
		{Label: web.Say(ctx, "office.money_unmatched"), Count: p.Waiting.Unmatched, Hot: true},
		{Label: web.Say(ctx, "office.money_matched")},
		{Label: web.Say(ctx, "office.money_reversed")},
		{Label: web.Say(ctx, "office.money_ignored")},
	}
	for i, state := range moneyStates {
		tabs[i].Href, tabs[i].Active = moneyTab(state), state == p.State
	}
	return tabs
}

// explained says what stands in the tab that is shown.
func (p *paymentsPage) explained(ctx context.Context) string {
	switch p.State {
	case casework.BankProposed:
		return web.Say(ctx, "office.money_proposed_why")
	case casework.BankUnmatched:
		return web.Say(ctx, "office.money_unmatched_why")
	case casework.BankMatched:
		return web.Say(ctx, "office.money_matched_why")
	case casework.BankReversed:
		return web.Say(ctx, "office.money_reversed_why")
	case casework.BankIgnored:
		return web.Say(ctx, "office.money_ignored_why")
	}
	return ""
}

// nothing says that a tab is empty, and what comes there.
func (p *paymentsPage) nothing(ctx context.Context) (title, why string) {
	switch p.State {
	case casework.BankProposed:
		return web.Say(ctx, "office.money_no_proposed"), web.Say(ctx, "office.money_no_proposed_why")
	case casework.BankUnmatched:
		return web.Say(ctx, "office.money_no_unmatched"), web.Say(ctx, "office.money_no_unmatched_why")
	case casework.BankMatched, casework.BankReversed, casework.BankIgnored:
	}
	return web.Say(ctx, "office.money_none"), web.Say(ctx, "office.money_none_why")
}

// isChosen reports whether a proposal is ticked: as it was in a form that was
// refused, and else where the amount is what was owed and nothing speaks against it.
func (p *paymentsPage) isChosen(line *casework.InboxLine) bool {
	if p.Form.Failed() {
		for _, text := range p.Form.Values["entry"] {
			if text == proposalOf(line) {
				return true
			}
		}
		return false
	}
	return fitsOwed(line) && !line.Closed && !line.Repeated && len(line.Candidates) == 0
}

// anyProposal reports whether there are proposals to be ticked.
func (p *paymentsPage) anyProposal() bool {
	return p.State == casework.BankProposed && len(p.Lines) > 0
}

func fitsOwed(line *casework.InboxLine) bool { return line.OwedKnown && line.Amount == line.Owed }

// compared says how an amount fits the case that is proposed. What a person must look
// at has colour.
func compared(ctx context.Context, line *casework.InboxLine) web.Standing {
	hold := func(words string) web.Standing {
		return web.Standing{Tone: web.ToneHold, Icon: web.IconCircleAlert, Words: words}
	}
	switch {
	case line.State != casework.BankProposed:
		return web.Standing{}
	case len(line.Candidates) > 0:
		return hold(web.Say(ctx, "office.money_several", "count", web.Count(ctx, len(line.Candidates))))
	case line.Repeated:
		return hold(web.Say(ctx, "office.money_looks_repeated"))
	case line.Closed:
		return hold(web.Say(ctx, "office.money_case_closed"))
	case !line.OwedKnown:
		return hold(web.Say(ctx, "office.money_owed_unknown"))
	case fitsOwed(line):
		return web.Standing{Tone: web.ToneDone, Icon: web.IconCheck, Words: web.Say(ctx, "office.money_fits")}
	case line.Owed.Less(line.Amount):
		return hold(web.Say(ctx, "office.money_too_much", "amount", web.Amount(ctx, line.Amount.Minus(line.Owed))))
	}
	return web.Standing{Tone: web.ToneWait, Icon: web.IconCircleDot, Words: web.Say(ctx, "office.money_part", "amount", web.Amount(ctx, line.Owed.Minus(line.Amount)))}
}

// entryStanding says where an entry stands.
func entryStanding(ctx context.Context, line *casework.InboxLine) web.Standing {
	switch line.State {
	case casework.BankProposed:
		return web.Standing{Tone: web.ToneWait, Icon: web.IconCircleHelp, Words: web.Say(ctx, "office.money_is_proposed")}
	case casework.BankUnmatched:
		return web.Standing{Tone: web.ToneBad, Icon: web.IconCircleHelp, Words: web.Say(ctx, "office.money_is_unmatched")}
	case casework.BankMatched:
		return web.Standing{Tone: web.ToneDone, Icon: web.IconCheck, Words: web.Say(ctx, "office.money_is_matched")}
	case casework.BankReversed:
		return web.Standing{Tone: web.ToneWait, Icon: web.IconUndo2, Words: web.Say(ctx, "office.money_is_reversed")}
	case casework.BankIgnored:
		return web.Standing{Tone: web.ToneWait, Icon: web.IconArchive, Words: web.Say(ctx, "office.money_is_ignored")}
	}
	return web.Standing{}
}

// payer is who paid, or that the bank doesn't say.
func payer(ctx context.Context, line *casework.InboxLine) string {
	if line.Payer == "" {
		return web.Say(ctx, "office.money_no_payer")
	}
	return line.Payer
}

// entryDay is the day an entry counts from.
func entryDay(line *casework.InboxLine) civil.Date {
	if line.ValueOn.IsZero() {
		return line.BookedOn
	}
	return line.ValueOn
}

// canBePlaced reports whether a person can say which case an entry is of.
func (p *entryPage) canBePlaced() bool {
	line := &p.Line
	if line.IsUnread() || line.Why == keyForeign || line.State == casework.BankReversed {
		return false
	}
	return line.State != casework.BankIgnored || p.isAside()
}

// isAside reports whether a person has put the entry aside.
func (p *entryPage) isAside() bool {
	return p.Line.State == casework.BankIgnored && p.Line.Why == "bank.ignored"
}

// placing is what the button says that says which case an entry is of.
func (p *entryPage) placing(ctx context.Context, number int64) string {
	n := strconv.FormatInt(number, 10)
	switch {
	case p.Line.State == casework.BankMatched:
		return web.Say(ctx, "office.money_move_to", "case", n)
	case !p.Line.Amount.IsPositive():
		return web.Say(ctx, "office.money_reverse_on", "case", n)
	}
	return web.Say(ctx, "office.money_book_on", "case", n)
}

// searching is the heading over the search for the right case.
func (p *entryPage) searching(ctx context.Context) string {
	switch p.Line.State {
	case casework.BankMatched:
		return web.Say(ctx, "office.money_move")
	case casework.BankProposed:
		return web.Say(ctx, "office.money_other_case")
	case casework.BankUnmatched, casework.BankReversed, casework.BankIgnored:
	}
	return web.Say(ctx, "office.money_find_case")
}

// caseStanding says where a case stands that an entry may belong to.
func caseStanding(ctx context.Context, p *entryPage, line *casework.ListedCase) web.Standing {
	return standing(ctx, line, p.Found.On)
}
