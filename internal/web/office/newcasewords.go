package office

import (
	"context"
	"strconv"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/intake"
	"krav/internal/law"
	"krav/internal/web"
)

func (p newCasePage) title(ctx context.Context) string {
	if p.Into != nil {
		return web.Say(ctx, "office.new_claim")
	}
	return web.Say(ctx, "office.new_case")
}

func (p newCasePage) note(ctx context.Context) string {
	if p.Into == nil {
		return ""
	}
	return web.Say(ctx, "office.case_note", "number", strconv.FormatInt(p.Into.Case.Number, 10))
}

func (p newCasePage) facts(ctx context.Context) string {
	if p.Into != nil {
		return web.Say(ctx, "office.new_claim_facts")
	}
	return web.Say(ctx, "office.new_case_facts")
}

func (p newCasePage) crumbs(ctx context.Context) []web.Crumb {
	if p.Into != nil {
		return casePage{CaseStory: *p.Into}.crumbs(ctx)
	}
	return []web.Crumb{{Href: casesPath, Label: web.Say(ctx, "office.cases")}}
}

// back is where the form is left to.
func (p newCasePage) back() string {
	if p.Into != nil {
		return caseAddress(p.Into.Case.Number)
	}
	return casesPath
}

func (p newCasePage) tryWords(ctx context.Context) string {
	if p.Tried != nil {
		return web.Say(ctx, "office.new_try_again")
	}
	return web.Say(ctx, "office.new_try")
}

func (p newCasePage) makeWords(ctx context.Context) string {
	if p.Tried.New {
		return web.Say(ctx, "office.new_make")
	}
	return web.Say(ctx, "office.new_join", "number", strconv.FormatInt(p.Tried.Story.Case.Number, 10))
}

// triedTitle says what would come of what is typed.
func (p newCasePage) triedTitle(ctx context.Context) string {
	number := strconv.FormatInt(p.Tried.Story.Case.Number, 10)
	switch {
	case p.Tried.Known:
		return web.Say(ctx, "office.new_is_known", "number", number)
	case p.Tried.New:
		return web.Say(ctx, "office.new_becomes_case")
	}
	return web.Say(ctx, "office.new_joins", "number", number)
}

func (p newCasePage) invoiceTitle(ctx context.Context, place int) string {
	if p.Invoices == 1 {
		return web.Say(ctx, "office.new_invoice")
	}
	return web.Say(ctx, "office.new_invoice_nth", "place", web.Count(ctx, place))
}

// firstStep says what happens first on a case, and when.
func (p casePage) firstStep(ctx context.Context) string {
	if len(p.Ahead) == 0 {
		return p.reasons(ctx)
	}
	first := p.Ahead[0]
	if first.Sent == nil {
		return web.Say(ctx, "office.new_step_by_hand", "step", web.Raised(stepName(ctx, first.Name)), "day", web.Date(ctx, first.On))
	}
	return web.Say(ctx, "office.new_step", "step", web.Raised(stepName(ctx, first.Name)), "day", web.Date(ctx, first.On),
		"amount", web.Amount(ctx, first.Sent.Asked), "deadline", web.Date(ctx, first.Sent.Deadline))
}

// whereChoices are asked where the debtor has a case, or may have.
func (p newCasePage) whereChoices(ctx context.Context) []web.Choice {
	number := p.Alike
	if into, _ := p.chosenCase(); number == 0 && into != 0 {
		number = into
	}
	if p.Tried != nil && !p.Tried.New && !p.Tried.Known {
		number = p.Tried.Story.Case.Number
	}
	if p.Into != nil || number == 0 {
		return nil
	}
	text := strconv.FormatInt(number, 10)
	return []web.Choice{
		{Value: whereInto + text, Label: web.Say(ctx, "office.new_where_into", "number", text), Help: web.Say(ctx, "office.new_where_into_why"), Chosen: p.Tried != nil},
		{Value: whereApart, Label: web.Say(ctx, "office.new_where_apart"), Help: web.Say(ctx, "office.new_where_apart_why")},
	}
}

func (p newCasePage) flowChoices(ctx context.Context) []web.Choice {
	choices := make([]web.Choice, len(p.Flows))
	for i, name := range p.Flows {
		choices[i] = web.Choice{Value: name, Label: flowName(ctx, name), Help: flowAbout(ctx, name), Chosen: name == p.Flow}
	}
	return choices
}

