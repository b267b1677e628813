package casework

import (
	"context"
	"errors"
	"fmt"
	"io"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/intake"
)

// learntKey is where the headings that a creditor has explained are kept, beside
// the mappings of whole files.
const learntKey = "headings"

// learntHeadings returns what a creditor has said of headings by themselves.
func (s *Service) learntHeadings(ctx context.Context, creditor debt.CreditorID) (intake.LearntHeadings, error) {
	var learnt intake.LearntHeadings
	err := s.Store.View(ctx, creditor, func(ctx context.Context, r Reader) error {
		var err error
		learnt, err = learntOf(ctx, r)
		return err
	})
	return learnt, err
}

// learntOf reads what is stored of it. What can't be read is as if nothing had been
// said: a person is asked once more then.
func learntOf(ctx context.Context, r Reader) (intake.LearntHeadings, error) {
	text, err := r.Mapping(ctx, learntKey)
	if err != nil || text == "" {
		return nil, err
	}
	var learnt intake.LearntHeadings
	if isReadable := learnt.UnmarshalText([]byte(text)) == nil; !isReadable {
		return nil, nil
	}
	return learnt, nil
}

// learn remembers what was said of headings, beside what is known.
func (v *visit) learn(ctx context.Context, more intake.LearntHeadings) error {
	if len(more) == 0 {
		return nil
	}
	known, err := learntOf(ctx, v.tx)
	if err != nil {
		return err
	}
	text, err := known.With(more).MarshalText()
	if err != nil {
		return err
	}
	return v.tx.SaveMapping(ctx, learntKey, string(text))
}

// LayoutOf says how a file of invoices would be read: as its columns are remembered,
// or else guessed. The file is at its beginning again afterwards. Columns that are
// missing are no fault: a person may go on to choose them.
func (s *Service) LayoutOf(ctx context.Context, who access.Actor, creditor debt.CreditorID, source io.ReadSeeker, o ImportOptions) (intake.Layout, error) {
	if err := who.May(access.ImportInvoices, int64(creditor)); err != nil {
		return intake.Layout{}, err
	}
	var layout intake.Layout
	reader, err := s.openInvoices(ctx, creditor, source, o)
	if missing, ok := errors.AsType[*intake.MissingColumns](err); ok {
		layout, err = missing.Layout, nil
	} else if err == nil {
		layout = reader.Layout()
	}
	if _, rewound := source.Seek(0, io.SeekStart); rewound != nil {
		err = errors.Join(err, fmt.Errorf("rewind file: %w", rewound))
	}
	return layout, err
}
