package casework

import "krav/internal/debt"

// learn gives a debtor whose customer number nobody knew the first that comes with a
// claim. From then on a claim of another number isn't theirs without a person's word:
// a father and a son can share name and address.
func (d *intakeDesk) learn(p *party, number string) error {
	if number == "" || p.file.Debtor.CustomerNo != "" {
		return nil
	}
	known := p.file.Debtor
	known.CustomerNo = number
	if err := p.file.possibly(debt.DebtorCorrected{Debtor: known}); err != nil {
		return err
	}
	p.likeness = likenessOf(draftOf(known))
	d.byKey[p.keys[0]] = append(d.byKey[p.keys[0]], p) // by the number, which is the surest
	return nil
}
