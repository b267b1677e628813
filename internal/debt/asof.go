package debt

import "krav/internal/civil"

// AsOf says as of when a case is looked at (pr. dag): what counts by day On, of what
// was known by day Known. No date is no bound.
type AsOf struct {
	On    civil.Date
	Known civil.Date
}

// Told returns the events of a journal that had happened as of its days, in their
// order. What is dated back may count from before what it speaks of was recorded: a
// payment of an invoice that came later, a posting of a letter that was ordered after
// it. Such an event counts from the day on which that is there too.
func (at AsOf) Told(journal []Occurred) []Occurred {
	told := make([]Occurred, 0, len(journal))
	claims, dispatches := make(map[ClaimID]bool), make(map[DispatchID]bool)
	for _, o := range journal {
		if !at.counts(o) {
			continue
		}
		switch e := any(o.Event).(type) {
		case ClaimRegistered:
			claims[e.Claim.ID] = true
		case DispatchOrdered:
			dispatches[e.Dispatch] = true
		case DispatchHanded:
			if !dispatches[e.Dispatch] {
				continue
			}
		case PaymentRecorded:
			if e.Named != 0 && !claims[e.Named] {
				continue
			}
		}
		told = append(told, o)
	}
	return told
}

func (at AsOf) counts(o Occurred) bool {
	return (at.On.IsZero() || !o.On.After(at.On)) && (at.Known.IsZero() || !o.Known.After(at.Known))
}

// FoldAsOf returns the case as it stood as of a day. Its places are counted anew, as a
// story that leaves something out has gaps. Where it hadn't begun yet, the case is
// empty: its version is nought. It fails as Fold does.
func FoldAsOf(creditor CreditorID, id CaseID, journal []Occurred, at AsOf) (Case, error) {
	told := at.Told(journal)
	if len(told) == 0 || told[0].Version != 1 {
		return Case{ID: id, Creditor: creditor}, nil
	}
	for i := range told {
		told[i].Version = int64(i + 1)
	}
	return Fold(creditor, id, told)
}
