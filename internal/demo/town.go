package demo

import (
	"bytes"
	"context"
	"fmt"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
)

// House is what the demo needs of the house that it is played in.
type House struct {
	Cases *casework.Service
	// Work does the jobs that wait.
	Work func(ctx context.Context) error
	// Night is the night run of one creditor.
	Night func(ctx context.Context, creditor debt.CreditorID) error
	// Who acts for a creditor: a person with every right there.
	Who func(creditor debt.CreditorID) access.Actor
}

// Town is the house's creditors with their debtors (byen).
type Town struct {
	House

	workshops []*workshop
}

// workshop is a creditor with its debtors.
type workshop struct {
	House

	trade   trade
	id      debt.CreditorID
	iban    string
	people  []debtor
	numbers map[string]int64 // of cases, by the debtor's name
	last    int64            // the last number in numbers
}

// Found makes the creditors in an empty house, with the logo of each for its
// letters, and returns the town on the morning of its first day.
func Found(ctx context.Context, h House, logos map[debt.CreditorID][]byte) (*Town, error) {
	for _, c := range []casework.Creditor{gym(), carpenter()} {
		id, err := h.Cases.AddCreditor(ctx, h.Who(0), c)
		if err != nil {
			return nil, fmt.Errorf("found %s: %w", c.Name, err)
		}
		if err := h.Cases.SetLogo(ctx, h.Who(id), id, logos[id]); err != nil {
			return nil, fmt.Errorf("the logo of %s: %w", c.Name, err)
		}
	}
	return Enter(ctx, h)
}

// The creditors' numbers in a house that the town was founded in.
const (
	Gym       debt.CreditorID = 1
	Carpenter debt.CreditorID = 2
)

// trades returns what is told of the creditors' debtors.
func trades() []trade {
	return []trade{
		{
			creditor: Gym, seed: 1, weekly: 4, first: 2001, sell: memberships, chosen: atGym(),
			objection: "Jeg meldte mig ud i maj og har ikke trænet siden.", answer: "Vi har ingen udmeldelse fra dig, og kortet er brugt i juni. Fakturaen står ved magt.",
		},
		{
			creditor: Carpenter, seed: 2, weekly: 2, firms: 5, first: 701, sell: carpentry, chosen: atCarpenter(),
			objection: "To vinduer er utætte, og det har jeg skrevet om to gange.", answer: "Vi har været forbi og tætne dem den 12. Fakturaen står ved magt.",
		},
	}
}

// Enter returns the town of a house in which it was founded before.
func Enter(ctx context.Context, h House) (*Town, error) {
	t := &Town{House: h}
	for _, trade := range trades() {
		c, err := h.Cases.Creditor(ctx, h.Who(trade.creditor), trade.creditor)
		if err != nil {
			return nil, fmt.Errorf("enter creditor %d: %w", trade.creditor, err)
		}
		w := &workshop{
			House: h, trade: trade, id: trade.creditor, iban: c.Account.IBAN, people: trade.population(), numbers: make(map[string]int64),
		}
		if err := w.learn(ctx); err != nil {
			return nil, err
		}
		t.workshops = append(t.workshops, w)
	}
	return t, nil
}

// Day lets a day pass, from its morning: what comes by post and bank, what people
// do, and the night run.
func (t *Town) Day(ctx context.Context, day civil.Date) error {
	for _, w := range t.workshops {
		if err := w.day(ctx, day); err != nil {
			return fmt.Errorf("creditor %d on %s: %w", w.id, day, err)
		}
	}
	return t.Work(ctx)
}

func (w *workshop) who() access.Actor { return w.Who(w.id) }

func (w *workshop) day(ctx context.Context, day civil.Date) error {
	if err := w.Cases.MoveClock(ctx, w.who(), w.id, Morning(day)); err != nil {
		return fmt.Errorf("move the clock: %w", err)
	}
	if err := w.takeInvoices(ctx, day); err != nil {
		return err
	}
	if err := w.act(ctx, day); err != nil {
		return err
	}
	if err := w.Night(ctx, w.id); err != nil {
		return fmt.Errorf("the night run: %w", err)
	}
	if err := w.Work(ctx); err != nil {
		return fmt.Errorf("the work of the night: %w", err)
	}
	return w.post(ctx)
}

// takeInvoices takes in the invoices of those who come on a day.
func (w *workshop) takeInvoices(ctx context.Context, day civil.Date) error {
	var fresh []debtor
	for _, d := range w.people {
		if d.comes == day {
			fresh = append(fresh, d)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	options := casework.ImportOptions{Name: "fakturaer-" + day.String() + ".csv"}
	file := append(invoiceFile(fresh), w.trade.flaws(day)...)
	if _, err := w.Cases.Import(ctx, w.who(), w.id, bytes.NewReader(file), options); err != nil {
		return fmt.Errorf("take invoices: %w", err)
	}
	return w.learn(ctx)
}

// room is how many rows are asked for at a time.
const room = 100

// learn notes the numbers of new cases.
func (w *workshop) learn(ctx context.Context) error {
	for {
		rows, err := w.Cases.Cases(ctx, w.who(), w.id, w.last, room)
		if err != nil {
			return fmt.Errorf("learn the numbers of cases: %w", err)
		}
		for _, row := range rows {
			w.numbers[row.Debtor], w.last = row.Number, row.Number
		}
		if len(rows) < room {
			return nil
		}
	}
}

// post marks the letters that go by post as posted, but for those of the day on
// which the house is shown: they lie in the queue.
func (w *workshop) post(ctx context.Context) error {
	waiting, err := w.Cases.SendQueue(ctx, w.who(), w.id, debt.Waiting, 0, room)
	if err != nil {
		return fmt.Errorf("the send queue: %w", err)
	}
	for _, row := range waiting {
		if row.Channel != debt.Print || row.Ordered == Today() {
			continue
		}
		if err := w.Cases.MarkPosted(ctx, w.who(), w.id, row.Dispatch, civil.Date{}); err != nil {
			return fmt.Errorf("post a letter: %w", err)
		}
	}
	return nil
}
