package office

import (
	"context"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/web"
)

// stillLine is a sort of open cases that follow-up passes over, whatever the day: how
// many there are, why, and where they are listed.
type stillLine struct {
	Tab   string // of the case list
	Cases int
}

// standingStill returns the sorts of cases that follow-up passes over. A case can be of
// several.
func (o *Office) standingStill(ctx context.Context) ([]stillLine, error) {
	reader := web.ReaderOf(ctx)
	seen, err := o.work.Overview(ctx, reader.Who, debt.CreditorID(reader.Creditor))
	if err != nil {
		return nil, err
	}
	return stillOf(&seen), nil
}

func stillOf(seen *casework.Overview) []stillLine {
	var still []stillLine
	for _, line := range []stillLine{
		{tabNeeds, seen.Needs()}, {tabDisputed, seen.In(debt.Disputed)}, {tabPaused, seen.Paused.Cases}, {tabByHand, seen.In(debt.RunByHand)},
	} {
		if line.Cases > 0 {
			still = append(still, line)
		}
	}
	return still
}

func (l stillLine) href() string { return casesPath + "?tab=" + l.Tab }

// icon and colour are those that the cases have in their list.
func (l stillLine) icon() (icon web.Icon, colour string) {
	switch l.Tab {
	case tabNeeds:
		return web.IconCircleAlert, "c-red"
	case tabDisputed:
		return web.IconMessageSquareWarning, "c-amber"
	case tabPaused:
		return web.IconCirclePause, "c-amber"
	}
	return web.IconHand, "dim"
}

// words says why follow-up passes the cases over.
func (l stillLine) words(ctx context.Context) string {
	switch l.Tab {
	case tabNeeds:
		return web.Say(ctx, "batch.still_needs")
	case tabDisputed:
		return web.Say(ctx, "batch.still_disputed")
	case tabPaused:
		return web.Say(ctx, "batch.still_paused")
	}
	return web.Say(ctx, "batch.still_by_hand")
}
