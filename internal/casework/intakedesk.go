package casework

import (
	"context"
	"encoding/json"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/identifier"
	"krav/internal/intake"
	"krav/internal/law"
)

// intakeDesk is where drafts become claims: with what is known of their numbers
// and their debtors, and the cases they may join.
type intakeDesk struct {
	visit   *visit
	known   map[string]KnownClaim
	parties []*party
	byKey   map[string][]*party
	kept    []IntakeLine
}

// party is a debtor with an open case.
type party struct {
	draft intake.DebtorDraft
	file  *file // nil while the case has not been taken out
	id    debt.CaseID
}

// intakeDesk looks up what some lines may be about, and takes the cases they may
// join out under lock.
func (v *visit) intakeDesk(ctx context.Context, lines []intake.Line) (*intakeDesk, error) {
	d := &intakeDesk{visit: v, known: make(map[string]KnownClaim), byKey: make(map[string][]*party)}
	var numbers []string
	var query DebtorQuery
	for _, line := range lines {
		if draft, ok := line.(intake.Draft); ok {
			numbers = append(numbers, draft.Number)
			query.add(draft.Debtor)
		}
	}
	claims, err := v.tx.ClaimsNumbered(ctx, numbers)
	if err != nil {
		return nil, err
	}
	for _, claim := range claims {
		d.known[claim.Number] = claim
	}
	return d, d.takeOut(ctx, query)
}

func (q *DebtorQuery) add(d intake.DebtorDraft) {
	if d.CustomerNumber != "" {
		q.CustomerNos = append(q.CustomerNos, d.CustomerNumber)
	}
	if d.CVR != "" {
		q.CVRs = append(q.CVRs, d.CVR.String())
	}
	q.NameKeys = append(q.NameKeys, intake.NameKey(d.Name))
}

// takeOut locks the cases of debtors that the lines may be about, and those of
// claims whose numbers are known.
func (d *intakeDesk) takeOut(ctx context.Context, query DebtorQuery) error {
	debtors, err := d.visit.tx.DebtorsLike(ctx, query)
	if err != nil {
		return err
	}
	var ids []debt.CaseID
	for _, known := range debtors {
		ids = append(ids, known.Case)
	}
	for _, claim := range d.known {
		ids = append(ids, claim.Case)
	}
	files, err := d.visit.lock(ctx, unique(ids)...)
	if err != nil {
		return err
	}
	for _, f := range files {
		if !f.IsClosed() {
			d.add(&party{draft: draftOf(f.Debtor), file: f, id: f.ID})
		}
	}
	return nil
}

// add puts a debtor among those that drafts are held against.
func (d *intakeDesk) add(p *party) {
	d.parties = append(d.parties, p)
	for _, key := range keysOf(p.draft) {
		d.byKey[key] = append(d.byKey[key], p)
	}
}

// keysOf returns what a debtor may be found by.
func keysOf(d intake.DebtorDraft) []string {
	keys := []string{"n" + intake.NameKey(d.Name)}
	if d.CustomerNumber != "" {
		keys = append(keys, "c"+intake.NumberKey(d.CustomerNumber))
	}
	if d.CVR != "" {
		keys = append(keys, "v"+d.CVR.String())
	}
	return keys
}

// take makes a line what it is: a claim, something known, or a line that waits.
func (d *intakeDesk) take(ctx context.Context, line intake.Line, report *ImportReport) error {
	switch line := line.(type) {
	case intake.Refusal:
		report.Refused = append(report.Refused, LineReport{Line: line.Line, Why: line.Fault})
		return d.wait(LineRefused, line.Line, line.Fault, line.Raw, 0)
	case intake.Draft:
		return d.takeDraft(ctx, line, report)
	}
	return nil
}

func (d *intakeDesk) takeDraft(ctx context.Context, draft intake.Draft, report *ImportReport) error {
	if known, ok := d.known[draft.Number]; ok {
		return d.takeKnown(draft, known, report)
	}
	switch draft.Kind {
	case intake.Settled:
		report.Unchanged++
		return nil
	case intake.CreditNote:
		return d.ask(draft, fault.New(fault.Conflict, "line.credit_note_for_which").With("number", draft.Number), 0, report)
	case intake.Invoice:
	}
	found, doubt := d.find(draft.Debtor)
	if doubt != nil {
		return d.ask(draft, fault.New(fault.Conflict, "line.same_debtor").With("case", number(doubt.file.Number)).With("debtor", doubt.draft.Name), doubt.id, report)
	}
	return d.register(ctx, draft, found, report)
}

