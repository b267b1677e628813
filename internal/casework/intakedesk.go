package casework

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/identifier"
	"krav/internal/intake"
	"krav/internal/law"
)

// intakeDesk is where drafts become claims: with what is known of their numbers
// and their debtors, and the cases they may join.
type intakeDesk struct {
	visit *visit
	known map[string]KnownClaim // by the key of their numbers
	byKey map[string][]*party
	kept  []IntakeLine

	source   string // of the claims
	flow     string // of new cases; empty is the creditor's own
	language string // of new cases' debtors; empty is Danish

	lowered     []*file                  // by credit notes, and not yet settled
	creditedNow map[string][]creditedNow // by credit notes of these lines, by the keys of their numbers
	answered    map[string]bool          // the credit notes that a person has dealt with, by their keys
	used        map[string][]int         // the lines of those that were used, by their keys
	enclosed    []Enclosure
	inEstate    []*debt.Case // cases, open or ended, that were told of an estate
	became      []became     // the claims that lines became
	refused     *fault.Fault // why the last line may not be registered on its case, or nil
	before      answers
}

// party is a debtor with an open case.
type party struct {
	likeness
	file   *file // nil where nothing may be added to the case
	id     debt.CaseID
	number int64 // of the case
}

// partyOf returns the debtor of a case that was taken out.
func partyOf(f *file) *party {
	return &party{likeness: likenessOf(draftOf(f.Debtor)), file: f, id: f.ID, number: f.Number}
}

// likeness is a debtor with what others are first held against: the form of the
// name in which names are compared, and the keys.
type likeness struct {
	draft intake.DebtorDraft
	name  string
	keys  []string
}

func likenessOf(d intake.DebtorDraft) likeness {
	return likeness{draft: d, name: intake.NameKey(d.Name), keys: keysOf(d)}
}

// mayBe reports whether two debtors who share a key are, or may be, the same, as far as the
// key goes. Of those who share no more than how their names begin, or where they live, most
// are told apart by their names alone.
func (l *likeness) mayBe(other *likeness, key string) bool {
	switch {
	case strings.HasPrefix(key, nearKey):
		return intake.AreNear(l.name, other.name)
	case strings.HasPrefix(key, placeKey):
		return intake.AreAlike(l.name, other.name)
	}
	return true
}

// to holds two debtors against each other who share a key.
func (l *likeness) to(other *likeness, key string) intake.Match {
	if !l.mayBe(other, key) {
		return intake.DifferentDebtor
	}
	return intake.Same(l.draft, other.draft)
}

// intakeDesk looks up what some lines may be about, alone at the creditor's books,
// and takes the cases they may join out under lock. Customer numbers that must not be
// kept are replaced in the lines.
func (v *visit) intakeDesk(ctx context.Context, lines []intake.Line) (*intakeDesk, error) {
	if err := v.alone(ctx); err != nil {
		return nil, err
	}
	v.hide(lines)
	d := &intakeDesk{
		visit: v, source: sourceFile, known: make(map[string]KnownClaim), byKey: make(map[string][]*party),
		answered: make(map[string]bool), used: make(map[string][]int), creditedNow: make(map[string][]creditedNow),
	}
	var numbers []string
	asked := newDebtorsAsked()
	for _, line := range lines {
		if refused, ok := line.(intake.Refusal); ok && refused.Read.Number != "" {
			numbers = append(numbers, intake.NumberKey(refused.Read.Number))
		}
		if refused, ok := line.(intake.Refusal); ok && isMoneyBack(refused.Read) {
			asked.add(refused.Read.Debtor)
		}
		if draft, ok := line.(intake.Draft); ok {
			numbers = append(numbers, intake.NumberKey(draft.Number))
			for _, text := range draft.Credits {
				for _, invoice := range append(intake.InvoicesNamed(text), text) {
					numbers = append(numbers, intake.NumberKey(invoice))
				}
			}
			asked.add(draft.Debtor)
		}
	}
	if err := d.lookUpNotes(ctx, lines); err != nil {
		return nil, err
	}
	claims, err := v.tx.ClaimsNumbered(ctx, numbers)
	if err != nil {
		return nil, err
	}
	for _, claim := range claims {
		d.known[intake.NumberKey(claim.Number)] = claim
	}
	return d, d.takeOut(ctx, asked)
}

// debtorsAsked are the debtors that some lines are about.
type debtorsAsked struct {
	query DebtorQuery
	near  []string // the keys under which names lie that may be theirs by a slip of the pen
	at    []string // the keys of where they live
	byKey map[string][]*likeness
}

func newDebtorsAsked() *debtorsAsked { return &debtorsAsked{byKey: make(map[string][]*likeness)} }

func (a *debtorsAsked) add(d intake.DebtorDraft) {
	a.query.add(d)
	if near := intake.NearKey(d.Name, d.Postcode); near != "" {
		a.near = append(a.near, near)
	}
	if at := intake.PlaceKey(d.Address, d.Postcode); at != "" {
		a.at = append(a.at, at)
	}
	asked := likenessOf(d)
	for _, key := range asked.keys {
		a.byKey[key] = append(a.byKey[key], &asked)
	}
}

