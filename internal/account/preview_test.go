package account_test

import (
	"strings"
	"testing"
	"time"

	"krav/internal/access"
)

func TestAPersonWhoIsSignedInSeesACaseAsItsDebtorForAWhile(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		token := h.in("mette@fjord.example").Token
		ticket, err := h.PreviewTicket(h.t.Context(), token, 1, 1168)
		h.fine(err)
		stay, err := h.EnterPreview(h.t.Context(), ticket)
		h.fine(err)
		seen, err := h.PreviewWho(h.t.Context(), stay)
		if h.fine(err); seen.Creditor != 1 || seen.Case != 1168 || seen.Actor.Kind() != access.KindPerson || seen.Actor.May(access.SeeCases, 1) != nil {
			h.t.Errorf("preview = %+v", seen)
		}
		if seen.Actor.May(access.AnswerOwnCase, 1) == nil {
			h.t.Error("who looks may answer as the debtor")
		}
		// Half an hour, and not a minute of it for the ticket.
		h.clock.pass(time.Minute)
		_, err = h.EnterPreview(h.t.Context(), ticket)
		h.wants(err, "session.ended")
		h.clock.pass(28 * time.Minute)
		_, err = h.PreviewWho(h.t.Context(), stay)
		h.fine(err)
		h.clock.pass(time.Minute)
		_, err = h.PreviewWho(h.t.Context(), stay)
		h.wants(err, "session.ended")
	})
}

func TestAPreviewEndsWhenThePersonSignsOut(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		token := h.in("mette@fjord.example").Token
		ticket, err := h.PreviewTicket(h.t.Context(), token, 1, 1168)
		h.fine(err)
		stay, err := h.EnterPreview(h.t.Context(), ticket)
		h.fine(err)
		h.fine(h.SignOut(h.t.Context(), token))
		_, err = h.PreviewWho(h.t.Context(), stay)
		h.wants(err, "session.ended")
		_, err = h.EnterPreview(h.t.Context(), ticket)
		h.wants(err, "session.ended")
		_, err = h.PreviewTicket(h.t.Context(), token, 1, 1168)
		h.wants(err, "session.ended")
	})
}

func TestAPreviewThatWasTamperedWithOpensNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		ticket, err := h.PreviewTicket(h.t.Context(), h.in("mette@fjord.example").Token, 1, 1168)
		h.fine(err)
		stay, err := h.EnterPreview(h.t.Context(), ticket)
		h.fine(err)
		parts := strings.Split(stay, ".")
		for what, changed := range map[string]string{
			"another creditor": strings.Join([]string{parts[0], "2", parts[2], parts[3], parts[4]}, "."),
			"another case":     strings.Join([]string{parts[0], parts[1], "1169", parts[3], parts[4]}, "."),
			"a longer life":    strings.Join([]string{parts[0], parts[1], parts[2], "9999999999", parts[4]}, "."),
			"a ticket to it":   ticket,
			"no signature":     strings.Join(parts[:4], ".") + ".",
			"nothing":          "",
			"a debtor's token": "GEZDGNBVGY3TQOJQ",
		} {
			if _, err := h.PreviewWho(h.t.Context(), changed); err == nil {
				h.t.Errorf("%s is let in", what)
			}
		}
		_, err = h.EnterPreview(h.t.Context(), stay)
		h.wants(err, "session.ended")
	})
}
