package debt

import (
	"krav/internal/civil"
	"krav/internal/money"
)

// Shown is a letter that had left for the debtor (det skyldneren har set), and what is
// known of whether it came and was read.
type Shown struct {
	Letter   DocumentID
	Document Document
	Dated    civil.Date
	Channel  Channel    // that it left by last
	LeftOn   civil.Date // the day it left first
	Status   DispatchStatus
	// OpenedOn is the day on which the debtor is first known to have opened it, or come
	// to the page that it leads to; no date where nothing is known of that.
	OpenedOn civil.Date
	Total    money.Amount // that it states
	Deadline civil.Date   // the last day in time that it prints, or no date
	// Voided says that its step was taken back after it had left.
	Voided bool
}

// Shown returns the letters that have left for the debtor, in the order in which they
// were made. What waits in the house, nobody has seen.
func (c *Case) Shown() []Shown {
	var shown []Shown
	for i := range c.Letters {
		if s := c.shown(&c.Letters[i]); !s.LeftOn.IsZero() {
			shown = append(shown, s)
		}
	}
	return shown
}

func (c *Case) shown(made *Letter) Shown {
	s := Shown{Letter: made.Letter, Document: made.Document, Dated: made.Dated, Total: made.Total}
	if step := c.Step(made.Step); step != nil {
		s.Deadline, s.Voided = step.Deadline, !step.Stands()
	}
	for i := range c.Dispatches {
		d := &c.Dispatches[i]
		if d.Letter != made.Letter || d.HandedOn.IsZero() {
			continue
		}
		s.LeftOn = civil.Earliest(s.LeftOn, d.HandedOn)
		s.Channel, s.Status = d.Channel, d.Status
		for _, r := range d.Reports {
			if r.Status == Opened {
				s.OpenedOn = civil.Earliest(s.OpenedOn, r.On)
			}
		}
	}
	return s
}
