package cli

import (
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"sync"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	town "krav/internal/demo"
	"krav/internal/jobs"
	"krav/internal/money"
	pages "krav/internal/web/demo"
	"krav/internal/wording"
)

// demoPassword is everybody's in the demo. It opens nothing else.
const demoPassword = "rolig-fjord-2026" //nolint:gosec // it is shown on the first page

// demoPerson is somebody who can sign in to the demo, and where as what.
type demoPerson struct {
	email, name string
	roles       map[debt.CreditorID]access.Role
	works       string // message key: where, as what
}

// demoPeople are those who can sign in to the demo.
func demoPeople() []demoPerson {
	return []demoPerson{
		{"mette@lindebjerg.example", "Mette Kjær", map[debt.CreditorID]access.Role{town.Carpenter: access.Administrator}, "demo.works_carpenter"},
		{"amalie@kloeverbo.example", "Amalie Krogh", map[debt.CreditorID]access.Role{town.Gym: access.Administrator}, "demo.works_gym"},
		{
			"kaj@bogholderen.example", "Kaj Winther",
			map[debt.CreditorID]access.Role{town.Gym: access.Caseworker, town.Carpenter: access.Caseworker},
			"demo.works_both",
		},
		{"revisor@tal.example", "Runa Ovesen", map[debt.CreditorID]access.Role{town.Carpenter: access.Reader}, "demo.works_reader"},
	}
}

// demoLogins returns what the demo's people sign in with.
func demoLogins() []pages.Login {
	people := demoPeople()
	logins := make([]pages.Login, len(people))
	for i, p := range people {
		logins[i] = pages.Login{Name: p.name, Email: p.email, Password: demoPassword, Works: p.works}
	}
	return logins
}

// hire lets the demo's people in.
func (h *house) hire(ctx context.Context) error {
	for _, p := range demoPeople() {
		password := demoPassword
		for creditor, role := range p.roles {
			if _, err := h.accounts.AddUser(ctx, console(creditor), account.NewUser{
				Email: p.email, Name: p.name, Language: wording.Danish, Creditor: creditor, Role: role, Password: password,
			}); err != nil {
				return fmt.Errorf("let %s in: %w", p.email, err)
			}
			password = "" // who is known keeps their own
		}
	}
	return nil
}

// stage is the demo's town with its clock (scene).
type stage struct {
	*house

	runner *jobs.Runner
	town   *town.Town

	mu    sync.Mutex // one day at a time
	night pages.Night
	last  []pages.Night
}

// newStage enters the town of a house that is furnished.
func newStage(ctx context.Context, h *house, runner *jobs.Runner) (*stage, error) {
	s := &stage{house: h, runner: runner}
	var err error
	s.town, err = town.Enter(ctx, s.parts())
	return s, err
}

// settleAt has the letters that are written from now on name the address at which
// the debtors' pages are reached. Those of the year behind name town.Portal, which
// the mail catcher leads to the same place.
func (s *stage) settleAt(ctx context.Context, portal string) error {
	for _, id := range []debt.CreditorID{town.Gym, town.Carpenter} {
		settings, err := s.Creditor(ctx, console(id), id)
		if err != nil {
			return err
		}
		settings.Portal = portal
		if err := s.SaveCreditor(ctx, console(id), settings); err != nil {
			return err
		}
	}
	return nil
}

// parts is what the town needs of the house.
func (s *stage) parts() town.House {
	return town.House{Cases: s.Service, Work: s.runner.Drain, Night: s.nightFor, Who: console}
}

// nightFor is the night run of one creditor, with count of what it does.
func (s *stage) nightFor(ctx context.Context, creditor debt.CreditorID) error {
	if err := s.OrderReview(ctx, creditor); err != nil {
		return err
	}
	settings, err := s.Creditor(ctx, access.NightRun(), creditor)
	if err != nil {
		return err
	}
	if settings.Terms.Automatic {
		if err := s.Run(ctx, access.NightRun(), creditor, civil.Date{}, casework.Approval{Always: true}, s.count); err != nil {
			return err
		}
	}
	return s.closeDay(ctx, creditor)
}

// count notes what became of a case in the night.
func (s *stage) count(row casework.RunRow) error {
	if row.Skipped != "" || row.LeftOut() {
		return nil
	}
	if row.Document != 0 {
		s.night.Letters++
		s.night.Fees = s.night.Fees.Plus(row.Fee).Plus(row.Costs)
	}
	return nil
}

// Today is the day it is in the town.
func (s *stage) Today(ctx context.Context) (civil.Date, error) {
	moment, err := s.NowOf(ctx, town.Gym)
	return casework.DayOf(moment), err
}

// Forward lets days pass after one, and returns what each night did. When it is
// another day by now, none passes.
func (s *stage) Forward(ctx context.Context, from civil.Date, days int) ([]pages.Night, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	today, err := s.Today(ctx)
	if err != nil || today != from {
		return nil, err
	}
	var nights []pages.Night
	for n := range days {
		day := today.AddDays(n + 1)
		s.night = pages.Night{Day: day}
		before, err := s.figures(ctx)
		if err != nil {
			return nil, err
		}
		if err := s.town.Day(ctx, day); err != nil {
			return nil, err
		}
		after, err := s.figures(ctx)
		if err != nil {
			return nil, err
		}
		s.night.NewCases, s.night.Closed = after.cases-before.cases, after.closed-before.closed
		if err := s.countMoney(ctx, day); err != nil {
			return nil, err
		}
		nights = append(nights, s.night)
	}
	s.last = nights
	return nights, nil
}

// Last returns what the nights did that the clock was last moved over.
func (s *stage) Last() []pages.Night {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.last
}

// stageFigures are the counts that a night changes.
type stageFigures struct{ cases, closed int }

func (s *stage) figures(ctx context.Context) (stageFigures, error) {
	var f stageFigures
	for _, creditor := range []debt.CreditorID{town.Gym, town.Carpenter} {
		seen, err := s.Overview(ctx, console(creditor), creditor)
		if err != nil {
			return stageFigures{}, err
		}
		f.closed += seen.In(debt.Closed)
		f.cases += seen.In(debt.Closed) + seen.Open()
	}
	return f, nil
}

// countMoney notes what came in on the day.
func (s *stage) countMoney(ctx context.Context, day civil.Date) error {
	for _, creditor := range []debt.CreditorID{town.Gym, town.Carpenter} {
		in, err := s.MoneyIn(ctx, console(creditor), creditor, civil.Interval{From: day, Until: day.AddDays(1)})
		if err != nil {
			return err
		}
		for _, d := range in {
			s.night.Money = money.Sum(s.night.Money, d.Amount)
		}
	}
	return nil
}

// before puts the demo's own pages before the office.
func (s *stage) before(desk http.Handler, conf configuration, mail fs.FS) http.Handler {
	return pages.New(pages.Options{
		Log: s.log, Now: s.now, Clock: s, Logins: demoLogins(), Mail: mail, Written: town.Portal, Portal: conf.Portal.address(),
		Files: []pages.File{
			{Name: "fakturaer.csv", Kind: "text/csv; charset=utf-8", Does: "demo.try_invoices", Make: s.invoicesToTry},
			{Name: "bank.xml", Kind: "application/xml", Does: "demo.try_bank", Make: s.town.BankToTry},
		},
	}).Before(desk)
}

// invoicesToTry returns a file of invoices that the house hasn't seen.
func (s *stage) invoicesToTry(ctx context.Context) ([]byte, error) {
	today, err := s.Today(ctx)
	return town.InvoicesToTry(today), err
}
