package ledger_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// charged owes 10,000.00 without interest from 10 January 2016, with a judgment of 10 January
// 2018, and what is charged or paid on it.
func charged(entries ...ledger.Entry) ledger.Account {
	account := judged(entries...)
	account.Claims[0].InterestFrom = civil.Date{}
	return account
}

// costing is a charge of whole kroner on the claim.
func costing(id ledger.EntryID, kind ledger.EntryKind, on string, kroner int64) ledger.Entry {
	return ledger.Entry{ID: id, Kind: kind, On: day(on), Amount: money.Kroner(kroner, 0), Claim: 1}
}

// A reminder fee from before the judgment lives as long as it, and so do the costs that a court
// awarded, here by a decision of its own. The fee of 1 March 2019 has three years of its own
// (forældelseslovens § 5, stk. 2), to Tuesday 1 March 2022, and the court's fee of 10 June 2020
// to Monday 12 June 2023, as the 10th is a Saturday (§ 27): 100.00 + 1,250.00 + 100.00 + 750.00
// is 2,200.00, less 100.00, and less 750.00.
func TestFeesAndCostsAfterAJudgmentAreLostOneByOne(t *testing.T) {
	t.Parallel()
	account := charged(
		costing(1, ledger.ReminderFee, "2016-02-01", 100), costing(2, ledger.AwardedCosts, "2018-02-01", 1_250),
		costing(3, ledger.ReminderFee, "2019-03-01", 100), costing(4, ledger.CourtFee, "2020-06-10", 750),
	)
	for on, want := range map[string]struct{ lost, left string }{
		"2022-03-01": {"0.00", "2200.00"}, "2022-03-02": {"100.00", "2100.00"},
		"2023-06-12": {"100.00", "2100.00"}, "2023-06-13": {"850.00", "1350.00"},
	} {
		s, err := account.Explain(law.Denmark(), day(on))
		if err != nil {
			t.Fatal(err)
		}
		left, lost := s.Left.Total().Minus(s.Left.Principal), money.Amount{}
		if s.TimeBarredCosts.String() != want.lost || left.String() != want.left || s.Claims[0].Costs != left || s.Waived != s.TimeBarredCosts || s.Lost() != s.TimeBarredCosts {
			t.Errorf("%s: %v lost, %v left, want %s and %s", on, s.TimeBarredCosts, left, want.lost, want.left)
		}
		var sum money.Amount
		for _, l := range s.Lines {
			sum = sum.Plus(l.Amount)
			if l.Rule == ledger.ByLimitationOfCosts && l.IsTimeBarred() && l.Kind == ledger.WaivedLine {
				lost = lost.Minus(l.Amount)
			}
		}
		if sum != s.Total() || lost != s.TimeBarredCosts {
			t.Errorf("%s: the lines add up to %v with %v lost, owed is %v", on, sum, lost, s.Total())
		}
	}
}

// The fee of 1 March 2019 lives to 1 March 2022. Money of that day covers it first, money of the
// day after covers principal: 60.00 leaves 40.00 to be lost, or 9,940.00 of 10,000.00.
func TestMoneyDoesNotPayAFeeThatWasLostBeforeItCame(t *testing.T) {
	t.Parallel()
	for on, want := range map[string]struct{ lost, principal string }{
		"2022-03-01": {"40.00", "10000.00"}, "2022-03-02": {"100.00", "9940.00"},
	} {
		account := charged(costing(1, ledger.ReminderFee, "2019-03-01", 100), paid(2, on, 60))
		s, err := account.StatementOn(law.Denmark(), day("2022-03-03"))
		if err != nil || s.TimeBarredCosts.String() != want.lost || s.Left.Principal.String() != want.principal || !s.Left.ReminderFees.IsZero() {
			t.Errorf("paid on %s: %v lost, %v left, %v, want %s and %s", on, s.TimeBarredCosts, s.Left, err, want.lost, want.principal)
		}
	}
}

