package casework

import (
	"context"

	"krav/internal/debt"
	"krav/internal/intake"
)

// customerKey begins the key of a customer number among the payers.
const customerKey = "customer "

// payersOf looks up the open cases of those who paid, and returns their ids.
func (d *bankDesk) payersOf(ctx context.Context, q DebtorQuery) ([]debt.CaseID, error) {
	if len(q.NameKeys)+len(q.CustomerNos) == 0 {
		return nil, nil
	}
	debtors, err := d.visit.tx.DebtorsLike(ctx, q)
	ids := make([]debt.CaseID, 0, len(debtors))
	for _, known := range debtors {
		ids = append(ids, known.Case)
		name := intake.NameKey(known.Debtor.Name)
		d.payers[name] = append(d.payers[name], known.Case)
		if number := intake.NumberKey(known.Debtor.CustomerNo); number != "" {
			d.payers[customerKey+number] = append(d.payers[customerKey+number], known.Case)
		}
	}
	return ids, err
}

// byPayer proposes the case of who paid: the one whose debtor has the payer's name
// and owes just this amount, or the one of the customer's number. Neither is proof:
// names are shared, and amounts are common.
func (d *bankDesk) byPayer(e intake.BankEntry) (finding, error) {
	if number := intake.NumberKey(e.CustomerNumber); number != "" {
		if ids := d.payers[customerKey+number]; len(ids) == 1 {
			return d.proposed(ids[0], "bank.by_customer"), nil
		}
	}
	best := notFoundBy("bank.no_reference")
	for _, id := range d.payers[intake.NameKey(e.PayerName)] {
		f := d.visit.fileWith(id)
		if f == nil {
			continue
		}
		fits, err := d.fits(f, 0, e)
		switch {
		case err != nil:
			return finding{}, err
		case fits && best.file != nil:
			return notFoundBy("bank.no_reference"), nil // two fit alike
		case fits:
			best = d.proposed(id, "bank.by_payer_and_amount")
		}
	}
	return best, nil
}

func (d *bankDesk) proposed(id debt.CaseID, why string) finding {
	f := d.visit.fileWith(id)
	if f == nil {
		return notFoundBy("bank.no_reference")
	}
	return finding{state: BankProposed, file: f, method: methodBank, why: why}
}
