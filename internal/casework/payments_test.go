package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

func (h *house) enters(p casework.PaymentByHand) (debt.PaymentID, error) {
	h.t.Helper()
	return h.RecordPayment(h.t.Context(), h.person, h.creditor, p)
}

func TestADoubleClickBooksOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		p := casework.PaymentByHand{Number: first, Amount: kr("100.00"), Repeated: "form-7"}
		once, err := h.enters(p)
		h.works(err)
		twice, err := h.enters(p)
		h.works(err)
		if once != twice || once == 0 {
			h.t.Errorf("payments %d and %d", once, twice)
		}
		h.owes(first, "1100.00")
		p.Repeated = "form-8" // another form: the person is asked, and says that it is another payment
		_, err = h.enters(p)
		h.fails(err, fault.Conflict, "payment.looks_repeated")
		p.Again = true
		_, err = h.enters(p)
		h.works(err)
		h.owes(first, "1000.00")
	})
}

func TestADebtorWhoNamesAnInvoicePaysThat(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices("A1;17;Anna Holm;Søvej 3;4000;Roskilde;;01-10-2026;10-10-2026;1.000,00", "B1;17;Anna Holm;Søvej 3;4000;Roskilde;;05-10-2026;20-10-2026;1.000,00")
		_, err := h.enters(casework.PaymentByHand{Number: first, Amount: kr("1000.00"), Invoice: "b1"})
		h.works(err)
		for _, left := range h.look(first).Owed.Claims {
			if want := map[string]string{"A1": "1000.00", "B1": "0.00"}[left.Label]; left.Principal.String() != want {
				h.t.Errorf("left of %s = %v, want %s", left.Label, left.Principal, want)
			}
		}
	})
}

func TestABackDatedPaymentCountsFromItsDay(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.at("2026-11-13")
		h.file(withCVR, "1;20;12345674;Nord El A/S;Værftet 1;8000;Aarhus C;01-08-2026;15-08-2026;10.000,00")
		// Ninety days of 10,000.00 at 10 % (law.md I-A).
		h.owes(first, "10246.58")
		h.pay(first, "10000.00", "2026-09-14")
		// On 14 September thirty days were owed, 82.19, which the payment covers
		// first. 82.19 of the principal is left, and sixty days of it are 1.35.
		h.owes(first, "83.54")
		h.proven()
	})
}

func TestAPaymentThatCantBeIsRefused(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.also(fjord()).invoices(anna, bent)
		h.invoices(anna)
		for _, c := range []struct {
			p    casework.PaymentByHand
			kind fault.Kind
			key  string
		}{
			{casework.PaymentByHand{Number: first, Amount: kr("0.00")}, fault.Invalid, "payment.amount_not_positive"},
			{casework.PaymentByHand{Number: first, Amount: kr("-5.00")}, fault.Invalid, "payment.amount_not_positive"},
			{casework.PaymentByHand{Number: first, Amount: kr("5.00"), ValueOn: day("2026-11-03")}, fault.Invalid, "payment.value_day_ahead"},
			// Anna's invoice is of 12 October 2026; 90 days before are 14 July.
			{casework.PaymentByHand{Number: first, Amount: kr("5.00"), ValueOn: day("2026-07-13")}, fault.Invalid, "payment.value_day_too_early"},
			{casework.PaymentByHand{Number: first, Amount: kr("5.00"), ValueOn: day("1926-11-02")}, fault.Invalid, "payment.value_day_too_early"},
			{casework.PaymentByHand{Number: first, Amount: kr("5.00"), Invoice: "1002"}, fault.NotFound, "claim.not_found"},
			{casework.PaymentByHand{Number: first + 1, Amount: kr("5.00")}, fault.NotFound, "case.not_found"},
		} {
			_, err := h.enters(c.p)
			h.fails(err, c.kind, c.key)
		}
		h.owes(first, "1200.00")
	})
}

func TestWhatIsPaidTooMuchIsATask(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.pays(first, "1500.00")
		seen := h.look(first)
		if seen.Case.State() != debt.Closed || seen.Owed.Overpaid != kr("300.00") || seen.Case.Tasks[0].Args["amount"] != "300.00" {
			h.t.Errorf("case %s, overpaid %v, tasks %+v", seen.Case.State(), seen.Owed.Overpaid, seen.Case.Tasks)
		}
		h.pays(first+1, "800.00") // paid, and then paid again
		h.tasks(first + 1)
		h.state(first+1, debt.Closed)
		h.pays(first+1, "800.00")
		h.tasks(first+1, followup.TaskRefund)
		h.proven()
	})
}

func TestAReversedPaymentOpensTheCaseAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		paid := h.pays(first, "1500.00")
		h.tasks(first, followup.TaskRefund)
		h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, paid))
		h.fails(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, paid), fault.Conflict, "payment.is_reversed") // a double click
		h.state(first, debt.Open)
		h.tasks(first) // nothing is to be paid back of money that never came
		h.owes(first, "1200.00")
		h.fails(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, 404), fault.NotFound, "payment.not_found")
		h.run()
		h.steps(first, "reminder-1")
		h.proven()
	})
}

func TestAPaymentInTimeEndsTheCaseWithoutItsLastInterest(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.at("2026-11-20") // interest from the 12th: nine days are 2.96
		h.run()
		h.owes(first, "1302.96")
		h.at("2026-11-30") // the last day in time, ten days later
		h.pays(first, "1302.96")
		if seen := h.look(first); seen.Case.State() != debt.Closed || !seen.Owed.Total().IsZero() {
			h.t.Errorf("case %s, owed %v", seen.Case.State(), seen.Owed.Total())
		}
	})
}

func TestAPaymentAfterTheDeadlineLeavesTheInterest(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.at("2026-11-20")
		h.run()
		h.at("2026-12-01")
		h.pays(first, "1302.96")
		// Twenty days of interest, 6.58, where 2.96 was asked for.
		h.owes(first, "3.62")
		h.state(first, debt.Open)
	})
}

// The bank's file told of 400.00 that counts from 30 October. Who enters it on 2 November, the
// day of reading it off the bank's page, is asked; eight days after it is another payment.
func TestMoneyThatTheBankToldOfIsNotEnteredAgainUnasked(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.bank("S1", movement{ref: "B1", amount: "400.00", day: "2026-10-30", slip: printedSlip(first+1, "80000012")})
		enter := func() error {
			_, err := h.RecordPayment(h.t.Context(), h.person, h.creditor, casework.PaymentByHand{Number: first + 1, Amount: kr("400.00")})
			return err
		}
		h.fails(enter(), fault.Conflict, "payment.looks_repeated")
		h.at("2026-11-07")
		h.works(enter())
	})
}
