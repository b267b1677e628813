package cli

import (
	"context"
	"errors"
	"os"

	"krav/internal/debt"
	"krav/internal/dispatch"
	"krav/internal/wording"
)

// packCommand gathers the letters that are to be printed.
type packCommand struct {
	File string `arg:"" default:"breve.zip"`
	ofCreditor
}

func (packCommand) page() page {
	return page{
		does: "help.pack", why: "help.pack_why",
		flags:    map[string]string{"file": "help.pack_file", "creditor": "help.creditor_id"},
		examples: []example{{"help.pack_example", "krav pack breve.zip --creditor 1"}},
	}
}

// Run writes the pack. A file that is there already stays as it is.
func (c *packCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		file, err := os.OpenFile(c.File, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return writeFault(c.File, err)
		}
		packer := dispatch.Pack{Made: h.creditorClock(c.id())}
		letters, err := h.Pack(ctx, c.actor(), c.id(), packer, file)
		if err := errors.Join(err, file.Close()); err != nil || letters == 0 {
			err = errors.Join(err, os.Remove(c.File)) // half a pack, or an empty one
			if err != nil {
				return err
			}
			return s.answer(packAnswer{})
		}
		return s.answer(packAnswer{File: c.File, Letters: letters})
	})
}

// packAnswer says what was packed.
type packAnswer struct {
	File    string `json:"file"`
	Letters int    `json:"letters"`
}

func (a packAnswer) print(p *paper) {
	if a.Letters == 0 {
		p.say("pack.empty")
		return
	}
	p.say("pack.made", "file", a.File, "letters", wording.Count(p.language, a.Letters))
}

// postedCommand says that a printed letter was posted.
type postedCommand struct {
	Dispatch numberFlag `arg:""`
	ofCreditor
	On dayFlag `placeholder:"DAY"`
}

func (postedCommand) page() page {
	return page{
		does: "help.posted", why: "help.posted_why",
		flags: map[string]string{
			"dispatch": "help.posted_dispatch", "creditor": "help.creditor_id", "on": "help.posted_on",
		},
		examples: []example{{"help.posted_example", "krav posted 1234 --creditor 1"}},
	}
}

// Run marks the letter as posted.
func (c *postedCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		if err := h.MarkPosted(ctx, c.actor(), c.id(), debt.DispatchID(c.Dispatch), c.On.Date); err != nil {
			return err
		}
		return s.answer(done{"pack.posted"})
	})
}
