package office

import (
	"context"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/web"
)

// fieldSure is the box by which somebody says that what looks wrong is right.
const fieldSure = "sure"

// isSure reports whether it is ticked.
func isSure(form *web.Form) bool { return form.Value(fieldSure) == "yes" }

// little is what a payment may be above what is owed without being asked about: a tail
// of interest, or the fee of a letter that hasn't come. A lost comma makes it more.
func little(owed money.Amount) money.Amount {
	return money.Kroner(100, 0).Plus(money.PerCent(10, 0).Of(owed))
}

// farBeyond asks whether a payment is right that is far above what is owed on its case.
func farBeyond(seen *casework.CaseView, amount money.Amount) *fault.Fault {
	owed := money.Max(seen.Owed.Total(), money.Amount{})
	beyond := amount.Minus(owed)
	if !little(owed).Less(beyond) {
		return nil
	}
	return fault.New(fault.Conflict, "office.payment_beyond").In(fieldSure).With("beyond", beyond.String())
}

// creditsBeyond asks whether a credit note is right that is larger than its invoice.
func creditsBeyond(seen *casework.CaseView, invoice string, amount money.Amount) *fault.Fault {
	for i := range seen.Case.Claims {
		if claim := &seen.Case.Claims[i]; (claim.Number == invoice || len(seen.Case.Claims) == 1) && claim.Principal.Less(amount) {
			return fault.New(fault.Conflict, "office.credit_beyond").In(fieldSure).With("principal", claim.Principal.String())
		}
	}
	return nil
}

// sureLabel says what is confirmed by the box.
func sureLabel(ctx context.Context, why *fault.Fault) string {
	if why.Key == "office.payment_twice" {
		return web.Say(ctx, "office.field_sure")
	}
	return web.Say(ctx, "office.field_right")
}
