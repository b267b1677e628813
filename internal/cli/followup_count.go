package cli

import (
	"cmp"
	"slices"

	"krav/internal/wording"
)

// planCounts are the cases that are due.
type planCounts struct {
	Planned int `json:"planned"`
	LeftOut int `json:"left_out"`
}

// planTotals ends a plan: the cases that are due, and those that wait.
type planTotals struct {
	planCounts

	Waiting int            `json:"waiting"`
	Reasons []waitingCount `json:"waiting_because"`
}

// waitingCount is how many cases wait for one thing.
type waitingCount struct {
	Cases int    `json:"cases"`
	Key   string `json:"key"`
	Text  string `json:"text"`
}

func (c *planCounts) count(r planRow) {
	if r.planned.LeftOut() {
		c.LeftOut++
		return
	}
	c.Planned++
}

// wait counts a case that waits by its last reason: those before it say what else was
// thought of.
func (c *planTotals) wait(r planRow) {
	c.Waiting++
	var last planReason
	if len(r.Reasons) > 0 {
		last = r.Reasons[len(r.Reasons)-1]
	}
	at := slices.IndexFunc(c.Reasons, func(w waitingCount) bool { return w.Key == last.Key && w.Text == last.Text })
	if at < 0 {
		at = len(c.Reasons)
		c.Reasons = append(c.Reasons, waitingCount{Key: last.Key, Text: last.Text})
	}
	c.Reasons[at].Cases++
}

// sort puts the reasons that most cases have first.
func (c *planTotals) sort() {
	slices.SortStableFunc(c.Reasons, func(a, b waitingCount) int {
		return cmp.Or(cmp.Compare(b.Cases, a.Cases), cmp.Compare(a.Key, b.Key))
	})
}

func (c planCounts) print(p *paper) {
	if c.Planned+c.LeftOut > 0 {
		p.blank()
	}
	p.say("followup.counts", "planned", wording.Count(p.language, c.Planned), "left_out", wording.Count(p.language, c.LeftOut))
}

func (c planTotals) print(p *paper) {
	c.planCounts.print(p)
	if c.Waiting > 0 {
		p.say("followup.waiting", "waiting", wording.Count(p.language, c.Waiting))
	}
	for _, reason := range c.Reasons {
		p.paragraph("    ", wording.Count(p.language, reason.Cases)+": "+reason.Text)
	}
}
