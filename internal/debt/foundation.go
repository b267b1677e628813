package debt

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/money"
)

// FoundationKind is what kind of paper a claim rests on (fundamentets art). What it does
// to limitation, and whether the bailiff court takes it, follows from it. Its name is
// stored and never changes.
type FoundationKind int

// The kinds of foundation. They start at one, so that a forgotten one shows.
const (
	// SignedAcknowledgement is the debtor's written acknowledgement of the claim and its
	// amount (skyldnererklæring). It isn't enforceable.
	SignedAcknowledgement FoundationKind = iota + 1
	// SignedSettlement is a settlement out of court (frivilligt forlig, retsplejelovens
	// § 478, stk. 1, nr. 4).
	SignedSettlement
	// CourtSettlement is a settlement made before a court (retsforlig, nr. 2).
	CourtSettlement
	// EndorsedOrder is a payment order that the court has endorsed (betalingspåkrav med
	// påtegning, nr. 1).
	EndorsedOrder
	// Judgment is a judgment or another decision of a court (dom, nr. 1).
	Judgment
	// DebtInstrument is a debt instrument (gældsbrev, nr. 5).
	DebtInstrument
)

var foundationNames = [...]string{
	SignedAcknowledgement: "acknowledgement", SignedSettlement: "settlement", CourtSettlement: "court-settlement",
	EndorsedOrder: "endorsed-order", Judgment: "judgment", DebtInstrument: "debt-instrument",
}

// FoundationKinds returns the kinds there are.
func FoundationKinds() []FoundationKind {
	return []FoundationKind{SignedAcknowledgement, SignedSettlement, CourtSettlement, EndorsedOrder, Judgment, DebtInstrument}
}

// String returns the kind's stored name, such as "settlement".
func (k FoundationKind) String() string {
	if k < SignedAcknowledgement || k > DebtInstrument {
		return "-"
	}
	return foundationNames[k]
}

// ParseFoundationKind returns the kind with a stored name, or nought.
func ParseFoundationKind(name string) FoundationKind {
	for _, k := range FoundationKinds() {
		if k.String() == name {
			return k
		}
	}
	return 0
}

// Interrupts returns what a paper of the kind does to limitation (forældelseslovens § 5,
// stk. 1): the long period begins on its day.
func (k FoundationKind) Interrupts() law.LimitationChange {
	switch k {
	case SignedAcknowledgement, DebtInstrument: // the debtor acknowledges the claim and its amount in writing
		return law.AcknowledgedInWriting
	case SignedSettlement, CourtSettlement:
		return law.Settled
	case EndorsedOrder, Judgment:
		return law.Adjudged
	}
	return 0
}

// NeedsClause reports whether such a paper can be enforced only if it says so itself, and
// only by the original (retsplejelovens § 478, stk. 1, nr. 4-5, and § 488, stk. 2).
func (k FoundationKind) NeedsClause() bool { return k == SignedSettlement || k == DebtInstrument }

// IsOfCourt reports whether a court has made the paper, or endorsed it.
func (k FoundationKind) IsOfCourt() bool {
	return k == CourtSettlement || k == EndorsedOrder || k == Judgment
}

// FoundationAdded says that the creditor has a paper that claims rest on (fundament). It
// is proof of them, and gives them the long period of limitation from its day.
type FoundationAdded struct {
	Foundation FoundationID
	Kind       FoundationKind
	Made       civil.Date   // the day that it was signed, given or endorsed
	Claims     []ClaimID    // those that it is for
	Amount     money.Amount // that it states, or nought where that wasn't noted
	// Clause says that the paper itself says that it can be enforced (bestemmelse om
	// tvangsfuldbyrdelse).
	Clause bool
	// Original says that the creditor has the paper itself, and not only a copy.
	Original  bool
	Enclosure int64  // the file that is kept of it, or nought
	Hash      string // of that file: SHA-256, hex; or empty
	Text      string // personal
	Book      string // fingerprint of the law book that the period was reckoned by
}

// FoundationWithdrawn says that a foundation was entered wrongly, or was set aside
// (fundament fjernet): it is as if it had never been.
type FoundationWithdrawn struct {
	Foundation FoundationID
	Why        string // personal
}

