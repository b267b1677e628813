package casework

import (
	"cmp"
	"context"
	"slices"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/intake"
)

// take makes a line what it is: a claim, something known, or a line that waits.
func (d *intakeDesk) take(ctx context.Context, line intake.Line, report *ImportReport) error {
	switch line := line.(type) {
	case intake.Refusal:
		if line.IsNoInvoice() {
			report.note(line.Line, []intake.Note{intake.NoteNoInvoice})
			return nil
		}
		if known, err := d.isKnown(line.Read); known || err != nil {
			report.known()
			return err
		}
		if isMoneyBack(line.Read) {
			return d.refuseMoneyBack(line, report)
		}
		report.Refused = append(report.Refused, LineReport{Line: line.Line, Why: line.Fault})
		d.enclose(line.Line, line.Attachments, 0, 0)
		return d.wait(LineRefused, line.Line, line.Fault, line.Raw, 0)
	case intake.Draft:
		return d.takeDraft(ctx, line, report)
	}
	return nil
}

func (d *intakeDesk) takeDraft(ctx context.Context, draft intake.Draft, report *ImportReport) error {
	if why := d.otherSupplier(draft.Supplier); why != nil {
		return d.ask(draft, why, 0, report)
	}
	if draft.Kind == intake.CreditNote && len(draft.Credits) > 0 {
		return d.takeCredit(draft, report)
	}
	if known, ok := d.known[intake.NumberKey(draft.Number)]; ok {
		return d.takeKnown(draft, known, report)
	}
	switch draft.Kind {
	case intake.Settled:
		return d.takeNothing(draft, report)
	case intake.CreditNote:
		return d.askOnDebtors(draft, fault.New(fault.Conflict, keyForWhich).With("number", draft.Number), nil, report)
	case intake.Invoice:
	}
	found, doubt := d.find(draft.Debtor)
	if doubt != nil {
		return d.ask(draft, fault.New(fault.Conflict, "line.same_debtor").With("case", number(doubt.file.Number)), doubt.id, report)
	}
	if like := found.claimLike(draft); like != nil {
		return d.ask(draft, fault.New(fault.Conflict, "line.number_alike").
			With("invoice", draft.Number).With("other", like.Number).With("case", number(found.file.Number)), found.id, report)
	}
	return d.register(ctx, draft, found, report)
}

// claimLike returns the claim of a debtor's case that an invoice is likely to be, though its
// number is written otherwise, or nil.
func (p *party) claimLike(draft intake.Draft) *debt.Claim {
	if p == nil {
		return nil
	}
	for i := range p.file.Claims {
		c := &p.file.Claims[i]
		if c.Principal == draft.Principal && c.Due == draft.DueDate && intake.AreNumbersAlike(c.Number, draft.Number) {
			return c
		}
	}
	return nil
}

// takeNothing takes a line of which nothing is owed, and whose invoice nobody knows: one
// that was paid meanwhile. An invoice that is for nothing is more likely a mistake.
func (d *intakeDesk) takeNothing(draft intake.Draft, report *ImportReport) error {
	if !slices.Contains(draft.Notes, intake.NoteZero) {
		report.Unchanged++
		return nil
	}
	why := fault.New(fault.Invalid, "invoice.amount_zero")
	report.Refused = append(report.Refused, LineReport{Line: draft.Line, Why: why})
	d.enclose(draft.Line, draft.Attachments, 0, 0)
	return d.wait(LineRefused, draft.Line, why, draft.Raw, 0)
}

// otherSupplier returns what speaks against an invoice being the creditor's own, or
// nil: an electronic one says who has made it out, and those that a business gets
// look like those that it sends. A person who mends the line has seen that.
func (d *intakeDesk) otherSupplier(s intake.SupplierDraft) *fault.Fault {
	own := d.visit.creditor.CVR
	if own == "" || s.CVR == "" || s.CVR.String() == own {
		return nil
	}
	return fault.New(fault.Conflict, "line.other_supplier").With("name", s.Name).With("cvr", s.CVR.String())
}

// find returns the debtor that a draft is about, or the one it may be about.
func (d *intakeDesk) find(draft intake.DebtorDraft) (same, doubtful *party) {
	asked := likenessOf(draft)
	for _, key := range asked.keys {
		for _, p := range d.byKey[key] {
			switch asked.to(&p.likeness, key) {
			case intake.SameDebtor:
				return p, nil
			case intake.DoubtfulDebtor:
				doubtful = p
			case intake.DifferentDebtor:
			}
		}
	}
	return nil, doubtful
}

