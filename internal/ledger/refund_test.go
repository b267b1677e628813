package ledger_test

import (
	"slices"
	"testing"

	"krav/internal/civil"
	"krav/internal/ledger"
	"krav/internal/money"
)

// plain is an account without interest: claims of 1,000.00 and 500.00, due
// 15 and 31 August 2026.
func plain() ledger.Account {
	a := ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{claim(1, money.Kroner(1_000, 0), "2026-08-15"), claim(2, money.Kroner(500, 0), "2026-08-31")}}
	for i := range a.Claims {
		a.Claims[i].InterestFrom = civil.Date{}
	}
	return a
}

// sums checks what is left, what is owed to the debtor, and what credit notes say
// beyond their claims.
func sums(t *testing.T, s ledger.Statement, left, overpaid, beyond string) {
	t.Helper()
	if s.Left.Total().String() != left || s.Overpaid.String() != overpaid || s.Beyond.String() != beyond {
		t.Errorf("left %v, overpaid %v, beyond %v, want %s, %s and %s", s.Left.Total(), s.Overpaid, s.Beyond, left, overpaid, beyond)
	}
}

func TestACreditNoteBeyondItsClaimIsNoMoney(t *testing.T) {
	t.Parallel()
	// Nothing was paid. 1,200.00 credited of 1,000.00: 200.00 are nobody's yet, and the
	// other claim stands.
	a := plain()
	a.Entries = []ledger.Entry{entry(1, ledger.CreditNote, "2026-09-10", "1200.00", 1)}
	s := explain(t, a, "2026-09-10")
	sums(t, s, "500.00", "0.00", "200.00")
	if s.Credited.String() != "1000.00" {
		t.Errorf("credited %v, want the 1,000.00 that there was to lower", s.Credited)
	}
}

func TestACreditNoteSetsFreeTheMoneyThatWasPaidOnItsClaim(t *testing.T) {
	t.Parallel()
	// 1,000.00 pay the first claim. 1,200.00 are credited on it: the money is free for
	// the second, which takes 500.00; 500.00 are owed to the debtor, and 200.00 of the
	// credit note were never received.
	a := plain()
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-09-01", "1000.00", 1), entry(2, ledger.CreditNote, "2026-09-10", "1200.00", 1)}
	s := explain(t, a, "2026-09-10")
	sums(t, s, "0.00", "500.00", "200.00")
	wantShares(t, s, []string{"1000.00", "500.00", "500.00"})
	// A part: 300.00 of what was paid come free.
	a.Entries[1] = entry(2, ledger.CreditNote, "2026-09-10", "300.00", 1)
	sums(t, explain(t, a, "2026-09-10"), "200.00", "0.00", "0.00")
}

func TestNoInterestRanOnWhatWasCredited(t *testing.T) {
	t.Parallel()
	// 10,000.00 due 15 August are paid on 25 August with 10 days of interest at 10 %,
	// 27.40. The credit note of 4 September over all of it says that nothing was owed:
	// the interest was none either.
	a := oneClaim(money.Kroner(10_000, 0), "2026-08-15")
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-08-25", "10027.40", 0), entry(2, ledger.CreditNote, "2026-09-04", "10000.00", 1)}
	sums(t, explain(t, a, "2026-10-04"), "0.00", "10027.40", "0.00")
	// A part: 4,000.00 are credited and nothing is paid. Interest runs on 6,000.00 from
	// the beginning, 50 days from 16 August to 4 October: 6,000.00 x 10 % x 50/365 = 82.19.
	a.Entries = []ledger.Entry{entry(2, ledger.CreditNote, "2026-09-04", "4000.00", 1)}
	sums(t, explain(t, a, "2026-10-04"), "6082.19", "0.00", "0.00")
}

