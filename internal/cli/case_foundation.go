package cli

import (
	"context"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/wording"
)

// caseFoundationCommands record the papers that claims rest on.
type caseFoundationCommands struct {
	Add      caseFoundationAddCommand      `cmd:""`
	Withdraw caseFoundationWithdrawCommand `cmd:""`
}

func (caseFoundationCommands) page() page {
	return page{does: "help.case_foundation", why: "help.case_foundation_why"}
}

// foundationFlag is a kind of paper.
type foundationFlag struct{ debt.FoundationKind }

// UnmarshalText reads a kind by its name. It fails with fault.Invalid,
// case.foundation_unknown_word.
func (f *foundationFlag) UnmarshalText(text []byte) error {
	if f.FoundationKind = debt.ParseFoundationKind(string(text)); f.FoundationKind != 0 {
		return nil
	}
	var names []string
	for _, kind := range debt.FoundationKinds() {
		names = append(names, kind.String())
	}
	return fault.New(fault.Invalid, "case.foundation_unknown_word").With("text", string(text)).With("names", strings.Join(names, ", "))
}

// caseFoundationAddCommand records a paper.
type caseFoundationAddCommand struct {
	ofCase
	Kind     foundationFlag `required:"" placeholder:"KIND"`
	On       dayFlag        `required:"" placeholder:"DAY"`
	File     string         `placeholder:"FILE"`
	Clause   bool
	Original bool
	Amount   amountFlag `placeholder:"KRONER"`
	Invoice  string     `placeholder:"NUMBER"`
	Text     string     `placeholder:"TEXT"`
}

func (caseFoundationAddCommand) page() page {
	flags := ofCase{}.about()
	maps.Copy(flags, map[string]string{
		"kind": "help.case_foundation_kind", "on": "help.case_foundation_on", "file": "help.case_foundation_file", "clause": "help.case_foundation_clause",
		"original": "help.case_foundation_original", "amount": "help.case_foundation_amount", "invoice": "help.case_limitation_invoice", "text": "help.case_foundation_text",
	})
	return page{
		does: "help.case_foundation_add", why: "help.case_foundation_add_why", flags: flags,
		examples: []example{{"help.case_foundation_add_example", "krav case foundation add 10001 --creditor 1 --kind settlement --on 2026-11-20 --clause --original --file forlig.pdf"}},
	}
}

// Run records it, and tells first what the bailiff court would say of it.
func (c *caseFoundationAddCommand) Run(ctx context.Context, s *session) error {
	entry := casework.FoundationEntry{
		Kind: c.Kind.FoundationKind, Made: c.On.Date, Invoice: c.Invoice, Amount: c.Amount.Amount, Clause: c.Clause, Original: c.Original, Text: c.Text,
	}
	if c.File != "" {
		content, err := paperIn(c.File)
		if err != nil {
			return err
		}
		entry.File = &casework.FoundationFile{Name: filepath.Base(c.File), Content: content}
	}
	return c.do(ctx, s, func(h *house) error {
		seen, err := h.Case(ctx, c.actor(), c.id(), c.number(), casework.AsOf{})
		if err != nil {
			return err
		}
		event, err := entry.Event(&seen.Case)
		if err != nil {
			return err
		}
		if err := c.warned(ctx, s, h, event); err != nil {
			return err
		}
		return h.AddFoundation(ctx, c.actor(), c.id(), c.number(), entry)
	})
}

// paperIn reads a file that is to be kept. One that is too large comes back a byte longer
// than may be kept, and is refused like any other.
func paperIn(name string) ([]byte, error) {
	file, err := os.Open(name) //nolint:gosec // whoever runs the program says which file
	if err != nil {
		return nil, fileFault(name, err)
	}
	content, err := io.ReadAll(io.LimitReader(file, casework.LargestEnclosure+1))
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, fileFault(name, err)
	}
	return content, nil
}

// caseFoundationWithdrawCommand takes a paper away that was entered wrongly.
type caseFoundationWithdrawCommand struct {
	ofCase
	Foundation numberFlag `placeholder:"NUMBER"`
	Text       string     `placeholder:"TEXT"`
}

func (caseFoundationWithdrawCommand) page() page {
	flags := ofCase{}.about()
	flags["foundation"], flags["text"] = "help.case_foundation_id", "help.case_foundation_withdraw_text"
	return page{
		does: "help.case_foundation_withdraw", why: "help.case_foundation_withdraw_why", flags: flags,
		examples: []example{{"help.case_foundation_withdraw_example", "krav case foundation withdraw 10001 --creditor 1 --foundation 1"}},
	}
}

