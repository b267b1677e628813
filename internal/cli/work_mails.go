package cli

import (
	"context"
	"strconv"

	"krav/internal/access"
	"krav/internal/debt"
)

// waitingMail is an e-mail that waits to be sent: which case it is about, and to whom.
type waitingMail struct {
	Creditor  int64  `json:"creditor"`
	Case      int64  `json:"case"` // its number
	Recipient string `json:"recipient"`
}

// kindSend is the kind of job that sends a letter.
const kindSend = "dispatch.send"

// mostMails is how many waiting e-mails are named of each creditor. krav queue has all.
const mostMails = 10

// mailsThatWait returns the e-mails of the creditors that are left to be sent, the newest
// of each.
func (h *house) mailsThatWait(ctx context.Context, left []leftJobs) ([]waitingMail, error) {
	ctx = context.WithoutCancel(ctx)
	mails := []waitingMail{}
	seen := map[int64]bool{}
	for _, l := range left {
		if l.Kind != kindSend || seen[l.Creditor] {
			continue
		}
		seen[l.Creditor] = true
		rows, err := h.SendQueue(ctx, access.NightRun(), debt.CreditorID(l.Creditor), debt.Waiting, 0, mostMails)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			if row.Channel == debt.Email {
				mails = append(mails, waitingMail{Creditor: l.Creditor, Case: row.Number, Recipient: row.Recipient})
			}
		}
	}
	return mails, nil
}

func (m waitingMail) print(p *paper) {
	p.line(p.said("work.mail_waits", "creditor", strconv.FormatInt(m.Creditor, 10), "case", strconv.FormatInt(m.Case, 10), "recipient", m.Recipient))
}

// joinedLeft returns jobs that wait for the same and in the same way as one.
func joinedLeft(all []leftJobs) []leftJobs {
	joined := []leftJobs{}
	for _, l := range all {
		at := -1
		for i, before := range joined {
			if before.Creditor == l.Creditor && before.Kind == l.Kind && before.State == l.State && before.Why == l.Why {
				at = i
			}
		}
		if at < 0 {
			joined = append(joined, l)
			continue
		}
		joined[at].Jobs += l.Jobs
		if l.At.Before(joined[at].At) {
			joined[at].At = l.At
		}
	}
	return joined
}
