package account_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/fault"
)

const fresh = "et helt andet kodeord"

func TestAForgottenPasswordIsChosenAnewByMail(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		before := h.in("mette@fjord.example").Token
		h.fine(h.AskReset(h.t.Context(), "Mette@fjord.example", from("192.0.2.1")))
		token := h.link()
		h.wants(h.Reset(h.t.Context(), token, "kort"), "password.too_short")
		h.fine(h.Reset(h.t.Context(), token, fresh))
		h.gone(before, "the password was replaced")
		_, err := h.SignIn(h.t.Context(), "mette@fjord.example", secret, from("192.0.2.1"))
		h.wants(err, "sign_in.wrong")
		if _, err := h.SignIn(h.t.Context(), "mette@fjord.example", fresh, from("192.0.2.1")); err != nil {
			h.t.Error(err)
		}
		h.wants(h.Reset(h.t.Context(), token, secret), "link.used_or_expired")
	})
}

func TestALinkWorksForAnHour(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.fine(h.AskReset(h.t.Context(), "mette@fjord.example", from("192.0.2.1")))
		token := h.link()
		h.clock.pass(time.Hour)
		h.wants(h.Reset(h.t.Context(), token, fresh), "link.used_or_expired")
		h.fine(h.Prune(h.t.Context(), operator))
		h.in("mette@fjord.example")
	})
}

// A day for confirming an address.
func TestAnAddressIsConfirmedWithinADay(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.fine(h.AskSignUp(h.t.Context(), signUp("ida@holm.example"), from("192.0.2.1")))
		newcomer := h.link()
		h.fine(h.AskEmail(h.t.Context(), h.who(h.in("mette@fjord.example").Token), secret, "ml@fjord.example", from("192.0.2.1")))
		moved := h.link()
		h.clock.pass(24 * time.Hour)
		_, err := h.ConfirmSignUp(h.t.Context(), newcomer, from("192.0.2.1"))
		h.wants(err, "link.used_or_expired")
		h.wants(h.ConfirmEmail(h.t.Context(), moved), "link.used_or_expired")
	})
}

func TestNobodyLearnsWhetherAnAddressIsKnown(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		// The same answer, and the same rows: a link and a job each.
		for _, email := range []string{"nobody@fjord.example", "mette@fjord.example"} {
			links, waiting := h.count("mailed_link"), h.count("job")
			h.fine(h.AskReset(h.t.Context(), email, from("192.0.2.1")))
			if h.count("mailed_link") != links+1 || h.count("job") != waiting+1 {
				h.t.Errorf("%s: %d links and %d jobs more, want one each", email, h.count("mailed_link")-links, h.count("job")-waiting)
			}
		}
		mails := h.mailed()
		if len(mails) != 1 || mails[0].To != "mette@fjord.example" {
			h.t.Errorf("mails = %+v, want one to Mette", mails)
		}
		hashes := h.hasher.hashes
		for i, email := range []string{"nobody@fjord.example", "mette@fjord.example"} {
			h.fine(h.AskSignUp(h.t.Context(), signUp(email), from("192.0.2.1")))
			if h.hasher.hashes != hashes+i+1 {
				h.t.Errorf("%s: %d hashes", email, h.hasher.hashes-hashes)
			}
		}
		mails = h.mailed()
		if len(mails) != 2 || !strings.Contains(mails[1].Subject, "allerede") && !strings.Contains(mails[0].Subject, "allerede") {
			h.t.Errorf("mails = %+v, want one that says there is a user", mails)
		}
	})
}

func (h *house) count(table string) int {
	h.t.Helper()
	var n int
	h.fine(h.db.Raw.QueryRowContext(h.t.Context(), "SELECT COUNT(*) FROM "+table).Scan(&n))
	return n
}

func TestALinkThatIsFollowedManyTimesAtOnceWorksOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.fine(h.AskSignUp(h.t.Context(), signUp("ida@holm.example"), from("192.0.2.1")))
		token := h.link()
		var confirming sync.WaitGroup
		var mu sync.Mutex
		worked := 0
		for range 4 {
			confirming.Go(func() {
				_, err := h.ConfirmSignUp(h.t.Context(), token, from("192.0.2.1"))
				mu.Lock()
				defer mu.Unlock()
				if err == nil {
					worked++
				} else if fault.Of(err) == nil {
					h.t.Error(err)
				}
			})
		}
		confirming.Wait()
		if worked != 1 || h.count("creditor") != 4 { // the house, two, and the new one
			h.t.Errorf("worked %d times, %d creditors; want once and 4", worked, h.count("creditor"))
		}
	})
}

