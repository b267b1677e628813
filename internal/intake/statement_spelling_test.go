package intake_test

import (
	"slices"
	"strings"
	"testing"

	"krav/internal/intake"
)

// ofAccount writes a statement of an account whose number stands as it is given.
func ofAccount(number string, entries ...string) string {
	return `<Stmt><Id>S</Id><Acct><Id>` + number + `</Id></Acct>` + strings.Join(entries, "") + `</Stmt>`
}

// A bank may write the IBAN in its statement and the Danish number in its notice.
func TestAnAccountIsOneHoweverItIsWritten(t *testing.T) {
	t.Parallel()
	const iban = "<IBAN>DK6999990001234567</IBAN>"
	for name, one := range map[string]string{
		"with the bank's reference": entry("<AcctSvcrRef>AS1</AcctSvcrRef>"),
		"without one":               entry("<AddtlNtryInf>husleje</AddtlNtryInf>"),
	} {
		want := entries(t, ofAccount(iban, one, one))
		for _, written := range []string{
			"<IBAN>dk69 9999 0001 2345 67</IBAN>", "<Othr><Id>DK6999990001234567</Id></Othr>", "<Othr><Id>99990001234567</Id></Othr>",
			"<Othr><Id>9999 0001234567</Id></Othr>", "<Othr><Id>9999-1234567</Id></Othr>",
		} {
			got := entries(t, ofAccount(written, one, one))
			if got[0].Identity != want[0].Identity || got[1].Identity != want[1].Identity {
				t.Errorf("%s, %s = %q and %q, want %q and %q", name, written, got[0].Identity, got[1].Identity, want[0].Identity, want[1].Identity)
			}
		}
		for _, other := range []string{"<Othr><Id>99990001234568</Id></Othr>", "<Othr><Id>9998-1234567</Id></Othr>", "<Othr><Id>1234567</Id></Othr>"} {
			if got := entries(t, ofAccount(other, one)); got[0].Identity == want[0].Identity {
				t.Errorf("%s, %s passes for another account's", name, other)
			}
		}
	}
}

// What was taken in under the Danish number, as it stood, is known by it still.
func TestMoneyIsKnownByTheAccountAsItWasWritten(t *testing.T) {
	t.Parallel()
	const asItStood = "ref-8c90173acfdeb0c414f4cc1744b37ac4" // of 9999-1234567, CRDT, false, 100.00, AS1
	e := entries(t, ofAccount("<Othr><Id>9999-1234567</Id></Othr>", entry("<AcctSvcrRef>AS1</AcctSvcrRef>")))[0]
	if !slices.Contains(e.Same, asItStood) || e.Account != "9999-1234567" {
		t.Errorf("account %q, the same as %q", e.Account, e.Same)
	}
}

// Banks tell what a payment of a batch came to in one of several places. Whichever it is, the
// payments must make up the entry.
func TestWhatAPaymentOfABatchCameToIsTakenFromWhereItStands(t *testing.T) {
	t.Parallel()
	const (
		instructed = `<TxDtls><AmtDtls><InstdAmt><Amt Ccy="DKK">60.00</Amt></InstdAmt></AmtDtls></TxDtls>`
		counter    = `<TxDtls><AmtDtls><InstdAmt><Amt Ccy="EUR">5.36</Amt></InstdAmt><CntrValAmt><Amt Ccy="DKK">40.00</Amt></CntrValAmt></AmtDtls></TxDtls>`
		exchanged  = `<TxDtls><Amt Ccy="EUR">5.36</Amt><AmtDtls><TxAmt><Amt Ccy="DKK">40.00</Amt></TxAmt></AmtDtls></TxDtls>`
		plain      = `<TxDtls><Amt Ccy="DKK">40.00</Amt><AmtDtls><InstdAmt><Amt Ccy="DKK">45.00</Amt></InstdAmt></AmtDtls></TxDtls>`
	)
	for _, other := range []string{counter, exchanged, plain} {
		found := entries(t, statement(entry("<NtryDtls>"+instructed+other+"</NtryDtls>")))
		if len(found) != 2 || found[0].Amount.String() != "60.00" || found[1].Amount.String() != "40.00" {
			t.Errorf("%s = %+v", other, found)
		}
	}
	abroad := `<TxDtls><AmtDtls><InstdAmt><Amt Ccy="EUR">40.00</Amt></InstdAmt></AmtDtls></TxDtls>`
	if found := entries(t, statement(entry("<NtryDtls>"+instructed+abroad+"</NtryDtls>"))); len(found) != 1 || found[0].Untold != 2 {
		t.Errorf("euro for kroner = %+v", found)
	}
}

// A creditor can pay out through Betalingsservice too: sign 2 is money that left, and no
// debtor's payment.
func TestMoneyPaidOutByBetalingsserviceIsNoPayment(t *testing.T) {
	t.Parallel()
	changed := delivery(t)
	// The first automatic payment, of 299.00, with the sign 2 at position 56.
	changed[2] = changed[2][:55] + "2" + changed[2][56:]
	lines, stopped := paymentLines(t, records(changed))
	if stopped != nil {
		t.Fatal(stopped)
	}
	paidOut, ok := lines[0].(intake.BankEntry)
	if !ok || paidOut.Signed().String() != "-299.00" || paidOut.Reversal {
		t.Errorf("paid out = %+v", lines[0])
	}
	if back, ok := lines[3].(intake.BankEntry); !ok || back.Signed().String() != "-100.00" || !back.Reversal {
		t.Errorf("charged back = %+v", lines[3])
	}
}
