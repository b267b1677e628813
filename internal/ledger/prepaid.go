package ledger

import (
	"krav/internal/money"
)

// prepaid says what of the claims that fall due later is still to come, and what money
// has come for them. Where nothing else is owed, that money counts at once: the debtor
// who pays an invoice before its day owes nothing, and isn't owed the money back.
func (w *walk) prepaid() {
	if w.account.hasGivenUpBefore(w.on.AddDays(1)) {
		return
	}
	for i := range w.claims {
		if p := &w.claims[i]; !p.arisen {
			coming := p.claim.Principal.Minus(w.creditedAhead(p.claim))
			coming = coming.Minus(w.named(p.claim, coming))
			if w.owesNothing() {
				coming = coming.Minus(w.unnamed(p.claim, coming))
			}
			w.result.NotDue = w.result.NotDue.Plus(coming)
			if coming.IsPositive() && w.result.NextDue.IsZero() {
				w.result.NextDue = p.claim.Due
			}
		}
	}
}

// owesNothing reports whether nothing is owed of what has fallen due.
func (w *walk) owesNothing() bool { return !w.result.Left.Total().IsPositive() }

// waiting returns the entries of a kind that wait for a claim to fall due.
func (w *walk) waiting(kind EntryKind, claim *Claim) []credit {
	var found []credit
	for i := range w.account.Entries {
		e := &w.account.Entries[i]
		if e.Kind == kind && e.Claim == claim.ID && !e.On.After(w.on) && !w.account.reversed(e.ID) {
			found = append(found, credit{entry: e, on: e.On, left: e.Amount, isMoney: kind == Payment})
		}
	}
	return found
}

// drawn lets credits cover so much of a claim at most, each as far as it goes, and returns
// what they covered; cover is told what each did.
func drawn(credits []credit, most money.Amount, cover func(*Entry, money.Amount)) money.Amount {
	var covered money.Amount
	for i := range credits {
		c := &credits[i]
		share := money.Min(c.left, most.Minus(covered))
		c.left, covered = c.left.Minus(share), covered.Plus(share)
		cover(c.entry, share)
	}
	return covered
}

// creditedAhead returns what of a claim has been credited before it falls due.
func (w *walk) creditedAhead(claim *Claim) money.Amount {
	return drawn(w.waiting(CreditNote, claim), claim.Principal, func(e *Entry, share money.Amount) {
		if w.owesNothing() && share.IsPositive() {
			w.result.Credited = w.result.Credited.Plus(share)
			w.explain.lowered(e, share)
			w.coverAhead(claim, e, share)
		}
	})
}

// named returns what of a claim the payments made for it cover before it falls due, at
// most so much. Where nothing else is owed it counts at once, and what they are larger by
// is owed to the debtor.
func (w *walk) named(claim *Claim, most money.Amount) money.Amount {
	paid := w.waiting(Payment, claim)
	covered := drawn(paid, most, func(e *Entry, share money.Amount) {
		if !w.owesNothing() {
			w.result.Prepaid = w.result.Prepaid.Plus(e.Amount)
			return
		}
		w.result.Paid = w.result.Paid.Plus(e.Amount)
		w.explain.lowered(e, e.Amount)
		w.coverAhead(claim, e, share)
	})
	if w.owesNothing() {
		w.credits = append(w.credits, paid...)
	}
	return covered
}

// unnamed returns what of a claim money covers that nothing else is owed for.
func (w *walk) unnamed(claim *Claim, most money.Amount) money.Amount {
	return drawn(w.credits, most, func(e *Entry, share money.Amount) { w.coverAhead(claim, e, share) })
}

// coverAhead lets so much of an entry cover a claim that falls due later: as much of the
// claim counts already.
func (w *walk) coverAhead(claim *Claim, e *Entry, share money.Amount) {
	if !share.IsPositive() {
		return
	}
	w.result.Charged.Principal = w.result.Charged.Principal.Plus(share)
	w.explain.principalOf(claim, share)
	w.explain.share(Share{Payment: e.ID, Part: PrincipalShare, Claim: claim.ID, Label: claim.Label, On: e.On, Amount: share})
}
