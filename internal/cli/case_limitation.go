package cli

import (
	"context"
	"strconv"
	"strings"

	"krav/internal/calculation"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/money"
	"krav/internal/wording"
)

// limitationFlag is something that changes when a claim is lost.
type limitationFlag struct{ law.LimitationChange }

// UnmarshalText reads a change by its name. It fails with fault.Invalid,
// case.limitation_change_unknown_word.
func (f *limitationFlag) UnmarshalText(text []byte) error {
	var names []string
	for _, change := range law.LimitationChanges() {
		if change.String() == string(text) {
			f.LimitationChange = change
			return nil
		}
		names = append(names, change.String())
	}
	return fault.New(fault.Invalid, "case.limitation_change_unknown_word").With("text", string(text)).With("names", strings.Join(names, ", "))
}

// caseLimitationCommand records what happened to the limitation of a case's claims.
type caseLimitationCommand struct {
	ofCase
	Change  limitationFlag `required:"" placeholder:"CHANGE"`
	On      dayFlag        `placeholder:"DAY"`
	Invoice string         `placeholder:"NUMBER"`
	Text    string         `placeholder:"TEXT"`
}

func (caseLimitationCommand) page() page {
	flags := ofCase{}.about()
	flags["change"], flags["on"] = "help.case_limitation_change", "help.case_limitation_on"
	flags["invoice"], flags["text"] = "help.case_limitation_invoice", "help.case_limitation_text"
	return page{
		does: "help.case_limitation", why: "help.case_limitation_why", flags: flags,
		examples: []example{{"help.case_limitation_example", "krav case limitation 10001 --creditor 1 --change acknowledged-in-writing --on 2026-11-18"}},
	}
}

// Run records it, telling first what the law says of it, and answers with when each claim
// is lost from now on.
func (c *caseLimitationCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		if err := c.record(ctx, s, h); err != nil {
			return err
		}
		seen, err := h.Case(ctx, c.actor(), c.id(), c.number(), casework.AsOf{})
		if err != nil {
			return err
		}
		a, err := newLimitationAnswer(h.LawInForce(), seen)
		if err != nil {
			return err
		}
		return s.answer(a)
	})
}

// record records it on its day, or today where none is named.
func (c *caseLimitationCommand) record(ctx context.Context, s *session, h *house) error {
	seen, err := h.Case(ctx, c.actor(), c.id(), c.number(), casework.AsOf{})
	if err != nil {
		return err
	}
	entry := casework.LimitationEntry{Invoice: c.Invoice, Change: c.Change.LimitationChange, On: c.On.Date, Text: c.Text}
	if entry.On.IsZero() {
		entry.On = seen.On
	}
	event, err := entry.Event(&seen.Case)
	if err != nil {
		return err
	}
	if err := c.warned(ctx, s, h, event); err != nil {
		return err
	}
	return h.ChangeLimitation(ctx, c.actor(), c.id(), c.number(), entry)
}

// limitationChanged says what happened to the limitation of claims, and which of them were
// lost before.
func (p *paper) limitationChanged(seen *casework.CaseView, e debt.LimitationChanged) string {
	late, all := seen.LateFor(e)
	day := wording.Date(p.language, e.On)
	switch {
	case all:
		return p.said(e.Change.KeyTooLate(), "day", day)
	case len(late) > 0:
		return joined(" ", p.said(e.Change.Key(), "day", day), p.said("event.limitation_late_for", "invoices", strings.Join(late, ", ")))
	}
	return p.said(e.Change.Key(), "day", day)
}

// limitationAnswer says when the claims of a case are lost.
type limitationAnswer struct {
	Number int64             `json:"number"`
	Claims []limitationClaim `json:"claims"`
}

