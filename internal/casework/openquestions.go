package casework

import (
	"context"
	"slices"
	"strings"

	"krav/internal/debt"
	"krav/internal/intake"
)

// answers are what is known of the questions whose an invoice is that lines of files have
// raised before.
type answers struct {
	// open wait for a person, by questionKey: what has come in since doesn't answer them.
	open map[string]bool
	// aside are the lines of the same file that were put aside.
	aside map[int]bool
}

// answersBefore returns what is known of such questions, and of those of a file. It is asked
// once for a file, not for its lines.
func (s *Service) answersBefore(ctx context.Context, creditor debt.CreditorID, file int64) (answers, error) {
	var known answers
	err := s.Store.View(ctx, creditor, func(ctx context.Context, r Reader) error {
		known = answers{open: make(map[string]bool), aside: make(map[int]bool)}
		dropped, err := r.DroppedLines(ctx, file)
		if err != nil {
			return err
		}
		for line, why := range dropped {
			known.aside[line] = slices.Contains(whoseAsked(), why)
		}
		files := make(map[int64]IntakeFile)
		for _, reason := range whoseAsked() {
			if err := known.ask(ctx, r, reason, files); err != nil {
				return err
			}
		}
		return nil
	})
	return known, err
}

// ask notes the questions that wait for a reason.
func (a *answers) ask(ctx context.Context, r Reader, reason string, files map[int64]IntakeFile) error {
	for after, more := int64(0), true; more; {
		lines, err := r.IntakeLinesFor(ctx, reason, after, overtakenPage)
		if err != nil {
			return err
		}
		for _, line := range lines {
			after = line.ID
			read, err := readWaiting(ctx, r, line, files)
			if err != nil {
				return err
			}
			if read.Draft != nil {
				a.open[questionKey(read.Draft)] = true
			}
		}
		more = len(lines) == overtakenPage
	}
	return nil
}

// questionKey returns what a question is known by, whose an invoice is: the invoice's number
// and all that the line says of who owes it. Whoever says more in a later file is answered
// by that.
func questionKey(draft *intake.Draft) string {
	d := &draft.Debtor
	return strings.Join([]string{
		intake.NumberKey(draft.Number), intake.NumberKey(d.CustomerNumber), d.CVR.String(),
		intake.NameKey(d.Name), intake.AddressKey(*d), d.Postcode, d.Email, d.Mobile,
	}, "\x1f")
}
