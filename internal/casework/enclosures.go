package casework

import (
	"context"
	"time"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/intake"
)

// Enclosure is a file that is kept with a claim (bilag): a PDF that came within its
// invoice, or what a person has added. Name and content are personal.
type Enclosure struct {
	ID      int64
	File    int64 // the file that was read; one for all that was added by hand,
	Line    int   // the line of it,
	Place   int   // and which of the line's files, from one
	Case    debt.CaseID
	Claim   debt.ClaimID // nought while the line waits for a person
	Name    string
	Size    int    // bytes
	Hash    string // SHA-256, hex
	Content []byte // only while it is being kept
	KeptAt  time.Time
}

// attach keeps the files of a draft with the claim that it became or lowered.
func (d *intakeDesk) attach(draft intake.Draft, id debt.CaseID, claim debt.ClaimID) {
	d.enclose(draft.Line, draft.Attachments, id, claim)
	d.became = append(d.became, became{id, claim})
}

// became is the claim that a line became or lowered.
type became struct {
	id    debt.CaseID
	claim debt.ClaimID
}

// enclose keeps the files of a line. While it waits for a person they have no claim.
func (d *intakeDesk) enclose(line int, files []intake.Attachment, id debt.CaseID, claim debt.ClaimID) {
	for i, file := range files {
		d.enclosed = append(d.enclosed, Enclosure{
			ID: d.visit.NewID(), Line: line, Place: i + 1, Case: id, Claim: claim,
			Name: file.Name, Content: file.Content, KeptAt: d.visit.moment,
		})
	}
}

// settleEnclosures gives the files of a line that waited to the claim that it became
// or lowered. One that became nothing new needs none.
func (v *visit) settleEnclosures(ctx context.Context, line IntakeLine, into []became) error {
	if len(into) == 0 {
		return v.tx.DropEnclosures(ctx, line)
	}
	return v.tx.BindEnclosures(ctx, line, into[0].id, into[0].claim)
}

// EnclosureContent returns the bytes of what is kept with a claim of a case, as they
// came. It fails with fault.NotFound, and with fault.Corrupt where they have changed.
func (s *Service) EnclosureContent(ctx context.Context, who access.Actor, creditor debt.CreditorID, number, enclosure int64) ([]byte, error) {
	var content []byte
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		id, err := r.CaseID(ctx, number)
		if err == nil {
			content, err = r.EnclosureContent(ctx, id, enclosure)
		}
		return err
	})
	return content, err
}