func TestMoneySetFreeCoversOtherClaimsFromTheDayThatItWasThere(t *testing.T) {
	t.Parallel()
	// 10,000.00 come on 12 August, before the claim of as much falls due on the 15th. It
	// is credited on 15 September: so the money is for the other claim of 10,000.00, which
	// fell due on 31 August, and no interest runs on that.
	a := oneClaim(money.Kroner(10_000, 0), "2026-08-15")
	a.Claims = append(a.Claims, claim(2, money.Kroner(10_000, 0), "2026-08-31"))
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-08-12", "10000.00", 0), entry(2, ledger.CreditNote, "2026-09-15", "10000.00", 1)}
	for _, on := range []string{"2026-09-05", "2026-09-15", "2026-10-15"} {
		s := explain(t, a, on)
		sums(t, s, "0.00", "0.00", "0.00")
		if !s.Charged.Interest.IsZero() {
			t.Errorf("on %s interest of %v was charged", on, s.Charged.Interest)
		}
	}
}

func TestWhatWasPaidBackIsOwedNoLonger(t *testing.T) {
	t.Parallel()
	// 1,800.00 received on 1,500.00, and 300.00 paid back.
	a := plain()
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-09-01", "1800.00", 0), entry(2, ledger.Refund, "2026-09-10", "300.00", 0)}
	sums(t, explain(t, a, "2026-09-09"), "0.00", "300.00", "0.00")
	s := explain(t, a, "2026-09-10")
	sums(t, s, "0.00", "0.00", "0.00")
	if s.Paid.String() != "1800.00" || s.Refunded.String() != "300.00" {
		t.Errorf("paid %v, refunded %v", s.Paid, s.Refunded)
	}
	wantShares(t, s, []string{"1000.00", "500.00", "300.00"})
}

func TestMoneyPaidBackNoLongerCoversADebtThatWasLearnedOfLater(t *testing.T) {
	t.Parallel()
	// 1,300.00 on a claim of 1,000.00; 300.00 paid back on 10 September. Then a second
	// claim of 500.00, due 31 August, comes on the case: the 300.00 covered it until
	// they left, and no longer.
	a := plain()
	a.Claims[1].Entered = 3
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-09-01", "1300.00", 0), entry(2, ledger.Refund, "2026-09-10", "300.00", 0)}
	sums(t, explain(t, a, "2026-09-09"), "200.00", "0.00", "0.00")
	sums(t, explain(t, a, "2026-09-10"), "500.00", "0.00", "0.00")
}

func TestInterestRunsOnADebtLearnedOfLaterFromTheDayItsMoneyWasPaidBack(t *testing.T) {
	t.Parallel()
	// 10,027.40 pay 10,000.00 due 15 August with ten days of interest on the 25th, and
	// 1,000.00 too much are paid back on 4 September. Then 1,000.00 due 15 August comes on
	// the case: the money covered it, with 2.74 of interest, until it left. All of it is
	// owed again, and on it 30 days to 4 October, 8.22; with a øre for the 2.74 that
	// were never covered: 10.97.
	a := oneClaim(money.Kroner(10_000, 0), "2026-08-15")
	late := claim(2, money.Kroner(1_000, 0), "2026-08-15")
	late.Entered = 3
	a.Claims = append(a.Claims, late)
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-08-25", "11027.40", 0), entry(2, ledger.Refund, "2026-09-04", "1000.00", 0)}
	s := explain(t, a, "2026-10-04")
	if s.Left.Principal.String() != "1000.00" || s.Left.Interest.String() != "10.97" || !s.PaidOut.IsZero() {
		t.Errorf("left %+v, paid out %v, want 1,000.00 and 10.97", s.Left, s.PaidOut)
	}
}

func TestTheCostsOfAClaimLearnedOfLaterAreOwedAgainWithIt(t *testing.T) {
	t.Parallel()
	// 1,300.00 on 1,000.00, and 300.00 paid back. Then 500.00 come on the case that were
	// due on 31 August, with a fee of 100.00 from before. Of the 1,300.00 the 300.00 that
	// left are owed again, as they covered the fee and 200.00; 300.00 were never paid. A
	// payment of 50.00 that bounced was in what was paid back too: nobody got it.
	a := plain()
	a.Claims[1].Entered = 7
	a.Entries = []ledger.Entry{
		entry(1, ledger.Payment, "2026-09-01", "1300.00", 0), entry(2, ledger.Payment, "2026-09-02", "50.00", 0),
		entry(3, ledger.Refund, "2026-09-10", "350.00", 0), bounce(4, 2), entry(5, ledger.ReminderFee, "2026-09-01", "100.00", 2),
	}
	s := explain(t, a, "2026-09-10")
	sums(t, s, "600.00", "0.00", "0.00")
	if s.Left.Principal.String() != "500.00" || s.Left.ReminderFees.String() != "100.00" || s.PaidOut.String() != "50.00" {
		t.Errorf("left %+v, paid out %v, want 500.00 and 100.00, and 50.00", s.Left, s.PaidOut)
	}
}

