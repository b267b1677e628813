package store

import (
	"krav/internal/casework"
	"krav/internal/civil"
)

// seen is what a picture of one creditor's rows has told already: several parts of a
// page ask the same. The picture never changes, so neither does what it tells; it is
// forgotten with it. A transaction that writes has none, and asks each time.
type seen struct {
	creditor told[struct{}, casework.Creditor]
	counts   told[struct{}, []casework.CaseCount]
	figures  told[civil.Date, casework.Figures]
}

// told is what was answered to questions, or nil where nothing is kept.
type told[Q comparable, A any] map[Q]A

// once returns what was answered to a question, or asks and keeps the answer. A
// failure is no answer.
func (t told[Q, A]) once(question Q, ask func() (A, error)) (A, error) {
	if answer, ok := t[question]; ok {
		return answer, nil
	}
	answer, err := ask()
	if err == nil && t != nil {
		t[question] = answer
	}
	return answer, err
}

func newSeen() seen {
	return seen{
		creditor: told[struct{}, casework.Creditor]{}, counts: told[struct{}, []casework.CaseCount]{},
		figures: told[civil.Date, casework.Figures]{},
	}
}
