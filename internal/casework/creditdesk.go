package casework

import (
	"slices"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/money"
)

// credited is a claim that a credit note lowers.
type credited struct {
	file  *file
	claim debt.ClaimID
}

// creditedNow is what a line has lowered a claim by.
type creditedNow struct {
	credited
	amount money.Amount
}

// takeCredit lets a credit note lower the invoices that it names (kreditér), once.
// One that names an invoice that isn't here waits for it; what it lowers of several
// isn't guessed.
func (d *intakeDesk) takeCredit(draft intake.Draft, report *ImportReport) error {
	invoices, missing := d.invoicesCredited(draft)
	if missing != "" {
		return d.askOnDebtors(draft, fault.New(fault.Conflict, keyCreditEarly).With("number", draft.Number).With("invoice", missing), nil, report)
	}
	if isTaken, err := d.takePartUsed(draft, invoices, report); isTaken || err != nil {
		return err
	}
	lowered, before := make([]credited, 0, len(invoices)), 0
	for _, invoice := range invoices {
		known := d.known[intake.NumberKey(invoice)]
		f := d.visit.fileWith(known.Case)
		switch {
		case f == nil || f.Claim(known.Claim) == nil || f.Debtor.IsErased():
			before++
		case intake.Same(draft.Debtor, draftOf(f.Debtor)) == intake.DifferentDebtor:
			return d.askOnDebtors(draft, fault.New(fault.Conflict, keyOtherDebtor).
				With("number", draft.Number).With("invoice", invoice).With("case", number(f.Number)), f, report)
		default:
			lowered = append(lowered, credited{f, known.Claim})
		}
	}
	switch {
	case len(lowered) == 0:
		report.Unchanged++
		return nil
	case before > 0:
		return d.askShares(draft, lowered[0].file, report)
	}
	return d.credit(draft, lowered, report)
}

// takePartUsed takes a credit note of whose number something is credited already on the
// cases of its invoices: by another line, or by hand. One that is used up is known, and of
// another a person is asked what it credits more. Other lines of the same part of a file
// are of the same note, one for each invoice. It reports whether it was one of those.
func (d *intakeDesk) takePartUsed(draft intake.Draft, invoices []string, report *ImportReport) (bool, error) {
	amount, used := draft.Principal.Negated(), d.usedOf(draft.Number, invoices)
	switch {
	case used.on == nil:
		return false, nil
	case used.onThese == amount, used.onThese.IsPositive() && used.sum() == amount:
		report.Unchanged++
		return true, nil
	}
	why := fault.New(fault.Conflict, keyPartUsed).With("number", draft.Number).With("amount", amount.String()).
		With("used", used.sum().String()).With("case", number(used.on.Number))
	return true, d.askNote(draft, why, used.on, report)
}

// noteUse is what is credited already under the number of a credit note.
type noteUse struct {
	onThese  money.Amount // on the invoices that a line of it names
	onOthers money.Amount // on others of their cases, but for what these lines have credited
	on       *file        // the last of the cases on which something is, or nil
}

func (u noteUse) sum() money.Amount { return u.onThese.Plus(u.onOthers) }

// usedOf sums what is credited under a credit note's number on some invoices, and on others
// of their cases.
func (d *intakeDesk) usedOf(noteNumber string, invoices []string) noteUse {
	var named []debt.ClaimID
	var files []*file
	for _, invoice := range invoices {
		known := d.known[intake.NumberKey(invoice)]
		f := d.visit.fileWith(known.Case)
		if f == nil {
			continue
		}
		named = append(named, known.Claim)
		if !slices.Contains(files, f) {
			files = append(files, f)
		}
	}
	var used noteUse
	for _, f := range files {
		these, all := creditedUnder(&f.Case, noteNumber, named...), creditedUnder(&f.Case, noteNumber)
		if all.IsPositive() {
			used.on = f
		}
		used.onThese, used.onOthers = used.onThese.Plus(these), used.onOthers.Plus(all.Minus(these))
	}
	for _, now := range d.creditedNow[intake.NumberKey(noteNumber)] {
		if slices.Contains(files, now.file) && !slices.Contains(named, now.claim) {
			used.onOthers = used.onOthers.Minus(now.amount)
		}
	}
	if used.onThese.IsZero() && used.onOthers.IsZero() {
		used.on = nil
	}
	return used
}

