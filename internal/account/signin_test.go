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

func TestWhoSignsInActsWithTheirRoles(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		in := h.in(" METTE@fjord.example ")
		v := h.who(in.Token)
		if err := v.Actor.May(access.ManageUsers, 1); err != nil {
			h.t.Error(err)
		}
		if v.Actor.May(access.SeeCases, 2) == nil || v.Actor.May(access.RunHouse, access.House) == nil {
			h.t.Error("a creditor's administrator may do something elsewhere")
		}
		if v.Person.Email != "mette@fjord.example" || v.Session.Address != "192.0.2.1" || v.Session.Agent != "Netscape" {
			h.t.Errorf("visitor = %+v", v)
		}
	})
}

func TestNoTokenOrPasswordLiesInTheDatabase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		in := h.in("mette@fjord.example")
		for table, columns := range map[string]string{
			"session": "hash || address || agent", "person": "email || name || password",
			"audit": "actor || action || subject || detail", "throttle": "bucket",
		} {
			var row string
			h.fine(h.db.Raw.QueryRowContext(h.t.Context(), "SELECT "+columns+" FROM "+table).Scan(&row))
			for _, hidden := range []string{in.Token, secret, in.Device} {
				if strings.Contains(row, hidden) {
					h.t.Errorf("%s holds a secret: %s", table, row)
				}
			}
		}
	})
}

func TestAWrongPasswordAndAnUnknownAddressAnswerAlikeAndCostTheSame(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		var said []string
		for _, email := range []string{"mette@fjord.example", "nobody@fjord.example"} {
			compared := h.hasher.compared
			_, err := h.SignIn(h.t.Context(), email, "wrong wrong wrong", from("192.0.2.1"))
			h.wants(err, "sign_in.wrong")
			said = append(said, fault.Of(err).Error())
			if got := h.hasher.compared - compared; got != 1 {
				h.t.Errorf("%s: %d comparisons, want 1", email, got)
			}
		}
		if said[0] != said[1] {
			h.t.Errorf("answers %q", said)
		}
	})
}

func TestASessionThatWasPlantedIsWorthNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		planted := h.in("mette@fjord.example").Token
		browser := from("192.0.2.9")
		browser.Token = planted
		in, err := h.SignIn(h.t.Context(), "mette@fjord.example", secret, browser)
		h.fine(err)
		if in.Token == planted {
			h.t.Error("the token stayed the same")
		}
		h.gone(planted, "the token that the browser came with")
		h.who(in.Token)
		h.gone("", "no token")
		h.gone("made up", "a token that somebody made up")
	})
}

// Twelve hours without use, and fourteen days in all.
func TestASessionRunsOut(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		idle := h.in("mette@fjord.example").Token
		h.clock.pass(12*time.Hour - time.Second)
		h.who(idle)
		h.clock.pass(12*time.Hour - time.Second)
		h.who(idle) // used meanwhile
		h.clock.pass(12 * time.Hour)
		h.gone(idle, "twelve hours later")

		busy := h.in("mette@fjord.example").Token
		for range 14*3 - 1 {
			h.clock.pass(8 * time.Hour)
			h.who(busy)
		}
		h.clock.pass(8 * time.Hour)
		h.gone(busy, "fourteen days later")
	})
}

func TestSigningOutHereAndEverywhere(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		other := h.add("bo@fjord.example", 1, access.Reader)
		one, two, bo := h.in("mette@fjord.example"), h.in("mette@fjord.example"), h.in(other.Email)
		mette := h.who(one.Token)
		sessions, err := h.Sessions(h.t.Context(), mette.Actor)
		h.fine(err)
		if len(sessions) != 2 {
			h.t.Errorf("%d sessions, want 2", len(sessions))
		}
		// Another's session isn't mine to end, also when I know its name.
		h.wants(h.EndSession(h.t.Context(), mette.Actor, h.who(bo.Token).Session.Hash), "session.not_found")
		h.who(bo.Token)
		h.fine(h.EndSession(h.t.Context(), mette.Actor, h.who(two.Token).Session.Hash))
		h.gone(two.Token, "ended from the list")
		h.fine(h.SignOut(h.t.Context(), one.Token))
		h.fine(h.SignOut(h.t.Context(), one.Token))
		h.gone(one.Token, "signed out")

		one, two = h.in("mette@fjord.example"), h.in("mette@fjord.example")
		h.fine(h.SignOutEverywhere(h.t.Context(), mette.Actor))
		h.gone(one.Token, "signed out everywhere")
		h.gone(two.Token, "signed out everywhere")
		h.who(bo.Token)
	})
}

