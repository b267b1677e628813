package casework

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/money"
)

// FoundationEntry is what a person records of a paper that claims rest on (fundament).
type FoundationEntry struct {
	Kind     debt.FoundationKind
	Made     civil.Date   // the day it was signed, given or endorsed
	Invoice  string       // the number of the claim's invoice, or empty for all claims of the case
	Amount   money.Amount // that it states, or nought
	Clause   bool         // it says itself that it can be enforced
	Original bool         // the paper itself is here
	Text     string       // what else there is to say of it, or empty
	File     *FoundationFile
	// Enclosure is the file of the case that the paper is, where it is kept already; or
	// nought.
	Enclosure int64
}

// FoundationFile is the paper as a PDF or a picture.
type FoundationFile struct {
	Name    string // as the person's machine calls it
	Content []byte
}

// Event returns what the case is told of the entry, but for its id and its file.
func (e *FoundationEntry) Event(c *debt.Case) (debt.FoundationAdded, error) {
	event := debt.FoundationAdded{Kind: e.Kind, Made: e.Made, Amount: e.Amount, Clause: e.Clause, Original: e.Original, Text: strings.TrimSpace(e.Text)}
	var err error
	event.Claims, err = claimsOf(c, e.Invoice)
	return event, err
}

// AddFoundation records a paper that claims rest on, and keeps its file with the first of
// them (registrér fundament). They get the long period of limitation from its day, and who
// was warned of their old one needn't do more about that. It fails with a fault of kind
// Invalid for a day to come, an invoice that the case doesn't have, and a file that is no
// PDF or picture; with text.has_cpr; and with case.debtor_erased.
func (s *Service) AddFoundation(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e FoundationEntry) error {
	if err := wordsFit(e.Text); err != nil {
		return err
	}
	return s.update(ctx, who, access.ChangeCases, creditor, func(ctx context.Context, v *visit) error {
		f, err := v.lockNumber(ctx, number)
		if err != nil {
			return err
		}
		if f.Debtor.IsErased() {
			return fault.New(fault.Conflict, "case.debtor_erased")
		}
		event, err := e.Event(&f.Case)
		if err != nil {
			return err
		}
		if event.Enclosure, event.Hash, err = v.paperOf(ctx, f, &e, event.Claims[0]); err != nil {
			return err
		}
		return v.foundedBy(f, event, e.Invoice)
	})
}

// paperOf returns the file of an entry and its hash, after keeping it where it is new; or
// nothing where there is none.
func (v *visit) paperOf(ctx context.Context, f *file, e *FoundationEntry, claim debt.ClaimID) (int64, string, error) {
	if e.File != nil {
		id, err := v.keepFile(ctx, f, EnclosureToKeep{Claim: claim, Name: e.File.Name, Content: e.File.Content})
		return id, hashOf(e.File.Content), err
	}
	if e.Enclosure == 0 {
		return 0, "", nil
	}
	kept, err := v.tx.Enclosures(ctx, f.ID)
	if err != nil {
		return 0, "", err
	}
	at := slices.IndexFunc(kept, func(k Enclosure) bool { return k.ID == e.Enclosure })
	if at < 0 {
		return 0, "", fault.New(fault.Invalid, "enclosure.not_found").In("enclosure")
	}
	return kept[at].ID, kept[at].Hash, nil
}

// KeepPaper keeps a paper with the first claim of a case before anything is said of it, and
// returns its number; of one that is kept already, that. It fails as KeepEnclosure does.
func (s *Service) KeepPaper(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, paper FoundationFile) (int64, error) {
	var id int64
	err := s.update(ctx, who, access.ChangeCases, creditor, func(ctx context.Context, v *visit) error {
		f, err := v.lockNumber(ctx, number)
		if err != nil {
			return err
		}
		if len(f.Claims) == 0 {
			return fault.New(fault.Invalid, "enclosure.claim_missing").In("claim")
		}
		id, err = v.keepFile(ctx, f, EnclosureToKeep{Claim: f.Claims[0].ID, Name: paper.Name, Content: paper.Content})
		return err
	})
	return id, err
}

// foundedBy adds a foundation to a case, and answers what was asked of the limitation of
// its claims.
func (v *visit) foundedBy(f *file, event debt.FoundationAdded, invoice string) error {
	event.Foundation = debt.FoundationID(v.NewID())
	if err := f.possibly(event); err != nil {
		return err
	}
	if err := f.finishLimitation(invoice); err != nil || f.IsClosed() {
		return err
	}
	return v.askOfLimitation(f)
}

// WithdrawFoundation takes a foundation away that was entered wrongly, or set aside (fjern
// fundament), with what it did to limitation. Its file stays on the case. It fails with a
// fault of kind Invalid for a foundation that the case doesn't have, with
// case.foundation_withdrawn, and with text.has_cpr.
func (s *Service) WithdrawFoundation(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, foundation debt.FoundationID, why string) error {
	if err := wordsFit(why); err != nil {
		return err
	}
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		if err := f.possibly(debt.FoundationWithdrawn{Foundation: foundation, Why: strings.TrimSpace(why)}); err != nil {
			return err
		}
		if err := f.finish(followup.TaskBailiff); err != nil || f.IsClosed() {
			return err
		}
		return v.askOfLimitation(f)
	})
}

// keepFile keeps a file with a claim of a case, and returns its number: of the one that is
// kept already where it is the same.
func (v *visit) keepFile(ctx context.Context, f *file, e EnclosureToKeep) (int64, error) {
	if err := e.check(); err != nil {
		return 0, err
	}
	kept, err := v.tx.Enclosures(ctx, f.ID)
	if err != nil {
		return 0, err
	}
	same := slices.IndexFunc(kept, func(k Enclosure) bool { return k.Claim == e.Claim && k.Hash == hashOf(e.Content) })
	switch {
	case f.Debtor.IsErased():
		return 0, fault.New(fault.Conflict, "case.debtor_erased")
	case f.Claim(e.Claim) == nil:
		return 0, fault.New(fault.Invalid, "enclosure.claim_missing").In("claim")
	case same >= 0:
		return kept[same].ID, nil
	case len(kept) >= mostEnclosures:
		return 0, fault.New(fault.Conflict, "enclosure.too_many").With("most", strconv.Itoa(mostEnclosures))
	}
	return v.keepByHand(ctx, f.ID, e)
}

// isFoundation reports whether a file is what a foundation that stands was read from.
func isFoundation(c *debt.Case, enclosure int64) bool {
	return slices.ContainsFunc(c.Founded(), func(f *debt.Foundation) bool { return f.Enclosure == enclosure })
}

// foundations names foundations whose file isn't there any more, or isn't the one that was
// kept. That of an erased debtor is gone with the name.
func (a *auditor) foundations(ctx context.Context, c *debt.Case) error {
	if len(c.Foundations) == 0 || c.Debtor.IsErased() {
		return nil
	}
	kept, err := a.reader.Enclosures(ctx, c.ID)
	if err != nil {
		return err
	}
	for _, f := range c.Founded() {
		isKept := slices.ContainsFunc(kept, func(k Enclosure) bool { return k.ID == f.Enclosure && k.Hash == f.Hash })
		if f.Enclosure != 0 && !isKept {
			a.wrong(c.ID, fault.New(fault.Corrupt, "verify.foundation_missing").With("enclosure", number(f.Enclosure)))
		}
	}
	return nil
}
