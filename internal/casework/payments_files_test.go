package casework_test

import (
	"os"
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

// takes takes in a file that tells of payments.
func (h *house) takes(file string) casework.PaymentsReport {
	h.t.Helper()
	report, err := h.TakePayments(h.t.Context(), h.person, h.creditor, strings.NewReader(file), casework.PaymentsOptions{Name: "konto.csv"})
	h.works(err)
	return report
}

const listHead = "Dato;Tekst;Beløb;Saldo\n"

func TestListsThatOverlapBookOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.counts(h.takes(listHead+"01-11-2026;Anna Holm sag 10001;100,00;1.100,00\n02-11-2026;Bent Krogh sag 10002;50,00;1.150,00\n"), 2, 0, 0, 0, 0, 0)
		// The next export begins a day earlier, and has a payment more on that day.
		h.counts(h.takes(listHead+"02-11-2026;Bent Krogh sag 10002;50,00;1.150,00\n02-11-2026;Anna Holm sag 10001;25,00;1.175,00\n02-11-2026;husleje;-75,00;1.100,00\n"), 1, 0, 0, 1, 0, 1)
		h.owes(first, "1075.00")
		h.owes(first+1, "750.00")
		h.proven()
	})
}

func TestTwoEqualPaymentsOfADayAreTwo(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		for _, list := range []string{
			listHead + "02-11-2026;Anna Holm sag 10001;100,00;1.100,00\n02-11-2026;Anna Holm sag 10001;100,00;1.200,00\n",
			"Dato;Tekst;Beløb\n01-11-2026;Anna Holm sag 10001;70,00\n01-11-2026;Anna Holm sag 10001;70,00\n", // without balances
		} {
			h.counts(h.takes(list), 2, 0, 0, 0, 0, 0)
			h.counts(h.takes(list), 0, 0, 0, 2, 0, 0)
		}
		h.owes(first, "860.00")
	})
}

func TestABankThatReordersADayIsAskedAbout(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.takes(listHead + "02-11-2026;Anna Holm sag 10001;100,00;1.100,00\n02-11-2026;Bent Krogh sag 10002;50,00;1.150,00\n")
		h.counts(h.takes(listHead+"02-11-2026;Bent Krogh sag 10002;50,00;1.050,00\n02-11-2026;Anna Holm sag 10001;100,00;1.150,00\n"), 0, 2, 0, 0, 0, 0)
		h.inbox("bank.may_be_known", "bank.may_be_known")
		h.owes(first, "1100.00")
	})
}

func TestTheSameMoneyByTwoKindsOfFileIsAskedAbout(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.bank("S1", movement{ref: "B1", amount: "100.00", day: "2026-11-02", text: "sag 10001"})
		h.counts(h.takes(listHead+"02-11-2026;Anna Holm sag 10001;100,00;1.100,00\n02-11-2026;Anna Holm sag 10001;100,00;1.200,00\n"), 1, 1, 0, 0, 0, 0)
		h.owes(first, "1000.00") // the second of the day can't be the bank's first
	})
}

func TestAMappingIsRemembered(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		file := "Den;Hvad;Kroner\n02-11-2026;Anna Holm sag 10001;100,00\n"
		_, err := h.TakePayments(h.t.Context(), h.person, h.creditor, strings.NewReader(file), casework.PaymentsOptions{Name: "a.csv"})
		h.fails(err, fault.Invalid, "payments.columns_missing")
		mapping := bankMapping(t, file)
		_, err = h.TakePayments(h.t.Context(), h.person, h.creditor, strings.NewReader(file), casework.PaymentsOptions{Name: "a.csv", Mapping: &mapping})
		h.works(err)
		h.owes(first, "1100.00")
		h.counts(h.takes(file+"02-11-2026;Anna Holm sag 10001;50,00\n"), 1, 0, 0, 1, 0, 0)
	})
}

func TestABatchWithoutDetailsWaitsUntilItsPartsAreTold(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.counts(h.takes(batch("053", "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch></NtryDtls><AddtlNtryInf>Anna Holm sag 10001</AddtlNtryInf>")), 0, 0, 1, 0, 0, 0)
		h.inbox("bank.batch_untold")
		h.counts(h.takes(batch("054", parts)), 2, 0, 0, 0, 0, 0)
		h.inbox() // the whole waits no longer
		h.owes(first, "1100.00")
		h.owes(first+1, "600.00")
		h.counts(h.takes(batch("053", parts)), 0, 0, 0, 2, 0, 0)
		h.counts(h.takes(batch("053", "")), 0, 0, 0, 1, 0, 0)
		h.proven()
	})
}

