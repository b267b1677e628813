package casework

import (
	"context"
	"strings"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/identifier"
)

// longestAnswer is how many characters a debtor may write at a time.
const longestAnswer = 4000

// ObjectAsDebtor records that the debtor who asks disputes the claim, in their own
// words (skyldnerens indsigelse), in which a CPR number is masked. What it stops is what Object stops: fees,
// reminders and the clock, in the same moment. The same words again change nothing,
// so a form that is sent twice does once.
func (s *Service) ObjectAsDebtor(ctx context.Context, who access.Actor, creditor debt.CreditorID, reason string) error {
	return s.update(ctx, who, access.AnswerOwnCase, creditor, func(ctx context.Context, v *visit) error {
		reason, _ = identifier.MaskCPR(strings.TrimSpace(reason))
		if err := checkWords(reason); err != nil {
			return err
		}
		f, err := v.lockOne(ctx, debt.CaseID(who.Case()))
		if err != nil {
			return err
		}
		if f.Objection.Open && f.Objection.Reason == reason {
			return nil
		}
		return v.object(f, reason)
	})
}

func checkWords(text string) error {
	switch {
	case text == "":
		return fault.New(fault.Invalid, "objection.reason_missing").In("reason")
	case len([]rune(text)) > longestAnswer:
		return fault.New(fault.Invalid, "contact.too_long").In("reason").With("most", number(longestAnswer))
	}
	return nil
}

// taskMessage asks a person to answer what the debtor has written, which stands in a
// note.
const taskMessage = "task.answer_debtor"

// WriteAsDebtor hands on what the debtor who asks has to say: that they can't pay all
// of it now, or where money is to be paid back to (besked til kreditor). It is
// written down as a note, which can be erased, and a person is asked to answer it. The
// same words again change nothing.
func (s *Service) WriteAsDebtor(ctx context.Context, who access.Actor, creditor debt.CreditorID, text string) error {
	return s.update(ctx, who, access.AnswerOwnCase, creditor, func(ctx context.Context, v *visit) error {
		text, _ = identifier.MaskCPR(strings.TrimSpace(text))
		switch {
		case text == "":
			return fault.New(fault.Invalid, "contact.message_empty").In("words")
		case len([]rune(text)) > longestAnswer:
			return fault.New(fault.Invalid, "contact.too_long").In("words").With("most", number(longestAnswer))
		}
		f, err := v.lockOne(ctx, debt.CaseID(who.Case()))
		if err != nil {
			return err
		}
		if f.Debtor.IsErased() {
			return fault.New(fault.Conflict, "case.is_closed")
		}
		return f.hear(text, taskMessage)
	})
}
