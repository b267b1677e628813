package casework

import (
	"context"
	"errors"
	"log/slog"
	"strconv"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/jobs"
)

// TakeUpload orders a file of invoices to be taken in with its columns as a person
// chose them, or as they are known. It is done beside, whether anybody looks on or
// not. What is ordered twice is done once.
func (s *Service) TakeUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64, chosen *intake.Mapping) error {
	if chosen == nil {
		return s.orderUpload(ctx, who, creditor, UploadedInvoices, id, "")
	}
	text, err := chosen.MarshalText()
	if err != nil {
		return err
	}
	return s.orderUpload(ctx, who, creditor, UploadedInvoices, id, string(text))
}

func (s *Service) orderUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, kind UploadKind, id int64, mapping string) error {
	return s.update(ctx, who, kind.right(), creditor, func(ctx context.Context, v *visit) error {
		u, err := v.lockedUpload(ctx, kind, id)
		if err != nil {
			return err
		}
		if u.State != UploadWaiting {
			return nil
		}
		u.State, u.Mapping, u.By = UploadOrdered, mapping, who.String()
		v.job(jobUpload, jobArgs{Upload: id}, strconv.FormatInt(id, 10), v.moment)
		return v.tx.SaveUpload(ctx, u)
	})
}

// takeUpload takes a file in that was ordered to be. Begun again after it was cut
// off, it goes on: what is in already changes nothing.
func (s *Service) takeUpload(ctx context.Context, creditor debt.CreditorID, args jobArgs, job jobs.Job) error {
	who, u, err := s.orderedUpload(ctx, creditor, args.Upload)
	if err != nil || u.State != UploadOrdered {
		return err
	}
	take := s.takeInvoices
	if u.Kind == UploadedPayments {
		take = s.takeMoney
	}
	lines, made, err := take(ctx, who, creditor, &u)
	if fault.Is(err, fault.Invalid) || fault.Is(err, fault.NotFound) {
		return s.failUpload(ctx, job, err)
	}
	if err != nil {
		return err
	}
	return s.settleUpload(ctx, who, creditor, &u, UploadTaken, lines, &made)
}

// takeInvoices takes a file of invoices in.
func (s *Service) takeInvoices(ctx context.Context, who access.Actor, creditor debt.CreditorID, u *Upload) (lines int, made UploadResult, err error) {
	options := ImportOptions{Name: u.Name, Progress: func(r ImportReport) {
		so := resultOf(&r)
		s.noteUpload(ctx, who, creditor, u, r.Lines, &so)
	}}
	if u.Mapping != "" {
		options.Mapping = new(intake.Mapping)
		if err := options.Mapping.UnmarshalText([]byte(u.Mapping)); err != nil {
			return 0, UploadResult{}, err
		}
	}
	report, err := s.Import(ctx, who, creditor, s.contentOf(ctx, creditor, u), options)
	return report.Lines, resultOf(&report), err
}

// orderedUpload returns a file with the one who ordered it, whose right was asked
// when they did.
func (s *Service) orderedUpload(ctx context.Context, creditor debt.CreditorID, id int64) (access.Actor, Upload, error) {
	var u Upload
	err := s.Store.View(ctx, creditor, func(ctx context.Context, r Reader) error {
		var err error
		u, err = r.Upload(ctx, id)
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return access.Actor{}, Upload{}, jobs.Cancel(err)
	}
	if err != nil {
		return access.Actor{}, u, err
	}
	by, err := access.ParseActor(u.By)
	if err != nil {
		return access.Actor{}, u, jobs.Cancel(err)
	}
	return ordering(by, creditor), u, nil
}

// ordering returns an actor who may take files in at a creditor.
func ordering(by access.Actor, creditor debt.CreditorID) access.Actor {
	if by.Kind() == access.KindOperator {
		return access.NewOperator(by.ID(), "")
	}
	return access.NewPerson(by.ID(), "", access.Grant{Creditor: int64(creditor), Role: access.Bookkeeper})
}

// noteUpload says how far a file has come. It is only for whoever looks on.
func (s *Service) noteUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, u *Upload, lines int, made *UploadResult) {
	err := s.update(ctx, who, u.Kind.right(), creditor, func(ctx context.Context, v *visit) error {
		stored, err := v.tx.Upload(ctx, u.ID)
		if err != nil {
			return err
		}
		stored.Lines = lines
		if err := stored.become(made); err != nil {
			return err
		}
		return v.tx.SaveUpload(ctx, stored)
	})
	if err != nil {
		s.Log.WarnContext(ctx, "how far a file has come wasn't noted", slog.Int64("upload", u.ID))
	}
}

// failUpload notes why a file can't be taken in. Another try would be no use.
func (s *Service) failUpload(ctx context.Context, job jobs.Job, cause error) error {
	if err := s.uploadLost(ctx, job, cause); err != nil {
		return err
	}
	return jobs.Cancel(untold(cause))
}

// uploadLost notes why a file couldn't be taken in, however often it was tried.
func (s *Service) uploadLost(ctx context.Context, job jobs.Job, cause error) error {
	args, err := argsOf(job)
	if err != nil {
		return err
	}
	creditor := debt.CreditorID(job.Creditor)
	who, u, err := s.orderedUpload(ctx, creditor, args.Upload)
	if err != nil {
		return err
	}
	made, err := u.Result()
	if err != nil {
		return err
	}
	made.Key = reasonOf(cause)
	if f := fault.Of(cause); f != nil {
		made.Args = f.Args
	}
	return untold(s.settleUpload(ctx, who, creditor, &u, UploadFailed, u.Lines, &made))
}

// settleUpload notes what became of a file, and forgets what was in it.
func (s *Service) settleUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, u *Upload, state UploadState, lines int, made *UploadResult) error {
	return s.update(ctx, who, u.Kind.right(), creditor, func(ctx context.Context, v *visit) error {
		stored, err := v.lockedUpload(ctx, u.Kind, u.ID)
		if err != nil {
			return err
		}
		stored.State, stored.Lines = state, lines
		if err := errors.Join(stored.become(made), v.tx.EmptyUpload(ctx, u.ID)); err != nil {
			return err
		}
		return v.tx.SaveUpload(ctx, stored)
	})
}