// Run takes away the one named, or else the last that stands.
func (c *caseFoundationWithdrawCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error {
		seen, err := h.Case(ctx, c.actor(), c.id(), c.number(), casework.AsOf{})
		if err != nil {
			return err
		}
		id, err := foundationNamed(&seen.Case, c.Foundation)
		if err != nil {
			return err
		}
		if err := c.warned(ctx, s, h, debt.FoundationWithdrawn{Foundation: id}); err != nil {
			return err
		}
		return h.WithdrawFoundation(ctx, c.actor(), c.id(), c.number(), id, c.Text)
	})
}

// foundationNamed returns the foundation that was named, or the last that stands where
// none was.
func foundationNamed(c *debt.Case, named numberFlag) (debt.FoundationID, error) {
	if standing := c.Founded(); named == 0 && len(standing) > 0 {
		return standing[len(standing)-1].Foundation, nil
	}
	for i := range c.Foundations {
		if named.is(i, int64(c.Foundations[i].Foundation)) {
			return c.Foundations[i].Foundation, nil
		}
	}
	return 0, fault.New(fault.NotFound, "case.foundation_missing")
}

// caseFoundation is a paper that claims of the case rest on.
type caseFoundation struct {
	No          int          `json:"no"` // its place on the case, from one
	Foundation  wireID       `json:"foundation"`
	Kind        string       `json:"kind"`
	Made        civil.Date   `json:"made"`
	Invoices    []string     `json:"invoices"` // those that it is for
	Amount      money.Amount `json:"amount"`   // that it states; nought where it wasn't noted
	Clause      bool         `json:"clause"`
	Original    bool         `json:"original"`
	Enforceable bool         `json:"enforceable"` // the bailiff court would take it
	Enclosure   wireID       `json:"enclosure"`   // its file; nought for none
	Withdrawn   civil.Date   `json:"withdrawn,omitzero"`
}

func foundationsOf(c *debt.Case) []caseFoundation {
	found := make([]caseFoundation, len(c.Foundations))
	for i := range c.Foundations {
		f := &c.Foundations[i]
		found[i] = caseFoundation{
			No: i + 1, Foundation: wireID(f.Foundation), Kind: f.Kind.String(), Made: f.Made, Amount: f.Amount, Clause: f.Clause, Original: f.Original,
			Enforceable: f.IsEnforceable(), Enclosure: wireID(f.Enclosure), Withdrawn: f.Withdrawn,
		}
		for _, id := range f.Claims {
			if claim := c.Claim(id); claim != nil {
				found[i].Invoices = append(found[i].Invoices, claim.Number)
			}
		}
	}
	return found
}

func (a caseAnswer) printFoundations(p *paper) {
	if len(a.Foundations) == 0 {
		return
	}
	p.heading("case.foundations")
	for i, f := range a.Foundations {
		said := p.said("case.foundation", "paper", p.said(foundationKey(a.seen.Case.Foundations[i].Kind)), "day", wording.Date(p.language, f.Made))
		switch {
		case !f.Withdrawn.IsZero():
			said = joined(", ", said, p.said("case.foundation_is_withdrawn"))
		case f.Enforceable:
			said = joined(", ", said, p.said("case.foundation_enforceable"))
		}
		p.beside(numbered(f.No), 4, said)
	}
}

// foundation says of what kind and day a foundation is.
func (p *paper) foundation(e debt.FoundationAdded) string {
	return p.said("event.foundation_added", "paper", p.said(foundationKey(e.Kind)), "day", wording.Date(p.language, e.Made))
}

// foundationKey returns the message key of what a kind of foundation is called.
func foundationKey(k debt.FoundationKind) string {
	switch k {
	case debt.SignedAcknowledgement:
		return "foundation.acknowledgement"
	case debt.SignedSettlement:
		return "foundation.settlement"
	case debt.CourtSettlement:
		return "foundation.court_settlement"
	case debt.EndorsedOrder:
		return "foundation.endorsed_order"
	case debt.Judgment:
		return "foundation.judgment"
	case debt.DebtInstrument:
		return "foundation.debt_instrument"
	}
	return "foundation.unknown"
}