func TestATokenOpensOnlyWhatItWasMadeFor(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.fine(h.AskReset(h.t.Context(), "mette@fjord.example", from("192.0.2.1")))
		token := h.link()
		_, err := h.ConfirmSignUp(h.t.Context(), token, from("192.0.2.1"))
		h.wants(err, "link.used_or_expired")
		h.wants(h.ConfirmEmail(h.t.Context(), token), "link.used_or_expired")
		h.wants(h.Accept(h.t.Context(), token, "X", fresh), "link.used_or_expired")
		parts := strings.Split(token, ".")
		for _, forged := range []string{
			"", ".", "reset.0.1.", strings.ToUpper(token), token + "A", token[:len(token)-1],
			strings.Join([]string{"email", parts[1], parts[2], parts[3]}, "."),
			strings.Join([]string{"reset", "1", parts[2], parts[3]}, "."),
			strings.Join([]string{"reset", "00", parts[2], parts[3]}, "."),
		} {
			h.wants(h.Reset(h.t.Context(), forged, fresh), "link.used_or_expired")
		}
		h.fine(h.Reset(h.t.Context(), token, fresh))
	})
}

func TestMailsToAnAddressAreLimited(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		for i := range 3 {
			h.fine(h.AskReset(h.t.Context(), "mette@fjord.example", from("192.0.2."+itoa(int64(i+1)))))
		}
		h.wants(h.machine().AskReset(h.t.Context(), "mette@fjord.example", from("192.0.2.9")), "mail.too_many")
	})
}

func TestAColleagueIsInvitedAndComesInOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		mette := h.who(h.in("mette@fjord.example").Token).Actor
		invite := account.Invitation{Creditor: 1, Email: "bo@fjord.example", Role: access.Bookkeeper, Language: "da"}
		h.fine(h.Invite(h.t.Context(), mette, invite))
		first := h.link()
		h.fine(h.Invite(h.t.Context(), mette, invite))
		token := h.link()
		h.wants(h.Accept(h.t.Context(), first, "Bo", fresh), "link.used_or_expired") // the second replaced it
		in, err := h.LookAtInvitation(h.t.Context(), token)
		if err != nil || in.CreditorName != "Fjord" || in.Known {
			h.t.Errorf("invitation = %+v, %v", in, err)
		}
		h.wants(h.Accept(h.t.Context(), token, "", fresh), "user.name_missing")
		h.wants(h.Accept(h.t.Context(), token, "Bo", ""), "password.too_short")
		h.fine(h.Accept(h.t.Context(), token, "Bo", fresh))
		h.wants(h.Accept(h.t.Context(), token, "Bo", fresh), "link.used_or_expired")
		signed, err := h.SignIn(h.t.Context(), "bo@fjord.example", fresh, from("192.0.2.1"))
		h.fine(err)
		if err := h.who(signed.Token).Actor.May(access.RegisterPayments, 1); err != nil {
			h.t.Error(err)
		}
		left, err := h.Invitations(h.t.Context(), mette, 1)
		h.fine(err)
		if len(left) != 0 {
			h.t.Errorf("invitations left = %+v", left)
		}
	})
}

func TestOneWhoIsKnownTakesUpAnInvitationWithTheirOwnPassword(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.add("ib@tomrer.example", 2, access.Administrator)
		mette := h.who(h.in("mette@fjord.example").Token).Actor
		h.fine(h.Invite(h.t.Context(), mette, account.Invitation{Creditor: 1, Email: "ib@tomrer.example", Role: access.Reader, Language: "da"}))
		token := h.link()
		in, err := h.LookAtInvitation(h.t.Context(), token)
		if err != nil || !in.Known {
			h.t.Errorf("invitation = %+v, %v", in, err)
		}
		h.fine(h.Accept(h.t.Context(), token, "Somebody else", fresh))
		v := h.who(h.in("ib@tomrer.example").Token) // the password stayed
		if v.Person.Name != "Mette Lund" || v.Actor.May(access.SeeCases, 1) != nil || v.Actor.May(access.ManageUsers, 2) != nil {
			h.t.Errorf("visitor = %+v", v)
		}
		// Whoever works there already keeps the role they have.
		h.fine(h.Invite(h.t.Context(), mette, account.Invitation{Creditor: 1, Email: "mette@fjord.example", Role: access.Reader, Language: "da"}))
		h.fine(h.Accept(h.t.Context(), h.link(), "", ""))
		if err := h.who(h.in("mette@fjord.example").Token).Actor.May(access.ManageUsers, 1); err != nil {
			h.t.Error(err)
		}
	})
}

