package casework

import (
	"context"
	"fmt"
	"time"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/journal"
)

// SendingQuery asks for sendings across cases (udsendelseskø). What is nought or empty
// narrows nothing.
type SendingQuery struct {
	Statuses  []debt.DispatchStatus
	Number    int64        // of the case
	Words     []SearchWord // that stand on the case
	Document  debt.Document
	Channel   debt.Channel
	Recipient string          // part of the address, in letters of any case
	From      civil.Date      // ordered on this day or later
	Before    debt.DispatchID // the last one of the page before
	Limit     int
}

// SendingPage is one page of sendings, the newest first.
type SendingPage struct {
	On     civil.Date
	Rows   []QueueRow
	More   bool
	Counts map[debt.DispatchStatus]int // of all, each up to some thousands
	// Prints are how many letters wait to be printed and posted, as many as a pack holds.
	Prints int
}

// Sendings returns a page of sendings.
func (s *Service) Sendings(ctx context.Context, who access.Actor, creditor debt.CreditorID, q SendingQuery) (SendingPage, error) {
	var page SendingPage
	q.Limit = min(max(q.Limit, 1), longestPage)
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		page = SendingPage{On: v.today}
		asked := q
		asked.Limit++
		var err error
		if page.Rows, err = r.Sendings(ctx, &asked); err != nil {
			return err
		}
		if page.More = len(page.Rows) > q.Limit; page.More {
			page.Rows = page.Rows[:q.Limit]
		}
		if page.Counts, err = r.SendingCounts(ctx); err != nil {
			return err
		}
		prints, err := r.Sendings(ctx, &SendingQuery{Statuses: []debt.DispatchStatus{debt.Waiting}, Channel: debt.Print, Limit: packLimit})
		page.Prints = len(prints)
		return err
	})
	return page, err
}

// EachSending tells of every sending that is asked for, the newest first, page by
// page: an export. It stops at the first error of tell.
func (s *Service) EachSending(ctx context.Context, who access.Actor, creditor debt.CreditorID, q SendingQuery, tell func(QueueRow) error) error {
	q.Limit, q.Before = longestPage, 0
	for {
		var rows []QueueRow
		err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, _ *visit, r Reader) error {
			var err error
			rows, err = r.Sendings(ctx, &q)
			return err
		})
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := tell(row); err != nil {
				return err
			}
		}
		if len(rows) < q.Limit {
			return nil
		}
		q.Before = rows[len(rows)-1].Dispatch
	}
}

// SendingNews is one thing that happened to a sending, and when.
type SendingNews struct {
	At    time.Time
	By    string // as the journal writes actors
	Event debt.Event
}

// Sending is one letter on its way, with all that is known of it (forsendelse).
type Sending struct {
	Number   int64 // of the case
	Debtor   debt.Debtor
	On       civil.Date // today
	Dispatch debt.Dispatch
	Letter   debt.Letter
	Step     *debt.Step // nil for a letter outside the flow
	News     []SendingNews
	// Copies says of each channel why no copy may be sent by it now; nil where one may.
	Copies map[debt.Channel]*fault.Fault
}

// Sending returns one sending. It fails with fault.NotFound.
func (s *Service) Sending(ctx context.Context, who access.Actor, creditor debt.CreditorID, id debt.DispatchID) (Sending, error) {
	var sent Sending
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		of, err := r.DispatchCase(ctx, id)
		if err != nil {
			return err
		}
		journals, err := r.Journals(ctx, []debt.CaseID{of})
		if err != nil {
			return err
		}
		sent, err = v.sending(journals[0], id)
		return err
	})
	return sent, err
}

func (v *visit) sending(records []journal.Record, id debt.DispatchID) (Sending, error) {
	c, err := CaseFrom(records)
	if err != nil {
		return Sending{}, err
	}
	d := c.Dispatch(id)
	if d == nil || c.Letter(d.Letter) == nil {
		return Sending{}, notFound("dispatch.not_found", "dispatch", number(int64(id)))
	}
	sent := Sending{Number: c.Number, Debtor: c.Debtor, On: v.today, Dispatch: *d, Letter: *c.Letter(d.Letter), Copies: make(map[debt.Channel]*fault.Fault)}
	sent.Step = c.Step(sent.Letter.Step)
	for _, by := range []debt.Channel{debt.Email, debt.Print} {
		err := v.mayCopy(&c, d, by)
		if sent.Copies[by] = fault.Of(err); err != nil && sent.Copies[by] == nil {
			return Sending{}, err
		}
	}
	sent.News, err = newsOf(records, d)
	return sent, err
}

// newsOf returns what happened to a dispatch, the oldest first.
func newsOf(records []journal.Record, d *debt.Dispatch) ([]SendingNews, error) {
	events, err := Occurred(records)
	if err != nil {
		return nil, err
	}
	var news []SendingNews
	for i, o := range events {
		if !isAbout(o.Event, d) {
			continue
		}
		at, err := time.Parse(InstantLayout, records[i].Recorded)
		if err != nil {
			return nil, fmt.Errorf("moment of event %d: %w", o.Version, err)
		}
		news = append(news, SendingNews{At: at, By: o.By, Event: o.Event})
	}
	return news, nil
}

// isAbout reports whether an event is about a dispatch, or made its letter.
func isAbout(event debt.Event, d *debt.Dispatch) bool {
	switch e := event.(type) {
	case debt.LetterComposed:
		return e.Letter == d.Letter
	case debt.DispatchOrdered:
		return e.Dispatch == d.Dispatch
	case debt.DispatchHanded:
		return e.Dispatch == d.Dispatch
	case debt.DispatchReported:
		return e.Dispatch == d.Dispatch
	case debt.DispatchPacked:
		return e.Dispatch == d.Dispatch
	case debt.DispatchStopped:
		return e.Dispatch == d.Dispatch
	default: // of all that happens on a case, these are about sending
		return false
	}
}