// Five tries at once, and then one a minute; counted by all machines together.
func TestTriesAtAnAccountAreLimitedOnAllMachinesTogether(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		machines := []*house{h, h.machine()}
		guess := func(i int, address string) error {
			_, err := machines[i%2].SignIn(h.t.Context(), "mette@fjord.example", "guess guess guess", from(address))
			return err
		}
		for i := range 5 {
			err := guess(i, "192.0.2."+itoa(int64(i+1)))
			h.wants(err, "sign_in.wrong")
			if got, want := fault.Of(err).Args["left"], string(rune('0'+4-i)); got != want {
				h.t.Errorf("try %d: %s left, want %s", i+1, got, want)
			}
		}
		err := guess(5, "192.0.2.77")
		h.wants(err, "sign_in.too_many")
		if fault.Of(err) != nil && fault.Of(err).Args["minutes"] != "1" {
			h.t.Errorf("error = %v, want a wait of 1 minute", err)
		}
		// The right password is no use now to a stranger's browser either,
		_, err = h.SignIn(h.t.Context(), "mette@fjord.example", secret, from("192.0.2.78"))
		h.wants(err, "sign_in.too_many")
		// and a try that was refused has cost nothing.
		h.clock.pass(time.Minute)
		h.in("mette@fjord.example")
	})
}

// Thirty tries in all, and then one in half an hour.
func TestAnAccountThatIsGuessedAtForLongIsClosedForAWhile(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		tries := 0
		for range 60 {
			_, err := h.SignIn(h.t.Context(), "mette@fjord.example", "guess guess guess", from("192.0.2."+itoa(int64(tries+1))))
			if fault.HasKey(err, "sign_in.wrong") {
				tries++
			}
			h.clock.pass(time.Minute)
		}
		// Thirty, and two that an hour has freed.
		if tries < 30 || tries > 32 {
			h.t.Errorf("%d tries in an hour, want 30 to 32", tries)
		}
	})
}

func TestAStrangerCannotCloseAnAccountToItsOwner(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		known := h.in("mette@fjord.example")
		for i := range 10 {
			_, _ = h.SignIn(h.t.Context(), "mette@fjord.example", "guess guess guess", from("192.0.2."+itoa(int64(i+1))))
		}
		_, err := h.SignIn(h.t.Context(), "mette@fjord.example", secret, from("192.0.2.200"))
		h.wants(err, "sign_in.too_many")
		own := from("192.0.2.1")
		own.Device = known.Device
		if _, err := h.SignIn(h.t.Context(), "mette@fjord.example", secret, own); err != nil {
			h.t.Errorf("the owner's own browser: %v", err)
		}
		// The token is of this account: another's tries aren't saved by it.
		h.add("bo@fjord.example", 1, access.Reader)
		for range 5 {
			_, err = h.SignIn(h.t.Context(), "bo@fjord.example", "guess guess guess", own)
			h.wants(err, "sign_in.wrong")
		}
		_, err = h.SignIn(h.t.Context(), "bo@fjord.example", "guess guess guess", own)
		h.wants(err, "sign_in.too_many")
		// And its tries are limited too: ten.
		for range 10 {
			_, err = h.SignIn(h.t.Context(), "mette@fjord.example", "guess guess guess", own)
			h.wants(err, "sign_in.wrong")
		}
		_, err = h.SignIn(h.t.Context(), "mette@fjord.example", secret, own)
		h.wants(err, "sign_in.too_many")
	})
}

// Twenty tries from one address, whatever accounts they are at. One who has a
// /64 of IPv6 addresses is one.
func TestTriesFromAnAddressAreLimited(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		for i := range 20 {
			_, err := h.SignIn(h.t.Context(), itoa(int64(i+1))+"@fjord.example", "guess guess guess", from("2001:db8::"+itoa(int64(i+1))))
			h.wants(err, "sign_in.wrong")
		}
		_, err := h.SignIn(h.t.Context(), "mette@fjord.example", secret, from("2001:db8::99"))
		h.wants(err, "sign_in.too_many")
		if _, err := h.SignIn(h.t.Context(), "mette@fjord.example", secret, from("2001:db8:0:1::99")); err != nil {
			h.t.Errorf("from another network: %v", err)
		}
	})
}

func TestManyWhoSignInAtOnceGetASessionEach(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		var signing sync.WaitGroup
		tokens := make([]string, 5)
		for i := range tokens {
			signing.Go(func() {
				in, err := h.SignIn(h.t.Context(), "mette@fjord.example", secret, from("192.0.2.1"))
				if err != nil {
					h.t.Error(err)
				}
				tokens[i] = in.Token
			})
		}
		signing.Wait()
		seen := map[string]bool{}
		for _, token := range tokens {
			h.who(token)
			seen[token] = true
		}
		if len(seen) != 5 {
			h.t.Errorf("%d tokens, want 5", len(seen))
		}
		// All five tries were given back: five guesses are left.
		for range 5 {
			_, err := h.SignIn(h.t.Context(), "mette@fjord.example", "guess guess guess", from("192.0.2.1"))
			h.wants(err, "sign_in.wrong")
		}
	})
}

