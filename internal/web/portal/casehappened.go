package portal

import (
	"context"
	"slices"
	"strconv"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/ledger"
	"krav/internal/web"
)

// happening is something that the debtor can see has happened: a letter to read, a
// payment, an objection and its answer.
type happening struct {
	On   civil.Date
	Text string
	Href string // a letter's, or empty
}

// happened is what there is to see, the newest first.
func (p casePage) happened(ctx context.Context) []happening {
	found := slices.Concat(p.letters(ctx), p.payments(ctx), p.objections(ctx))
	slices.SortStableFunc(found, func(a, b happening) int { return b.On.Compare(a.On) })
	return found
}

// letters are those that have left. Those of a case whose personal data is erased
// are no more.
func (p casePage) letters(ctx context.Context) []happening {
	var found []happening
	for i := range p.Seen.Case.Letters {
		made := &p.Seen.Case.Letters[i]
		letter := happening{On: made.Dated, Text: web.Raised(documentName(ctx, made.Document))}
		if !p.Seen.Case.Debtor.IsErased() {
			letter.Href = letterPath + strconv.FormatInt(int64(made.Letter), 10)
		}
		found = append(found, letter)
	}
	return found
}

func (p casePage) payments(ctx context.Context) []happening {
	var found []happening
	for i := range p.Seen.Case.Payments {
		if paid := &p.Seen.Case.Payments[i]; paid.Reversed == "" {
			found = append(found, happening{On: paid.ValueOn, Text: p.say(ctx, p.ofDead("portal.happened_paid", "portal.happened_paid_of_dead"), "amount", web.Amount(ctx, paid.Amount))})
		}
	}
	for _, line := range p.Seen.Owed.Lines {
		if line.Kind == ledger.RefundLine {
			found = append(found, happening{On: line.Period.From, Text: p.say(ctx, "portal.happened_refunded", "amount", web.Amount(ctx, line.Amount))})
		}
	}
	return found
}

func (p casePage) objections(ctx context.Context) []happening {
	var found []happening
	if raised := p.Seen.Case.Objection.Raised; !raised.IsZero() {
		found = append(found, happening{On: raised, Text: p.say(ctx, "portal.happened_objected")})
	}
	if p.isAnswered() {
		found = append(found, happening{On: p.Answered.On, Text: web.Say(ctx, "portal.happened_answered", "creditor", p.Creditor.Name)})
	}
	if closed := p.Seen.Case.Closed; p.Seen.Case.IsClosed() {
		found = append(found, happening{On: closed.On, Text: web.Say(ctx, "portal.case_closed")})
	}
	return found
}

// isAnswered reports whether the last objection has its answer.
func (p casePage) isAnswered() bool { return !p.Answered.On.IsZero() && !p.Seen.Case.Objection.Open }

// answer says how the last objection was answered.
func (p casePage) answer(ctx context.Context) string {
	switch p.Answered.Outcome {
	case debt.OutcomeUpheld:
		return p.say(ctx, "portal.answer_upheld", "creditor", p.Creditor.Name)
	case debt.OutcomeWithdrawn:
		return p.say(ctx, "portal.answer_withdrawn")
	}
	return p.say(ctx, "portal.answer_rejected", "creditor", p.Creditor.Name)
}