// The same interrupts for fees and costs as for interest. An acknowledgement of 1 May 2021 gives
// the fee of 1 March 2019 three new years, to Wednesday 1 May 2024 (§ 15), and that of 26
// February 2018 none: it was lost after 26 February 2021. A levy gives ten to what lives then,
// the court's fee of that day too (§ 19, stk. 7); a fee of the day after has three, to Monday 12
// June 2023, as the 11th is a Sunday. While a step at court is under way nothing is lost (§ 16),
// and a second judgment gives ten years (§ 5, stk. 1).
func TestWhatInterruptsForFeesAndCosts(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		on      string
		change  law.LimitationChange
		changed string
		asked   string
		lost    string
	}{
		"nothing":                             {"2019-03-01", 0, "", "2022-03-02", "100.00"},
		"acknowledged, the last day":          {"2019-03-01", law.Acknowledged, "2021-05-01", "2024-05-01", "0.00"},
		"acknowledged, the first day lost":    {"2019-03-01", law.Acknowledged, "2021-05-01", "2024-05-02", "100.00"},
		"acknowledged too late":               {"2018-02-26", law.Acknowledged, "2021-05-01", "2021-05-02", "100.00"},
		"of the day of the levy":              {"2020-06-10", law.Levied, "2020-06-10", "2027-01-01", "0.00"},
		"of the day after the levy, to 12/6":  {"2020-06-11", law.Levied, "2020-06-10", "2023-06-12", "0.00"},
		"of the day after the levy, then not": {"2020-06-11", law.Levied, "2020-06-10", "2023-06-13", "100.00"},
		"while a step is under way":           {"2019-03-01", law.Proceeding, "2022-02-01", "2025-02-03", "0.00"},
		"judged again":                        {"2019-03-01", law.Adjudged, "2022-02-01", "2027-02-01", "0.00"},
	} {
		account := charged(costing(1, ledger.ReminderFee, c.on, 100))
		if c.change != 0 {
			account.Claims[0].Interrupted = append(account.Claims[0].Interrupted, law.LimitationEvent{Change: c.change, On: day(c.changed)})
		}
		s, err := account.StatementOn(law.Denmark().Assuming(day("2028-01-01")), day(c.asked))
		if err != nil || s.TimeBarredCosts.String() != c.lost {
			t.Errorf("%s: %v lost on %s, %v, want %s", name, s.TimeBarredCosts, c.asked, err, c.lost)
		}
	}
}

// Without a foundation a fee isn't lost before its principal, and that is for a person.
func TestWithoutAJudgmentNoFeeIsLostByItself(t *testing.T) {
	t.Parallel()
	account := charged(costing(1, ledger.ReminderFee, "2016-02-01", 100))
	account.Claims[0].Interrupted = []law.LimitationEvent{{Change: law.Acknowledged, On: day("2018-01-10")}}
	for _, on := range []string{"2019-02-02", "2021-01-08", "2025-01-01"} {
		if s, err := account.StatementOn(law.Denmark(), day(on)); err != nil || !s.TimeBarredCosts.IsZero() {
			t.Errorf("%s: %v lost, %v", on, s.TimeBarredCosts, err)
		}
	}
}

// The judgment lives to Monday 10 January 2028. The fee of 7 January 2025 lived to Friday the
// 7th, and stays lost; that of 10 January 2025 lived as long as the claim, which is for a person
// to judge.
func TestAFeeThatIsLostDoesNotComeBackWhenItsPrincipalIsLost(t *testing.T) {
	t.Parallel()
	account := charged(costing(1, ledger.ReminderFee, "2025-01-07", 100), costing(2, ledger.ReminderFee, "2025-01-10", 80))
	for _, on := range []string{"2028-01-10", "2028-01-11", "2030-05-01"} {
		s, err := account.StatementOn(law.Denmark().Assuming(day("2031-01-01")), day(on))
		if err != nil || s.TimeBarredCosts.String() != "100.00" || s.Left.ReminderFees.String() != "80.00" {
			t.Errorf("%s: %v lost, %v, want 100.00", on, s.TimeBarredCosts, err)
		}
	}
}