func TestAnInvitationThatWasWithdrawnOrIsOldIsWorthNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		mette := h.who(h.in("mette@fjord.example").Token).Actor
		h.fine(h.Invite(h.t.Context(), mette, account.Invitation{Creditor: 1, Email: "bo@fjord.example", Role: access.Reader, Language: "da"}))
		token := h.link()
		left, err := h.Invitations(h.t.Context(), mette, 1)
		h.fine(err)
		if fault.Is(h.Withdraw(h.t.Context(), mette, 2, left[0].ID), fault.Forbidden) == false {
			h.t.Error("another creditor's invitation was withdrawn")
		}
		h.fine(h.Withdraw(h.t.Context(), mette, 1, left[0].ID))
		h.wants(h.Accept(h.t.Context(), token, "Bo", fresh), "link.used_or_expired")
		h.fine(h.Invite(h.t.Context(), mette, account.Invitation{Creditor: 1, Email: "bo@fjord.example", Role: access.Reader, Language: "da"}))
		token = h.link()
		h.clock.pass(7 * 24 * time.Hour)
		h.wants(h.Accept(h.t.Context(), token, "Bo", fresh), "link.used_or_expired")
	})
}

func TestANewAddressCountsWhenItIsConfirmed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		v := h.who(h.in("mette@fjord.example").Token)
		h.wants(h.AskEmail(h.t.Context(), v, "wrong wrong wrong", "ml@fjord.example", from("192.0.2.1")), "password.wrong")
		h.fine(h.AskEmail(h.t.Context(), v, secret, "ml@fjord.example", from("192.0.2.1")))
		token := h.link()
		h.in("mette@fjord.example")
		h.fine(h.ConfirmEmail(h.t.Context(), token))
		_, err := h.SignIn(h.t.Context(), "mette@fjord.example", secret, from("192.0.2.1"))
		h.wants(err, "sign_in.wrong")
		h.in("ml@fjord.example")

		h.add("bo@fjord.example", 1, access.Reader)
		h.fine(h.AskEmail(h.t.Context(), v, secret, "bo@fjord.example", from("192.0.2.1")))
		h.wants(h.ConfirmEmail(h.t.Context(), h.link()), "user.email_taken")
	})
}

func TestANewPasswordEndsTheOtherSessions(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		other, here := h.in("mette@fjord.example").Token, h.in("mette@fjord.example").Token
		v := h.who(here)
		h.wants(h.ChangePassword(h.t.Context(), v, "wrong wrong wrong", fresh), "password.wrong")
		for _, weak := range []string{"kort", "aaaaaaaaaaaaaa", "mette@fjord.example", strings.Repeat("x", 1025)} {
			if err := h.ChangePassword(h.t.Context(), v, secret, weak); !fault.Is(err, fault.Invalid) {
				h.t.Errorf("%q: %v, want it refused", weak, err)
			}
		}
		h.fine(h.ChangePassword(h.t.Context(), v, secret, fresh))
		h.gone(other, "another browser")
		h.who(here)
	})
}

func TestWhoIsAddedWithoutAPasswordChoosesOneByMail(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		_, err := h.AddUser(h.t.Context(), operator, account.NewUser{Email: "ny@fjord.example", Name: "Ny", Language: "da", Creditor: 1, Role: access.Reader})
		h.fine(err)
		for _, guess := range []string{"", secret, "nobody's password"} {
			_, err = h.SignIn(h.t.Context(), "ny@fjord.example", guess, from("192.0.2.1"))
			h.wants(err, "sign_in.wrong")
		}
		h.clock.pass(23 * time.Hour)
		h.fine(h.Reset(h.t.Context(), h.link(), fresh))
		_, err = h.SignIn(h.t.Context(), "ny@fjord.example", fresh, from("192.0.2.1"))
		h.fine(err)
	})
}

// Who has got hold of a password could otherwise take the account unseen.
func TestTheOldAddressIsToldThatAnotherIsAskedFor(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		v := h.who(h.in("mette@fjord.example").Token)
		h.fine(h.AskEmail(h.t.Context(), v, secret, "ml@fjord.example", from("192.0.2.1")))
		told := map[string]account.Message{}
		for _, m := range h.mailed() {
			told[m.To] = m
		}
		old, has := told["mette@fjord.example"]
		if !has || !strings.Contains(old.Text, "ml@fjord.example") || tokenIn(old.Text) != "" || len(told) != 2 || old.ID == told["ml@fjord.example"].ID {
			h.t.Errorf("mails = %+v, want one to each address, the link to the new one alone", told)
		}
	})
}
