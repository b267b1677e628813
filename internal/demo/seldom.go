package demo

import (
	"context"
	"strconv"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/ledger"
	"krav/internal/money"
)

// What few cases come to: agreements, and the courts.

// courtFee is what the court is paid for an order in the demo.
var courtFee = money.Kroner(750, 0)

// agrees lets the debtor pay in six monthly instalments, from the coming week on.
func agrees(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	terms := casework.AgreementTerms{
		PlanTerms: ledger.PlanTerms{First: seen.On.AddDays(10), Cadence: ledger.Monthly, Count: 6}, Grace: 5,
		Text: "Aftalt i telefonen: seks rater, den første når lønnen er gået ind.",
	}
	return transfer{}, w.Cases.MakeAgreement(ctx, w.who(), w.id, seen.Case.Number, terms, "")
}

// paysInstalment pays the instalment that is missing, or else the next.
func paysInstalment(_ context.Context, _ *workshop, d *debtor, seen *casework.CaseView) (transfer, error) {
	if seen.Agreement == nil || seen.Agreement.Next == nil {
		return transfer{}, nil
	}
	return transfer{payer: d.name, amount: seen.Agreement.Next.Left, text: "Rate, sag " + strconv.FormatInt(seen.Case.Number, 10)}, nil
}

// isOffered is offered that four fifths are enough within five weeks.
func isOffered(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	terms := casework.OfferTerms{
		CompositionTerms: ledger.CompositionTerms{Discount: money.PerCent(20, 0), Deadline: seen.On.AddDays(35)},
		Text:             "Vil betale på én gang, hvis en femtedel falder fra.",
	}
	return transfer{}, w.Cases.OfferComposition(ctx, w.who(), w.id, seen.Case.Number, terms)
}

func promises(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	return transfer{}, w.Cases.TakePromise(ctx, w.who(), w.id, seen.Case.Number, casework.Promise{By: seen.On.AddDays(14), Text: "Betaler, når boligstøtten er gået ind."})
}

// goesBankrupt is that a court has declared a firm bankrupt.
func goesBankrupt(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	return w.isInEstate(ctx, seen, casework.EstateEntry{Kind: debt.Bankruptcy, Since: seen.On.AddDays(-2), Noticed: seen.On.AddDays(-1), Text: "Dekret fra Skifteretten i Holbæk."})
}

func dies(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	return w.isInEstate(ctx, seen, casework.EstateEntry{Kind: debt.DeceasedEstate, Since: seen.On.AddDays(-6), Text: "Hendes søn ringede."})
}

func (w *workshop) isInEstate(ctx context.Context, seen *casework.CaseView, entry casework.EstateEntry) (transfer, error) {
	return transfer{}, w.Cases.EnterEstate(ctx, w.who(), w.id, seen.Case.Number, entry)
}

// isClosedByMistake is closed and, the same day, taken up again.
func isClosedByMistake(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	if err := w.Cases.Close(ctx, w.who(), w.id, seen.Case.Number, debt.ClosedWithdrawn); err != nil {
		return transfer{}, err
	}
	return transfer{}, w.Cases.Reopen(ctx, w.who(), w.id, seen.Case.Number, "Det var en anden sag, der skulle lukkes.")
}

// movesTo has the case go by another flow.
func movesTo(flow string) deed {
	return func(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
		return transfer{}, w.Cases.ChangeFlow(ctx, w.who(), w.id, seen.Case.Number, flow)
	}
}

// isFiled has the court asked for a payment order.
func isFiled(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	return transfer{}, w.Cases.FileAtCourt(ctx, w.who(), w.id, seen.Case.Number, casework.CourtFiling{
		Route: debt.PaymentOrder, Filed: seen.On, Venue: "Retten i Holbæk", Fee: courtFee,
	})
}

func isServed(ctx context.Context, w *workshop, d *debtor, seen *casework.CaseView) (transfer, error) {
	return w.isTold(ctx, seen, casework.CourtNews{Stage: debt.Served, On: seen.On.AddDays(-2), Number: "BS-" + strconv.Itoa(4000+d.number)})
}

func isEndorsed(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	return w.isTold(ctx, seen, casework.CourtNews{Stage: debt.Endorsed, On: seen.On.AddDays(-1)})
}

// isToBeLevied has the bailiff court asked for levy, by what the court has endorsed. The
// order's fee is for that too.
func isToBeLevied(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	return transfer{}, w.Cases.FileAtCourt(ctx, w.who(), w.id, seen.Case.Number, casework.CourtFiling{
		Route: debt.LevyRequest, Filed: seen.On, Venue: "Fogedretten i Holbæk",
	})
}

func meetsBailiff(ctx context.Context, w *workshop, d *debtor, seen *casework.CaseView) (transfer, error) {
	return w.isTold(ctx, seen, casework.CourtNews{
		Stage: debt.MeetingSet, On: seen.On, Meeting: seen.On.AddDays(21), Number: "FS-" + strconv.Itoa(7000+d.number), Text: "Møde kl. 10.30 i retssal 2.",
	})
}

// isTold writes down what a court has said.
func (w *workshop) isTold(ctx context.Context, seen *casework.CaseView, news casework.CourtNews) (transfer, error) {
	return transfer{}, w.Cases.TellOfCourt(ctx, w.who(), w.id, seen.Case.Number, news)
}

// isJudged ends the quarrel with a judgment for the creditor.
func isJudged(ctx context.Context, w *workshop, d *debtor, seen *casework.CaseView) (transfer, error) {
	if _, err := isRefused(ctx, w, d, seen); err != nil {
		return transfer{}, err
	}
	return transfer{}, w.Cases.AddFoundation(ctx, w.who(), w.id, seen.Case.Number, casework.FoundationEntry{
		Kind: debt.Judgment, Made: seen.On.AddDays(-1), Original: true, Text: "Dom fra Retten i Holbæk.",
	})
}

// isCapitalised lets the interest until the judgment bear interest.
func isCapitalised(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	return transfer{}, w.Cases.CapitaliseInterest(ctx, w.who(), w.id, seen.Case.Number, casework.CapitalEntry{
		On: seen.On.AddDays(-3), By: debt.CapitalisedByJudgment, Text: "Dommen, punkt 2: renter til dags dato lægges til hovedstolen.",
	})
}
