package access

import "strconv"

// Right is something a use case asks for before it begins (rettighed).
type Right uint8

// The rights. First those of a creditor's people, at that creditor.
const (
	// SeeCases is to see cases, debtors, letters and figures.
	SeeCases Right = iota + 1
	// ImportInvoices is to bring invoices in and mend refused lines.
	ImportInvoices
	// RegisterPayments is to book payments and place those that found no case.
	RegisterPayments
	// PlanFollowUp is to have it worked out what is due.
	PlanFollowUp
	// ApproveFollowUp is to decide that a plan is carried out.
	ApproveFollowUp
	// CarryOutFollowUp is to do what was approved.
	CarryOutFollowUp
	// ChangeCases is to pause, correct, rewind, answer and close cases.
	ChangeCases
	// ChangeSettings is to change the creditor's master data, flows, channels and keys.
	ChangeSettings
	// ManageUsers is to give people roles and take them away.
	ManageUsers
	// KeepViews is to save and drop views of lists, which all of a creditor's people
	// have in common.
	KeepViews

	// The rights of those outside, each on cases of their own.

	// SeeOwnCase is the debtor's right to see what they owe and why.
	SeeOwnCase
	// AnswerOwnCase is the debtor's right to pay, object, agree and sign.
	AnswerOwnCase
	// SeeHandedCases is a partner's right to see the cases handed to them.
	SeeHandedCases
	// ReportOnHandedCases is a partner's right to report what they did.
	ReportOnHandedCases

	// The rights over the house itself, asked for at House.

	// ManageCreditors is to open and close creditors' accounts.
	ManageCreditors
	// RunHouse is to migrate, verify, back up, measure and look after jobs.
	RunHouse
)

// rightNames are the rights' names in the log. They are not for a person to read.
var rightNames = [...]string{
	SeeCases: "see cases", ImportInvoices: "import invoices", RegisterPayments: "register payments",
	PlanFollowUp: "plan follow-up", ApproveFollowUp: "approve follow-up", CarryOutFollowUp: "carry out follow-up",
	ChangeCases: "change cases", ChangeSettings: "change settings", ManageUsers: "manage users", KeepViews: "keep views",
	SeeOwnCase: "see own case", AnswerOwnCase: "answer own case",
	SeeHandedCases: "see handed cases", ReportOnHandedCases: "report on handed cases",
	ManageCreditors: "manage creditors", RunHouse: "run the house",
}

// String returns the right's name for the log.
func (r Right) String() string {
	if r == 0 || int(r) >= len(rightNames) {
		return "right " + strconv.Itoa(int(r))
	}
	return rightNames[r]
}

// rights is a set of rights.
type rights uint64

func setOf(list ...Right) rights {
	var set rights
	for _, r := range list {
		set |= 1 << r
	}
	return set
}

func (s rights) has(r Right) bool { return s&(1<<r) != 0 }
