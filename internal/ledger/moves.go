package ledger

import (
	"cmp"
	"slices"

	"krav/internal/civil"
)

// move is something that happens to the account: a claim begins to count, or an
// entry takes effect.
type move struct {
	on    civil.Date
	rank  int
	claim *Claim // nil for an entry
	entry *Entry

	capital *Capitalisation // of a claim whose interest is capitalised; then it is no other
}

// The order of moves on one day: a claim begins to count, what was paid for it before
// it was late covers it, and a credit note takes back what was never owed; then what
// adds to the debt, then what lowers it; and
// the debtor's own choice of claim before money that he gave no word of. What is paid
// back leaves last, and what interest is left at the end of the day can be capitalised.
const (
	rankClaim = iota
	rankPrepaid
	rankCreditNote
	rankCharge
	rankWaiver
	rankNamedPayment
	rankPayment
	rankRefund
	rankCapital
)

// moves returns what happens to the account up to a day, in an order that
// doesn't depend on when each thing was learned.
func (a *Account) moves(until civil.Date) []move {
	moves := make([]move, 0, len(a.Claims)+len(a.Entries)+len(a.Capitalised))
	happens := func(m move) {
		if m.on.After(until) || m.adds() && a.hasGivenUpBefore(m.on) {
			return
		}
		moves = append(moves, m)
	}
	for i := range a.Claims {
		happens(move{on: a.Claims[i].From, rank: rankClaim, claim: &a.Claims[i]})
	}
	for i := range a.Entries {
		if e := &a.Entries[i]; e.Kind != Reversal && !a.reversed(e.ID) {
			on := a.effect(e)
			happens(move{on: on, rank: rankOf(e, on), entry: e})
		}
	}
	for i := range a.Capitalised {
		happens(move{on: a.Capitalised[i].On, rank: rankCapital, capital: &a.Capitalised[i]})
	}
	slices.SortFunc(moves, compareMoves)
	return moves
}

// adds reports whether a move adds to what is owed.
func (m move) adds() bool { return m.claim != nil || m.entry != nil && m.entry.isCharge() }

// hasGivenUpBefore reports whether all was given up before a day.
func (a *Account) hasGivenUpBefore(d civil.Date) bool {
	return !a.GivenUp.IsZero() && a.GivenUp.Before(d)
}

// effect returns the day an entry takes effect: its own, but what is meant for a
// claim waits until the claim counts, if it ever will. A credit note takes effect with
// its claim, whenever it was made out: it says that so much was never owed, and on
// that no interest ran.
func (a *Account) effect(e *Entry) civil.Date {
	if e.Claim == 0 || e.isCharge() {
		return e.On
	}
	claim := a.find(e.Claim)
	if claim == nil || a.hasGivenUpBefore(claim.From) {
		return e.On
	}
	if e.Kind == CreditNote {
		return claim.From
	}
	return civil.Latest(e.On, claim.From)
}

func (a *Account) reversed(id EntryID) bool {
	for i := range a.Entries {
		if a.Entries[i].Kind == Reversal && a.Entries[i].Reverses == id {
			return true
		}
	}
	return false
}

// rankOf returns an entry's place among what happens on the day that it takes effect.
func rankOf(e *Entry, effect civil.Date) int {
	switch {
	case e.isCharge():
		return rankCharge
	case e.Kind == Payment && effect.After(e.On):
		return rankPrepaid
	case e.Kind == CreditNote:
		return rankCreditNote
	case e.Kind == Waiver:
		return rankWaiver
	case e.Kind == Refund:
		return rankRefund
	case e.Claim != 0:
		return rankNamedPayment
	}
	return rankPayment
}

func compareMoves(a, b move) int {
	if c := cmp.Or(a.on.Compare(b.on), cmp.Compare(a.rank, b.rank)); c != 0 {
		return c
	}
	if a.capital != nil && b.capital != nil {
		return cmp.Compare(a.capital.Claim, b.capital.Claim)
	}
	if a.entry == nil || b.entry == nil {
		return cmp.Compare(a.claim.ID, b.claim.ID)
	}
	return cmp.Or(cmp.Compare(a.entry.Claim, b.entry.Claim), a.entry.Amount.Compare(b.entry.Amount), cmp.Compare(a.entry.ID, b.entry.ID))
}
