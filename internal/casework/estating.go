package casework

import (
	"context"
	"strings"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

// EstateEntry is what a person has learned of a debtor's bankruptcy or the like, or death
// (bobehandling).
type EstateEntry struct {
	Kind    debt.EstateKind
	Since   civil.Date // the day of the court's decision, or of the death
	Noticed civil.Date // the day of the notice in the gazette, or no date
	FileBy  civil.Date // the last day to file the claim, or no date for what the law fixes after the notice
	Text    string
}

// EnterEstate records that a debtor's whole debt is dealt with together, or that the debtor
// has died (registrér konkurs, rekonstruktion, gældssanering eller dødsfald). In the same
// moment everything stops on all open cases of that debtor: letters that haven't left are
// withdrawn with their fees, the flows rest, and of each case one task says what to do, and
// by when. Told again it replaces what was told. It fails with a fault of kind Invalid for
// days that can't be, with case.estate_recorded where just that is known, and with
// text.has_cpr.
func (s *Service) EnterEstate(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e EstateEntry) error {
	if err := wordsFit(e.Text); err != nil {
		return err
	}
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		event := debt.EstateOpened{Kind: e.Kind, Since: e.Since, Noticed: e.Noticed, FileBy: e.FileBy, Text: strings.TrimSpace(e.Text)}
		if event.FileBy.IsZero() && !event.Noticed.IsZero() {
			by, err := followup.FileBy(v.book, event.Kind, event.Noticed)
			if err != nil && !fault.Is(err, fault.UnknownLaw) {
				return err
			}
			event.FileBy = by
		}
		if err := v.enterEstate(f, event); err != nil {
			return err
		}
		for _, other := range v.othersOf(f) {
			if err := v.enterEstate(other, event); err != nil && !fault.HasKey(err, "case.estate_recorded") {
				return err
			}
		}
		return nil
	})
}

// enterEstate stops one case.
func (v *visit) enterEstate(f *file, e debt.EstateOpened) error {
	if err := f.possibly(e); err != nil {
		return err
	}
	if err := v.withdrawAll(f, stoppedEstate); err != nil {
		return err
	}
	if err := f.finishOfEstate(); err != nil {
		return err
	}
	for _, kind := range []string{followup.TaskStill, followup.TaskTrifle, followup.TaskInstalmentMissing} {
		if err := f.finish(kind); err != nil {
			return err
		}
	}
	kind, args := followup.EstateTask(&f.Estate)
	return f.raise(kind, "", args)
}

// finishOfEstate finishes what a person was asked of an estate.
func (f *file) finishOfEstate() error {
	for _, open := range f.OpenTasks() {
		if !followup.AsksOfEstate(open.Kind) {
			continue
		}
		if err := f.add(debt.TaskDone{Task: open.Task}); err != nil {
			return err
		}
	}
	return nil
}

// EndEstate says that an estate is over for a debtor, or never was (bobehandling slut), on
// all cases that were stopped with this one. Where it never was the flows go on where they
// were; else a person is asked first what is to be done of what is left. It fails with
// case.no_estate, and with text.has_cpr.
func (s *Service) EndEstate(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, why, text string) error {
	if err := wordsFit(text); err != nil {
		return err
	}
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		was, event := f.Estate, debt.EstateEnded{Why: why, Text: strings.TrimSpace(text)}
		if err := f.endEstate(event); err != nil {
			return err
		}
		for _, other := range v.othersOf(f) {
			if other.Estate != was {
				continue
			}
			if err := other.endEstate(event); err != nil {
				return err
			}
		}
		return nil
	})
}

func (f *file) endEstate(e debt.EstateEnded) error {
	if err := f.possibly(e); err != nil {
		return err
	}
	if err := f.finishOfEstate(); err != nil || e.Why == debt.EstateMistaken || f.IsClosed() {
		return err
	}
	return f.raise(followup.TaskEstateOver, "", nil)
}

// othersOf returns the other open cases of a case's debtor. They are locked with it.
func (v *visit) othersOf(f *file) []*file {
	var others []*file
	for _, c := range f.Others {
		if other := v.fileWith(c.ID); other != nil {
			others = append(others, other)
		}
	}
	return others
}
