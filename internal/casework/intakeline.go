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
	if d.before.aside[draft.Line] {
		report.Unchanged++ // a person was asked whose it is, and has put it aside
		return nil
	}
	found, doubtful := d.find(draft.Debtor)
	if why, of := d.question(&draft, found, doubtful); why != nil {
		return d.ask(draft, why, of, report)
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
	return d.refuse(draft, fault.New(fault.Invalid, "invoice.amount_zero"), report)
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

// register adds a claim to the debtor's case, or to a new one. What may not be registered
// waits for a person with the reason, and stops no other.
func (d *intakeDesk) register(ctx context.Context, draft intake.Draft, p *party, report *ImportReport) error {
	v, joined := d.visit, p != nil
	claim, err := v.claimFrom(draft, p.kind(), d.source)
	if why := refusal(err); why != nil {
		return d.refuse(draft, why, report)
	}
	if err != nil {
		return err
	}
	if !joined {
		if p, err = d.opened(ctx, draft.Debtor); err != nil {
			return err
		}
	}
	err = v.holdEarlier(p.file, &claim)
	if d.refused = refusal(err); d.refused != nil {
		if !joined {
			v.unopen(p.file)
		}
		return d.refuse(draft, d.refused, report)
	}
	if err != nil {
		return err
	}
	if !joined {
		d.add(p)
		if err := v.joinEstate(p.file, ofDebtor(draft.Debtor, d.inEstate)); err != nil {
			return err
		}
	}
	if err := d.learn(p, draft.Debtor.CustomerNumber); err != nil {
		return err
	}
	if err := p.file.add(debt.ClaimRegistered{Claim: claim}); err != nil {
		return err
	}
	if err := v.askOfOld(p.file, &claim); err != nil {
		return err
	}
	d.noteRegistered(draft, p, &claim, report)
	if joined {
		report.Joined++
	} else {
		report.Created++
	}
	return nil
}

// refusal returns why a claim may not be registered, by itself or by the law, or nil.
func refusal(err error) *fault.Fault {
	f := fault.Of(err)
	if f == nil {
		return nil
	}
	switch f.Kind {
	case fault.Invalid, fault.Conflict, fault.Forbidden, fault.Unlawful, fault.UnknownLaw:
		return f
	case fault.NotFound, fault.Unavailable, fault.Corrupt:
	}
	return nil
}

// refuse keeps a line that can't be used.
func (d *intakeDesk) refuse(draft intake.Draft, why *fault.Fault, report *ImportReport) error {
	report.Refused = append(report.Refused, LineReport{Line: draft.Line, Why: why})
	d.enclose(draft.Line, draft.Attachments, 0, 0)
	return d.wait(LineRefused, draft.Line, why, draft.Raw, 0)
}

// holdEarlier holds the fees of a claim from elsewhere to the law's number on its case, and
// asks the guard whether the claim may be registered there.
func (v *visit) holdEarlier(f *file, claim *debt.Claim) error {
	held, _, err := followup.HoldEarlierFees(v.book, &f.Case, claim)
	if err != nil {
		return err
	}
	claim.Earlier = held
	return f.judged(debt.ClaimRegistered{Claim: *claim}, v.today)
}

// noteRegistered notes what a line became.
func (d *intakeDesk) noteRegistered(draft intake.Draft, p *party, claim *debt.Claim, report *ImportReport) {
	report.note(draft.Line, draft.Notes)
	if draft.Reminders.Fees.Minus(claim.Earlier.Fee).IsPositive() {
		report.note(draft.Line, []intake.Note{intake.NoteFeesLeftOut})
	}
	if contradicts(&draft.Debtor, p.kind()) {
		report.note(draft.Line, []intake.Note{intake.NoteKindOfCase})
	}
	d.attach(draft, p.id, claim.ID)
	d.known[intake.NumberKey(draft.Number)] = KnownClaim{Number: draft.Number, Case: p.id, Claim: claim.ID, Principal: claim.Principal}
}

// opened opens a case against a debtor. It is not yet among those that drafts are held
// against.
func (d *intakeDesk) opened(ctx context.Context, debtor intake.DebtorDraft) (*party, error) {
	v := d.visit
	number, err := v.caseNumber(ctx)
	if err != nil {
		return nil, err
	}
	p := &party{likeness: likenessOf(debtor), file: v.open(debt.CaseID(v.NewID())), number: number}
	p.id = p.file.ID
	opened := debt.CaseOpened{Number: number, Flow: cmp.Or(d.flow, v.creditor.flow()), Terms: v.creditor.caseTerms(), Debtor: debtorFrom(debtor)}
	opened.Debtor.Language = cmp.Or(d.language, opened.Debtor.Language)
	if err := p.file.add(opened); err != nil {
		return nil, err
	}
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
