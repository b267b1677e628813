package office

import (
	"context"
	"strings"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/web"
)

// fieldSure is the box by which somebody says that what looks wrong is right.
const fieldSure = "sure"

// isSure reports whether it is ticked.
func isSure(form *web.Form) bool { return form.Value(fieldSure) == "yes" }

// farBeyond asks whether a payment is right that is far above what is owed on its case.
func farBeyond(seen *casework.CaseView, amount money.Amount, on civil.Date) *fault.Fault {
	beyond, isFar := seen.PaidFarBeyond(amount, on)
	if !isFar {
		return nil
	}
	return fault.New(fault.Conflict, "office.payment_beyond").In(fieldSure).With("beyond", beyond.String())
}

// creditsBeyond asks whether a credit note is right that is larger than its invoice.
func creditsBeyond(seen *casework.CaseView, invoice string, amount money.Amount) *fault.Fault {
	principal, isBeyond := seen.CreditedBeyond(invoice, amount)
	if !isBeyond {
		return nil
	}
	return fault.New(fault.Conflict, "office.credit_beyond").In(fieldSure).With("principal", principal.String())
}

// sureLabel says what is confirmed by the box.
func sureLabel(ctx context.Context, why *fault.Fault) string {
	switch {
	case why.Key == "office.payment_twice":
		return web.Say(ctx, "office.field_sure")
	case why.Key == "office.note_twice":
		return web.Say(ctx, "office.field_sure_note")
	case strings.HasPrefix(why.Key, "guard."):
		return web.Say(ctx, "office.field_all_the_same")
	}
	return web.Say(ctx, "office.field_right")
}
