package office

import (
	"net/url"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/intake"
	"krav/internal/web"
)

// newCaseSamples are the form by which a case is typed by hand, in its states.
func newCaseSamples(reader web.Reader) []web.Sample {
	today := civil.MustParse("2026-11-23")
	empty := newCasePage{Invoices: 1, CaseChoices: casework.CaseChoices{Today: today, Flow: followup.StandardFlow, Flows: []string{followup.FastFlow, followup.PatientFlow, followup.StandardFlow}}}
	empty.Form = empty.blank()
	empty.Form.Key = "sample"
	tried := typedSample(empty)
	became := begun(jonas(), 1).on(today).CaseStory
	tried.Tried = &casework.Registered{Story: became, New: true, Claims: []debt.ClaimID{1}, Notes: []casework.NoteReport{{Note: intake.NotePhoneLeftOut, Count: 1, Lines: []int{1}}}}
	joins := typedSample(empty)
	old := begun(debt.Debtor{Kind: jonas().Kind, Language: "da", Name: longName}, 60).on(civil.MustParse("2029-01-23")).CaseStory
	joins.Tried = &casework.Registered{Story: old, Claims: []debt.ClaimID{1, 60}}
	refused := typedSample(empty)
	refused.Invoices, refused.Alike = 2, 1168
	refused.Form.Fail(fault.New(fault.Conflict, "line.same_debtor").In("where").With("case", "1168").With("debtor", "Jonas Birkholm, Søvej 3, 4000 Roskilde"))
	refused.Form.Fail(fault.New(fault.Invalid, "debtor.name_missing").In("name"))
	refused.Form.Fail(fault.New(fault.Invalid, "day.missing").In("due_date-2"))
	claim := empty
	into := usual().on(today).CaseStory
	claim.Into = &into
	edited := editPage{casePage: begun(jonas(), 60).on(today)}
	edited.Form = edited.blank()
	edited.Form.Key = "sample"
	other := editPage{casePage: usual().on(today)}
	other.Form = edited.Form
	other.Form.Fail(fault.New(fault.Conflict, "office.edit_kind").In("sure"))
	return []web.Sample{
		{Name: "office/edit", Reader: reader, Page: editView(edited)},
		{Name: "office/edit-other-kind", Reader: reader, Page: editView(other)},
		{Name: "office/new-case", Reader: reader, Page: newCaseView(empty)},
		{Name: "office/new-case-tried", Reader: reader, Page: newCaseView(tried)},
		{Name: "office/new-case-joins", Reader: reader, Page: newCaseView(joins)},
		{Name: "office/new-case-refused", Reader: reader, Page: newCaseView(refused)},
		{Name: "office/new-claim", Reader: reader, Page: newCaseView(claim)},
	}
}

// typedSample is the form with an invoice typed into it.
func typedSample(p newCasePage) newCasePage {
	p.Form = web.Form{Key: "sample", Values: url.Values{
		"debtor_kind": {debtorPrivate}, "name": {"Jonas Birkholm"}, "address": {"Skovbrynet 22, 2. tv."}, "postcode": {"4000"}, "city": {"Roskilde"},
		"email": {"jonas.birkholm@post.example"}, "flow": {followup.StandardFlow}, "language": {"da"},
		"invoice_number-1": {"10482"}, "amount-1": {"12.500,00"}, "invoice_date-1": {"16-09-2026"}, "due_date-1": {"30-09-2026"},
		"due_basis-1": {basisAgreed}, "text-1": {"Nye vinduer mod gården, 1. rate"}, "reminder_date-1": {"7-10-2026"},
	}}
	return p
}