// found returns the debtors of open cases who share a key with one asked for; of those
// who share no more than how their names begin, the ones whose names are near, and of
// those who share where they live, the ones whose names are alike.
func (a *debtorsAsked) found(ctx context.Context, r Reader) ([]KnownDebtor, error) {
	near, err := r.NamesNear(ctx, a.near)
	if err != nil {
		return nil, err
	}
	at, err := r.NamesAt(ctx, a.at)
	if err != nil {
		return nil, err
	}
	query := a.query
	query.Cases = append(a.bearing(near, nearKey, intake.AreNear), a.bearing(at, placeKey, intake.AreAlike)...)
	return r.DebtorsLike(ctx, query)
}

// bearing returns the cases of those names that are so to the name of one asked for
// under the same key.
func (a *debtorsAsked) bearing(names []NearName, kind string, are func(a, b string) bool) []debt.CaseID {
	var cases []debt.CaseID
	for _, n := range names {
		isSo := func(asked *likeness) bool { return are(asked.name, n.Name) }
		if slices.ContainsFunc(a.byKey[kind+n.Key], isSo) {
			cases = append(cases, n.Case)
		}
	}
	return cases
}

// mayBe reports whether a debtor is, or may be, one of those asked for.
func (a *debtorsAsked) mayBe(known KnownDebtor) bool {
	there := likenessOf(draftOf(known.Debtor))
	for _, key := range there.keys {
		for _, asked := range a.byKey[key] {
			if asked.to(&there, key) != intake.DifferentDebtor {
				return true
			}
		}
	}
	return false
}

func (q *DebtorQuery) add(d intake.DebtorDraft) {
	if d.CustomerNumber != "" {
		q.CustomerNos = append(q.CustomerNos, intake.NumberKey(d.CustomerNumber))
	}
	if d.CVR != "" {
		q.CVRs = append(q.CVRs, d.CVR.String())
	}
	q.NameKeys = append(q.NameKeys, intake.NameKey(d.Name))
}

// takeOut locks the cases of debtors that the lines may be about, and those of
// claims whose numbers are known.
func (d *intakeDesk) takeOut(ctx context.Context, asked *debtorsAsked) error {
	debtors, err := asked.found(ctx, d.visit.tx)
	if err != nil {
		return err
	}
	var ids []debt.CaseID
	for _, known := range debtors {
		if asked.mayBe(known) {
			ids = append(ids, known.Case)
		}
	}
	for _, claim := range d.known {
		ids = append(ids, claim.Case)
	}
	if d.inEstate, err = d.visit.casesInEstate(ctx, asked.query); err != nil {
		return err
	}
	files, err := d.visit.lock(ctx, unique(ids)...)
	if err != nil {
		return err
	}
	for _, f := range files {
		if !f.IsClosed() {
			d.add(partyOf(f))
		}
	}
	return nil
}

// add puts a debtor among those that drafts are held against.
func (d *intakeDesk) add(p *party) {
	for _, key := range p.keys {
		d.byKey[key] = append(d.byKey[key], p)
	}
}

// What the keys begin with of debtors who may be each other by a slip of the pen, and of
// debtors who live at one place.
const (
	nearKey  = "p"
	placeKey = "a"
)

// keysOf returns what a debtor may be found by, the surest first.
func keysOf(d intake.DebtorDraft) []string {
	var keys []string
	if d.CustomerNumber != "" {
		keys = append(keys, "c"+intake.NumberKey(d.CustomerNumber))
	}
	if d.CVR != "" {
		keys = append(keys, "v"+d.CVR.String())
	}
	keys = append(keys, "n"+intake.NameKey(d.Name))
	if near := intake.NearKey(d.Name, d.Postcode); near != "" {
		keys = append(keys, nearKey+near)
	}
	if at := intake.PlaceKey(d.Address, d.Postcode); at != "" {
		keys = append(keys, placeKey+at)
	}
	return keys
}

func (d *intakeDesk) ask(draft intake.Draft, why *fault.Fault, c debt.CaseID, report *ImportReport) error {
	report.Asked = append(report.Asked, LineReport{Line: draft.Line, Why: why})
	d.enclose(draft.Line, draft.Attachments, c, 0)
	return d.wait(LineAsked, draft.Line, why, draft.Raw, c)
}

// wait keeps a line for a person.
func (d *intakeDesk) wait(state LineState, line int, why *fault.Fault, raw intake.Raw, c debt.CaseID) error {
	text, err := json.Marshal(raw)
	if err != nil {
		return err
	}
	args := maps.Clone(why.Args)
	delete(args, whoArg)
	d.kept = append(d.kept, IntakeLine{ID: d.visit.NewID(), Line: line, State: state, Reason: why.Key, Args: args, Raw: string(text), Case: c})
	return nil
}

// keep stores the lines that wait.
func (d *intakeDesk) keep(ctx context.Context, file IntakeFile) error {
	for i := range d.kept {
		d.kept[i].File = file.ID
	}
	if err := d.visit.tx.SaveLines(ctx, d.kept); err != nil {
		return err
	}
	for i := range d.enclosed {
		d.enclosed[i].File = file.ID
	}
	return d.visit.tx.KeepEnclosures(ctx, d.enclosed)
}

// draftOf returns a debtor as intake compares them.
func draftOf(d debt.Debtor) intake.DebtorDraft {
	return intake.DebtorDraft{
		Kind: intake.DebtorKind(d.Kind), CustomerNumber: d.CustomerNo, Name: d.Name, Address: d.Address, Postcode: d.Postcode, City: d.Town,
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