// find returns the debtor that a draft is about, or the one it may be about.
func (d *intakeDesk) find(draft intake.DebtorDraft) (same, doubtful *party) {
	for _, key := range keysOf(draft) {
		for _, p := range d.byKey[key] {
			switch intake.Same(draft, p.draft) {
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
	if f := fault.Of(err); f != nil && (f.Kind == fault.UnknownLaw || f.Kind == fault.Invalid) {
		report.Refused = append(report.Refused, LineReport{Line: draft.Line, Why: f})
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
	if err := p.file.add(debt.ClaimRegistered{Claim: claim}); err != nil {
		return err
	}
	d.known[draft.Number] = KnownClaim{Number: draft.Number, Case: p.id, Claim: claim.ID, Principal: claim.Principal}
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
	p := &party{draft: debtor, file: v.open(debt.CaseID(v.NewID()))}
	p.id = p.file.ID
	opened := debt.CaseOpened{Number: number, Flow: v.creditor.flow(), Terms: v.creditor.caseTerms(), Debtor: debtorFrom(debtor)}
	if err := p.file.add(opened); err != nil {
		return nil, err
	}
	d.add(p)
	return p, nil
}

// takeKnown holds a line against the claim that is registered under its number.
func (d *intakeDesk) takeKnown(draft intake.Draft, known KnownClaim, report *ImportReport) error {
	f := d.visit.fileWith(known.Case)
	if f == nil || f.IsClosed() {
		report.Unchanged++
		return nil
	}
	same, err := d.isKnownBalance(draft, f, known.Claim)
	if err != nil {
		return err
	}
	if same {
		report.Unchanged++
		return nil
	}
	args := map[string]string{"invoice": draft.Number, "from": known.Principal.String(), "to": draft.Principal.String()}
	why := fault.New(fault.Conflict, "line.balance_differs").With("invoice", draft.Number).With("from", args["from"]).With("to", args["to"]).With("case", number(f.Number))
	report.Asked = append(report.Asked, LineReport{Line: draft.Line, Why: why})
	if asked(&f.Case, args) {
		return nil
	}
	return f.raise(followup.TaskBalance, "", args)
}

// isKnownBalance reports whether what a file says is left of a claim is what we
// think is left of it, or what it was registered with.
func (d *intakeDesk) isKnownBalance(draft intake.Draft, f *file, id debt.ClaimID) (bool, error) {
	claim := f.Claim(id)
	if claim == nil || draft.Principal == claim.Principal {
		return true, nil
	}
	owed, err := f.Account.StatementOn(d.visit.book, d.visit.today)
	if err != nil {
		return false, err
	}
	for _, left := range owed.Claims {
		if left.Claim == id {
			return left.Principal == draft.Principal, nil
		}
	}
	return false, nil
}

// asked reports whether a person has been asked the same of a case before.
func asked(c *debt.Case, args map[string]string) bool {
	for i := range c.Tasks {
		t := &c.Tasks[i]
		if t.Kind == followup.TaskBalance && t.Args["invoice"] == args["invoice"] && t.Args["to"] == args["to"] {
			return true
		}
	}
	return false
}

func (d *intakeDesk) ask(draft intake.Draft, why *fault.Fault, c debt.CaseID, report *ImportReport) error {
	report.Asked = append(report.Asked, LineReport{Line: draft.Line, Why: why})
	return d.wait(LineAsked, draft.Line, why, draft.Raw, c)
}

// wait keeps a line for a person.
func (d *intakeDesk) wait(state LineState, line int, why *fault.Fault, raw intake.Raw, c debt.CaseID) error {
	text, err := json.Marshal(raw)
	if err != nil {
		return err
	}
	d.kept = append(d.kept, IntakeLine{ID: d.visit.NewID(), Line: line, State: state, Reason: why.Key, Args: why.Args, Raw: string(text), Case: c})
	return nil
}

// keep stores the lines that wait.
func (d *intakeDesk) keep(ctx context.Context, file IntakeFile) error {
	for i := range d.kept {
		d.kept[i].File = file.ID
	}
	return d.visit.tx.SaveLines(ctx, d.kept)
}

// draftOf returns a debtor as intake compares them.
func draftOf(d debt.Debtor) intake.DebtorDraft {
	return intake.DebtorDraft{
		CustomerNumber: d.CustomerNo, Name: d.Name, Address: d.Address, Postcode: d.Postcode, City: d.Town,
		Country: d.Country, Email: d.Email, Mobile: d.Mobile, CVR: identifier.CVR(d.CVR),
	}
}

func debtorFrom(d intake.DebtorDraft) debt.Debtor {
	address := d.Address
	if d.Attention != "" {
		address = append([]string{"Att.: " + d.Attention}, address...)
	}
	return debt.Debtor{
		Kind: law.Party(d.Kind), Language: "da", Name: d.Name, Address: address, Postcode: d.Postcode, Town: d.City,
		Country: d.Country, Email: d.Email, Mobile: d.Mobile, CustomerNo: d.CustomerNumber, CVR: d.CVR.String(),
	}
}
