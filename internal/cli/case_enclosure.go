package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/wording"
)

// caseEnclosureCommand writes out a file that came within an invoice of a case.
type caseEnclosureCommand struct {
	ofCase
	Enclosure numberFlag `placeholder:"NUMBER"`
	Out       string     `placeholder:"FILE"`
}

func (caseEnclosureCommand) page() page {
	flags := ofCase{}.about()
	flags["enclosure"], flags["out"] = "help.case_enclosure_id", "help.case_enclosure_out"
	return page{
		does: "help.case_enclosure", why: "help.case_enclosure_why", flags: flags,
		examples: []example{{"help.case_enclosure_example", "krav case enclosure 10001 --creditor 1 --enclosure 1 --out faktura.pdf"}},
	}
}

// Run writes the enclosure: the one named, or else the last.
func (c *caseEnclosureCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		seen, err := h.Case(ctx, c.actor(), c.id(), c.number(), casework.AsOf{})
		if err != nil {
			return err
		}
		place, err := enclosureOf(seen.Enclosures, c.Enclosure)
		if err != nil {
			return err
		}
		kept := seen.Enclosures[place]
		content, err := h.EnclosureContent(ctx, c.actor(), c.id(), c.number(), kept.ID)
		if err != nil {
			return err
		}
		name := c.Out
		if name == "" {
			// Not the name that the invoice gives it: whoever sends the invoice chose that.
			name = fmt.Sprintf("sag-%d-bilag-%d%s", c.number(), place+1, enclosureEnding(content))
		}
		if err := writeEnclosure(name, content); err != nil {
			return err
		}
		return s.answer(enclosureAnswer{File: name, Enclosure: wireID(kept.ID), Name: kept.Name, Bytes: kept.Size, SHA256: kept.Hash})
	})
}

// enclosureEnding returns how the name of a file ends, by what it is.
func enclosureEnding(content []byte) string {
	switch casework.EnclosureKind(content) {
	case "image/png":
		return ".png"
	case "image/jpeg":
		return ".jpg"
	}
	return ".pdf"
}

// enclosureOf returns the place, from nought, of the enclosure that was named, or of
// the last where none was.
func enclosureOf(kept []casework.Enclosure, named numberFlag) (int, error) {
	if named == 0 && len(kept) > 0 {
		return len(kept) - 1, nil
	}
	for i := range kept {
		if named.is(i, kept[i].ID) {
			return i, nil
		}
	}
	return 0, fault.New(fault.NotFound, "enclosure.not_found")
}

func writeEnclosure(name string, content []byte) error {
	file, err := newFile(name)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	if err := errors.Join(err, file.Close()); err != nil {
		return fault.New(fault.Unavailable, "cli.file_unwritable").With("file", name).Because(err)
	}
	return nil
}

// enclosureAnswer says where an enclosure was written to.
type enclosureAnswer struct {
	File      string `json:"file"`
	Enclosure wireID `json:"enclosure"`
	Name      string `json:"name"` // as the invoice has it
	Bytes     int    `json:"bytes"`
	SHA256    string `json:"sha256"`
}

func (a enclosureAnswer) print(p *paper) {
	p.say("case.enclosure_written", "file", a.File, "bytes", wording.Count(p.language, a.Bytes))
}

// caseEnclosure is a file that came within an invoice of the case.
type caseEnclosure struct {
	No        int       `json:"no"` // its place on the case, from one
	Enclosure wireID    `json:"enclosure"`
	Invoice   string    `json:"invoice"` // the number of the claim that it is kept with
	Name      string    `json:"name"`
	Bytes     int       `json:"bytes"`
	SHA256    string    `json:"sha256"`
	KeptAt    time.Time `json:"kept_at"`
}

func enclosuresOf(seen casework.CaseView) []caseEnclosure {
	enclosures := make([]caseEnclosure, len(seen.Enclosures))
	for i, kept := range seen.Enclosures {
		enclosures[i] = caseEnclosure{
			No: i + 1, Enclosure: wireID(kept.ID), Name: kept.Name, Bytes: kept.Size, SHA256: kept.Hash, KeptAt: kept.KeptAt,
		}
		if claim := seen.Case.Claim(kept.Claim); claim != nil {
			enclosures[i].Invoice = claim.Number
		}
	}
	return enclosures
}

func (a caseAnswer) printEnclosures(p *paper) {
	if len(a.Enclosures) == 0 {
		return
	}
	p.heading("case.enclosures")
	for _, kept := range a.Enclosures {
		p.beside(numbered(kept.No), 4, p.said("case.enclosure", "name", kept.Name, "invoice", kept.Invoice, "bytes", wording.Count(p.language, kept.Bytes)))
	}
}
