package cli

import (
	"context"
	"strconv"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/wording"
)

// queueCommand lists sendings across cases.
type queueCommand struct {
	ofCreditor
	Status string `default:"waiting" placeholder:"STATUS"`
	Limit  int    `default:"100" placeholder:"COUNT"`
}

func (queueCommand) page() page {
	return page{
		does: "help.queue", why: "help.queue_why",
		flags: map[string]string{"creditor": "help.creditor_id", "status": "help.queue_status", "limit": "help.queue_limit"},
		examples: []example{
			{"help.queue_example", "krav queue --creditor 1"},
			{"help.queue_example_all", "krav queue --creditor 1 --status all"},
		},
	}
}

// statusAll asks for sendings in any status.
const statusAll = "all"

// Run answers with the sendings, the newest first.
func (c *queueCommand) Run(ctx context.Context, s *session) error {
	status := debt.ParseDispatchStatus(c.Status)
	if status == 0 && c.Status != statusAll {
		return fault.New(fault.Invalid, "queue.status_unknown").With("status", c.Status)
	}
	return s.within(ctx, func(h *house) error {
		rows, err := h.SendQueue(ctx, c.actor(), c.id(), status, 0, c.Limit)
		if err != nil {
			return err
		}
		left, err := h.leftOf(ctx, c.actor(), c.id(), s.conf.Language)
		if err != nil {
			return err
		}
		answer := queueAnswer{Rows: make([]queueRow, len(rows)), Jobs: left}
		for i, row := range rows {
			answer.Rows[i] = newQueueRow(row, s.conf.Language)
		}
		return s.answer(answer)
	})
}

// queueAnswer is the send queue, and the jobs that are to move it on.
type queueAnswer struct {
	Rows []queueRow `json:"rows"`
	Jobs []leftJobs `json:"jobs"`
}

// queueRow is one sending.
type queueRow struct {
	Dispatch  wireID     `json:"dispatch"`
	Case      int64      `json:"case"` // its number
	Debtor    string     `json:"debtor"`
	Document  string     `json:"document"`
	Channel   string     `json:"channel"`
	Recipient string     `json:"recipient"`
	Status    string     `json:"status"`
	Why       string     `json:"why"` // why it was stopped
	Ordered   civil.Date `json:"ordered"`
	HandedOn  civil.Date `json:"handed_on"`

	row casework.QueueRow
}

func newQueueRow(r casework.QueueRow, l wording.Language) queueRow {
	row := queueRow{
		Dispatch: wireID(r.Dispatch), Case: r.Number, Debtor: r.Debtor, Document: r.Document.String(), Channel: r.Channel.String(),
		Recipient: r.Recipient, Status: r.Status.String(), Ordered: r.Ordered, HandedOn: r.HandedOn, row: r,
	}
	if r.Why != "" {
		row.Why = breakable(wording.Say(l, r.Why, nil))
	}
	return row
}

func (a queueAnswer) print(p *paper) {
	if len(a.Rows) == 0 {
		p.say("queue.empty")
	}
	for _, r := range a.Rows {
		p.line(p.said("queue.row", "case", strconv.FormatInt(r.Case, 10), "debtor", r.Debtor,
			"document", p.document(r.row.Document), "status", p.status(r.row.Status)))
		p.paragraph("    ", joined(" · ", strconv.FormatInt(int64(r.Dispatch), 10), p.channel(r.row.Channel), r.Recipient,
			wording.ShortDate(p.language, r.Ordered), r.Why))
	}
	for _, l := range a.Jobs {
		l.print(p)
	}
}
