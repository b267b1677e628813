package cli

import (
	"context"
	"log/slog"
	"net"
	"slices"
	"sync"

	"krav/internal/dispatch"
	"krav/internal/fault"
	"krav/internal/jobs"
	"krav/internal/wording"
)

// workCommand does the waiting jobs.
type workCommand struct{ UntilEmpty bool }

func (workCommand) page() page {
	return page{
		does: "help.work", why: "help.work_why", flags: map[string]string{"until-empty": "help.work_until_empty"},
		examples: []example{
			{"help.work_example", "krav work --until-empty"},
			{"help.work_example_on", "krav work"},
		},
	}
}

// Run works until nothing is left, or until it is stopped, and answers with what
// became of the jobs.
func (c *workCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		runner, err := h.runner()
		if err != nil {
			return err
		}
		if c.UntilEmpty {
			if err := h.tellOfLaw(ctx); err != nil { // a house that no process serves is told of it too
				return err
			}
			err = runner.Finish(ctx, s.tellOnce("work.waits_for_others"))
		} else {
			s.tell.note("work.begun")
			err = h.serve(ctx, runner)
		}
		if err != nil {
			return err
		}
		left, err := h.leftToDo(ctx, s.conf.Language)
		if err != nil {
			return err
		}
		answer := newWorkAnswer(runner.Counts(), left)
		if answer.Mails, err = h.mailsThatWait(ctx, left); err != nil {
			return err
		}
		tasks, err := h.HouseTasks(context.WithoutCancel(ctx), console(0)) // who stops the work wants to know
		if err != nil {
			return err
		}
		answer.Tasks = newHouseTasks(tasks)
		return s.answer(answer)
	})
}

// tellOnce returns what says a number of jobs the first time it is called.
func (s *session) tellOnce(key string) func(count int) {
	said := false
	return func(count int) {
		if !said {
			s.tell.note(key, "jobs", wording.Count(s.conf.Language, count))
		}
		said = true
	}
}

// serve does jobs, listens for returned mail and follows up at night, until it is
// stopped.
func (h *house) serve(ctx context.Context, runner *jobs.Runner) error {
	bounces, err := h.bounces(ctx)
	if err != nil {
		return err
	}
	var beside sync.WaitGroup
	defer beside.Wait()
	beside.Go(func() { h.nights(ctx) })
	beside.Go(func() { h.watchLaw(ctx, h.OrderReviews) })
	if bounces != nil {
		beside.Go(func() { h.listen(ctx, bounces) })
	}
	return runner.Run(ctx)
}

// bounces opens the place where returned mail is listened for, where there is one.
func (h *house) bounces(ctx context.Context) (net.Listener, error) {
	address := h.mail.conf.Bounce.Listen
	if address == "" {
		return nil, nil
	}
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fault.New(fault.Unavailable, "mail.cannot_listen").With("address", address).Because(err)
	}
	return listener, nil
}

func (h *house) listen(ctx context.Context, listener net.Listener) {
	tokens, err := h.mail.tokens()
	if err == nil {
		server := dispatch.Bounces{Tokens: tokens, Reports: h.Service, Now: h.creditorClock, Log: h.log, Hello: h.mail.conf.bounceDomain()}
		err = server.Serve(ctx, listener)
	}
	if err != nil {
		h.log.ErrorContext(ctx, "returned mail isn't listened for", slog.Any("error", err))
	}
}

// workAnswer says what became of the jobs, by kind, and what is left for later.
type workAnswer struct {
	Jobs []workedJobs `json:"jobs"`
	Left []leftJobs   `json:"left"`
	// Mails are e-mails that wait to be sent, the newest ten of each creditor.
	Mails []waitingMail `json:"mails"`
	// Tasks are what whoever runs the house is asked to do.
	Tasks []houseTask `json:"tasks"`
}

// workedJobs is what became of the jobs of one kind.
type workedJobs struct {
	Kind      string `json:"kind"`
	Done      int64  `json:"done"`
	Again     int64  `json:"again"` // to be tried later
	Cancelled int64  `json:"cancelled"`
	Failed    int64  `json:"failed"` // tried for the last time
}

// any reports whether there were jobs of the kind.
func (j workedJobs) any() bool { return j.Done+j.Again+j.Cancelled+j.Failed > 0 }

func newWorkAnswer(counts []jobs.Counts, left []leftJobs) workAnswer {
	a := workAnswer{Jobs: make([]workedJobs, len(counts)), Left: left}
	for i, c := range counts {
		a.Jobs[i] = workedJobs{Kind: c.Kind, Done: c.Done, Again: c.Again, Cancelled: c.Cancelled, Failed: c.Failures}
	}
	return a
}

// The kinds of job, as people see them.
const (
	keyComposeLetter  = "work.letter_compose"
	keyComposeReceipt = "work.receipt_compose"
	keyComposeMissing = "work.instalment_compose"
	keySend           = "work.dispatch_send"
	keyReview         = "work.cases_review"
	keyUpload         = "work.upload_take"
	keyMailLink       = "work.account_mail_link"
	keyMailInvitation = "work.account_mail_invitation"
	keyMailAsked      = "work.account_mail_email_asked"
	keyMailLaw        = "work.account_mail_law_runs_out"
	keyBatch          = "work.batch_run"
	keyForgetMail     = "work.mail_forget"
)

// work returns what a kind of job is about.
func (p *paper) work(kind string) string {
	switch kind {
	case "letter.compose":
		return p.said(keyComposeLetter)
	case "receipt.compose":
		return p.said(keyComposeReceipt)
	case "instalment.compose":
		return p.said(keyComposeMissing)
	case kindSend:
		return p.said(keySend)
	case "cases.review":
		return p.said(keyReview)
	case "upload.take":
		return p.said(keyUpload)
	case "account.mail_link":
		return p.said(keyMailLink)
	case "account.mail_invitation":
		return p.said(keyMailInvitation)
	case "account.mail_email_asked":
		return p.said(keyMailAsked)
	case "account.mail_law_runs_out":
		return p.said(keyMailLaw)
	case "mail.forget":
		return p.said(keyForgetMail)
	case "batch.run":
		return p.said(keyBatch)
	}
	return kind
}

func (a workAnswer) print(p *paper) {
	count := func(n int64) string { return wording.Count(p.language, int(n)) }
	if !slices.ContainsFunc(a.Jobs, workedJobs.any) {
		p.say("work.nothing")
	}
	for _, j := range a.Jobs {
		if !j.any() {
			continue
		}
		p.say("work.jobs", "kind", p.work(j.Kind), "done", count(j.Done), "again", count(j.Again), "failed", count(j.Failed))
	}
	for _, l := range a.Left {
		l.print(p)
	}
	for _, m := range a.Mails {
		m.print(p)
	}
	for _, t := range a.Tasks {
		t.print(p)
	}
}
