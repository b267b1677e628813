package account_test

import (
	"testing"
	"time"

	"krav/internal/access"
	"krav/internal/account"
)

func TestWhoIsRemovedIsOutAtOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		bo := h.add("bo@fjord.example", 1, access.Caseworker)
		_, err := h.AddUser(h.t.Context(), operator, account.NewUser{Email: "Bo@Fjord.example", Name: "Bo", Creditor: 2, Role: access.Reader})
		h.fine(err)
		token := h.in("bo@fjord.example").Token
		mette := h.who(h.in("mette@fjord.example").Token).Actor

		h.fine(h.SetRole(h.t.Context(), mette, 1, bo.ID, access.Reader))
		if h.who(token).Actor.May(access.ChangeCases, 1) == nil {
			h.t.Error("the old role counts")
		}
		h.fine(h.RemoveUser(h.t.Context(), mette, 1, bo.ID))
		if h.who(token).Actor.May(access.SeeCases, 1) == nil {
			h.t.Error("the role counts that was taken away")
		}
		if err := h.who(token).Actor.May(access.SeeCases, 2); err != nil {
			h.t.Errorf("the role at another creditor: %v", err)
		}
		h.fine(h.RemoveUser(h.t.Context(), operatorAt(2), 2, bo.ID))
		h.gone(token, "the last role was taken away")
	})
}

func TestARemovalIsUndoneWithinTheHour(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		ctx := h.t.Context()
		bo := h.add("bo@fjord.example", 1, access.Bookkeeper)
		mette := h.who(h.in("mette@fjord.example").Token).Actor
		h.wants(h.RestoreUser(ctx, mette, 1, bo.ID), "user.not_removed")
		h.fine(h.RemoveUser(ctx, mette, 1, bo.ID))
		h.wants(h.RestoreUser(ctx, mette, 2, bo.ID), "access.not_allowed")
		h.wants(h.RestoreUser(ctx, operatorAt(2), 2, bo.ID), "user.not_removed")
		h.fine(h.RestoreUser(ctx, mette, 1, bo.ID))
		h.wants(h.RestoreUser(ctx, mette, 1, bo.ID), "user.not_removed")
		actor := h.who(h.in("bo@fjord.example").Token).Actor
		if actor.May(access.RegisterPayments, 1) != nil || actor.May(access.ChangeCases, 1) == nil {
			h.t.Error("the role isn't the one that was taken away")
		}
		h.fine(h.RemoveUser(ctx, mette, 1, bo.ID))
		h.clock.pass(61 * time.Minute)
		h.wants(h.RestoreUser(ctx, mette, 1, bo.ID), "user.not_removed")
	})
}

// operatorAt is who can do everything at a creditor and in the house, as at the
// machine's own command line.
func operatorAt(creditor int64) access.Actor {
	return access.NewPerson(1, "drift", access.Grant{Creditor: creditor, Role: access.Administrator}, access.Grant{Creditor: access.House, Role: access.Operator})
}
