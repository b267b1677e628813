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

// TakeUpload orders a file to be taken in with its columns as a person chose them,
// or as they are known. It is done beside, whether anybody looks on or not. What is
// ordered twice is done once.
func (s *Service) TakeUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64, chosen *intake.Mapping) error {
	mapping := ""
	if chosen != nil {
		text, err := chosen.MarshalText()
		if err != nil {
			return err
		}
		mapping = string(text)
	}
	return s.update(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, v *visit) error {
		u, err := v.lockedUpload(ctx, id)
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
// off, it goes on: lines that are in already change nothing.
func (s *Service) takeUpload(ctx context.Context, creditor debt.CreditorID, args jobArgs, job jobs.Job) error {
	who, u, err := s.orderedUpload(ctx, creditor, args.Upload)
	if err != nil || u.State != UploadOrdered {
		return err
	}
	options := ImportOptions{Name: u.Name, Progress: func(r ImportReport) { s.noteUpload(ctx, who, creditor, u.ID, &r) }}
	if u.Mapping != "" {
		options.Mapping = new(intake.Mapping)
		if err := options.Mapping.UnmarshalText([]byte(u.Mapping)); err != nil {
			return s.failUpload(ctx, job, err)
		}
	}
	report, err := s.Import(ctx, who, creditor, s.contentOf(ctx, creditor, &u), options)
	if fault.Is(err, fault.Invalid) || fault.Is(err, fault.NotFound) {
		return s.failUpload(ctx, job, err)
	}
	if err != nil {
		return err
	}
	return s.endUpload(ctx, who, creditor, u.ID, &report)
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
func (s *Service) noteUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64, r *ImportReport) {
	err := s.update(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, v *visit) error {
		u, err := v.tx.Upload(ctx, id)
		if err != nil {
			return err
		}
		u.Lines = r.Lines
		made := resultOf(r)
		if err := u.become(&made); err != nil {
			return err
		}
		return v.tx.SaveUpload(ctx, u)
	})
	if err != nil {
		s.Log.WarnContext(ctx, "how far a file has come wasn't noted", slog.Int64("upload", id))
	}
}

// endUpload notes what became of a file, and forgets what was in it.
func (s *Service) endUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64, r *ImportReport) error {
	made := resultOf(r)
	return s.settleUpload(ctx, who, creditor, id, UploadTaken, r.Lines, &made)
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
	return untold(s.settleUpload(ctx, who, creditor, u.ID, UploadFailed, u.Lines, &made))
}

func (s *Service) settleUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64, state UploadState, lines int, made *UploadResult) error {
	return s.update(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, v *visit) error {
		u, err := v.lockedUpload(ctx, id)
		if err != nil {
			return err
		}
		u.State, u.Lines = state, lines
		if err := errors.Join(u.become(made), v.tx.EmptyUpload(ctx, id)); err != nil {
			return err
		}
		return v.tx.SaveUpload(ctx, u)
	})
}
