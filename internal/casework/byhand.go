package casework

import (
	"context"
	"errors"
	"slices"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
)

// CaseByHand is what a person types to have invoices collected (opret sag): a case of
// their own, or more on one that there is.
type CaseByHand struct {
	Invoices []TypedInvoice // all of one debtor
	Flow     string         // of a new case; empty is the creditor's own
	Language string         // of a new case's debtor, "da" or "en"; empty is Danish
	Into     int64          // the number of the case that they join, or nought
	Apart    bool           // a case of their own, though the debtor has one, or may have
}

// Registered is what became of invoices that were typed, or would become.
type Registered struct {
	// Story is the case that they came to, as of today.
	Story CaseStory
	New   bool // the case was opened
	Known bool // all of them were there already: nothing has changed
	// Claims are those that the invoices became.
	Claims []debt.ClaimID
	Notes  []NoteReport
}

// TryByHand says what RegisterByHand would do, by doing it and writing nothing
// (prøv). It fails as that does.
func (s *Service) TryByHand(ctx context.Context, who access.Actor, creditor debt.CreditorID, c CaseByHand) (Registered, error) {
	var came Registered
	err := s.update(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, v *visit) error {
		var err error
		if came, err = v.registerTyped(ctx, c); err != nil {
			return err
		}
		return errTried
	})
	if errors.Is(err, errTried) {
		return came, nil
	}
	return came, err
}

// RegisterByHand makes claims of invoices that were typed (opret sag), by the same
// checks as a file's. They come to the case given, to one of their own where a person
// says so, else to the open case that their debtor has. It fails with what CheckByHand
// finds, with line.same_debtor where a person must say whether two debtors are one,
// with line.number_used_before and line.balance_differs where a number is known of
// something else, and then nothing is kept. The same invoices again change nothing,
// so a form that is sent twice does once.
func (s *Service) RegisterByHand(ctx context.Context, who access.Actor, creditor debt.CreditorID, c CaseByHand) (Registered, error) {
	var came Registered
	err := s.update(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, v *visit) error {
		var err error
		came, err = v.registerTyped(ctx, c)
		return err
	})
	if err == nil && !came.Known {
		_, err = s.creditEarly(ctx, who, creditor)
	}
	return came, err
}

// registerTyped takes typed invoices in, all of them or none.
func (v *visit) registerTyped(ctx context.Context, c CaseByHand) (Registered, error) {
	drafts, err := CheckByHand(c.Invoices)
	if err != nil {
		return Registered{}, err
	}
	if _, known := v.Flows[c.Flow]; c.Flow != "" && !known {
		return Registered{}, fault.New(fault.NotFound, "flow.not_found").In("flow").With("flow", c.Flow)
	}
	lines := make([]intake.Line, len(drafts))
	for i := range drafts {
		lines[i] = drafts[i]
	}
	if err := v.tx.PlaceDebtors(ctx); err != nil {
		return Registered{}, err
	}
	desk, err := v.intakeDesk(ctx, lines)
	if err != nil {
		return Registered{}, err
	}
	desk.source, desk.flow, desk.language = sourceHand, c.Flow, c.Language
	var report ImportReport
	for i, draft := range drafts {
		if err := desk.takeTyped(ctx, draft, &c, &report); err != nil {
			return Registered{}, err
		}
		if why := report.stopped(); why != nil {
			return Registered{}, why.With(invoicePlace, number(int64(i+1)))
		}
	}
	if why := desk.knownAmong(drafts); why != nil {
		return Registered{}, why
	}
	return desk.registered(drafts, &report)
}

// takeTyped registers an invoice where the person wants it. One whose number is known
// is held against what it is known as.
func (d *intakeDesk) takeTyped(ctx context.Context, draft intake.Draft, c *CaseByHand, report *ImportReport) error {
	_, known := d.known[intake.NumberKey(draft.Number)]
	switch {
	case known || c.Into == 0 && !c.Apart:
		return d.takeDraft(ctx, draft, report)
	case c.Into != 0:
		return d.join(ctx, draft, c.Into, report)
	}
	var own *party
	if len(d.became) > 0 {
		f := d.visit.fileWith(d.became[0].id)
		own = &party{likeness: likenessOf(draft.Debtor), file: f, id: f.ID, number: f.Number}
	}
	return d.register(ctx, draft, own, report)
}

// knownAmong returns that an invoice is registered already while others among them
// aren't, or nil: nobody would see that it was left out.
func (d *intakeDesk) knownAmong(drafts []intake.Draft) *fault.Fault {
	if len(d.became) == 0 || len(d.became) == len(drafts) {
		return nil
	}
	for i, draft := range drafts {
		known := d.known[intake.NumberKey(draft.Number)]
		if slices.Contains(d.became, became{known.Case, known.Claim}) {
			continue
		}
		return fault.New(fault.Conflict, "byhand.number_known").With("number", draft.Number).
			With("case", number(d.visit.fileWith(known.Case).Number)).With(invoicePlace, number(int64(i+1)))
	}
	return nil
}

// stopped returns why a line wasn't used, or nil.
func (r *ImportReport) stopped() *fault.Fault {
	for _, line := range append(r.Refused, r.Asked...) {
		return line.Why
	}
	return nil
}

// registered says what became of drafts, and how their case stands now.
func (d *intakeDesk) registered(drafts []intake.Draft, report *ImportReport) (Registered, error) {
	came := Registered{New: report.Created > 0, Known: len(d.became) == 0, Notes: report.Notes}
	for _, b := range d.became {
		came.Claims = append(came.Claims, b.claim)
	}
	id := d.known[intake.NumberKey(drafts[0].Number)].Case
	if len(d.became) > 0 {
		id = d.became[0].id
	}
	v := d.visit
	seen, err := v.reckoned(v.book, CaseView{Case: d.visit.fileWith(id).Clone(), On: v.today})
	if err != nil {
		return came, err
	}
	came.Story = CaseStory{CaseView: seen, Today: v.today}
	return came, came.Story.tell(v.book, v.Flows)
}

// CaseChoices are what a person chooses among for a new case, and what the creditor
// has chosen for all of them.
type CaseChoices struct {
	Today     civil.Date
	Flows     []string // in the order that people are shown them
	Flow      string   // the creditor's own choice
	AgreedDue bool     // due days are agreed with consumers, not only printed
}

// CaseChoices returns the choices for a new case of a creditor. It fails with
// fault.Forbidden for who may not register invoices.
func (s *Service) CaseChoices(ctx context.Context, who access.Actor, creditor debt.CreditorID) (CaseChoices, error) {
	var choices CaseChoices
	err := s.view(ctx, who, access.ImportInvoices, creditor, func(_ context.Context, v *visit, _ Reader) error {
		choices = CaseChoices{Today: v.today, Flows: flowNames(v.Flows), Flow: v.creditor.flow(), AgreedDue: v.creditor.Terms.AgreedDue}
		return nil
	})
	return choices, err
}
