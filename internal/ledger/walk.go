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
	spared  []sparing
	claims  []position
	costs   []cost
	credits []credit
	refunds []refund
	result  Statement
	explain *explanation // nil where nobody asks why
}

// position is what is left of one claim on the way.
type position struct {
	claim     *Claim
	arisen    bool
	principal money.Amount  // left
	paid      money.Amount  // of the principal, by money
	accrued   money.Accrual // all interest so far, unrounded
	counted   civil.Date    // the last day whose interest is in accrued
	settled   money.Amount  // interest paid, waived or lost by limitation
	capital   money.Amount  // of the interest that is left, what bears interest itself
	shown     shown         // what of it stands in lines

	paidInterest money.Amount // what of settled is by money
	aging        aging        // of a claim that interest may be lost on before its principal
}

// interest returns the interest that is left on the claim.
func (p *position) interest() money.Amount {
	return p.accrued.HalfAwayFromZero().Minus(p.settled)
}

// cost is a charge on a claim, and what is left of it.
type cost struct {
	entry *Entry
	left  money.Amount
	paid  money.Amount // by money
}

// credit is what lowers the debt, and what of it has not found a debt yet.
type credit struct {
	entry   *Entry
	on      civil.Date // since when it is there
	left    money.Amount
	isMoney bool // of a payment, or set free by a credit note
}

func (a *Account) statement(book *law.Book, on civil.Date, explain *explanation) (Statement, error) {
	w, err := a.walked(book, on, explain)
	if err != nil {
		return Statement{}, err
	}
	return w.close()
}

// walked returns the account as it stands at the end of a day, before interest is
// counted up to it.
func (a *Account) walked(book *law.Book, on civil.Date, explain *explanation) (*walk, error) {
	spared, err := a.sparedDays(book, on)
	if err != nil {
		return nil, err
	}
	return a.walkedSparing(book, on, spared, explain)
}

// walkedSparing returns the account as it stands at the end of a day, where quotes that
// were met have spared some claims the interest of some days.
func (a *Account) walkedSparing(book *law.Book, on civil.Date, spared []sparing, explain *explanation) (*walk, error) {
	w := &walk{account: a, book: book, on: on, spared: spared, explain: explain}
	w.result.On = on
	w.open()
	for _, move := range a.moves(on) {
		if err := w.giveUpBefore(move.on); err != nil {
			return nil, err
		}
		if err := w.apply(move); err != nil {
			return nil, err
		}
	}
	return w, w.giveUpBefore(on.AddDays(1))
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

func (w *walk) apply(m move) error {
	if m.capital != nil {
		return w.capitalise(m)
	}
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
			p.counted = w.account.DayCount.first(c).AddDays(-1)
		}
	}
	w.result.Charged.Principal = w.result.Charged.Principal.Plus(c.Principal)
	w.explain.principal(c)
}

func (w *walk) charge(e *Entry) {
	w.costs = append(w.costs, cost{entry: e, left: e.Amount})
	part := w.result.Charged.of(e.Kind)
	*part = part.Plus(e.Amount)
	w.explain.charge(e, w.account.keyDay(e))
}

// keyDay returns the day of the case that picks the row of law of a charge.
func (a *Account) keyDay(e *Entry) civil.Date {
	if e.Kind != Compensation && e.Kind != CollectionCosts {
		return e.On
	}
	claim, ok := a.Claim(e.Claim)
	if !ok || claim.Arisen.IsZero() {
		return e.On
	}
	return claim.Arisen
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
	if err := w.lapseAllCosts(w.on); err != nil {
		return Statement{}, err
	}
	s.Claims = make([]ClaimLeft, 0, len(w.claims))
	for i := range w.claims {
		p := &w.claims[i]
		if !p.arisen {
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
	w.prepaid()
	w.closeRefunds()
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
