package followup

import (
	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

// Aged is a claim that nears the day on which it is lost by limitation (forældelse).
type Aged struct {
	LostOn    civil.Date   // the last day before it is lost
	Principal money.Amount // what is left of it
	Founded   bool         // it has a foundation (fundament), and with it the long period
	Disputed  bool         // there is an open objection on its case
}

// The paragraphs by which limitation is interrupted.
const (
	ruleLegalSteps = "forældelseslovens § 16; § 5, stk. 1"
	ruleLevy       = "forældelseslovens § 18"
)

// SavingStep returns what a person may do to save a claim (afbrydelse af forældelse), by
// what stands on its case: a levy where there is a foundation, and else what can bring
// one. Reminders and demands save nothing. It fails with *law.UnknownError where the book
// doesn't know, on a day, how large a claim a payment order may be for.
func SavingStep(book *law.Book, claim Aged, d civil.Date) (Reason, error) {
	args := map[string]string{"date": claim.LostOn.String()}
	if claim.Founded {
		return Reason{Key: "saving.levy", Rule: ruleLevy, Args: args}, nil
	}
	if claim.Disputed {
		return Reason{Key: "saving.writ_disputed", Rule: ruleLegalSteps, Args: args}, nil
	}
	limit, err := book.PaymentOrderLimit.Find(d)
	if err != nil {
		return Reason{}, err
	}
	if limit.Value.Less(claim.Principal) {
		args["max"] = limit.Value.String()
		return Reason{Key: "saving.writ_large", Rule: ruleLegalSteps, Args: args}, nil
	}
	return Reason{Key: "saving.payment_order", Rule: ruleLegalSteps, Args: args}, nil
}