func TestAClaimLearnedOfLaterTakesNothingOfWhatWasPaidBackInVain(t *testing.T) {
	t.Parallel()
	// 1,000.00 and 800.00 come on a claim of 1,000.00, and 800.00 are paid back. The
	// 1,000.00 bounce: 200.00 are owed, and the 800.00 left in vain. Then 500.00 come on
	// the case that were due before: 700.00 are owed, and the 800.00 as before.
	a := plain()
	a.Claims[1].Entered, a.Claims[1].Due, a.Claims[1].From = 6, day("2026-08-10"), day("2026-08-11")
	a.Entries = []ledger.Entry{
		entry(1, ledger.Payment, "2026-09-01", "1000.00", 0), entry(2, ledger.Payment, "2026-09-02", "800.00", 0),
		entry(3, ledger.Refund, "2026-09-10", "800.00", 0), bounce(4, 1),
	}
	s := explain(t, a, "2026-09-10")
	sums(t, s, "700.00", "0.00", "0.00")
	if s.PaidOut.String() != "800.00" {
		t.Errorf("paid out in vain %v, want 800.00", s.PaidOut)
	}
}

// In each life the payment's money is taken back after a part of it was paid back. What
// never came pays nothing; what left without having come is owed, but not as a debt of
// the invoice.
func TestMoneyPaidBackOfAPaymentThatBouncesIsNoDebtOfTheInvoice(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		claim            string
		entries          []ledger.Entry
		owed, over, vain string
	}{
		// 25,000.00 were paid, and 951.75 of fees and costs were not: they are owed again. The
		// 1,048.25 came of the 2,000.00 that never did.
		"the second payment of two": {"25000.00", []ledger.Entry{
			entry(1, ledger.CollectionCosts, "2026-08-20", "951.75", 1), entry(2, ledger.Payment, "2026-08-25", "25000.00", 0),
			entry(3, ledger.Payment, "2026-08-26", "2000.00", 0), entry(4, ledger.Refund, "2026-09-04", "1048.25", 0), bounce(5, 3),
		}, "951.75", "0.00", "1048.25"},
		// 300.00 came for good on 1,008.77; the first payment stands for itself.
		"a large second payment": {"1008.77", []ledger.Entry{
			entry(1, ledger.Payment, "2026-08-25", "300.00", 0), entry(2, ledger.Payment, "2026-08-26", "1500.00", 0),
			entry(3, ledger.Refund, "2026-09-04", "791.23", 0), bounce(4, 2),
		}, "708.77", "0.00", "791.23"},
		// 1,500.00 came for good: 491.23 of them were too much, and are what was paid back.
		"the first payment of two": {"1008.77", []ledger.Entry{
			entry(1, ledger.Payment, "2026-08-25", "300.00", 0), entry(2, ledger.Payment, "2026-08-26", "1500.00", 0),
			entry(3, ledger.Refund, "2026-09-04", "791.23", 0), bounce(4, 1),
		}, "0.00", "0.00", "300.00"},
		"a payment that is too small for it": {"1000.00", []ledger.Entry{
			entry(1, ledger.Payment, "2026-08-25", "1300.00", 0), entry(2, ledger.Payment, "2026-08-26", "100.00", 0),
			entry(3, ledger.Refund, "2026-09-04", "400.00", 0), bounce(4, 2),
		}, "0.00", "0.00", "100.00"},
		// What had bounced before the refund was made was not in it: 1,300.00 came, 300.00
		// left, and the 500.00 that came on the case late are owed.
		"a payment that had bounced before": {"1000.00", []ledger.Entry{
			entry(1, ledger.Payment, "2026-08-20", "500.00", 0), bounce(2, 1),
			entry(3, ledger.Payment, "2026-08-25", "1300.00", 0), entry(4, ledger.Refund, "2026-09-04", "300.00", 0),
		}, "0.00", "0.00", "0.00"},
		"two refunds of two payments": {"1000.00", []ledger.Entry{
			entry(1, ledger.Payment, "2026-08-20", "1000.00", 0), entry(2, ledger.Payment, "2026-08-21", "600.00", 0), entry(3, ledger.Refund, "2026-08-22", "600.00", 0),
			entry(4, ledger.Payment, "2026-08-23", "700.00", 0), entry(5, ledger.Refund, "2026-08-24", "700.00", 0), bounce(6, 2), bounce(7, 4),
		}, "0.00", "0.00", "1300.00"},
		// The debtor sends it back: there is nothing to ask for, or to pay back, any more.
		"money that comes again": {"1000.00", []ledger.Entry{
			entry(1, ledger.Payment, "2026-08-25", "1800.00", 0), entry(2, ledger.Refund, "2026-09-04", "800.00", 0), bounce(3, 1),
			entry(4, ledger.Payment, "2026-09-10", "1850.00", 0),
		}, "0.00", "50.00", "0.00"},
		"a part of it": {"1000.00", []ledger.Entry{
			entry(1, ledger.Payment, "2026-08-25", "1800.00", 0), entry(2, ledger.Refund, "2026-09-04", "800.00", 0), bounce(3, 1),
			entry(4, ledger.Payment, "2026-09-10", "1300.00", 0),
		}, "0.00", "0.00", "500.00"},
	}
	for name, test := range tests {
		a := plain()
		a.Claims = a.Claims[:1]
		a.Claims[0].Principal = entry(1, ledger.Payment, "2026-08-25", test.claim, 0).Amount
		a.Entries = test.entries
		s := explain(t, a, "2027-01-10")
		if got := []string{s.Left.Total().String(), s.Overpaid.String(), s.PaidOut.String()}; !slices.Equal(got, []string{test.owed, test.over, test.vain}) {
			t.Errorf("%s: owed, too much and paid out in vain = %v, want %s, %s and %s", name, got, test.owed, test.over, test.vain)
		}
		checkLines(t, s)
		checkShares(t, s)
	}
}