func TestABatchThatWasToldInPartsIsNotBookedWhole(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.counts(h.takes(batch("054", parts)), 2, 0, 0, 0, 0, 0)
		h.counts(h.takes(batch("053", "<AddtlNtryInf>Anna Holm sag 10001</AddtlNtryInf>")), 0, 0, 0, 1, 0, 0)
		h.owes(first, "1100.00")
	})
}

// Two payments, 100.00 and 200.00, that the bank booked as 300.00 under one
// reference; only the whole has it.
const parts = `<NtryDtls><Btch><NbOfTxs>2</NbOfTxs><TtlAmt Ccy="DKK">300.00</TtlAmt></Btch>` +
	`<TxDtls><Amt Ccy="DKK">100.00</Amt><RmtInf><Ustrd>Anna Holm sag 10001</Ustrd></RmtInf></TxDtls>` +
	`<TxDtls><Amt Ccy="DKK">200.00</Amt><RmtInf><Ustrd>Bent Krogh sag 10002</Ustrd></RmtInf></TxDtls></NtryDtls>`

func batch(message, details string) string {
	open, closed := "<BkToCstmrStmt><Stmt>", "</Stmt></BkToCstmrStmt>"
	if message == "054" {
		open, closed = "<BkToCstmrDbtCdtNtfctn><Ntfctn>", "</Ntfctn></BkToCstmrDbtCdtNtfctn>"
	}
	return "<Document>" + open + "<Id>1</Id><Acct><Id><IBAN>DK6999990001234567</IBAN></Id></Acct>" +
		`<Ntry><Amt Ccy="DKK">300.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-02</Dt></BookgDt>` +
		"<AcctSvcrRef>SAM-1</AcctSvcrRef>" + details + "</Ntry>" + closed + "</Document>"
}

func TestAReversalFindsItsPaymentByTheBanksReference(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.bank("S1", movement{ref: "B1", amount: "100.00", day: "2026-11-02", text: "hej", payer: "Clara Dam"},
			movement{ref: "B2", amount: "50.00", day: "2026-11-02", text: "hej igen", payer: "Clara Dam"})
		waiting := h.inbox("bank.no_reference", "bank.no_reference")
		h.works(h.confirm(waiting[0].ID, first))
		// Neither names a case; one was placed by a person, one waits. One bank marks it, one doesn't.
		h.counts(h.bank("S2", movement{ref: "B1", amount: "100.00", day: "2026-11-02", out: true, back: true},
			movement{ref: "B2", amount: "50.00", day: "2026-11-02", out: true}), 0, 0, 0, 0, 2, 0)
		h.owes(first, "1200.00")
		h.inbox()
		h.fails(h.confirm(waiting[1].ID, first), fault.Conflict, "bank.taken_back")
		h.proven()
	})
}

func TestAReturnedCollectionIsAReversal(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.pays(first, "100.00")
		returned := strings.Replace(camt("S1", movement{ref: "B1", amount: "100.00", day: "2026-11-02", text: "sag 10001", out: true}),
			"</RmtInf>", "</RmtInf><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>", 1)
		h.counts(h.takes(returned), 0, 0, 0, 0, 1, 0)
		h.owes(first, "1200.00")
	})
}

func TestMoneyThatReversesAPaymentOfTheCreditorsIsNoDebtors(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.counts(h.bank("S1", movement{ref: "B1", amount: "100.00", day: "2026-11-02", text: "sag 10001", back: true}), 0, 1, 0, 0, 0, 0)
		h.inbox("bank.own_money_back")
	})
}

func TestOneReferenceTwiceInAStatementIsAskedAbout(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		alike := movement{ref: "B1", amount: "100.00", day: "2026-11-02", text: "sag 10001"}
		h.counts(h.bank("S1", alike, alike), 1, 1, 0, 0, 0, 0)
		h.inbox("bank.reference_repeated")
		h.counts(h.bank("S1", alike, alike), 0, 0, 0, 2, 0, 0)
	})
}

