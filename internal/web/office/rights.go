package office

import (
	"context"
	"net/http"

	"krav/internal/access"
	"krav/internal/web"
)

// may reports whether the reader may do something at the creditor. The use cases ask
// for themselves: pages ask so as not to offer what is refused.
func may(ctx context.Context, right access.Right) bool { return need(ctx, right) == nil }

// need fails as access.Actor.May does where the reader may not do something.
func need(ctx context.Context, right access.Right) error {
	reader := web.ReaderOf(ctx)
	return reader.Who.May(right, reader.Creditor)
}

// needs answers by a handler those who may do something, before anything of what they
// sent is looked at.
func needs(right access.Right, h web.Handler) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		if err := need(r.Context(), right); err != nil {
			return err
		}
		return h(w, r)
	}
}

// rightFor returns the right that a deed on a case asks for.
func rightFor(deed string) access.Right {
	switch deed {
	case deedSend, deedOther:
		return access.CarryOutFollowUp
	case deedPaid, deedPayment, deedReverse, deedCredit:
		return access.RegisterPayments
	}
	return access.ChangeCases
}
