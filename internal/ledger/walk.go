package ledger

import (
	"cmp"
	"slices"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

// walk goes through an account day by day, up to the day asked for, and keeps
// what is left of each claim. Interest is counted for a claim only when someone
// needs to know it: when its principal changes, when a payment reaches it, and
// at the end.
type walk struct {
	account *Account
	book    *law.Book
	on      civil.Date
	free    []civil.Interval
	claims  []position
	costs   []cost
	credits []credit
	result  Statement
	explain *explanation // nil where nobody asks why
}

// position is what is left of one claim on the way.
type position struct {
	claim     *Claim
	arisen    bool
	principal money.Amount  // left
	accrued   money.Accrual // all interest so far, unrounded
	counted   civil.Date    // the last day whose interest is in accrued
	settled   money.Amount  // interest paid or waived
}

// interest returns the interest that is left on the claim.
func (p *position) interest() money.Amount {
	return p.accrued.HalfAwayFromZero().Minus(p.settled)
}

// cost is a charge on a claim, and what is left of it.
type cost struct {
	entry *Entry
	left  money.Amount
}

// credit is a payment or credit note that has not found a debt yet.
type credit struct {
	entry *Entry
	left  money.Amount
}

func (a *Account) statement(book *law.Book, on civil.Date, explain *explanation) (Statement, error) {
	free, err := a.interestFree(book, on)
	if err != nil {
		return Statement{}, err
	}
	w := walk{account: a, book: book, on: on, free: free, explain: explain}
	w.result.On = on
	w.open()
	w.prepaid()
	for _, move := range a.moves(on) {
		if err := w.apply(move); err != nil {
			return Statement{}, err
		}
	}
	return w.close()
}

// prepaid adds up what was paid for claims that don't count yet.
func (w *walk) prepaid() {
	for i := range w.account.Entries {
		e := &w.account.Entries[i]
		waits := !e.On.After(w.on) && w.account.effect(e).After(w.on)
		if e.Kind == Payment && waits && !w.account.reversed(e.ID) {
			w.result.Prepaid = w.result.Prepaid.Plus(e.Amount)
		}
	}
}

// open puts the claims in order, the one due first at the front.
func (w *walk) open() {
	w.claims = make([]position, len(w.account.Claims))
	for i := range w.account.Claims {
		w.claims[i].claim = &w.account.Claims[i]
	}
	if len(w.claims) > 1 {
		slices.SortFunc(w.claims, func(a, b position) int {
			return cmp.Or(a.claim.Due.Compare(b.claim.Due), cmp.Compare(a.claim.ID, b.claim.ID))
		})
	}
}

// move is something that happens to the account: a claim begins to count, or an
// entry takes effect.
type move struct {
	on    civil.Date
	rank  int
	claim *Claim // nil for an entry
	entry *Entry
}

// The order of moves on one day: what adds to the debt, then what lowers it; and
// the debtor's own choice of claim before money that he gave no word of.
const (
	rankClaim = iota
	rankCharge
	rankCreditNote
	rankWaiver
	rankNamedPayment
	rankPayment
)

// moves returns what happens to the account up to a day, in an order that
// doesn't depend on when each thing was learned.
func (a *Account) moves(until civil.Date) []move {
	moves := make([]move, 0, len(a.Claims)+len(a.Entries))
	for i := range a.Claims {
		moves = append(moves, move{on: a.Claims[i].From, rank: rankClaim, claim: &a.Claims[i]})
	}
	for i := range a.Entries {
		if e := &a.Entries[i]; e.Kind != Reversal && !a.reversed(e.ID) {
			moves = append(moves, move{on: a.effect(e), rank: rank(e), entry: e})
		}
	}
	moves = slices.DeleteFunc(moves, func(m move) bool { return m.on.After(until) })
	slices.SortFunc(moves, compareMoves)
	return moves
}

// effect returns the day an entry takes effect: its own, but what is meant for a
// claim waits until the claim counts.
func (a *Account) effect(e *Entry) civil.Date {
	if e.Claim == 0 || e.isCharge() {
		return e.On
	}
	claim, ok := a.Claim(e.Claim)
	if !ok {
		return e.On
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

func rank(e *Entry) int {
	switch {
	case e.isCharge():
		return rankCharge
	case e.Kind == CreditNote:
		return rankCreditNote
	case e.Kind == Waiver:
		return rankWaiver
	case e.Claim != 0:
		return rankNamedPayment
	}
	return rankPayment
}

func compareMoves(a, b move) int {
	if c := cmp.Or(a.on.Compare(b.on), cmp.Compare(a.rank, b.rank)); c != 0 {
		return c
	}
	if a.entry == nil || b.entry == nil {
		return cmp.Compare(a.claim.ID, b.claim.ID)
	}
	return cmp.Or(cmp.Compare(a.entry.Claim, b.entry.Claim), a.entry.Amount.Compare(b.entry.Amount), cmp.Compare(a.entry.ID, b.entry.ID))
}

func (w *walk) apply(m move) error {
	if m.claim != nil {
		w.arise(m.claim)
		return w.useCredits(m.on)
	}
	if m.entry.isCharge() {
		w.charge(m.entry)
		return w.useCredits(m.on)
	}
	return w.lower(m.on, m.entry)
}

func (w *walk) arise(c *Claim) {
	for i := range w.claims {
		if p := &w.claims[i]; p.claim == c {
			p.arisen, p.principal = true, c.Principal
			p.counted = w.account.DayCount.first(c.InterestFrom).AddDays(-1)
		}
	}
	w.result.Charged.Principal = w.result.Charged.Principal.Plus(c.Principal)
	w.explain.principal(c)
}

func (w *walk) charge(e *Entry) {
	w.costs = append(w.costs, cost{entry: e, left: e.Amount})
	part := w.result.Charged.of(e.Kind)
	*part = part.Plus(e.Amount)
	w.explain.charge(e)
}

// left returns what is left of one claim.
func (w *walk) left(p *position) ClaimLeft {
	left := ClaimLeft{Claim: p.claim.ID, Label: p.claim.Label, Due: p.claim.Due, Principal: p.principal, Interest: p.interest()}
	for _, c := range w.costs {
		if c.entry.Claim == p.claim.ID {
			left.Costs = left.Costs.Plus(c.left)
		}
	}
	return left
}

// close counts interest up to the day asked for and adds everything up.
func (w *walk) close() (Statement, error) {
	s := &w.result
	for i := range w.claims {
		p := &w.claims[i]
		if !p.arisen {
			s.NotDue = s.NotDue.Plus(p.claim.Principal)
			continue
		}
		if err := w.count(p, w.on); err != nil {
			return Statement{}, err
		}
		s.Charged.Interest = s.Charged.Interest.Plus(p.accrued.HalfAwayFromZero())
		s.Left.Interest = s.Left.Interest.Plus(p.interest())
		s.Left.Principal = s.Left.Principal.Plus(p.principal)
		s.Claims = append(s.Claims, w.left(p))
	}
	for _, c := range w.costs {
		part := s.Left.of(c.entry.Kind)
		*part = part.Plus(c.left)
	}
	for _, c := range w.credits {
		s.Overpaid = s.Overpaid.Plus(c.left)
		w.explain.rest(c, w.on)
	}
	if err := w.daily(); err != nil {
		return Statement{}, err
	}
	w.explain.into(s)
	return *s, nil
}
