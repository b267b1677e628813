package cli

import (
	"cmp"
	"context"
	"strconv"
	"strings"
	"time"
	"unicode"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/jobs"
	"krav/internal/wording"
)

// leftJobs is jobs of a creditor that are not done, and what they wait for.
type leftJobs struct {
	Creditor int64     `json:"creditor"`
	Kind     string    `json:"kind"`
	Jobs     int       `json:"jobs"`
	State    string    `json:"state"` // running, retried, or waiting for its time
	Why      string    `json:"why"`   // what the last try ended in, for those that are retried
	At       time.Time `json:"at"`    // when the first of them is to be done, or its lease runs out
}

// The states of jobs that are left.
const (
	leftRunning = "running"
	leftRetried = "retried"
	leftWaiting = "waiting"
)

// newLeftJobs tells of jobs that wait. The server is the mail server's name, for
// those that wait for it.
func newLeftJobs(creditor debt.CreditorID, w jobs.Waiting, l wording.Language, server string) leftJobs {
	left := leftJobs{Creditor: int64(creditor), Kind: w.Kind, Jobs: w.Jobs, State: leftWaiting, At: w.RunAt}
	switch {
	case w.Running:
		left.State, left.At = leftRunning, w.Free
	case w.Why != "":
		left.State, left.At = leftRetried, w.Free
		left.Why = breakable(wording.Say(l, keyIn(w.Why), map[string]string{"server": server}))
	}
	return left
}

// keyIn returns the message key that the text of an error begins with, or else that
// the log has it: what a program says to itself is no sentence for people.
func keyIn(text string) string {
	end := strings.IndexFunc(text, func(r rune) bool { return r != '.' && r != '_' && !unicode.IsLower(r) && !unicode.IsDigit(r) })
	if end < 0 {
		end = len(text)
	}
	if key := text[:end]; wording.Say(wording.English, key, nil) != key {
		return key
	}
	return "work.failed"
}

// leftOf returns what is left to do for a creditor.
func (h *house) leftOf(ctx context.Context, who access.Actor, creditor debt.CreditorID, l wording.Language) ([]leftJobs, error) {
	waiting, err := h.WaitingWork(ctx, who, creditor)
	if err != nil || len(waiting) == 0 {
		return []leftJobs{}, err
	}
	c, err := h.Creditor(ctx, who, creditor)
	if err != nil {
		return nil, err
	}
	left := make([]leftJobs, len(waiting))
	for i, w := range waiting {
		left[i] = newLeftJobs(creditor, w, l, cmp.Or(c.Mail.Server.Host, h.mail.conf.SMTP.Host))
	}
	return joinedLeft(left), nil
}

// leftToDo returns what is left to do for every creditor.
func (h *house) leftToDo(ctx context.Context, l wording.Language) ([]leftJobs, error) {
	ctx = context.WithoutCancel(ctx) // who stops the work wants to know
	creditors, err := h.db.Creditors(ctx)
	if err != nil {
		return nil, err
	}
	all := []leftJobs{}
	for _, creditor := range creditors {
		left, err := h.leftOf(ctx, access.NightRun(), creditor, l)
		if err != nil {
			return nil, err
		}
		all = append(all, left...)
	}
	return all, nil
}

func (l leftJobs) key() string {
	switch l.State {
	case leftRunning:
		return "work.left_running"
	case leftRetried:
		return "work.left_retried"
	}
	if !l.At.After(time.Unix(0, 0)) {
		return "work.left_at_once" // it was never given a time
	}
	return "work.left_waiting"
}

// print says how many jobs are left, until when, and why.
func (l leftJobs) print(p *paper) {
	p.line(p.said(l.key(), "creditor", strconv.FormatInt(l.Creditor, 10), "kind", p.work(l.Kind), "jobs", wording.Count(p.language, l.Jobs),
		"day", wording.ShortDate(p.language, casework.DayOf(l.At)), "time", casework.ClockOf(l.At)))
	if l.Why != "" {
		p.paragraph("    ", l.Why)
	}
}
