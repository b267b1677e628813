package account_test

import (
	"strings"
	"testing"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/civil"
	"krav/internal/fault"
)

func TestThoseWhoRunTheHouseAreToldOnceAheadAndOnceOnTheDay(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.add("drift@krav.example", 0, access.Operator)
		h.mailed()
		notice := account.LawNotice{Series: "reference rate", Danish: "referencesats", From: civil.MustParse("2027-01-01")}
		tell := func(n account.LawNotice) []account.Message {
			h.fine(h.TellOfLaw(h.t.Context(), access.NightRun(), n))
			return h.mailed()
		}
		got := tell(notice)
		if len(got) != 1 || got[0].To != "drift@krav.example" || !strings.Contains(got[0].Text, "krav law add") || !strings.Contains(got[0].Subject, "referencesats") {
			h.t.Fatalf("mails = %+v, want one to the operator with what to do", got)
		}
		if again := tell(notice); len(again) != 0 {
			h.t.Errorf("told again the next night: %+v", again)
		}
		notice.Passed = true
		if got := tell(notice); len(got) != 1 || !strings.HasPrefix(got[0].Subject, "Sager venter") {
			h.t.Errorf("on the day: %+v, want one that cases wait", got)
		}
		if again := tell(notice); len(again) != 0 {
			h.t.Errorf("told again: %+v", again)
		}
		mette := access.NewPerson(7, "Mette", access.Grant{Creditor: 1, Role: access.Administrator})
		if err := h.TellOfLaw(h.t.Context(), mette, notice); !fault.Is(err, fault.Forbidden) {
			h.t.Errorf("a creditor's administrator tells those who run the house: %v", err)
		}
	})
}
