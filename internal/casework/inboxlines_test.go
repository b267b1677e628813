package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
)

// lines returns the entries in a state as a person looks at them.
func (h *house) lines(state casework.BankState) []casework.InboxLine {
	h.t.Helper()
	lines, err := h.InboxLines(h.t.Context(), h.person, h.creditor, casework.InboxQuery{State: state, Limit: 50})
	h.works(err)
	return lines
}

func (h *house) refuse(entry int64) error {
	h.t.Helper()
	return h.Refuse(h.t.Context(), h.person, h.creditor, entry)
}

func (h *house) putBack(entry, number int64) error {
	h.t.Helper()
	return h.PutBack(h.t.Context(), h.person, h.creditor, entry, number)
}

func TestAProposalIsComparedWithWhatWasOwedTheDayTheMoneyCame(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.bank("S1", movement{ref: "B1", amount: "150.00", day: "2026-11-01", text: "faktura 1001"})
		line := h.lines(casework.BankProposed)[0]
		if line.Number != first || line.Debtor != "Anna Holm" || line.Closed || line.Repeated {
			h.t.Errorf("line = %+v, want case %d of Anna Holm", line, first)
		}
		if !line.OwedKnown || line.Owed != kr("1200.00") {
			h.t.Errorf("owed = %v, want 1200.00", line.Owed)
		}
		h.pays(first, "160.00") // another amount
		if h.lines(casework.BankProposed)[0].Repeated {
			h.t.Error("a payment of another amount looks like the same money")
		}
		_, err := h.RecordPayment(h.t.Context(), h.person, h.creditor, casework.PaymentByHand{Number: first, Amount: kr("150.00"), ValueOn: day("2026-11-01"), Again: true})
		h.works(err)
		if line := h.lines(casework.BankProposed)[0]; !line.Repeated {
			h.t.Error("a payment by hand of the same amount and day isn't noticed")
		}
	})
}

// Anna owes 1,200.00 and, since 2 November, 100.00 for the reminder; interest runs from the
// 12th, and on the 20th is that of nine days at 10 %: 2.9589, 2.96. Of 150.00 of that day 100.00
// covers the fee, 2.96 the interest, and 47.04 the invoice. Nothing is booked by looking.
func TestAProposalTellsWhatTheMoneyWouldCover(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-20")
		h.bank("S1", movement{ref: "B1", amount: "150.00", day: "2026-11-20", text: "Anna Holm"})
		for range 2 {
			line, err := h.InboxLine(h.t.Context(), h.person, h.creditor, h.lines(casework.BankProposed)[0].ID)
			h.works(err)
			var got []string
			for _, share := range line.Proposed.Covers {
				got = append(got, share.Label+" "+share.Amount.String())
			}
			if owed := line.Proposed.Owed.Total(); owed != line.Owed {
				h.t.Errorf("the lines make %v, want %v", owed, line.Owed)
			}
			same(h.t, "shares", got, []string{"reminder-1 100.00", "1001 2.96", "1001 47.04"})
		}
		h.owes(first, "1302.96")
	})
}

func TestARefusedProposalWaitsWithoutACaseAndCanBeMadeAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		other := h.also(fjord())
		h.invoices(anna)
		h.bank("S1", movement{ref: "B1", amount: "150.00", day: "2026-11-01", text: "faktura 1001"})
		entry := h.lines(casework.BankProposed)[0].ID
		h.fails(other.refuse(entry), fault.NotFound, "bank.entry_not_found")
		h.works(h.refuse(entry))
		h.works(h.refuse(entry)) // a double click
		if line := h.lines(casework.BankUnmatched)[0]; line.Case != 0 || line.Why != "bank.proposal_refused" {
			h.t.Errorf("line = %+v, want one without a case", line)
		}
		h.works(h.putBack(entry, first))
		if line := h.lines(casework.BankProposed)[0]; line.Number != first || line.Why != "bank.put_back" {
			h.t.Errorf("line = %+v, want case %d proposed again", line, first)
		}
		h.works(h.confirm(entry, 0))
		h.owes(first, "1050.00")
		h.fails(h.refuse(entry), fault.Conflict, "bank.is_booked")
		h.fails(h.putBack(entry, 0), fault.Conflict, "bank.is_booked")
	})
}

func TestWhatAPersonPutAsideIsTakenUpAsItWas(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.bank(
			"S1", movement{ref: "B1", amount: "150.00", day: "2026-11-01", text: "faktura 1001"},
			movement{ref: "B2", amount: "70.00", day: "2026-11-01", text: "tak", payer: "Clara Dam"},
		)
		h.works(h.ignore(h.lines(casework.BankProposed)[0].ID))
		h.works(h.ignore(h.lines(casework.BankUnmatched)[0].ID))
		aside := h.lines(casework.BankIgnored)
		if len(aside) != 2 || aside[0].Amount != kr("70.00") {
			h.t.Fatalf("put aside = %+v, want two with the newest first", aside)
		}
		for _, line := range aside {
			h.works(h.putBack(line.ID, 0))
			h.works(h.putBack(line.ID, 0))
		}
		if len(h.lines(casework.BankProposed)) != 1 || len(h.lines(casework.BankUnmatched)) != 1 {
			h.t.Error("what was proposed is to be proposed, and what had no case to have none")
		}
	})
}

func TestWhatTheBankTookBackStaysAside(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.bank("S1", movement{ref: "B1", amount: "150.00", day: "2026-11-01", text: "tak", payer: "Clara Dam"})
		entry := h.lines(casework.BankUnmatched)[0].ID
		h.bank("S2", movement{ref: "B1", amount: "150.00", day: "2026-11-02", text: "tak", out: true, back: true})
		line, err := h.InboxLine(h.t.Context(), h.person, h.creditor, entry)
		h.works(err)
		if line.State != casework.BankIgnored || line.Why != "bank.taken_back" {
			h.t.Fatalf("line = %+v, want one that the bank took back", line)
		}
		h.works(h.ignore(entry))
		h.fails(h.putBack(entry, 0), fault.Conflict, "bank.taken_back")
	})
}

func TestInboxLinesComeInPages(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.bank(
			"S1", movement{ref: "B1", amount: "1.00", day: "2026-11-01", text: "a"}, movement{ref: "B2", amount: "2.00", day: "2026-11-01", text: "b"},
			movement{ref: "B3", amount: "3.00", day: "2026-11-01", text: "c"},
		)
		page := func(state casework.BankState, beyond int64) []casework.InboxLine {
			lines, err := h.InboxLines(h.t.Context(), h.person, h.creditor, casework.InboxQuery{State: state, Beyond: beyond, Limit: 2})
			h.works(err)
			return lines
		}
		oldest := page(casework.BankUnmatched, 0)
		rest := page(casework.BankUnmatched, oldest[1].ID)
		if oldest[0].Amount != kr("1.00") || len(rest) != 1 || rest[0].Amount != kr("3.00") {
			h.t.Errorf("waiting = %v, then %v", oldest, rest)
		}
		for _, line := range append(oldest, rest...) {
			h.works(h.ignore(line.ID))
		}
		newest := page(casework.BankIgnored, 0)
		rest = page(casework.BankIgnored, newest[1].ID)
		if newest[0].Amount != kr("3.00") || len(rest) != 1 || rest[0].Amount != kr("1.00") {
			h.t.Errorf("aside = %v, then %v", newest, rest)
		}
	})
}
