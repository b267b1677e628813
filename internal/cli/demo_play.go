package cli

import (
	"bytes"
	"context"
	"fmt"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/wording"
)

// demo is the house in which the demo is played, and what has happened there.
type demo struct {
	*house
	folder   demoFolder
	language wording.Language
	days     demoDays
	creditor debt.CreditorID
	told     demoAnswer

	letters  map[debt.DocumentID]bool // told of
	payments map[debt.PaymentID]bool
}

// demoDays are the days on which the demo begins, the bank's file comes, and it
// ends.
type demoDays struct{ first, bank, last civil.Date }

// fiveWeeks returns the days of the demo. It begins on a Monday.
func fiveWeeks() demoDays {
	first := civil.MustParse("2026-11-02")
	return demoDays{first: first, bank: first.AddDays(14), last: first.AddDays(35)}
}

// demoCreditor is whose invoices they are.
func demoCreditor(first civil.Date) casework.Creditor {
	return casework.Creditor{
		Sandbox: true, ClockAt: morningOf(first, nil),
		Name: "Fjord Fitness ApS", Short: "Fjord Fitness", Sender: "Mette Lund",
		Address: []string{"Havnegade 4"}, Postcode: "4300", Town: "Holbæk",
		Phone: "10 20 30 40", Email: "kontor@fjord.example", CVR: "99007729",
		Privacy: "https://fjord.example/privat", Portal: "https://betal.fjord.example",
		Account: casework.Account{Registration: "9999", Number: "1234567", FIK: "80000012"},
		Terms:   casework.Terms{PostalDays: new(2), Automatic: true},
	}
}

func (d *demo) who() access.Actor { return console(d.creditor) }

// play lets the days pass, one at a time, and says how everything stands at the
// end.
func (d *demo) play(ctx context.Context) error {
	d.days = fiveWeeks()
	d.letters, d.payments = make(map[debt.DocumentID]bool), make(map[debt.PaymentID]bool)
	if err := d.begin(ctx, demoCreditor(d.days.first)); err != nil {
		return err
	}
	for day := d.days.first; !day.After(d.days.last); day = day.AddDays(1) {
		happened := demoDay{Day: day}
		if err := d.open(ctx, &happened); err != nil {
			return err
		}
		if err := d.followUp(ctx, &happened); err != nil {
			return err
		}
		if !happened.isQuiet() {
			d.told.Days = append(d.told.Days, happened)
		}
	}
	return d.end(ctx)
}

func (d *demo) begin(ctx context.Context, c casework.Creditor) error {
	var err error
	if d.creditor, err = d.AddCreditor(ctx, console(0), c); err != nil {
		return err
	}
	logo, err := demoFile(demoLogo)
	if err != nil {
		return fmt.Errorf("the logo: %w", err)
	}
	d.told.Creditor, d.told.CreditorID = c.Name, int64(d.creditor)
	d.told.Folder = demoPlaces{
		Letters: d.folder.letters(), Mail: d.mail.caught(d.creditor),
		Database: d.folder.database(), Settings: d.folder.settings(),
	}
	return d.SetLogo(ctx, d.who(), d.creditor, logo)
}

// open begins a day with what came in the morning: the invoices on the first day,
// the bank's file on its own.
func (d *demo) open(ctx context.Context, happened *demoDay) error {
	if err := d.MoveClock(ctx, d.who(), d.creditor, morningOf(happened.Day, nil)); err != nil {
		return err
	}
	switch happened.Day {
	case d.days.first:
		return d.takeInvoices(ctx, happened)
	case d.days.bank:
		return d.takePayments(ctx, happened)
	}
	return nil
}

func (d *demo) takeInvoices(ctx context.Context, happened *demoDay) error {
	file, err := demoFile(demoInvoices)
	if err != nil {
		return fmt.Errorf("the invoices: %w", err)
	}
	report, err := d.Import(ctx, d.who(), d.creditor, bytes.NewReader(file), casework.ImportOptions{Name: demoInvoices})
	if err != nil {
		return err
	}
	happened.Imported = &demoImport{File: demoInvoices, importAnswer: newImportAnswer(report, d.language)}
	return d.eachCase(ctx, func(seen casework.CaseView) error {
		for _, claim := range seen.Case.Claims {
			happened.Imported.Principal = happened.Imported.Principal.Plus(claim.Principal)
		}
		return nil
	})
}

// followUp does what is due on a day: takes the steps, writes and sends the
// letters, posts those that go by post, and makes the day's anchor.
func (d *demo) followUp(ctx context.Context, happened *demoDay) error {
	done := 0
	count := func(row casework.RunRow) error {
		if row.Skipped == "" && !row.LeftOut() {
			done++
		}
		return nil
	}
	if err := d.Run(ctx, d.who(), d.creditor, happened.Day, casework.Approval{Always: true}, count); err != nil {
		return err
	}
	if done == 0 && happened.isQuiet() {
		return nil
	}
	runner, err := d.runner()
	if err != nil {
		return err
	}
	if err := runner.Drain(ctx); err != nil {
		return err
	}
	if err := d.post(ctx); err != nil {
		return err
	}
	if err := d.DropAnchor(ctx, d.creditor); err != nil {
		return err
	}
	return d.tellLetters(ctx, happened)
}

// post marks the letters of the day that go by post as posted.
func (d *demo) post(ctx context.Context) error {
	waiting, err := d.SendQueue(ctx, d.who(), d.creditor, debt.Waiting, 0, pageOfLines)
	if err != nil {
		return err
	}
	for _, row := range waiting {
		if row.Channel != debt.Print {
			continue
		}
		if err := d.MarkPosted(ctx, d.who(), d.creditor, row.Dispatch, civil.Date{}); err != nil {
			return err
		}
	}
	return nil
}

// eachCase shows every case as it stands, by number.
func (d *demo) eachCase(ctx context.Context, show func(casework.CaseView) error) error {
	rows, err := d.Cases(ctx, d.who(), d.creditor, 0, pageOfLines)
	if err != nil {
		return err
	}
	for _, row := range rows {
		seen, err := d.Case(ctx, d.who(), d.creditor, row.Number, casework.AsOf{})
		if err != nil {
			return err
		}
		if err := show(seen); err != nil {
			return err
		}
	}
	return nil
}
