package demo

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strconv"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/identifier"
	"krav/internal/money"
)

// deed is what a debtor, or a person at the creditor, does about a case
// (handling). What is paid to the bank is returned.
type deed func(ctx context.Context, w *workshop, d *debtor, seen *casework.CaseView) (transfer, error)

// paysAll pays by the payment slip's reference.
func paysAll(_ context.Context, _ *workshop, d *debtor, seen *casework.CaseView) (transfer, error) {
	reference, err := identifier.ReferenceFor("", seen.Case.Number)
	return transfer{payer: d.name, amount: seen.ToPay(), reference: reference}, err
}

// paysNamed pays all, with the case's number in the text.
func paysNamed(_ context.Context, _ *workshop, d *debtor, seen *casework.CaseView) (transfer, error) {
	return transfer{payer: d.name, amount: seen.ToPay(), text: fmt.Sprintf("Sag %d", seen.Case.Number)}, nil
}

// paysSome pays a part: two fifths.
func paysSome(_ context.Context, _ *workshop, d *debtor, seen *casework.CaseView) (transfer, error) {
	part := money.FromOre(seen.Owed.Total().Ore() * 2 / 5)
	return transfer{payer: d.name, amount: part, text: fmt.Sprintf("Sag %d, første del", seen.Case.Number)}, nil
}

// paysMuch pays a hundred kroner more than is owed.
func paysMuch(_ context.Context, _ *workshop, d *debtor, seen *casework.CaseView) (transfer, error) {
	return transfer{payer: d.name, amount: seen.ToPay().Plus(money.Kroner(100, 0)), text: fmt.Sprintf("Sag %d", seen.Case.Number)}, nil
}

// paysBlind pays the invoice with nothing that tells what for.
func paysBlind(_ context.Context, _ *workshop, d *debtor, _ *casework.CaseView) (transfer, error) {
	return transfer{payer: d.name, amount: d.invoices[0].amount, text: "regning"}, nil
}

// paysHere pays at the counter, where it is entered by hand.
func paysHere(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	_, err := w.Cases.RecordPayment(ctx, w.who(), w.id, casework.PaymentByHand{
		Number: seen.Case.Number, Amount: seen.ToPay(), Text: "Betalt i butikken", Repeated: "demo-" + strconv.FormatInt(seen.Case.Number, 10),
	})
	return transfer{}, err
}

// opens looks at the page of the case.
func opens(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	return transfer{}, w.Cases.RecordOpened(ctx, access.NewDebtor(int64(w.id), int64(seen.Case.ID)), w.id)
}

func objects(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	return transfer{}, w.Cases.Object(ctx, w.who(), w.id, seen.Case.Number, w.trade.objection)
}

// isRefused is what becomes of an objection that isn't right.
func isRefused(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	return transfer{}, w.Cases.Resolve(ctx, w.who(), w.id, seen.Case.Number, casework.Rejected, w.trade.answer)
}

// isUpheld is what becomes of one that is.
func isUpheld(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	return transfer{}, w.Cases.Resolve(ctx, w.who(), w.id, seen.Case.Number, casework.Upheld, "Du har ret: det var vores fejl. Du skylder ikke noget.")
}

func takesBack(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	return transfer{}, w.Cases.Resolve(ctx, w.who(), w.id, seen.Case.Number, casework.WithdrawnObjection, "Du har trukket indsigelsen tilbage.")
}

// getsTime puts the case on pause for a month.
func getsTime(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	return transfer{}, w.Cases.Hold(ctx, w.who(), w.id, seen.Case.Number, seen.On.AddDays(30), "Får løn den sidste i måneden")
}

// isCalled writes a note of a talk.
func isCalled(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	return transfer{}, w.Cases.Note(ctx, w.who(), w.id, seen.Case.Number, "Ringede. Kender godt fakturaen og vil gerne betale, men skal have lidt tid.")
}

func goesByHand(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	return transfer{}, w.Cases.LeaveBatch(ctx, w.who(), w.id, seen.Case.Number)
}

func isWrittenOff(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	return transfer{}, w.Cases.Close(ctx, w.who(), w.id, seen.Case.Number, debt.ClosedWrittenOff)
}

// isCredited takes half of the first invoice off.
func isCredited(ctx context.Context, w *workshop, _ *debtor, seen *casework.CaseView) (transfer, error) {
	claim := seen.Case.Claims[0]
	return transfer{}, w.Cases.Credit(ctx, w.who(), w.id, casework.CreditNote{
		Case: seen.Case.Number, Invoice: claim.Number, Number: "K" + claim.Number, Amount: money.FromOre(claim.Principal.Ore() / 2),
	})
}

// bounces has the first e-mail come back: there is no such mailbox.
func bounces(ctx context.Context, w *workshop, d *debtor, seen *casework.CaseView) (transfer, error) {
	for _, sent := range seen.Case.Dispatches {
		if sent.Channel != debt.Email {
			continue
		}
		now, err := w.Cases.NowOf(ctx, w.id)
		if err != nil {
			return transfer{}, fmt.Errorf("the moment: %w", err)
		}
		return transfer{}, w.Cases.Report(ctx, casework.Report{
			Creditor: w.id, Dispatch: sent.Dispatch, Kind: casework.ReportFailed, Hindrance: casework.AddressDead, Status: "5.1.1",
			Diagnostic: "550 5.1.1 no such mailbox", When: now, Raw: sha256.Sum256([]byte(d.email)),
		})
	}
	return transfer{}, nil
}