func TestAPayersOwnReferenceTellsANoticeFromAStatement(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		own := "<NtryDtls><TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs><RmtInf><Ustrd>Anna Holm sag 10001</Ustrd></RmtInf></TxDtls></NtryDtls>"
		notice := batch("054", own)
		statement := strings.Replace(batch("053", own+"<AddtlNtryInf>Overførsel</AddtlNtryInf>"), "<AcctSvcrRef>SAM-1</AcctSvcrRef>", "", 1)
		h.counts(h.takes(notice), 1, 0, 0, 0, 0, 0)
		h.counts(h.takes(statement), 0, 0, 0, 1, 0, 0)
		// Without the payer's reference nobody knows: it has another identity, and the case has its money.
		h.owes(first, "900.00")
	})
}

func TestThePayersNameAndTheAmountAreAProposal(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		// The movements of the tests are all paid by Anna Holm.
		h.counts(h.bank("S1", movement{ref: "B1", amount: "1200.00", day: "2026-11-02", text: "tak"},
			movement{ref: "B2", amount: "1199.00", day: "2026-11-02", text: "tak"},
			movement{ref: "B3", amount: "1200.00", day: "2026-11-02", text: "tak", payer: "Clara Dam"}), 0, 2, 1, 0, 0, 0)
		entry := h.inbox("bank.by_payer_and_amount", "bank.by_payer", "bank.no_reference")[0]
		h.works(h.confirm(entry.ID, 0))
		h.state(first, debt.Closed)
	})
}

func TestAnInvoicesOwnPaymentSlipFindsIt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		// The creditor's own program printed slips for invoices 1001 and 1002: there is no such case.
		h.counts(h.bank("S1", movement{ref: "B1", amount: "1200.00", day: "2026-11-02", slip: slip(1001)},
			movement{ref: "B2", amount: "800.00", day: "2026-11-02", text: "RF13 1002"}), 2, 0, 0, 0, 0, 0)
		h.state(first, debt.Closed)
		h.state(first+1, debt.Closed)
	})
}

func TestWhatIsPaidTooMuchIsTold(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		report := h.bank("S1", movement{ref: "B1", amount: "1250.00", day: "2026-11-02", text: "sag 10001"},
			movement{ref: "B2", amount: "10.00", day: "2026-11-02", text: "sag 10001"})
		if len(report.Overpaid) != 2 || report.Overpaid[0].Amount != kr("50.00") || report.Overpaid[1].Amount != kr("10.00") || report.Overpaid[0].Number != first {
			h.t.Errorf("overpaid = %+v, want 50.00 and then 10.00 more", report.Overpaid)
		}
		h.tasks(first, followup.TaskRefund)
	})
}

// delivery is 299.00 from customer 17 for invoice 10591, 150.50 from customer 18,
// one rejected, one charged back, a payment slip and one that was reversed.
func delivery(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../intake/testdata/payments/betalingsservice.602")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

const (
	customer17 = "10591;17;Anna Holm;Søvej 3;4000;Roskilde;;12-10-2026;26-10-2026;299,00"
	customer18 = "10600;18;Bent Krogh;Lyngvej 8;4300;Holbæk;;12-10-2026;26-10-2026;800,00"
)

func TestADeliveryOfNobodyKnowsWhomIsProposed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(customer17, customer18)
		// Nobody said which number is the creditor's: what would be booked is proposed.
		h.counts(h.takes(delivery(h.t)), 0, 2, 3, 0, 0, 0)
		h.inbox("bank.service_unknown", "bank.service_unknown", "bank.reversal_of_unknown", "bank.service_unknown", "bank.reversal_of_unknown")
		h.with(func(c *casework.Creditor) { c.Account.Service = "11111111" })
		if report := h.takes(delivery(h.t)); len(report.Refused) != 6 || report.Refused[0].Why.Key != "bank.other_service" {
			h.t.Errorf("refused = %+v", report.Refused)
		}
	})
}

func TestADeliveryOfBetalingsserviceIsBookedOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.with(func(c *casework.Creditor) { c.Account.Service = "03985644" })
		h.invoices(customer17, customer18)
		h.counts(h.takes(delivery(h.t)), 1, 1, 3, 0, 0, 0)
		h.state(first, debt.Closed)
		h.inbox("bank.by_customer", "bank.reversal_of_unknown", "bank.reference_unknown", "bank.reversal_of_unknown")
		h.counts(h.takes(delivery(h.t)), 0, 0, 0, 5, 0, 0)
	})
}
