package access

import (
	"slices"

	"krav/internal/fault"
)

// House is the number that stands for the house itself where a creditor's
// number is asked for.
const House int64 = 0

// ActorKind is the sort of one who acts.
type ActorKind uint8

// The kinds of actor.
const (
	// KindPerson is a user, with a role at each creditor they work for (bruger).
	KindPerson ActorKind = iota + 1
	// KindNight is the program itself, on the creditors' standing orders (natkørsel).
	KindNight
	// KindDebtor is one who owes, on the page of their case (skyldner).
	KindDebtor
	// KindPartner is a lawyer or agency that cases were handed to (partner).
	KindPartner
	// KindOperator is one who runs the house at its machine (driftsansvarlig). A
	// user can do the same with the role Operator.
	KindOperator
)

// Grant is a role held at a creditor, or at House.
type Grant struct {
	Creditor int64
	Role     Role
}

// Actor is who acts in a use case (den handlende). The zero value is nobody, and
// may do nothing.
type Actor struct {
	kind      ActorKind
	id        int64 // of the user, partner or operator; a debtor's case
	acting    bool  // false for an actor read back from the journal
	name      string
	grants    []Grant // of a person
	creditors []int64 // of a debtor (one) and of a partner
}

// NewPerson returns a user with the roles they hold. The name is for pages and
// letters; it is never logged.
func NewPerson(id int64, name string, grants ...Grant) Actor {
	return Actor{acting: true, kind: KindPerson, id: id, name: name, grants: slices.Clone(grants)}
}

// NightRun returns the program itself, acting on standing orders.
func NightRun() Actor { return Actor{acting: true, kind: KindNight} }

// NewDebtor returns the debtor of a case of a creditor, as who has logged in to
// that case's page.
func NewDebtor(creditor, caseID int64) Actor {
	return Actor{acting: true, kind: KindDebtor, id: caseID, creditors: []int64{creditor}}
}

// NewPartner returns a partner that these creditors have handed cases to.
func NewPartner(id int64, name string, creditors ...int64) Actor {
	return Actor{acting: true, kind: KindPartner, id: id, name: name, creditors: slices.Clone(creditors)}
}

// NewOperator returns one who runs the house.
func NewOperator(id int64, name string) Actor {
	return Actor{acting: true, kind: KindOperator, id: id, name: name}
}

// Kind returns the sort of actor; nought for nobody.
func (a Actor) Kind() ActorKind { return a.kind }

// ID returns the number of the user, partner or operator. A debtor has none but
// their case's, and the night run none at all: both give nought.
func (a Actor) ID() int64 {
	if a.kind == KindDebtor {
		return 0
	}
	return a.id
}

// Case returns the number of the debtor's own case, and nought for others.
func (a Actor) Case() int64 {
	if a.kind != KindDebtor {
		return 0
	}
	return a.id
}

// Name returns the actor's name for pages and letters, which may be empty. It
// is never logged.
func (a Actor) Name() string { return a.name }

// May reports as a fault that the actor may not do something for a creditor, or
// at House for the house: it fails with "access.not_allowed", which is Forbidden.
func (a Actor) May(right Right, creditor int64) error {
	if a.acting && a.rightsAt(creditor).has(right) {
		return nil
	}
	return fault.New(fault.Forbidden, "access.not_allowed").With("right", right.String())
}

// rightsAt returns what an actor may do for a creditor.
func (a Actor) rightsAt(creditor int64) rights {
	switch a.kind {
	case KindPerson:
		return a.roleRightsAt(creditor)
	case KindNight:
		return nightRightsAt(creditor)
	case KindDebtor:
		return a.ownRightsAt(creditor, setOf(SeeOwnCase, AnswerOwnCase))
	case KindPartner:
		return a.ownRightsAt(creditor, setOf(SeeHandedCases, ReportOnHandedCases))
	case KindOperator:
		if creditor == House {
			return Operator.atHouse()
		}
	}
	return 0
}

// roleRightsAt returns what the roles give that a person holds at a creditor.
// The operator's role gives nothing at a creditor, nor another's at the house.
func (a Actor) roleRightsAt(creditor int64) rights {
	var all rights
	for _, g := range a.grants {
		switch {
		case g.Creditor != creditor:
		case creditor == House:
			all |= g.Role.atHouse()
		default:
			all |= g.Role.atCreditor()
		}
	}
	return all
}

// nightRightsAt returns what the night run may do: what is due anyway, and in
// the house itself what keeps it sound.
func nightRightsAt(creditor int64) rights {
	if creditor == House {
		return setOf(RunHouse)
	}
	return setOf(SeeCases, RegisterPayments, PlanFollowUp, CarryOutFollowUp)
}

// ownRightsAt returns the rights at the creditors whose cases are the actor's.
func (a Actor) ownRightsAt(creditor int64, own rights) rights {
	if creditor == House || !slices.Contains(a.creditors, creditor) {
		return 0
	}
	return own
}
