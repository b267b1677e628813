package account_test

import (
	"testing"
	"time"

	"krav/internal/access"
	"krav/internal/fault"
	"krav/internal/identifier"
)

func TestADebtorIsLetInToOneCaseAndNothingElse(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		token, err := h.DebtorSignIn(h.t.Context(), h.cases.number.Printed(), h.cases.code.Printed(), from("192.0.2.1"))
		h.fine(err)
		d, err := h.DebtorWho(h.t.Context(), token)
		h.fine(err)
		if d.Actor.Case() != 4711 || d.Actor.May(access.SeeOwnCase, 1) != nil {
			h.t.Errorf("debtor = %v", d.Actor)
		}
		for _, right := range []access.Right{access.SeeCases, access.ChangeCases, access.ManageUsers} {
			if d.Actor.May(right, 1) == nil {
				h.t.Errorf("a debtor may %v", right)
			}
		}
		if d.Actor.May(access.SeeOwnCase, 2) == nil {
			h.t.Error("a debtor sees another creditor's case")
		}
		// A debtor's token is no person's, and the other way round.
		h.gone(token, "a debtor's token")
		_, err = h.DebtorWho(h.t.Context(), h.in("mette@fjord.example").Token)
		h.wants(err, "session.ended")

		// A new sign-in ends the session the browser came with.
		browser := from("192.0.2.1")
		browser.Token = token
		second, err := h.DebtorSignIn(h.t.Context(), h.cases.number.String(), h.cases.code.Reveal(), browser)
		h.fine(err)
		_, err = h.DebtorWho(h.t.Context(), token)
		h.wants(err, "session.ended")
		h.fine(h.DebtorSignOut(h.t.Context(), second))
		_, err = h.DebtorWho(h.t.Context(), second)
		h.wants(err, "session.ended")
	})
}

// Half an hour without use, eight hours in all.
func TestADebtorsSessionRunsOut(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		token, err := h.DebtorSignIn(h.t.Context(), h.cases.number.String(), h.cases.code.Reveal(), from("192.0.2.1"))
		h.fine(err)
		for range 8*3 - 1 {
			h.clock.pass(20 * time.Minute)
			_, err = h.DebtorWho(h.t.Context(), token)
			h.fine(err)
		}
		h.clock.pass(20 * time.Minute)
		_, err = h.DebtorWho(h.t.Context(), token)
		h.wants(err, "session.ended")
		token, err = h.DebtorSignIn(h.t.Context(), h.cases.number.String(), h.cases.code.Reveal(), from("192.0.2.1"))
		h.fine(err)
		h.clock.pass(30 * time.Minute)
		_, err = h.DebtorWho(h.t.Context(), token)
		h.wants(err, "session.ended")
	})
}

func TestGuessesAtADebtorsPageAreLimited(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		wrong := identifier.LoginCodeFrom([32]byte{8}).Printed()
		// A mistyped number is told apart, and costs no try.
		_, err := h.DebtorSignIn(h.t.Context(), h.cases.number.String()+"1", wrong, from("192.0.2.1"))
		if !fault.Is(err, fault.Invalid) {
			h.t.Errorf("a mistyped number = %v", err)
		}
		for _, code := range []string{wrong, "", "hej", wrong, wrong} {
			_, err = h.DebtorSignIn(h.t.Context(), h.cases.number.String(), code, from("192.0.2.1"))
			h.wants(err, "portal.wrong")
		}
		_, err = h.machine().DebtorSignIn(h.t.Context(), h.cases.number.String(), h.cases.code.Reveal(), from("192.0.2.1"))
		h.wants(err, "portal.too_many")
		h.clock.pass(5 * time.Minute)
		if _, err = h.DebtorSignIn(h.t.Context(), h.cases.number.String(), h.cases.code.Reveal(), from("192.0.2.1")); err != nil {
			h.t.Errorf("five minutes later: %v", err)
		}
		// Ten numbers from one address.
		for i := range 10 {
			n, err := identifier.PortalNumberFor(int64(20_000_000 + i))
			h.fine(err)
			_, err = h.DebtorSignIn(h.t.Context(), n.String(), wrong, from("198.51.100.7"))
			h.wants(err, "portal.wrong")
		}
		_, err = h.DebtorSignIn(h.t.Context(), h.cases.number.String(), h.cases.code.Reveal(), from("198.51.100.7"))
		h.wants(err, "portal.too_many")
	})
}

// Numbers follow one another, so anybody can guess at any debtor's. However many do,
// from wherever, the debtor's own number and code open the page, and so does the link
// in the browser of whoever did the guessing.
func TestNobodyKeepsADebtorOutByGuessing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		wrong := identifier.LoginCodeFrom([32]byte{8}).Printed()
		for i := range 40 {
			_, err := h.DebtorSignIn(h.t.Context(), h.cases.number.String(), wrong, from("192.0.2."+itoa(int64(i%8+1))))
			if !fault.HasKey(err, "portal.wrong") && !fault.HasKey(err, "portal.too_many") {
				h.t.Fatalf("guess %d = %v", i, err)
			}
		}
		_, err := h.DebtorSignIn(h.t.Context(), h.cases.number.String(), h.cases.code.Reveal(), from("192.0.2.1"))
		h.wants(err, "portal.too_many")
		_, err = h.DebtorSignIn(h.t.Context(), h.cases.number.String(), h.cases.code.Reveal(), from("192.0.2.9"))
		h.fine(err)
		_, err = h.DebtorFollowsLink(h.t.Context(), h.cases.number.String(), h.cases.code.Reveal(), from("192.0.2.1"))
		h.fine(err)
	})
}

func TestGuessesByLinkAreLimitedToo(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		wrong := identifier.LoginCodeFrom([32]byte{8}).Reveal()
		for range 5 {
			_, err := h.DebtorFollowsLink(h.t.Context(), h.cases.number.String(), wrong, from("192.0.2.1"))
			h.wants(err, "portal.wrong")
		}
		_, err := h.DebtorFollowsLink(h.t.Context(), h.cases.number.String(), wrong, from("192.0.2.1"))
		h.wants(err, "portal.too_many")
		_, err = h.DebtorSignIn(h.t.Context(), h.cases.number.String(), h.cases.code.Reveal(), from("192.0.2.1"))
		h.fine(err)
	})
}
