package access

import "krav/internal/fault"

// Role is what a person is at a creditor (rolle), or at the house.
type Role uint8

// The roles. All but the operator's are held at a creditor.
const (
	// Administrator may do everything that the creditor may.
	Administrator Role = iota + 1
	// Caseworker (sagsbehandler) works on cases from import to closing.
	Caseworker
	// Bookkeeper (bogholder) brings in invoices and books payments.
	Bookkeeper
	// Reader (læser) sees everything and changes nothing.
	Reader
	// Operator (driftsansvarlig) runs the house; held at House alone.
	Operator
)

// Roles returns the roles in order.
func Roles() []Role { return []Role{Administrator, Caseworker, Bookkeeper, Reader, Operator} }

// String returns the role's name as it is stored and typed: "administrator".
func (r Role) String() string {
	switch r {
	case Administrator:
		return "administrator"
	case Caseworker:
		return "caseworker"
	case Bookkeeper:
		return "bookkeeper"
	case Reader:
		return "reader"
	case Operator:
		return "operator"
	}
	return ""
}

// ParseRole reads what Role.String returns. It fails with "role.unknown".
func ParseRole(text string) (Role, error) {
	for _, r := range Roles() {
		if r.String() == text {
			return r, nil
		}
	}
	return 0, fault.New(fault.Invalid, "role.unknown").With("role", text)
}

// caseworkerRights is everything that is done to cases.
var caseworkerRights = setOf(SeeCases, ImportInvoices, RegisterPayments,
	PlanFollowUp, ApproveFollowUp, CarryOutFollowUp, ChangeCases, KeepViews)

// atCreditor returns the rights that a role gives at the creditor it is held at.
func (r Role) atCreditor() rights {
	switch r {
	case Administrator:
		return caseworkerRights | setOf(ChangeSettings, ManageUsers)
	case Caseworker:
		return caseworkerRights
	case Bookkeeper:
		return setOf(SeeCases, ImportInvoices, RegisterPayments, KeepViews)
	case Reader:
		return setOf(SeeCases)
	case Operator:
		return 0
	}
	return 0
}

// atHouse returns the rights that a role gives over the house.
func (r Role) atHouse() rights {
	if r == Operator {
		return setOf(ManageCreditors, RunHouse)
	}
	return 0
}