// register adds a claim to the debtor's case, or to a new one.
func (d *intakeDesk) register(ctx context.Context, draft intake.Draft, p *party, report *ImportReport) error {
	v := d.visit
	claim, err := v.claimFrom(draft)
	claim.Source = d.source
	if f := fault.Of(err); f != nil && (f.Kind == fault.UnknownLaw || f.Kind == fault.Invalid) {
		report.Refused = append(report.Refused, LineReport{Line: draft.Line, Why: f})
		d.enclose(draft.Line, draft.Attachments, 0, 0)
		return d.wait(LineRefused, draft.Line, f, draft.Raw, 0)
	}
	if err != nil {
		return err
	}
	joined := p != nil
	if !joined {
		if p, err = d.open(ctx, draft.Debtor); err != nil {
			return err
		}
	}
	if err := d.learn(p, draft.Debtor.CustomerNumber); err != nil {
		return err
	}
	held, _, err := followup.HoldEarlierFees(v.book, &p.file.Case, &claim)
	if err != nil {
		return err
	}
	claim.Earlier = held
	leftOut := draft.Reminders.Fees.Minus(held.Fee)
	if err := p.file.possibly(debt.ClaimRegistered{Claim: claim}); err != nil {
		return err
	}
	if err := v.askOfOld(p.file, &claim); err != nil {
		return err
	}
	report.note(draft.Line, draft.Notes)
	if leftOut.IsPositive() {
		report.note(draft.Line, []intake.Note{intake.NoteFeesLeftOut})
	}
	d.attach(draft, p.id, claim.ID)
	d.known[intake.NumberKey(draft.Number)] = KnownClaim{Number: draft.Number, Case: p.id, Claim: claim.ID, Principal: claim.Principal}
	if joined {
		report.Joined++
	} else {
		report.Created++
	}
	return nil
}

// open opens a case against a debtor.
func (d *intakeDesk) open(ctx context.Context, debtor intake.DebtorDraft) (*party, error) {
	v := d.visit
	number, err := v.caseNumber(ctx)
	if err != nil {
		return nil, err
	}
	p := &party{likeness: likenessOf(debtor), file: v.open(debt.CaseID(v.NewID()))}
	p.id = p.file.ID
	opened := debt.CaseOpened{Number: number, Flow: cmp.Or(d.flow, v.creditor.flow()), Terms: v.creditor.caseTerms(), Debtor: debtorFrom(debtor)}
	opened.Debtor.Language = cmp.Or(d.language, opened.Debtor.Language)
	if err := p.file.add(opened); err != nil {
		return nil, err
	}
	if err := v.joinEstate(p.file, ofDebtor(debtor, d.inEstate)); err != nil {
		return nil, err
	}
	d.add(p)
	return p, nil
}

// takeKnown holds a line against the claim that is registered under its number. Some
// programs number credit notes in a series of their own, and some creditors begin anew each
// year: such a line is about something else.
func (d *intakeDesk) takeKnown(draft intake.Draft, known KnownClaim, report *ImportReport) error {
	f := d.visit.fileWith(known.Case)
	isOthers := !f.Debtor.IsErased() && intake.Same(draft.Debtor, draftOf(f.Debtor)) == intake.DifferentDebtor
	switch {
	case draft.Kind == intake.CreditNote && (isOthers || f.IsClosed()):
		return d.askOnDebtors(draft, fault.New(fault.Conflict, keyForWhich).With("number", draft.Number), nil, report)
	case draft.Kind == intake.Invoice && isOthers:
		return d.ask(draft, fault.New(fault.Conflict, "line.number_used_before").With("invoice", draft.Number).With("case", number(f.Number)), f.ID, report)
	case draft.Kind == intake.Invoice && f.IsClosed() && isAnother(draft, f.Claim(known.Claim)):
		return d.ask(draft, fault.New(fault.Conflict, "line.number_of_ended").With("invoice", draft.Number).With("case", number(f.Number)), f.ID, report)
	case f.IsClosed():
		report.known()
		return nil
	}
	return d.takeAgain(draft, f, known.Claim, report)
}

// isAnother reports whether an invoice can't be the one that a claim is of, though it has
// its number: it has other days, or is for more.
func isAnother(draft intake.Draft, claim *debt.Claim) bool {
	return claim != nil && (draft.DueDate != claim.Due && draft.InvoiceDate != claim.Issued || claim.Principal.Less(draft.Principal))
}
