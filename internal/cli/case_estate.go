package cli

import (
	"context"
	"maps"
	"strings"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/wording"
)

// caseEstateCommands record a debtor's bankruptcy or the like, or death.
type caseEstateCommands struct {
	Enter caseEstateEnterCommand `cmd:""`
	End   caseEstateEndCommand   `cmd:""`
}

func (caseEstateCommands) page() page {
	return page{does: "help.case_estate", why: "help.case_estate_why"}
}

// estateFlag is what kind of estate it is.
type estateFlag struct{ debt.EstateKind }

// UnmarshalText reads a kind of estate by its name. It fails with fault.Invalid,
// case.estate_unknown.
func (f *estateFlag) UnmarshalText(text []byte) error {
	if f.EstateKind = debt.ParseEstateKind(string(text)); f.EstateKind != 0 {
		return nil
	}
	kinds := debt.EstateKinds()
	names := make([]string, len(kinds))
	for i, kind := range kinds {
		names[i] = kind.String()
	}
	return fault.New(fault.Invalid, "case.estate_unknown").With("text", string(text)).With("names", strings.Join(names, ", "))
}

// caseEstateEnterCommand enters it on a case.
type caseEstateEnterCommand struct {
	ofCase
	Kind    estateFlag `required:"" placeholder:"KIND"`
	Since   dayFlag    `required:"" placeholder:"DAY"`
	Noticed dayFlag    `placeholder:"DAY"`
	FileBy  dayFlag    `placeholder:"DAY"`
	Text    string     `placeholder:"TEXT"`
}

func (caseEstateEnterCommand) page() page {
	flags := ofCase{}.about()
	maps.Copy(flags, map[string]string{
		"kind": "help.case_estate_kind", "since": "help.case_estate_since", "noticed": "help.case_estate_noticed",
		"file-by": "help.case_estate_file_by", "text": "help.case_estate_text",
	})
	return page{
		does: "help.case_estate_enter", why: "help.case_estate_enter_why", flags: flags,
		examples: []example{{"help.case_estate_enter_example", "krav case estate enter 10001 --creditor 1 --kind bankruptcy --since 2026-11-20 --noticed 2026-11-20"}},
	}
}

// Run enters it.
func (c *caseEstateEnterCommand) Run(ctx context.Context, s *session) error {
	entry := casework.EstateEntry{Kind: c.Kind.EstateKind, Since: c.Since.Date, Noticed: c.Noticed.Date, FileBy: c.FileBy.Date, Text: c.Text}
	return c.do(ctx, s, func(h *house) error { return h.EnterEstate(ctx, c.actor(), c.id(), c.number(), entry) })
}

// caseEstateEndCommand takes a case out of an estate.
type caseEstateEndCommand struct {
	ofCase
	Mistaken bool
	Text     string `placeholder:"TEXT"`
}

func (caseEstateEndCommand) page() page {
	flags := ofCase{}.about()
	flags["mistaken"], flags["text"] = "help.case_estate_mistaken", "help.case_estate_text"
	return page{
		does: "help.case_estate_end", why: "help.case_estate_end_why", flags: flags,
		examples: []example{{"help.case_estate_end_example", "krav case estate end 10001 --creditor 1 --mistaken"}},
	}
}

// Run takes it out.
func (c *caseEstateEndCommand) Run(ctx context.Context, s *session) error {
	why := debt.EstateOver
	if c.Mistaken {
		why = debt.EstateMistaken
	}
	return c.do(ctx, s, func(h *house) error { return h.EndEstate(ctx, c.actor(), c.id(), c.number(), why, c.Text) })
}

// caseEstate is the estate that a debtor's debt is dealt with in.
type caseEstate struct {
	Kind    string     `json:"kind"`
	Since   civil.Date `json:"since"`
	Noticed civil.Date `json:"noticed,omitzero"`
	FileBy  civil.Date `json:"file_by,omitzero"`
}

// estateOf returns the estate that a case's debt is dealt with in, or nil.
func estateOf(c *debt.Case) *caseEstate {
	if !c.Estate.Runs() {
		return nil
	}
	return &caseEstate{Kind: c.Estate.Kind.String(), Since: c.Estate.Since, Noticed: c.Estate.Noticed, FileBy: c.Estate.FileBy}
}

// estate says that a debtor's debt is dealt with in an estate, and by when the claim is to
// be filed, where that is known.
func (p *paper) estate(e debt.EstateOpened) string {
	said := p.said(estateKey(e.Kind), "day", wording.Date(p.language, e.Since))
	if e.FileBy.IsZero() {
		return said
	}
	return said + ". " + p.said("case.estate_file_by", "date", wording.Date(p.language, e.FileBy))
}

// The message keys of the kinds of estate.
const (
	keyBankruptcy    = "event.estate_bankruptcy"
	keyRestructuring = "event.estate_restructuring"
	keyDebtRelief    = "event.estate_debt_relief"
	keyDeceased      = "event.estate_deceased"
)

func estateKey(kind debt.EstateKind) string {
	switch kind {
	case debt.Bankruptcy:
		return keyBankruptcy
	case debt.Restructuring:
		return keyRestructuring
	case debt.DebtRelief:
		return keyDebtRelief
	case debt.DeceasedEstate:
		return keyDeceased
	}
	return ""
}
