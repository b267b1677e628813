package casework

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/jobs"
)

// Kinds of job. They are stored, and so never renamed.
const (
	jobCompose = "letter.compose"
	jobReceipt = "receipt.compose"
	jobMissing = "instalment.compose"
	jobSend    = "dispatch.send"
	jobReview  = "cases.review"
	jobBatch   = "batch.run"
	jobUpload  = "upload.take"
	jobForget  = "mail.forget"
	jobAccount = "settings.account_changed"
)

// jobArgs are what a job is about: ids, never content.
type jobArgs struct {
	Case     debt.CaseID     `json:"case"`
	Step     debt.StepID     `json:"step,omitempty"`
	Dispatch debt.DispatchID `json:"dispatch,omitempty"`
	Payment  debt.PaymentID  `json:"payment,omitempty"`
	Batch    int64           `json:"batch,omitempty"`
	Upload   int64           `json:"upload,omitempty"`
	Change   int64           `json:"change,omitempty"` // of the settings
	// Dispatches are those of a case that was erased.
	Dispatches []debt.DispatchID `json:"dispatches,omitempty"`
}

func (a jobArgs) text() string {
	text, err := json.Marshal(a)
	if err != nil {
		panic("casework: ids can't be written: " + err.Error()) // numbers always can
	}
	return string(text)
}

func argsOf(job jobs.Job) (jobArgs, error) {
	var args jobArgs
	if err := json.Unmarshal([]byte(job.Args), &args); err != nil {
		return jobArgs{}, jobs.Cancel(fmt.Errorf("arguments of job %d: %w", job.ID, err))
	}
	return args, nil
}

// Works returns the kinds of work that the use cases order.
func (s *Service) Works() []jobs.Work {
	return []jobs.Work{
		{
			Kind: jobCompose, Do: s.doing(s.writing(s.compose)), LastResort: s.lastResort,
			DoTogether: s.doingTogether(s.composeTogether), AtOnce: lettersAtOnce,
		},
		{Kind: jobReceipt, Do: s.doing(s.writing(s.composeReceipt)), LastResort: s.lastResort},
		{Kind: jobMissing, Do: s.doing(s.writing(s.composeMissing)), LastResort: s.lastResort},
		{
			Kind: jobSend, Do: s.doing(s.send), LastResort: s.lastResort,
			DoTogether: s.doingTogether(s.sendTogether), AtOnce: lettersAtOnce,
		},
		{Kind: jobReview, Do: s.doing(s.review)},
		{Kind: jobBatch, Do: s.doing(s.runBatch), LastResort: s.batchInVain},
		{Kind: jobForget, Do: s.doing(s.forgetMail)},
		{Kind: jobUpload, Do: s.doing(s.takeUpload), LastResort: s.uploadLost},
		{Kind: jobAccount, Do: s.doing(s.tellAccount)},
	}
}

// lettersAtOnce is how many letters are composed in one transaction, or looked at
// and then sent: enough to share what a transaction costs, and few enough that
// nobody waits for it.
const lettersAtOnce = 16

// doer does the job with some arguments.
type doer func(context.Context, debt.CreditorID, jobArgs, jobs.Job) error

func (s *Service) doing(do doer) func(context.Context, jobs.Job) error {
	return func(ctx context.Context, job jobs.Job) error {
		args, err := argsOf(job)
		if err != nil {
			return err
		}
		return untold(do(ctx, debt.CreditorID(job.Creditor), args, job))
	}
}

// doersTogether do the jobs with some arguments, and return the error of each; or an
// error, where each is to be done by itself.
type doersTogether func(context.Context, debt.CreditorID, []jobArgs) ([]error, error)

func (s *Service) doingTogether(do doersTogether) func(context.Context, []jobs.Job) ([]error, error) {
	return func(ctx context.Context, given []jobs.Job) ([]error, error) {
		args := make([]jobArgs, len(given))
		for i, job := range given {
			var err error
			if args[i], err = argsOf(job); err != nil {
				return nil, err
			}
		}
		errs, err := do(ctx, debt.CreditorID(given[0].Creditor), args)
		for i := range errs {
			errs[i] = untold(errs[i])
		}
		return errs, untold(err)
	}
}

// writing makes a letter, or asks a person at once where it can't be made of what
// there is: trying again would be no use.
func (s *Service) writing(do doer) doer {
	return func(ctx context.Context, creditor debt.CreditorID, args jobArgs, job jobs.Job) error {
		err := do(ctx, creditor, args, job)
		if !fault.Is(err, fault.Invalid) && !fault.Is(err, fault.Corrupt) {
			return err
		}
		if told := s.lastResort(ctx, job, err); told != nil {
			return told
		}
		return jobs.Cancel(untold(err))
	}
}

// morning returns the moment of a day at which letters leave: eight o'clock in
// Denmark. A letter that is due at once leaves at once.
func (v *visit) morning(d civil.Date) time.Time {
	if !d.After(v.today) {
		return v.moment
	}
	year, month, day := d.Split()
	return time.Date(year, month, day, 8, 0, 0, 0, copenhagen())
}
