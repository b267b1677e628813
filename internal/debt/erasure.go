package debt

// ErasureIn returns the version of the event by which the debtor's personal data was
// erased (sletning), or nought where it wasn't: the last correction of a closed case,
// where it leaves no name. Earlier ones have no name either by then, as what they said
// is gone.
func ErasureIn(events []Occurred) int64 {
	var last int64
	isClosed := false
	for _, o := range events {
		if _, ok := o.Event.(CaseClosed); ok {
			isClosed = true
		}
		if _, ok := o.Event.(CaseReopened); ok {
			isClosed = false
		}
		if e, ok := o.Event.(DebtorCorrected); ok && isClosed && e.Debtor.IsErased() {
			last = o.Version
		}
	}
	return last
}