// Of many guesses at once, from many machines, no more than five are looked at.
func TestGuessesAtOnceAreCountedEach(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		var guessing sync.WaitGroup
		before := h.hasher.compared
		for i := range 12 {
			guessing.Go(func() {
				_, err := h.SignIn(h.t.Context(), "mette@fjord.example", "guess guess guess", from("192.0.2."+itoa(int64(i+1))))
				if !fault.HasKey(err, "sign_in.wrong") && !fault.HasKey(err, "sign_in.too_many") {
					h.t.Error(err)
				}
			})
		}
		guessing.Wait()
		if got := h.hasher.compared - before; got != 5 {
			h.t.Errorf("%d passwords were compared, want 5", got)
		}
	})
}

func TestACreditorsPeopleAreItsOwn(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		ib := h.add("ib@tomrer.example", 2, access.Administrator)
		mette := h.who(h.in("mette@fjord.example").Token).Actor
		for name, err := range map[string]error{
			"list":   second(h.Users(h.t.Context(), mette, 2)),
			"role":   h.SetRole(h.t.Context(), mette, 2, ib.ID, access.Reader),
			"remove": h.RemoveUser(h.t.Context(), mette, 2, ib.ID),
			"invite": h.Invite(h.t.Context(), mette, account.Invitation{Creditor: 2, Email: "x@y.example", Role: access.Reader}),
			"house":  second(h.Users(h.t.Context(), mette, 0)),
			"audit":  second(h.Audit(h.t.Context(), mette, 2, 0)),
			"add":    second(h.AddUser(h.t.Context(), mette, account.NewUser{Email: "x@y.example", Name: "X", Creditor: 1, Role: access.Reader})),
		} {
			if !fault.Is(err, fault.Forbidden) {
				h.t.Errorf("%s: %v, want it forbidden", name, err)
			}
		}
		// Nor can another's person be pulled in by number.
		h.wants(h.SetRole(h.t.Context(), mette, 1, ib.ID, access.Reader), "user.not_found")
		h.wants(h.RemoveUser(h.t.Context(), mette, 1, ib.ID), "user.not_found")
		for _, role := range []access.Role{access.Operator, 0, 99} {
			h.wants(h.SetRole(h.t.Context(), mette, 1, ib.ID, role), "role.not_here")
		}
	})
}

func second[T any](_ T, err error) error { return err }

func TestTheLastAdministratorStays(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		mette := h.who(h.in("mette@fjord.example").Token)
		h.wants(h.RemoveUser(h.t.Context(), mette.Actor, 1, mette.Person.ID), "user.last_administrator")
		h.wants(h.SetRole(h.t.Context(), mette.Actor, 1, mette.Person.ID, access.Reader), "user.last_administrator")
		bo := h.add("bo@fjord.example", 1, access.Administrator)
		// Each removes the other at once: one of them must stay.
		var removing sync.WaitGroup
		errs := make([]error, 2)
		for i, id := range []account.PersonID{mette.Person.ID, bo.ID} {
			removing.Go(func() { errs[i] = h.RemoveUser(h.t.Context(), mette.Actor, 1, id) })
		}
		removing.Wait()
		if (errs[0] == nil) == (errs[1] == nil) {
			h.t.Errorf("errors %v, want one", errs)
		}
	})
}

func TestWhatIsDoneToAccessIsRecordedWithoutNamesOrSecrets(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		bo := h.add("bo@fjord.example", 1, access.Caseworker)
		mette := h.who(h.in("mette@fjord.example").Token)
		h.fine(h.SetRole(h.t.Context(), mette.Actor, 1, bo.ID, access.Reader))
		records, err := h.Audit(h.t.Context(), mette.Actor, 1, 0)
		h.fine(err)
		if len(records) != 3 {
			h.t.Fatalf("records = %+v, want 3", records)
		}
		got := records[0]
		want := account.Record{ID: got.ID, Creditor: 1, At: h.clock.now(), Actor: mette.Actor.String(), Action: "user.role_changed", Subject: "person:" + itoa(int64(bo.ID)), Detail: "reader"}
		got.At = got.At.UTC()
		if got != want {
			h.t.Errorf("record = %+v, want %+v", got, want)
		}
		older, err := h.Audit(h.t.Context(), mette.Actor, 1, records[1].ID)
		h.fine(err)
		if len(older) != 1 || older[0].Action != "user.added" {
			h.t.Errorf("older = %+v", older)
		}
	})
}
