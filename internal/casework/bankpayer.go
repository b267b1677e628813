package casework

import (
	"context"
	"slices"

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

// byPayer proposes the case of who paid: the one of the customer's number, the only one
// whose debtor has the payer's name and that has just this amount to pay, or the only one
// of a debtor with just the payer's name. None is proof: names are shared, and amounts are
// common.
func (d *bankDesk) byPayer(e intake.BankEntry) (finding, error) {
	if number := intake.NumberKey(e.CustomerNumber); number != "" {
		if ids := d.payers[customerKey+number]; len(ids) == 1 {
			return d.proposed(ids[0], "bank.by_customer"), nil
		}
	}
	best := notFoundBy("bank.no_reference")
	var fitting []debt.CaseID
	for _, id := range d.casesNamed(e) {
		f := d.visit.fileWith(id)
		if f == nil {
			continue
		}
		fits, err := d.fitOf(f, allClaims(&f.Case), e)
		switch {
		case err != nil:
			return finding{}, err
		case fits == fitsOwed:
			best = d.proposed(id, "bank.by_payer_and_amount")
			fitting = append(fitting, id)
		}
	}
	switch len(fitting) {
	case 0:
		return d.byName(e), nil
	case 1:
		return best, nil
	}
	best = notFoundBy(keySeveralFit)
	best.also = fitting
	return best, nil
}

// byName proposes the case of who paid by the name alone: whose debtor has just the
// payer's name, and no other open case's has. A part of what is owed comes without a word
// of what it is for, too; but what says that it is for something else isn't for the case.
func (d *bankDesk) byName(e intake.BankEntry) finding {
	ids := unique(slices.Clone(d.payers[payerName(e)]))
	if len(ids) != 1 || intake.SaysWhatFor(e) {
		return notFoundBy("bank.no_reference")
	}
	if f := d.visit.fileWith(ids[0]); f == nil || f.IsClosed() {
		return notFoundBy("bank.no_reference")
	}
	return d.proposed(ids[0], "bank.by_payer")
}

// payerName returns the key of the name that an entry is from, or nothing: the payer's, or
// where the bank has no place for it, the text where that is all it says.
func payerName(e intake.BankEntry) string {
	if key := intake.NameKey(e.PayerName); key != "" || len(e.Text) != 1 {
		return key
	}
	return intake.NameKey(e.Text[0])
}

// keySeveralFit says that the name and the amount fit more cases than one.
const keySeveralFit = "bank.several_fit"

// casesNamed returns the open cases of the debtors whose name is the payer's, or
// stands in the text.
func (d *bankDesk) casesNamed(e intake.BankEntry) []debt.CaseID {
	var ids []debt.CaseID
	for _, name := range payerNames(e) {
		ids = append(ids, d.payers[name]...)
	}
	return unique(ids)
}

// payerNames returns the keys of the names that an entry may be from: the payer's, and
// what of the text can be a name, because many lists of banks have no column for it.
func payerNames(e intake.BankEntry) []string {
	var names []string
	if key := intake.NameKey(e.PayerName); key != "" {
		names = append(names, key)
	}
	for _, text := range e.Text {
		names = append(names, intake.NamesIn(text)...)
	}
	return names
}

// isNamed reports whether an entry is from somebody of a name, or tells it.
func isNamed(e intake.BankEntry, name string) bool {
	key := intake.NameKey(name)
	return key != "" && slices.Contains(payerNames(e), key)
}

func (d *bankDesk) proposed(id debt.CaseID, why string) finding {
	f := d.visit.fileWith(id)
	if f == nil {
		return notFoundBy("bank.no_reference")
	}
	return finding{state: BankProposed, file: f, method: methodBank, why: why}
}