// invoicesCredited returns the invoices that a credit note names, and of what it names the
// first that isn't here. What is no invoice's number as it stands may name several.
func (d *intakeDesk) invoicesCredited(draft intake.Draft) (invoices []string, missing string) {
	isHere := func(invoice string) bool { _, known := d.known[intake.NumberKey(invoice)]; return known }
	for _, text := range draft.Credits {
		if named, areHere := invoicesNamed(text, isHere); areHere {
			invoices = append(invoices, named...)
		} else if missing == "" {
			missing = text
		}
	}
	slices.Sort(invoices)
	return slices.Compact(invoices), missing
}

// invoicesNamed returns the invoices that a text names, and whether all are here: the one
// whose number it is, or else each one in it.
func invoicesNamed(text string, isHere func(string) bool) (named []string, areHere bool) {
	if isHere(text) {
		return []string{text}, true
	}
	named = intake.InvoicesNamed(text)
	isMissing := func(invoice string) bool { return !isHere(invoice) }
	return named, len(named) > 0 && !slices.ContainsFunc(named, isMissing)
}

func (d *intakeDesk) askShares(draft intake.Draft, f *file, report *ImportReport) error {
	why := fault.New(fault.Conflict, keyShares).
		With("number", draft.Number).With("amount", draft.Principal.Negated().String())
	return d.askNote(draft, why, f, report)
}

// credit lowers claims by a credit note that is new to them.
func (d *intakeDesk) credit(draft intake.Draft, lowered []credited, report *ImportReport) error {
	on := draft.InvoiceDate
	if on.IsZero() {
		on = d.visit.today
	}
	if on.After(d.visit.today) {
		return d.refuse(draft, fault.New(fault.Invalid, keyCreditAhead).With("day", on.String()), report)
	}
	shares, err := d.shares(draft, lowered)
	if err != nil {
		return err
	}
	if shares == nil {
		return d.askShares(draft, lowered[0].file, report)
	}
	for i, c := range lowered {
		e := debt.ClaimCredited{Claim: c.claim, Number: draft.Number, On: on, Amount: shares[i]}
		if err := c.file.possibly(e); err != nil {
			return err
		}
		d.lowered = append(d.lowered, c.file)
		key := intake.NumberKey(draft.Number)
		d.creditedNow[key] = append(d.creditedNow[key], creditedNow{c, shares[i]})
	}
	d.used[d.noteKey(draft)] = append(d.used[d.noteKey(draft)], draft.Line)
	d.attach(draft, lowered[0].file.ID, lowered[0].claim)
	report.Credited++
	report.note(draft.Line, draft.Notes)
	return nil
}

// shares returns what a credit note lowers each claim by: its amount, or where it
// names several invoices what is left of each, if that is its amount together. Else
// nobody knows, and there are no shares.
func (d *intakeDesk) shares(draft intake.Draft, lowered []credited) ([]money.Amount, error) {
	amount := draft.Principal.Negated()
	if len(lowered) == 1 {
		return []money.Amount{amount}, nil
	}
	shares := make([]money.Amount, len(lowered))
	var sum money.Amount
	for i, c := range lowered {
		left, err := d.left(c)
		switch {
		case fault.Is(err, fault.UnknownLaw):
			return nil, nil // nobody knows how payments were spread
		case err != nil:
			return nil, err
		case !left.IsPositive():
			return nil, nil
		}
		shares[i], sum = left, sum.Plus(left)
	}
	if sum != amount {
		return nil, nil
	}
	return shares, nil
}

// left returns what is left today of a claim itself.
func (d *intakeDesk) left(c credited) (money.Amount, error) {
	owed, err := c.file.Account.StatementOn(d.visit.book, d.visit.today)
	if err != nil {
		return money.Amount{}, err
	}
	for _, left := range owed.Claims {
		if left.Claim == c.claim {
			return left.Principal, nil
		}
	}
	return money.Amount{}, nil
}

// settleCredited ends the cases that are paid by credit notes, when all lines of the
// transaction are in: an invoice among them may still join the case.
func (d *intakeDesk) settleCredited() error {
	for _, f := range d.lowered {
		if err := d.visit.settle(f); err != nil {
			return err
		}
	}
	d.lowered = nil
	return nil
}