// Money for the next invoice isn't taken for what was paid back in vain: it covers the
// invoice, before it falls due and after.
func TestMoneyForTheNextInvoicePaysIt(t *testing.T) {
	t.Parallel()
	a := plain()
	a.Entries = []ledger.Entry{
		entry(1, ledger.Payment, "2026-08-17", "1300.00", 0), entry(2, ledger.Refund, "2026-08-18", "300.00", 0), bounce(3, 1),
		entry(4, ledger.Payment, "2026-08-20", "1500.00", 0),
	}
	// The 500.00 are for the second claim: on the 31st, before its day, as on the 1st.
	before, after := explain(t, a, "2026-08-31"), explain(t, a, "2026-09-01")
	sums(t, before, "0.00", "0.00", "0.00")
	sums(t, after, "0.00", "0.00", "0.00")
	if before.PaidOut.String() != "300.00" || after.PaidOut.String() != "300.00" {
		t.Errorf("paid out in vain %v and %v, want 300.00 of both", before.PaidOut, after.PaidOut)
	}
}

// bounce takes a payment back.
func bounce(id, payment ledger.EntryID) ledger.Entry {
	return ledger.Entry{ID: id, Kind: ledger.Reversal, On: day("2026-08-25"), Reverses: payment}
}

func TestNothingIsClaimedForMoneyPaidBackBeyondAllThatCame(t *testing.T) {
	t.Parallel()
	// The only payment is taken back after 300.00 of it had been paid back: both claims
	// are owed, and no more than that.
	a := plain()
	a.Entries = []ledger.Entry{
		entry(1, ledger.Payment, "2026-09-01", "1800.00", 0), entry(2, ledger.Refund, "2026-09-10", "300.00", 0),
		{ID: 3, Kind: ledger.Reversal, On: day("2026-09-01"), Reverses: 1},
	}
	s := explain(t, a, "2026-09-20")
	sums(t, s, "1500.00", "0.00", "0.00")
	if s.PaidOut.String() != "300.00" || !s.Refunded.IsZero() || len(linesOf(s, ledger.RefundLine)) != 0 {
		t.Errorf("refunded %v with lines %+v", s.Refunded, linesOf(s, ledger.RefundLine))
	}
}
