package office

import (
	"context"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/web"
)

// claimRow is a claim of a case as it stands on a day.
type claimRow struct {
	debt.Claim

	Left    money.Amount // of its principal
	Overdue bool
	// Until is the last day before it is lost by limitation, or no date where it isn't
	// owed, can't be lost for now, or the law isn't known.
	Until      civil.Date
	Enclosures []casework.Enclosure
}

// claims are the case's claims, in the order in which they were registered.
func (p casePage) claims() []claimRow {
	left := make(map[debt.ClaimID]ledger.ClaimLeft)
	for _, claim := range p.Owed.Claims {
		left[claim.Claim] = claim
	}
	rows := make([]claimRow, len(p.Case.Claims))
	for i := range p.Case.Claims {
		claim := p.Case.Claims[i]
		row := claimRow{Claim: claim, Left: left[claim.ID].Principal, Overdue: claim.Due.Before(p.On)}
		if !row.Overdue {
			row.Left = claim.Principal
		}
		for j := range p.Limits {
			if p.Limits[j].Claim.ID == claim.ID {
				row.Until = p.Limits[j].Clock.Last
			}
		}
		for _, e := range p.Enclosures {
			if e.Claim == claim.ID {
				row.Enclosures = append(row.Enclosures, e)
			}
		}
		rows[i] = row
	}
	return rows
}

// standing says how a claim stands.
func (r claimRow) standing(ctx context.Context) web.Standing {
	switch {
	case !r.Overdue:
		return web.Standing{Tone: web.ToneWait, Icon: web.IconCalendarClock, Words: web.Say(ctx, "office.claim_not_due")}
	case r.Left.IsPositive():
		return web.Standing{Tone: web.ToneWait, Icon: web.IconClock, Words: web.Say(ctx, "office.claim_owed")}
	}
	return web.Standing{Tone: web.ToneDone, Icon: web.IconCheck, Words: web.Say(ctx, "office.claim_settled")}
}

// basis says what the due day rests on.
func (r claimRow) basis(ctx context.Context) string {
	if r.DueOrigin == law.AgreedDue {
		return web.Say(ctx, "office.claim_agreed")
	}
	return web.Say(ctx, "office.claim_printed")
}

// waitingLetter names the letter that waits to leave, or is empty.
func (p casePage) waitingLetter(ctx context.Context) string {
	for i := range p.Case.Steps {
		if step := &p.Case.Steps[i]; step.Waits() {
			return web.Raised(stepName(ctx, step.Name))
		}
	}
	return ""
}
