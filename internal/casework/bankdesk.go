package casework

import (
	"context"

	"krav/internal/debt"
	"krav/internal/identifier"
	"krav/internal/intake"
)

// bankDesk is where bank entries find their cases.
type bankDesk struct {
	visit    *visit
	file     int64
	seen     map[string]bool      // identities that are stored
	names    map[string]bool      // further names that are stored
	earlier  map[string]BankEntry // entries that others take back, or are parts of
	told     map[string]BankEntry // entries that are told of once more, by their identity
	ahead    map[string]BankEntry // what took money back before it was told that it came, by how that is known
	invoices map[string]KnownClaim
	numbers  map[int64]debt.CaseID
	slips    map[string][]SlipClaim   // by the reference of the invoice's own payment slip
	payers   map[string][]debt.CaseID // by the key of a name, or of a customer number
	entries  []BankEntry              // to be stored
	added    []BankName               // likewise
	settled  []BankEntry              // entries that are stored, with what became of them
}

// emptyDesk is a desk on which nothing has been looked up.
func (v *visit) emptyDesk(file int64) *bankDesk {
	return &bankDesk{
		visit: v, file: file, seen: make(map[string]bool), names: make(map[string]bool), earlier: make(map[string]BankEntry), told: make(map[string]BankEntry), ahead: make(map[string]BankEntry),
		invoices: make(map[string]KnownClaim), numbers: make(map[int64]debt.CaseID), slips: make(map[string][]SlipClaim), payers: make(map[string][]debt.CaseID),
	}
}

// bankDesk looks up what some lines may be about, alone at the creditor's books,
// and takes those cases out under lock.
func (v *visit) bankDesk(ctx context.Context, lines []intake.BankLine, file int64) (*bankDesk, error) {
	d := v.emptyDesk(file)
	wanted := v.wantedBy(lines)
	if err := v.alone(ctx); err != nil {
		return nil, err
	}
	if err := d.lookBack(ctx, wanted); err != nil {
		return nil, err
	}
	return d, d.takeOut(ctx, wanted)
}

// bankWanted is what some lines may be about, to be looked up at once.
type bankWanted struct {
	identities, names, ahead, earlier, invoices, slips []string
	numbers                                            []int64
	payers                                             DebtorQuery
}

// wantedBy gathers what some lines may be about.
func (v *visit) wantedBy(lines []intake.BankLine) bankWanted {
	var w bankWanted
	for _, line := range lines {
		switch line := line.(type) {
		case intake.BankRefusal:
			w.identities = append(w.identities, identityOfRefused(line), identityOfUnread(line))
			v.wantedToFind(&w, saidOf(line))
		case intake.BankEntry:
			v.wantedByEntry(&w, line)
		case intake.BankWarning:
		}
	}
	return w
}

func (v *visit) wantedByEntry(w *bankWanted, e intake.BankEntry) {
	w.identities = append(append(w.identities, e.Identity), e.Same...)
	if mayComeAgain(e) {
		w.identities = append(w.identities, comeAgain(e))
	}
	w.names = append(append(append(w.names, e.Identity), e.Same...), e.Alike...)
	w.ahead = append(w.ahead, aheadOf(e.Identity))
	w.earlier = append(w.earlier, e.Undoes...)
	if e.Whole != "" {
		w.earlier = append(w.earlier, e.Whole)
	}
	v.wantedToFind(w, e)
}

// wantedToFind adds what the case of an entry may be found by.
func (v *visit) wantedToFind(w *bankWanted, e intake.BankEntry) {
	for _, r := range intake.References(e, v.knownReferences(gather(&w.invoices))) {
		if r.Kind == intake.PaymentReference || r.Kind == intake.ShortReference {
			w.slips = append(w.slips, r.Text)
		}
		if n, ok := v.caseNumberIn(r); ok {
			w.numbers = append(w.numbers, n)
		}
	}
	if e.Direction != intake.Credit {
		return
	}
	w.payers.NameKeys = append(w.payers.NameKeys, payerNames(e)...)
	if key := intake.NumberKey(e.CustomerNumber); key != "" {
		w.payers.CustomerNos = append(w.payers.CustomerNos, key)
	}
}