// Foundation is a paper that claims rest on, and whether it stands.
type Foundation struct {
	FoundationAdded
	Entered   civil.Date
	Withdrawn civil.Date // or no date
}

// Stands reports whether the foundation wasn't withdrawn.
func (f *Foundation) Stands() bool { return f.Withdrawn.IsZero() }

// IsEnforceable reports whether the bailiff court would take the paper: it stands, is more
// than an acknowledgement, and has what its kind needs. A judgment has days of its own to
// wait, which the book of law knows.
func (f *Foundation) IsEnforceable() bool {
	return f.Stands() && f.Kind != SignedAcknowledgement && (!f.Kind.NeedsClause() || f.Clause && f.Original)
}

// IsFor reports whether a foundation is for a claim.
func (f *Foundation) IsFor(claim ClaimID) bool { return slices.Contains(f.Claims, claim) }

// Foundation returns the case's foundation with an id, or nil.
func (c *Case) Foundation(id FoundationID) *Foundation {
	for i := range c.Foundations {
		if c.Foundations[i].Foundation == id {
			return &c.Foundations[i]
		}
	}
	return nil
}

// Founded returns the foundations of the case that stand, in the order in which they were
// entered.
func (c *Case) Founded() []*Foundation {
	var standing []*Foundation
	for i := range c.Foundations {
		if c.Foundations[i].Stands() {
			standing = append(standing, &c.Foundations[i])
		}
	}
	return standing
}

// EnforceableFor returns the latest foundation that the bailiff court would take for a
// claim, or nil.
func (c *Case) EnforceableFor(claim ClaimID) *Foundation {
	for i := range slices.Backward(c.Foundations) {
		if f := &c.Foundations[i]; f.IsEnforceable() && f.IsFor(claim) {
			return f
		}
	}
	return nil
}

// found takes in a foundation, with what it does to the limitation of its claims.
func (c *Case) found(o Occurred, e FoundationAdded) string {
	if c.Foundation(e.Foundation) != nil {
		return "foundation"
	}
	for _, claim := range e.Claims {
		if c.Claim(claim) == nil {
			return "claim"
		}
		c.Limitation = append(c.Limitation, ClaimLimitation{
			Claim: claim, LimitationEvent: law.LimitationEvent{Change: e.Kind.Interrupts(), On: e.Made}, foundation: e.Foundation,
		})
	}
	c.tellAccount()
	c.Foundations = append(c.Foundations, Foundation{FoundationAdded: e, Entered: o.On})
	return ""
}

// unfound withdraws a foundation, with what it did to limitation.
func (c *Case) unfound(o Occurred, e FoundationWithdrawn) string {
	found := c.Foundation(e.Foundation)
	if found == nil || !found.Stands() {
		return "foundation"
	}
	found.Withdrawn = o.On
	for i := range c.Tasks {
		c.Tasks[i].Unfounded = c.Tasks[i].Unfounded || c.Tasks[i].Done
	}
	c.Limitation = slices.DeleteFunc(c.Limitation, func(l ClaimLimitation) bool { return l.foundation == e.Foundation })
	c.tellAccount()
	return ""
}

func (c *Case) allowsFounding(e *FoundationAdded, on civil.Date) error {
	switch {
	case c.Foundation(e.Foundation) != nil:
		return errRecorded()
	case e.Kind.Interrupts() == 0:
		return fault.New(fault.Invalid, "case.foundation_unknown").In("kind")
	case e.Made.IsZero() || e.Made.After(on):
		return fault.New(fault.Invalid, "case.foundation_day_wrong").In("day")
	case e.Amount.IsNegative():
		return errNotPositive("amount")
	case len(e.Claims) == 0 || slices.ContainsFunc(e.Claims, func(id ClaimID) bool { return c.Claim(id) == nil }):
		return errClaimUnknown()
	}
	return nil
}

func (c *Case) allowsUnfounding(e FoundationWithdrawn) error {
	found := c.Foundation(e.Foundation)
	switch {
	case found == nil:
		return fault.New(fault.Invalid, "case.foundation_missing").In("foundation")
	case !found.Stands():
		return fault.New(fault.Conflict, "case.foundation_withdrawn")
	}
	return nil
}
