package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	town "krav/internal/demo"
	"krav/internal/wording"
)

// Lived is what the demo's house has come to.
type Lived struct {
	States map[debt.State]int // of the gym's cases
	Wrong  int                // that verifying finds
	Nights int                // told of, after the clock was moved by a fortnight
	Bank   string             // the bank's file to try
}

// LiveInDemo lets the demo's house live for some days in a folder, opens it anew and
// moves its clock by a fortnight.
func LiveInDemo(ctx context.Context, folder string, days int, now func() time.Time) (Lived, error) {
	conf := demoFolder(folder).configuration(configuration{Language: wording.Danish})
	s := &session{tell: &teller{w: io.Discard, language: wording.Danish}}
	s.conf.configuration = conf
	if err := makeKeys(conf.KeyFile); err != nil {
		return Lived{}, err
	}
	h, err := openHouse(ctx, conf, s.tell, now)
	if err != nil {
		return Lived{}, err
	}
	if err := errors.Join(h.live(ctx, s, town.FirstDay().AddDays(days)), h.close(ctx)); err != nil {
		return Lived{}, err
	}
	if h, err = openHouse(ctx, conf, s.tell, now); err != nil {
		return Lived{}, err
	}
	lived, err := h.lookAtDemo(ctx)
	return lived, errors.Join(err, h.close(ctx))
}

func (h *house) lookAtDemo(ctx context.Context) (Lived, error) {
	runner, err := h.runner()
	if err != nil {
		return Lived{}, err
	}
	set, err := newStage(ctx, h, runner)
	if err != nil {
		return Lived{}, err
	}
	from, err := set.Today(ctx)
	if err != nil {
		return Lived{}, err
	}
	nights, err := set.Forward(ctx, from, 14)
	if err != nil {
		return Lived{}, err
	}
	if again, err := set.Forward(ctx, from, 14); err != nil || len(again) > 0 { // a second click
		return Lived{}, fmt.Errorf("%d nights pass again, %w", len(again), err)
	}
	lived := Lived{States: make(map[debt.State]int), Nights: len(nights)}
	for _, creditor := range []debt.CreditorID{town.Gym, town.Carpenter} {
		seen, err := h.Overview(ctx, console(creditor), creditor)
		if err != nil {
			return Lived{}, err
		}
		verdict, err := h.Verify(ctx, console(creditor), creditor, func(casework.Verdict) {})
		if err != nil {
			return Lived{}, err
		}
		lived.Wrong += len(verdict.Wrong)
		for _, state := range []debt.State{debt.Open, debt.Disputed, debt.RunByHand, debt.Closed} {
			lived.States[state] += seen.In(state)
		}
	}
	bank, err := set.town.BankToTry(ctx)
	lived.Bank = string(bank)
	return lived, err
}

// LiveTheChosen lets the year pass for those of the demo whose way few go, and returns how
// their cases stand on the day on which the house is shown.
func LiveTheChosen(ctx context.Context, folder string, now func() time.Time) ([]casework.CaseView, error) {
	conf := demoFolder(folder).configuration(configuration{Language: wording.Danish})
	if err := makeKeys(conf.KeyFile); err != nil {
		return nil, err
	}
	h, err := openHouse(ctx, conf, &teller{w: io.Discard, language: wording.Danish}, now)
	if err != nil {
		return nil, err
	}
	seen, err := h.liveTheChosen(ctx)
	return seen, errors.Join(err, h.close(ctx))
}

func (h *house) liveTheChosen(ctx context.Context) ([]casework.CaseView, error) {
	runner, err := h.runner()
	if err != nil {
		return nil, err
	}
	set := &stage{house: h, runner: runner}
	if set.town, err = town.Found(ctx, set.parts(), nil); err != nil {
		return nil, err
	}
	set.town.OnlyChosen()
	for day := town.FirstDay(); !day.After(town.Today()); day = day.AddDays(1) {
		if err := set.town.Day(ctx, day); err != nil {
			return nil, err
		}
	}
	gym, err := h.allCases(ctx, town.Gym)
	if err != nil {
		return nil, err
	}
	carpenter, err := h.allCases(ctx, town.Carpenter)
	return append(gym, carpenter...), err
}

func (h *house) allCases(ctx context.Context, creditor debt.CreditorID) ([]casework.CaseView, error) {
	rows, err := h.Cases(ctx, console(creditor), creditor, 0, pageOfLines)
	if err != nil {
		return nil, err
	}
	var all []casework.CaseView
	for _, row := range rows {
		seen, err := h.Case(ctx, console(creditor), creditor, row.Number, casework.AsOf{})
		if err != nil {
			return nil, err
		}
		all = append(all, seen)
	}
	return all, nil
}

// ListenForDemo opens the demo's doors at an address, returns where they are, and
// closes them.
func ListenForDemo(ctx context.Context, address string) (desk, debtors string, err error) {
	doors, err := listenOnTwo(ctx, address)
	if err != nil {
		return "", "", err
	}
	return doors.office.Addr().String(), doors.portal.Addr().String(), doors.close()
}

// ServedDemo is a demo that is open to be clicked in.
type ServedDemo struct {
	Desk, Portal string     // addresses: http://127.0.0.1:port
	Today        civil.Date // in the town
	Ended        <-chan error
}

// ServeDemo lets the demo's house live for some days in a folder and then serves it
// on ports of its own until ctx is done. It is as krav demo serves it, but for the
// year behind it, which a test needn't wait for.
func ServeDemo(ctx context.Context, folder string, days int, log *slog.Logger) (ServedDemo, error) {
	conf := demoFolder(folder).configuration(configuration{Language: wording.Danish, UploadDays: 1})
	doors, err := listenOnTwo(ctx, "127.0.0.1:0")
	if err != nil {
		return ServedDemo{}, err
	}
	conf.Office.URL, conf.Portal.URL = addressOf(doors.office), addressOf(doors.portal)
	s := &session{tell: &teller{w: io.Discard, language: wording.Danish, log: log}}
	s.conf.configuration = conf
	if err := makeKeys(conf.KeyFile); err != nil {
		return ServedDemo{}, errors.Join(err, doors.close())
	}
	h, err := openHouse(ctx, conf, s.tell, time.Now)
	if err != nil {
		return ServedDemo{}, errors.Join(err, doors.close())
	}
	today := town.FirstDay().AddDays(days)
	if err := h.live(ctx, s, today); err != nil {
		return ServedDemo{}, errors.Join(err, h.close(ctx), doors.close())
	}
	ended := make(chan error, 1)
	go func() { ended <- errors.Join((&demoCommand{}).serveHouse(ctx, s, h, conf, doors), h.close(ctx)) }()
	return ServedDemo{Desk: conf.Office.URL, Portal: conf.Portal.URL, Today: today, Ended: ended}, nil
}
