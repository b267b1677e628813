package cli

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/store"
	"krav/internal/store/backup"
	"krav/internal/wording"
)

// restoreCommand fills an empty house from a backup, puts a house on hold whose
// database was taken back by other means, or lets a restored house go on.
type restoreCommand struct {
	File       string `arg:"" optional:""`
	WithoutKey bool
	Hold       momentFlag `placeholder:"MOMENT"`
	Release    bool
	Pause      dayFlag `placeholder:"DAY"`
}

func (restoreCommand) page() page {
	return page{
		does: "help.restore", why: "help.restore_why",
		flags: map[string]string{
			"file": "help.restore_file", "without-key": "help.restore_without_key",
			"hold": "help.restore_hold", "release": "help.restore_release", "pause": "help.restore_pause",
		},
		examples: []example{
			{"help.restore_example", "krav restore /backup/krav-2026-11-22.gz"},
			{"help.restore_example_postgres", "krav restore /backup/krav.gz --db postgres://krav@db.example.dk/krav"},
			{"help.restore_example_hold", "krav restore --hold 2026-11-22T14:30"},
			{"help.restore_example_pause", "krav restore --release --pause 2026-12-04"},
			{"help.restore_example_release", "krav restore --release"},
		},
	}
}

// Run restores, puts on hold, or releases.
func (c *restoreCommand) Run(ctx context.Context, s *session) error {
	isFile, isHold := c.File != "", !c.Hold.IsZero()
	switch {
	case !isFile && c.WithoutKey, !c.Release && !c.Pause.IsZero():
		return fault.New(fault.Invalid, "restore.one_of_three")
	case isFile && !isHold && !c.Release:
		return c.restore(ctx, s)
	case isHold && !isFile && !c.Release:
		return c.hold(ctx, s)
	case c.Release && !isFile && !isHold:
		return c.release(ctx, s)
	}
	return fault.New(fault.Invalid, "restore.one_of_three")
}

// hold puts a house on hold that was taken back to a moment by its database's own
// means. Where nobody lives there is nothing to hold, and perhaps the wrong place.
func (c *restoreCommand) hold(ctx context.Context, s *session) error {
	options := s.conf.storeOptions()
	if err := placed(store.SeeHouse(ctx, options), options); err != nil {
		return err
	}
	return s.within(ctx, func(h *house) error {
		if err := h.HoldHouse(ctx, console(0), c.Hold.Time); err != nil {
			return err
		}
		return s.answerRestored(ctx, h, restoreAnswer{Backup: c.Hold.UTC(), Program: programVersion(), Engine: h.db.Engine().String()})
	})
}

func (c *restoreCommand) restore(ctx context.Context, s *session) error {
	file, err := os.Open(c.File)
	if err != nil {
		return fileFault(c.File, err)
	}
	defer func() { _ = file.Close() }()
	from, err := backup.NewReader(file)
	if err != nil {
		return err
	}
	if err := c.keys(s.conf.configuration, from.Head); err != nil {
		return err
	}
	options := s.conf.storeOptions()
	if err := placed(store.Restore(ctx, options, from, s.call.Now()), options); err != nil {
		return err
	}
	head := from.Head
	return s.within(ctx, func(h *house) error {
		return s.answerRestored(ctx, h, restoreAnswer{Backup: head.MadeAt, Program: head.Program, Engine: head.Engine})
	})
}

// keys sees that the keys that the backup needs are here. Without them secrets could
// never be read again, and printed codes would stop working.
func (c *restoreCommand) keys(conf configuration, h backup.Head) error {
	keys, err := readKeys(conf)
	switch {
	case errors.Is(err, errNoKeyFile) && (c.WithoutKey || len(h.Keys) == 0):
		return makeKeys(conf.KeyFile)
	case errors.Is(err, errNoKeyFile):
		return fault.New(fault.NotFound, "restore.key_file_missing").With("file", conf.KeyFile).With("keys", strings.Join(keyNames(h.Keys), ", "))
	case err != nil || c.WithoutKey:
		return err
	}
	there := keys.sealer.Keys()
	for _, needed := range h.Keys {
		if slices.Contains(there, needed) {
			continue
		}
		lacking := fault.New(fault.Conflict, "restore.key_missing")
		if slices.Contains(keyNames(there), needed.Name) {
			lacking = fault.New(fault.Conflict, "restore.key_differs")
		}
		return lacking.With("key", needed.Name)
	}
	return nil
}

// placed says of a database that can't be opened where it lies.
func placed(err error, o store.Options) error {
	if err == nil || fault.Of(err) != nil || errors.Is(err, context.Canceled) {
		return err
	}
	return notOpened(o).Because(err)
}

// answerRestored proves what was restored, and answers with what it is.
func (s *session) answerRestored(ctx context.Context, h *house, found restoreAnswer) error {
	creditors, err := h.db.Creditors(ctx)
	if err != nil {
		return err
	}
	found.verifyAnswer = noVerdict()
	for _, creditor := range creditors {
		verdict, err := h.verify(ctx, s.tell, creditor)
		if err != nil {
			return err
		}
		found.add(verdict, s.conf.Language)
		waiting, err := countWaiting(ctx, h, creditor)
		if err != nil {
			return err
		}
		found.Waiting += waiting
	}
	if err := s.answer(found); err != nil {
		return err
	}
	if len(found.Wrong) > 0 {
		return errFoundWrong
	}
	return nil
}

// countWaiting returns how many letters of a creditor wait to be sent.
func countWaiting(ctx context.Context, h *house, creditor debt.CreditorID) (int, error) {
	const page = 1000
	for before, n := debt.DispatchID(0), 0; ; {
		rows, err := h.SendQueue(ctx, console(creditor), creditor, debt.Waiting, before, page)
		if err != nil || len(rows) == 0 {
			return n, err
		}
		n, before = n+len(rows), rows[len(rows)-1].Dispatch
	}
}

func (c *restoreCommand) release(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		paused, err := h.Release(ctx, console(0), c.Pause.Date, wording.Say(wording.Danish, "restore.pause_reason", nil))
		if err != nil {
			return err
		}
		return s.answer(releaseAnswer{Paused: paused, Until: c.Pause.Date})
	})
}

// releaseAnswer says that a restored house goes on.
type releaseAnswer struct {
	Paused int        `json:"paused"` // cases put on pause
	Until  civil.Date `json:"until"`
}

func (a releaseAnswer) print(p *paper) {
	if !a.Until.IsZero() {
		p.say("restore.paused", "count", wording.Count(p.language, a.Paused), "day", wording.LongDate(p.language, a.Until))
	}
	p.say("restore.released")
}
