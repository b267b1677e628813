package store

import (
	"krav/internal/debt"
	"krav/internal/store/db"
)

func stepRows(c *debt.Case) []db.Step {
	return mapped(c.Steps, func(s debt.Step) db.Step {
		return db.Step{
			CreditorID: int64(c.Creditor), CaseID: int64(c.ID), StepID: int64(s.Step), Flow: s.Flow, Name: s.Name,
			Document: s.Document.String(), Channel: s.Channel.String(), TakenOn: day(s.Taken), PlannedOn: day(s.Planned),
			DispatchedOn: day(s.Dispatched), Deadline: day(s.Deadline), Fee: s.Fee.Ore(), Asked: s.Asked.Ore(),
			LetterID: int64(s.Letter), Voided: s.Voided,
		}
	})
}

func paymentRows(c *debt.Case) []db.Payment {
	return mapped(c.Payments, func(p debt.Payment) db.Payment {
		return db.Payment{
			CreditorID: int64(c.Creditor), CaseID: int64(c.ID), PaymentID: int64(p.Payment),
			Amount: p.Amount.Ore(), ValueOn: day(p.ValueOn), BookedOn: day(p.BookedOn), Method: p.Method,
			Reference: p.Reference, Reversed: p.Reversed,
		}
	})
}

func taskRows(c *debt.Case) []db.Task {
	return mapped(c.Tasks, func(t debt.Task) db.Task {
		return db.Task{
			CreditorID: int64(c.Creditor), CaseID: int64(c.ID), TaskID: int64(t.Task), Kind: t.Kind,
			Step: t.Step, RaisedOn: day(t.On), Done: t.Done,
		}
	})
}

func holdRows(c *debt.Case) []db.Hold {
	if c.Hold.Until.IsZero() {
		return nil
	}
	return []db.Hold{{CreditorID: int64(c.Creditor), CaseID: int64(c.ID), UntilDay: day(c.Hold.Until)}}
}

func agreementRows(c *debt.Case) []db.Agreement {
	runs := c.RunningAgreement()
	if runs == nil {
		return nil
	}
	return []db.Agreement{{CreditorID: int64(c.Creditor), CaseID: int64(c.ID), MadeOn: day(runs.Made)}}
}

func dispatchRows(c *debt.Case) []db.Dispatch {
	return mapped(c.Dispatches, func(d debt.Dispatch) db.Dispatch {
		row := db.Dispatch{
			CreditorID: int64(c.Creditor), CaseID: int64(c.ID), DispatchID: int64(d.Dispatch),
			LetterID: int64(d.Letter), Channel: d.Channel.String(), Recipient: d.Recipient, Status: d.Status.String(),
			Why: d.Why, OrderedOn: day(d.Ordered), HandedOn: day(d.HandedOn), ProviderID: d.ProviderID,
		}
		if letter := c.Letter(d.Letter); letter != nil {
			row.Document = letter.Document.String()
		}
		return row
	})
}

func deliveryRows(c *debt.Case) []db.Delivery {
	var rows []db.Delivery
	places := map[int64]int64{} // one event may bring two pieces of news
	for _, d := range c.Dispatches {
		for _, news := range d.Reports {
			rows = append(rows, db.Delivery{
				CreditorID: int64(c.Creditor), CaseID: int64(c.ID), Version: news.Version, Place: places[news.Version],
				DispatchID: int64(d.Dispatch), OnDay: day(news.On), Status: news.Status.String(), Code: news.Code,
			})
			places[news.Version]++
		}
	}
	return rows
}