// The fee of 1 March 2019 is lost after 1 March 2022: what is given up on 5 January 2023 is the
// principal alone, and what lists keep is 10,000.00 once something more is entered.
func TestAFeeThatIsLostIsNotGivenUp(t *testing.T) {
	t.Parallel()
	account := charged(costing(1, ledger.ReminderFee, "2019-03-01", 100), paid(2, "2022-05-01", 0))
	if left, err := account.WithoutInterest(law.Denmark()); err != nil || left != money.Kroner(10_000, 0) {
		t.Errorf("%v without interest, %v, want 10000.00", left, err)
	}
	account.GivenUp = day("2023-01-05")
	s, err := account.StatementOn(law.Denmark(), day("2023-02-01"))
	if err != nil || s.TimeBarredCosts.String() != "100.00" || s.Waived.String() != "10100.00" || !s.Total().IsZero() {
		t.Errorf("%v lost, %v taken off, %v owed, %v, want 100.00, 10100.00 and nothing", s.TimeBarredCosts, s.Waived, s.Total(), err)
	}
}

// On 28 February 2022 10,100.00 is owed. An offer takes 10,050.00 for it, and the money comes
// on 10 March, when the fee is lost: it pays 10,000.00, and 50.00 is owed back.
func TestTheMoneyOfAnOfferPaysNoFeeThatIsLost(t *testing.T) {
	t.Parallel()
	account := charged(costing(1, ledger.ReminderFee, "2019-03-01", 100))
	offer, err := account.Compose(law.Denmark(), day("2022-02-28"), ledger.CompositionTerms{Pay: money.Kroner(10_050, 0), Deadline: day("2022-03-15")})
	if err != nil || offer.Owed != money.Kroner(10_100, 0) {
		t.Fatalf("%+v, %v", offer, err)
	}
	account.Entries = append(account.Entries, paid(2, "2022-03-10", 10_050))
	account.Keep(offer, day("2022-03-11"))
	s, err := account.StatementOn(law.Denmark(), day("2022-03-12"))
	if err != nil || s.TimeBarredCosts.String() != "100.00" || s.Overpaid.String() != "50.00" || s.Left.Total().IsPositive() {
		t.Errorf("%v lost, %v owed back, %v left, %v, want 100.00 and 50.00", s.TimeBarredCosts, s.Overpaid, s.Left.Total(), err)
	}
}

// The fee of 1 March 2019 is lost before the first of two instalments on 1 April 2022, so of the
// 10,100.00 that is owed on 28 February only 10,000.00 is paid: 5,050.00, in whole kroner half of
// 10,100.00, and 4,950.00. The first has 100.00 less than no interest, which is told as lost.
func TestAPlanReckonsWithAFeeThatIsLostOnTheWay(t *testing.T) {
	t.Parallel()
	account := charged(costing(1, ledger.ReminderFee, "2019-03-01", 100))
	plan, err := account.Instalments(law.Denmark(), day("2022-02-28"), ledger.PlanTerms{First: day("2022-04-01"), Cadence: ledger.Monthly, Count: 2})
	if err != nil || len(plan.Instalments) != 2 || plan.Total != money.Kroner(10_000, 0) || plan.Interest != money.Kroner(-100, 0) || plan.Lost() != money.Kroner(100, 0) {
		t.Fatalf("%+v, %v, want 10000.00 in two, with 100.00 lost", plan, err)
	}
	first, second := plan.Instalments[0], plan.Instalments[1]
	if first.Amount != money.Kroner(5_050, 0) || first.Rest != money.Kroner(4_950, 0) || !first.Ran().IsZero() || second.Amount != money.Kroner(4_950, 0) {
		t.Errorf("%+v", plan.Instalments)
	}
}
