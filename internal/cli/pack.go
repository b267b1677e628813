package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/dispatch"
	"krav/internal/fault"
	"krav/internal/wording"
)

// packCommand gathers the letters that are to be printed.
type packCommand struct {
	File string `arg:"" default:"breve.zip"`
	ofCreditor
	Again bool
	Anew  bool
}

func (packCommand) page() page {
	return page{
		does: "help.pack", why: "help.pack_why",
		flags: map[string]string{"file": "help.pack_file", "creditor": "help.creditor_id", "again": "help.pack_again", "anew": "help.pack_anew"},
		examples: []example{
			{"help.pack_example", "krav pack breve.zip --creditor 1"},
			{"help.pack_example_pdf", "krav pack breve.pdf --creditor 1"},
		},
	}
}

// which returns which letters are asked for.
func (c *packCommand) which() casework.PackOf {
	switch {
	case c.Again:
		return casework.PackAgain
	case c.Anew:
		return casework.PackAnew
	}
	return casework.PackNext
}

// Run writes the pack. A file that is there already stays as it is.
func (c *packCommand) Run(ctx context.Context, s *session) error {
	if c.Again && c.Anew {
		return fault.New(fault.Invalid, "pack.one_way")
	}
	return s.within(ctx, func(h *house) error {
		now, err := h.NowOf(ctx, c.id())
		if err != nil {
			return err
		}
		file, err := newFile(c.File)
		if err != nil {
			return err
		}
		letters, err := h.Pack(ctx, c.actor(), c.id(), c.which(), packFor(c.File, now), file)
		err = errors.Join(err, file.Close())
		if err != nil || letters == 0 {
			err = errors.Join(err, os.Remove(c.File)) // half a pack, or an empty one
		}
		if err != nil {
			return err
		}
		return s.answer(newPackAnswer(c.File, letters))
	})
}

// packFor returns how letters are packed in a file with a name: in one PDF, or each as
// a file of its own.
func packFor(name string, now time.Time) casework.Packer {
	if strings.EqualFold(filepath.Ext(name), ".pdf") {
		return boundPack{}
	}
	return dispatch.Pack{Made: now}
}

// packAnswer says what was packed.
type packAnswer struct {
	File    string `json:"file"`
	Letters int    `json:"letters"`
}

// newPackAnswer says what was packed; an empty pack isn't kept.
func newPackAnswer(file string, letters int) packAnswer {
	if letters == 0 {
		file = ""
	}
	return packAnswer{File: file, Letters: letters}
}

func (a packAnswer) print(p *paper) {
	if a.Letters == 0 {
		p.say("pack.empty")
		return
	}
	p.say("pack.made", "file", a.File, "letters", wording.Count(p.language, a.Letters))
}

// postedCommand says that printed letters were posted.
type postedCommand struct {
	Dispatches []numberFlag `arg:"" optional:"" name:"dispatch"`
	ofCreditor
	All  bool
	Pack string  `placeholder:"FILE"`
	On   dayFlag `placeholder:"DAY"`
}

func (postedCommand) page() page {
	return page{
		does: "help.posted", why: "help.posted_why",
		flags: map[string]string{
			"dispatch": "help.posted_dispatch", "creditor": "help.creditor_id",
			"all": "help.posted_all", "pack": "help.posted_pack", "on": "help.posted_on",
		},
		examples: []example{
			{"help.posted_example", "krav posted --pack breve.zip --creditor 1"},
			{"help.posted_example_one", "krav posted 1234 --creditor 1 --on 2026-11-20"},
		},
	}
}

// Run marks the letters as posted.
func (c *postedCommand) Run(ctx context.Context, s *session) error {
	if !c.namesOnce() {
		return fault.New(fault.Invalid, "pack.which_letters")
	}
	return s.within(ctx, func(h *house) error {
		letters, err := c.letters(ctx, h)
		if err != nil {
			return err
		}
		for _, letter := range letters {
			if err := h.MarkPosted(ctx, c.actor(), c.id(), letter, c.On.Date); err != nil {
				return err
			}
		}
		if len(letters) == 0 && c.Pack != "" {
			s.tell.note("pack.none_waits")
		}
		if err := c.tellStopped(ctx, h, s); err != nil {
			return err
		}
		return s.answer(postedAnswer{Posted: len(letters)})
	})
}

// tellStopped names the letters of a pack that were stopped since. Whether they were posted
// all the same nobody knows: each is marked by its own number.
func (c *postedCommand) tellStopped(ctx context.Context, h *house, s *session) error {
	if c.Pack == "" {
		return nil
	}
	packed, err := packedIn(c.Pack)
	if err != nil || len(packed) == 0 {
		return err
	}
	rows, err := c.prints(ctx, h, debt.Stopped, slices.Min(packed))
	if err != nil {
		return err
	}
	for _, row := range rows {
		if slices.Contains(packed, row.Dispatch) && row.MayHaveLeft() {
			s.tell.note("pack.stopped_since", "case", strconv.FormatInt(row.Number, 10), "dispatch", strconv.FormatInt(int64(row.Dispatch), 10))
		}
	}
	return nil
}

// namesOnce reports whether the letters are named in one way.
func (c *postedCommand) namesOnce() bool {
	ways := 0
	for _, named := range []bool{c.All, c.Pack != "", len(c.Dispatches) > 0} {
		if named {
			ways++
		}
	}
	return ways == 1
}

// letters returns the letters that were posted: those named, all that wait, or those
// of a pack that wait still. What came to wait after the pack was made isn't in it.
func (c *postedCommand) letters(ctx context.Context, h *house) ([]debt.DispatchID, error) {
	if len(c.Dispatches) > 0 {
		var letters []debt.DispatchID
		for _, named := range c.Dispatches {
			letters = append(letters, debt.DispatchID(named))
		}
		return letters, nil
	}
	least, packed := debt.DispatchID(0), []debt.DispatchID(nil)
	if c.Pack != "" {
		var err error
		if packed, err = packedIn(c.Pack); err != nil || len(packed) == 0 {
			return nil, err
		}
		least = slices.Min(packed)
	}
	rows, err := c.prints(ctx, h, debt.Waiting, least)
	var letters []debt.DispatchID
	for _, row := range rows {
		if c.All || slices.Contains(packed, row.Dispatch) {
			letters = append(letters, row.Dispatch)
		}
	}
	return letters, err
}

// packedIn returns the letters that lie in the pack of a name.
func packedIn(name string) ([]debt.DispatchID, error) {
	file, err := openFile(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		return nil, fileFault(name, err)
	}
	return dispatch.Packed(file, info.Size())
}

// prints returns the letters to be posted of a status, down to one.
func (c *postedCommand) prints(ctx context.Context, h *house, status debt.DispatchStatus, least debt.DispatchID) ([]casework.QueueRow, error) {
	var letters []casework.QueueRow
	for before := debt.DispatchID(0); ; {
		rows, err := h.SendQueue(ctx, c.actor(), c.id(), status, before, pageOfLines)
		if err != nil || len(rows) == 0 {
			return letters, err
		}
		for _, row := range rows {
			if row.Channel == debt.Print && row.Dispatch >= least {
				letters = append(letters, row)
			}
		}
		if before = rows[len(rows)-1].Dispatch; before <= least {
			return letters, nil
		}
	}
}

// postedAnswer says how many letters were marked.
type postedAnswer struct {
	Posted int `json:"posted"`
}

func (a postedAnswer) print(p *paper) {
	p.say("pack.posted", "letters", wording.Count(p.language, a.Posted))
}