// flowAbout says what a flow is for; a creditor's own says nothing.
func flowAbout(ctx context.Context, name string) string {
	switch name {
	case followup.StandardFlow:
		return web.Say(ctx, "office.flow_standard_about")
	case followup.PatientFlow:
		return web.Say(ctx, "office.flow_patient_about")
	case followup.FastFlow:
		return web.Say(ctx, "office.flow_fast_about")
	case followup.ReminderFlow:
		return web.Say(ctx, "office.flow_reminders_about")
	case followup.CollectionFlow:
		return web.Say(ctx, "office.flow_collection_about")
	case followup.BailiffFlow:
		return web.Say(ctx, "office.flow_bailiff_about")
	case followup.LettersFlow:
		return web.Say(ctx, "office.flow_letters_about")
	}
	return ""
}

func (p newCasePage) basisChoices(ctx context.Context) []web.Choice {
	return []web.Choice{
		{Value: basisPrinted, Label: web.Say(ctx, "office.new_basis_printed"), Chosen: !p.AgreedDue},
		{Value: basisAgreed, Label: web.Say(ctx, "office.new_basis_agreed"), Chosen: p.AgreedDue},
	}
}

func kindChoices(ctx context.Context) []web.Choice {
	return []web.Choice{
		{Value: debtorPrivate, Label: web.Say(ctx, "office.kind_private"), Chosen: true},
		{Value: debtorBusiness, Label: web.Say(ctx, "office.kind_business")},
		{Value: debtorPublic, Label: web.Say(ctx, "office.kind_public")},
	}
}

func languageChoices(ctx context.Context) []web.Choice {
	return []web.Choice{
		{Value: "da", Label: web.Say(ctx, "office.language_da"), Chosen: true},
		{Value: "en", Label: web.Say(ctx, "office.language_en")},
	}
}

// warnings are what a person should know before the invoices are registered.
func (p newCasePage) warnings(ctx context.Context) []web.Ruling {
	c := &p.Tried.Story.Case
	warn := func(short, why string) web.Ruling {
		return web.Ruling{Verdict: web.VerdictDoubtful, Short: short, Why: why}
	}
	var found []web.Ruling
	for _, id := range p.Tried.Claims {
		claim := c.Claim(id)
		if !claim.Due.Before(p.Today) {
			found = append(found, warn(web.Say(ctx, "office.warn_not_due", "invoice", claim.Number), web.Say(ctx, "office.warn_not_due_why", "day", web.Date(ctx, claim.Due))))
		}
		if ruling, soon := lapsing(ctx, claim, p.Tried.Story); soon {
			found = append(found, ruling)
		}
	}
	if c.Debtor.PostalLine() == "" {
		found = append(found, warn(web.Say(ctx, "office.warn_no_address"), web.Say(ctx, "office.warn_no_address_why")))
	}
	if c.Debtor.Email == "" {
		found = append(found, warn(web.Say(ctx, "office.warn_no_email"), web.Say(ctx, "office.warn_no_email_why")))
	}
	for _, note := range p.Tried.Notes {
		found = append(found, warn(web.Say(ctx, string(note.Note)), ""))
	}
	return found
}

// lapsing says so where a claim is lost by age within a year, or is already, as far
// as its days tell.
func lapsing(ctx context.Context, claim *debt.Claim, story casework.CaseStory) (web.Ruling, bool) {
	day, source, err := written().LimitationDate(law.GeneralPeriod, claim.Due)
	if fault.Is(err, fault.UnknownLaw) || err != nil || story.On.AddYears(1).Before(day) {
		return web.Ruling{}, false
	}
	made := web.Ruling{
		Verdict: web.VerdictDoubtful, Citation: web.Raised(source.Citation),
		Short: web.Say(ctx, "office.warn_lapses", "invoice", claim.Number, "day", web.Date(ctx, day)), Why: web.Say(ctx, "office.warn_lapses_why"),
	}
	if day.Before(story.On) {
		made.Short, made.Why = web.Say(ctx, "office.warn_lapsed", "invoice", claim.Number, "day", web.Date(ctx, day)), web.Say(ctx, "office.warn_lapsed_why")
	}
	return made, true
}

// hasReminders reports whether something is typed of reminders sent elsewhere.
func (p newCasePage) hasReminders(place int) bool {
	for _, field := range []intake.Field{intake.FieldReminderDate, intake.FieldReminderDate2, intake.FieldReminderDate3, intake.FieldReminderFees} {
		if p.Form.Value(fieldOf(field.String(), place)) != "" {
			return true
		}
	}
	return false
}

// frame is the frame around the form, whose help is about it.
func (p newCasePage) frame(ctx context.Context) web.Frame {
	return explained(frame(ctx, casesPath, p.title(ctx)), "new")
}