// limitationClaim is when one claim is lost. LostAfter is left out while the period
// stands still.
type limitationClaim struct {
	Invoice     string     `json:"invoice"`
	LostAfter   civil.Date `json:"lost_after,omitzero"`
	StandsStill bool       `json:"stands_still"`
	Long        bool       `json:"long"` // it has the long period
	// LaterInterest is when the interest of the first day after the foundation is lost:
	// it doesn't last as long as the claim. Only where the claim has the long period.
	LaterInterest civil.Date `json:"later_interest_lost_after,omitzero"`
	Rule          string     `json:"rule"`
}

func newLimitationAnswer(book *law.Book, seen casework.CaseView) (limitationAnswer, error) {
	a := limitationAnswer{Number: seen.Case.Number, Claims: make([]limitationClaim, len(seen.Case.Claims))}
	for i := range seen.Case.Claims {
		claim := &seen.Case.Claims[i]
		clock, err := seen.Case.LimitationOf(book, claim.ID)
		if err != nil {
			return limitationAnswer{}, err
		}
		a.Claims[i] = limitationClaim{Invoice: claim.Number, LostAfter: clock.Last, StandsStill: clock.StandsStill(), Long: clock.IsLong(), Rule: clock.Source.Citation}
		if !clock.IsLong() || clock.StandsStill() {
			continue
		}
		steps, err := seen.Case.LimitationSteps(book, claim.ID)
		if err != nil {
			return limitationAnswer{}, err
		}
		if a.Claims[i].LaterInterest, err = seen.Case.InterestLost(book, claim.ID, law.LivesWithPrincipal(steps).AddDays(1)); err != nil {
			return limitationAnswer{}, err
		}
	}
	return a, nil
}

func (a limitationAnswer) print(p *paper) {
	for _, c := range a.Claims {
		if c.StandsStill {
			p.say("case.limitation_still", "invoice", c.Invoice)
			continue
		}
		p.say("case.limitation_line", "invoice", c.Invoice, "day", wording.Date(p.language, c.LostAfter))
	}
}

// lostClaim is a claim that may be lost soon.
type lostClaim struct {
	Case      int64        `json:"case"`
	Debtor    string       `json:"debtor"`
	Invoice   string       `json:"invoice"`
	Principal money.Amount `json:"principal"`
	LostAfter civil.Date   `json:"lost_after"`
	DaysLeft  int          `json:"days_left"`
	Saves     string       `json:"saves"` // the step that saves it
	Rule      string       `json:"rule"`
}

func (c lostClaim) print(p *paper) {
	p.row(p.said("case.lost_claim", "case", strconv.FormatInt(c.Case, 10), "debtor", c.Debtor, "invoice", c.Invoice,
		"day", wording.Date(p.language, c.LostAfter), "left", calculation.Days(p.language, c.DaysLeft)), wording.Figure(p.language, c.Principal))
	p.paragraph("    ", p.said("case.lost_saves", "saves", c.Saves))
}

// lostClaims ends the list of claims that may be lost soon.
type lostClaims struct {
	Claims int  `json:"claims"`
	More   bool `json:"more"` // there are more, later ones
	within int
}

func (a lostClaims) print(p *paper) {
	if a.Claims == 0 {
		p.say("case.lost_none", "left", calculation.Days(p.language, a.within))
	}
	if a.More {
		p.say("case.lost_more")
	}
}

// lost answers with the claims that may be lost within the days asked about.
func (c *caseListCommand) lost(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		found, err := h.LostWithin(ctx, c.actor(), c.id(), c.LostWithin)
		if err != nil {
			return err
		}
		rows, language := s.list(), s.conf.Language
		for _, claim := range found.Claims {
			rows.row(lostClaim{
				Case: claim.Case, Debtor: claim.Debtor, Invoice: claim.Number, Principal: claim.Principal,
				LostAfter: claim.LostOn, DaysLeft: found.On.DaysUntil(claim.LostOn), Saves: wording.Say(language, claim.Saves.Key, claim.Saves.Args), Rule: claim.Saves.Rule,
			})
		}
		return rows.end(lostClaims{Claims: len(found.Claims), More: found.More, within: c.LostWithin})
	})
}