// gather notes every number that might be an invoice's, to be looked up at once.
func gather(numbers *[]string) func(string) bool {
	return func(number string) bool {
		*numbers = append(*numbers, number)
		return false
	}
}

// lookBack finds what is known already of the money.
func (d *bankDesk) lookBack(ctx context.Context, w bankWanted) error {
	known, err := d.visit.tx.BankEntriesKnown(ctx, w.identities)
	if err != nil {
		return err
	}
	for _, identity := range known {
		d.seen[identity] = true
	}
	if err := d.lookAtTold(ctx, known); err != nil {
		return err
	}
	names, err := d.visit.tx.BankNamesKnown(ctx, w.names)
	if err != nil {
		return err
	}
	for _, name := range names {
		d.names[name.Name] = true
	}
	if err := d.lookAhead(ctx, w.ahead); err != nil {
		return err
	}
	if len(w.earlier) == 0 {
		return nil
	}
	earlier, err := d.visit.tx.BankEntriesIdentified(ctx, w.earlier)
	for _, e := range earlier {
		d.earlier[e.Identity] = e
	}
	return err
}

// takeOut locks the cases that the lines may be about.
func (d *bankDesk) takeOut(ctx context.Context, w bankWanted) error {
	claims, err := d.visit.tx.ClaimsNumbered(ctx, w.invoices)
	if err != nil {
		return err
	}
	rows, err := d.visit.tx.CasesNumbered(ctx, w.numbers)
	if err != nil {
		return err
	}
	slips, err := d.visit.tx.ClaimsOnSlips(ctx, w.slips)
	if err != nil {
		return err
	}
	ids, err := d.payersOf(ctx, w.payers)
	if err != nil {
		return err
	}
	for _, claim := range slips {
		d.slips[claim.Slip] = append(d.slips[claim.Slip], claim)
		ids = append(ids, claim.Case)
	}
	for _, claim := range claims {
		d.invoices[intake.NumberKey(claim.Number)] = claim
		ids = append(ids, claim.Case)
	}
	for _, row := range rows {
		d.numbers[row.Number] = row.ID
		ids = append(ids, row.ID)
	}
	for _, e := range d.earlier {
		if e.Case != 0 {
			ids = append(ids, e.Case)
		}
	}
	ids = unique(ids)
	if err := d.lookAheadOn(ctx, ids); err != nil {
		return err
	}
	_, err = d.visit.lock(ctx, ids...)
	return err
}

// caseNumberIn returns the case number that a reference holds.
func (v *visit) caseNumberIn(r intake.Reference) (int64, bool) {
	switch r.Kind {
	case intake.PaymentReference, intake.ShortReference:
		return identifier.CaseNumberIn("", r.Text)
	case intake.CaseReference, intake.BareNumber:
		return parseNumber(r.Text)
	case intake.EndToEndReference, intake.InvoiceReference:
	}
	return 0, false
}

// save stores what was taken in.
func (d *bankDesk) save(ctx context.Context) error {
	if err := d.visit.tx.SaveBankEntries(ctx, d.entries); err != nil {
		return err
	}
	for _, e := range d.settled {
		if err := d.visit.tx.SettleBankEntry(ctx, e); err != nil {
			return err
		}
	}
	return d.visit.tx.SaveBankNames(ctx, d.added)
}

// keep puts an entry among those to be stored, with the names it is known by.
func (d *bankDesk) keep(entry BankEntry, names []string) {
	d.entries = append(d.entries, entry)
	d.told[entry.Identity] = entry
	for _, name := range names {
		d.added = append(d.added, BankName{Entry: entry.ID, Name: name})
	}
}
