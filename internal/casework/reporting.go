package casework

import (
	"context"
	"strconv"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
)

// Report records news of a message. The same news twice counts once; news of a
// message that isn't known, or isn't the creditor's, is dropped: whoever brings it
// would only bring it again.
func (s *Service) Report(ctx context.Context, news Report) error {
	err := s.update(ctx, access.NightRun(), access.CarryOutFollowUp, news.Creditor, func(ctx context.Context, v *visit) error {
		id, err := v.tx.DispatchCase(ctx, news.Dispatch)
		if err != nil {
			return err
		}
		f, err := v.lockOne(ctx, id)
		if err != nil {
			return err
		}
		d := f.Dispatch(news.Dispatch)
		reported := debt.DispatchReported{Dispatch: news.Dispatch, Status: statusOf(news.Kind), Code: news.Status, Diagnostic: news.Diagnostic, Source: news.identity()}
		if d == nil || reported.Status == 0 || knows(d, reported.Source) {
			return nil
		}
		if reported.Status == debt.Failed && d.Status != debt.Failed {
			return v.failed(f, reported, news.Hindrance)
		}
		return f.add(reported)
	})
	if fault.Is(err, fault.NotFound) || fault.Is(err, fault.Forbidden) {
		return nil
	}
	return err
}

func (r Report) identity() string {
	return hashOf(r.Raw[:], strconv.AppendInt(nil, int64(r.Place), 10))
}

func knows(d *debt.Dispatch, source string) bool {
	for i := range d.Reports {
		if d.Reports[i].Source == source {
			return true
		}
	}
	return false
}

// statusOf returns what a report makes of a dispatch. One that was passed on to a
// server that tells no more is no further than sent.
func statusOf(kind ReportKind) debt.DispatchStatus {
	switch kind {
	case ReportAccepted, ReportDelivered:
		return debt.Received
	case ReportRelayed:
		return debt.Sent
	case ReportDelayed:
		return debt.Delayed
	case ReportFailed:
		return debt.Failed
	case ReportUnclear:
	}
	return 0
}
