package account_test

import (
	"strings"
	"sync"
	"testing"

	"krav/internal/access"
	"krav/internal/account"
)

func signUp(email string) account.SignUp {
	return account.SignUp{
		Email: email, Name: "Ida Holm", Language: "da", Password: secret, Creditor: account.NewCreditor{Name: "Holm Malerfirma", Sandbox: true},
	}
}

func TestWhoSignsUpHasACreditorWhenTheMailIsConfirmed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.fine(h.AskSignUp(h.t.Context(), signUp("ida@holm.example"), from("192.0.2.1")))
		_, err := h.SignIn(h.t.Context(), "ida@holm.example", secret, from("192.0.2.1"))
		h.wants(err, "sign_in.wrong") // not confirmed
		token := h.link()
		if l, err := h.Look(h.t.Context(), token, account.ForSignUp); err != nil || l.Email != "ida@holm.example" {
			h.t.Errorf("looking = %v, %v", l, err)
		}
		in, err := h.ConfirmSignUp(h.t.Context(), token, from("192.0.2.1"))
		h.fine(err)
		v := h.who(in.Token)
		if len(v.Memberships) != 1 || v.Memberships[0] != (account.Membership{Creditor: 3, Role: access.Administrator}) {
			h.t.Errorf("memberships = %v, want administrator at 3", v.Memberships)
		}
		var sandbox bool
		h.fine(h.db.Raw.QueryRowContext(h.t.Context(), "SELECT sandbox FROM creditor WHERE id = 3").Scan(&sandbox))
		if !sandbox {
			h.t.Error("the creditor is no sandbox")
		}
		_, err = h.ConfirmSignUp(h.t.Context(), token, from("192.0.2.1"))
		h.wants(err, "link.used_or_expired")

		id, err := h.AddCreditor(h.t.Context(), v, account.NewCreditor{Name: "Holm privat", Private: true})
		if id != 4 || err != nil {
			h.t.Errorf("another creditor = %d, %v; want 4", id, err)
		}
	})
}

func TestTwoWhoSignUpAtOnceHaveACreditorEach(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		emails := []string{"ida@holm.example", "ole@holm.example", "per@holm.example"}
		for _, email := range emails {
			h.fine(h.AskSignUp(h.t.Context(), signUp(email), from("192.0.2.1")))
		}
		var confirming sync.WaitGroup
		for _, m := range h.mailed() {
			token := tokenIn(m.Text)
			confirming.Go(func() {
				if _, err := h.ConfirmSignUp(h.t.Context(), token, from("192.0.2.1")); err != nil {
					h.t.Error(err)
				}
			})
		}
		confirming.Wait()
		if h.count("creditor") != 6 {
			h.t.Errorf("%d creditors, want the house and five", h.count("creditor"))
		}
	})
}

func TestNobodySignsUpWhereThatIsClosed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.SignUpClosed = true
		h.wants(h.AskSignUp(h.t.Context(), signUp("ida@holm.example"), from("192.0.2.1")), "sign_up.closed")
		_, err := h.AddCreditor(h.t.Context(), h.who(h.in("mette@fjord.example").Token), account.NewCreditor{Name: "To"})
		h.wants(err, "sign_up.closed")
	})
}

func TestTheFirstOfAHouseThatNoMailLeavesIsLetInAndNobodyAfter(t *testing.T) {
	t.Parallel()
	onBothIn(t, emptyHouse, func(h *house) {
		ctx := h.t.Context()
		_, err := h.SignUpFirst(ctx, signUp("ida@holm.example"), from("192.0.2.1"))
		h.wants(err, "sign_up.not_first") // mail leaves: the address is confirmed like others
		h.MailStays = true
		_, err = h.SignUpFirst(ctx, account.SignUp{Email: "ida@holm.example"}, from("192.0.2.1"))
		h.wants(err, "creditor.name_missing")
		in, err := h.SignUpFirst(ctx, signUp("ida@holm.example"), from("192.0.2.1"))
		h.fine(err)
		// Creditors 1 and 2 are there already.
		if err := h.who(in.Token).Actor.May(access.ManageUsers, 3); err != nil {
			h.t.Error(err)
		}
		if len(h.mailed()) != 0 {
			h.t.Error("a mail was ordered")
		}
		if first, err := h.AwaitsFirst(ctx); first || err != nil {
			h.t.Errorf("AwaitsFirst = %v, %v after the first", first, err)
		}
		_, err = h.SignUpFirst(ctx, signUp("bo@holm.example"), from("192.0.2.1"))
		h.wants(err, "sign_up.not_first")
	})
}

func TestOfManyWhoSignUpFirstAtOnceOneIsTheFirst(t *testing.T) {
	t.Parallel()
	onBothIn(t, emptyHouse, func(h *house) {
		h.MailStays = true
		errs := make([]error, 4)
		var signing sync.WaitGroup
		for i, email := range []string{"a@holm.example", "b@holm.example", "c@holm.example", "d@holm.example"} {
			signing.Go(func() { _, errs[i] = h.SignUpFirst(h.t.Context(), signUp(email), from("192.0.2.1")) })
		}
		signing.Wait()
		in := 0
		for _, err := range errs {
			if err == nil {
				in++
				continue
			}
			h.wants(err, "sign_up.not_first")
		}
		if in != 1 {
			h.t.Errorf("%d were let in as the first", in)
		}
	})
}

func TestAllThatIsWrongWithSigningUpIsSaidAtOnce(t *testing.T) {
	t.Parallel()
	fields := func(u account.SignUp) string {
		var all []string
		for _, f := range u.Faults() {
			all = append(all, f.Field+" "+f.Key)
		}
		return strings.Join(all, ", ")
	}
	if got := fields(signUp(" ida@holm.example ")); got != "" {
		t.Errorf("what is well is refused: %s", got)
	}
	const want = "creditor creditor.name_missing, name user.name_missing, email user.email_malformed, password password.too_short"
	if got := fields(account.SignUp{Email: "ida"}); got != want {
		t.Errorf("faults = %s, want %s", got, want)
	}
	long := signUp("ida@holm.example")
	long.Creditor.Name, long.Password = strings.Repeat("x", 101), "ida@holm.example"
	if got, want := fields(long), "creditor user.name_too_long, password password.too_easy"; got != want {
		t.Errorf("faults = %s, want %s", got, want)
	}
}

func TestPasswordsThatAreGuessedFirstAreRefused(t *testing.T) {
	t.Parallel()
	for password, easy := range map[string]bool{
		"adgangskode123": true, "Velkommen2026!": true, "kodeordkodeord": true, "123456789012": true, "Password-2026": true, "sommer vinter 1": true,
		"rolig-fjord-2026": false, "adgangskode til skuret": false, "sommerhus i skagen": false, "918273645546": false,
	} {
		asked := signUp("ida@holm.example")
		asked.Password = password
		if got := len(asked.Faults()) > 0; got != easy {
			t.Errorf("%s is refused: %t, want %t", password, got, easy)
		}
	}
}
