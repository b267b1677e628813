package debt

// ErasureIn returns the version of the event by which the debtor's personal data was
// erased (sletning), or nought where it wasn't: the last correction of a closed case,
// where it leaves no name. Earlier ones have no name either by then, as what they said
// is gone.
func ErasureIn(events []Occurred) int64 {
	var last int64
	isClosed := false
	for _, o := range events {
		switch e := o.Event.(type) {
		case CaseClosed:
			isClosed = true
		case CaseReopened:
			isClosed = false
		case DebtorCorrected:
			if isClosed && e.Debtor.IsErased() {
				last = o.Version
			}
		}
	}
	return last
}
