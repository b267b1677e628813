package ledger_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// judged owes 10,000.00 at 10 % from 11 January 2016, with a judgment of 10 January 2018.
func judged(payments ...ledger.Entry) ledger.Account {
	due := civil.MustParse("2016-01-10")
	return ledger.Account{
		DayCount: ledger.Actual365,
		Claims: []ledger.Claim{{
			ID: 1, Label: "1", Principal: money.Kroner(10_000, 0), Arisen: due, Due: due, From: due.AddDays(1), InterestFrom: due.AddDays(1), Agreed: money.PerCent(10, 0),
			Interrupted: []law.LimitationEvent{{Change: law.Adjudged, On: civil.MustParse("2018-01-10")}},
		}},
		Entries: payments,
	}
}

// By 1 May 2026 the interest has run for 3,764 days: 10,000.00 x 10 % x 3,764 / 365 is
// 10,312.33. That of the 731 days up to the judgment, 2,002.74, lives as long as it; that of 30
// April 2023, three years ago yesterday, is the last that is lost. By then 2,667 days had
// passed, 7,306.85, and so 5,304.11 is lost and 5,008.22 left.
//
// 3,000.00 that came on 10 January 2020 covered the oldest interest before any was lost: so
// much less is lost, 4,306.85, and 3,005.48 left, that of the last three years.
//
// The same on 1 April 2026 comes when the interest up to 31 March 2023 is lost: 2,637 days,
// 7,224.66, less 2,002.74 is 5,221.92. It covers 2,002.74 and 997.26 of what runs from 1 April
// 2023, and so nothing of April 2023 is left to be lost: 10,312.33 less 5,221.92 and 3,000.00
// is 2,090.41.
//
// On 11 January 2021 it has run for 1,828 days, 5,008.22, and that of 11 January 2018 is lost the
// day after: 2.74, while another 2.74 have come.
func TestInterestAfterAJudgmentIsLostDayByDay(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		account        ledger.Account
		on, lost, left string
	}{
		"nothing paid":               {judged(), "2026-05-01", "5304.11", "5008.22"},
		"paid before any was lost":   {judged(paid(1, "2020-01-10", 3_000)), "2026-05-01", "4306.85", "3005.48"},
		"paid when some was lost":    {judged(paid(1, "2026-04-01", 3_000)), "2026-05-01", "5221.92", "2090.41"},
		"the day before the first":   {judged(), "2021-01-11", "0.00", "5008.22"},
		"the first day that is lost": {judged(), "2021-01-12", "2.74", "5008.22"},
	} {
		s, err := c.account.Explain(law.Denmark(), civil.MustParse(c.on))
		if err != nil {
			t.Fatal(err)
		}
		if s.TimeBarred.String() != c.lost || s.Waived != s.TimeBarred || s.Left.Interest.String() != c.left {
			t.Errorf("%s: %v lost, %v left, want %s and %s", name, s.TimeBarred, s.Left.Interest, c.lost, c.left)
		}
		var sum money.Amount
		for _, l := range s.Lines {
			sum = sum.Plus(l.Amount)
		}
		if sum != s.Total() {
			t.Errorf("%s: the lines add up to %v, owed is %v", name, sum, s.Total())
		}
	}
}

// Without a judgment nothing is lost before the principal is, and that is for a person.
func TestWithoutAJudgmentNoInterestIsLostByItself(t *testing.T) {
	t.Parallel()
	account := judged()
	account.Claims[0].Interrupted = []law.LimitationEvent{{Change: law.Acknowledged, On: civil.MustParse("2018-01-10")}}
	s, err := account.StatementOn(law.Denmark(), civil.MustParse("2021-01-08"))
	if err != nil || !s.TimeBarred.IsZero() {
		t.Errorf("%v lost, %v", s.TimeBarred, err)
	}
}
