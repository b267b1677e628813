package cli

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/wording"
)

// inboxRoom is more than the demo's bank ever leaves in the inbox.
const inboxRoom = 100

// takePayments takes the bank's file in, and tells of each payment what became of
// it: those that found their case first, by its number.
func (d *demo) takePayments(ctx context.Context, happened *demoDay) error {
	file, err := demoFile(demoBank)
	if err != nil {
		return fmt.Errorf("the bank's file: %w", err)
	}
	report, err := d.ImportPayments(ctx, d.who(), d.creditor, bytes.NewReader(file), demoBank)
	if err != nil {
		return err
	}
	banked := &demoPayments{File: demoBank, paymentsAnswer: d.paymentsAnswer(report)}
	happened.Banked = banked
	if err := d.eachCase(ctx, func(seen casework.CaseView) error {
		banked.Payments = append(banked.Payments, d.newPayments(seen)...)
		return nil
	}); err != nil {
		return err
	}
	waiting, err := d.Inbox(ctx, d.who(), d.creditor, inboxRoom)
	for _, e := range waiting {
		why := breakable(wording.Say(d.language, e.Why, nil))
		banked.Payments = append(banked.Payments, demoPayment{Payer: e.Payer, Amount: e.Amount, Text: oneLine(e.Text), Waits: why})
	}
	return err
}

// newPayments returns the payments on a case that haven't been told of, with how
// the case stands after them.
func (d *demo) newPayments(seen casework.CaseView) []demoPayment {
	c := &seen.Case
	var fresh []demoPayment
	for _, p := range c.Payments {
		if d.payments[p.Payment] {
			continue
		}
		d.payments[p.Payment] = true
		fresh = append(fresh, demoPayment{
			Payer: c.Debtor.Name, Amount: p.Amount, Text: oneLine(p.Text),
			Case: c.Number, Closed: c.IsClosed(), Left: seen.Owed.Total(), Overpaid: seen.Owed.Overpaid,
		})
	}
	return fresh
}

// oneLine returns a text of several lines as one.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// tellLetters writes out the letters that were made, and tells of them.
func (d *demo) tellLetters(ctx context.Context, happened *demoDay) error {
	return d.eachCase(ctx, func(seen casework.CaseView) error {
		for _, made := range seen.Case.Letters {
			if d.letters[made.Letter] {
				continue
			}
			d.letters[made.Letter] = true
			if err := d.writeLetter(ctx, seen.Case.Number, made); err != nil {
				return err
			}
			happened.Letters = append(happened.Letters, demoLetter{
				Case: seen.Case.Number, Debtor: seen.Case.Debtor.Name, Total: made.Total,
				Document: made.Document.String(), Channel: made.Channel.String(), made: made,
			})
		}
		return nil
	})
}

func (d *demo) writeLetter(ctx context.Context, number int64, made debt.Letter) error {
	archived, err := d.Document(ctx, d.who(), d.creditor, made.Letter)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("breve/sag-%d-%s-%s.pdf", number, made.Document, made.Dated)
	return d.folder.write(d.folder.file(name), archived.File())
}

// end says how every case stands, what waits for a person, and whether all of it
// proves itself.
func (d *demo) end(ctx context.Context) error {
	if err := d.eachCase(ctx, func(seen casework.CaseView) error {
		c := &seen.Case
		d.told.Cases = append(d.told.Cases, demoCase{
			Case: c.Number, Debtor: c.Debtor.Name, State: string(c.State()), Balance: seen.Owed.Total(),
			Tasks: tasksOf(c, d.language),
		})
		return nil
	}); err != nil {
		return err
	}
	inbox, err := d.Inbox(ctx, d.who(), d.creditor, inboxRoom)
	if err != nil {
		return err
	}
	lines, err := d.WaitingLines(ctx, d.who(), d.creditor, 0, pageOfLines)
	if err != nil {
		return err
	}
	verdict, err := d.Verify(ctx, d.who(), d.creditor, func(casework.Verdict) {})
	if err != nil {
		return err
	}
	d.told.Until, d.told.Inbox, d.told.Lines = d.days.last, len(inbox), len(lines)
	d.told.Verified = verifyAnswer{Wrong: []wrongThing{}, Outdated: []wrongThing{}}
	d.told.Verified.add(verdict, d.language)
	return nil
}

// paymentsAnswer returns what became of the demo's bank file.
func (d *demo) paymentsAnswer(report casework.PaymentsReport) paymentsAnswer {
	answer := newPaymentsAnswer(d.language)
	answer.add(demoBank, report)
	return answer
}
