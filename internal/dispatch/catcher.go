package dispatch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

// Catcher is a casework.Sender that puts each message into a folder instead of
// sending it: for the demonstration, for sandboxes, and to look at what would
// have left. A message is a file that mail programs open (.eml), and what is
// attached to it lies beside it. The same dispatch caught twice is one file.
type Catcher struct {
	folder *os.Root
	from   string
}

// NewCatcher returns a catcher into a folder, which is made if it isn't there.
// From is the address that the messages carry. It fails with a fault.
func NewCatcher(folder, from string) (*Catcher, error) {
	from, err := asciiAddress(from)
	if err != nil {
		return nil, fault.New(fault.Invalid, "dispatch.from_not_usable").In("from")
	}
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return nil, notWritable(err)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, notWritable(err)
	}
	return &Catcher{root, from}, nil
}

// Close lets go of the folder.
func (c *Catcher) Close() error { return c.folder.Close() }

// Send writes the message into the folder. Nobody can be nearer to the recipient
// than that, so it counts as received. It fails with a *casework.SendError.
func (c *Catcher) Send(_ context.Context, out casework.Outgoing) (casework.Handed, error) {
	message, err := compose(c.from, out)
	if err != nil {
		return casework.Handed{}, unsendable(err)
	}
	name := strconv.FormatInt(int64(out.Dispatch), 10)
	for _, file := range out.Attachments {
		if err := c.write(fileName(name+"-"+file.Name), file.Bytes); err != nil {
			return casework.Handed{}, &casework.SendError{Hindrance: casework.OwnSide, Err: notWritable(err)}
		}
	}
	if err := c.write(name+".eml", message); err != nil {
		return casework.Handed{}, &casework.SendError{Hindrance: casework.OwnSide, Err: notWritable(err)}
	}
	return casework.Handed{ProviderID: name, Answer: "caught as " + name + ".eml", Accepted: true}, nil
}

// Forget implements casework.Forgetter: it removes the messages of some dispatches,
// and what was attached to them. It fails with a fault where the folder can't be
// changed.
func (c *Catcher) Forget(_ context.Context, dispatches []debt.DispatchID) error {
	entries, err := fs.ReadDir(c.folder.FS(), ".")
	if err != nil {
		return notWritable(err)
	}
	for _, entry := range entries {
		of, _, _ := strings.Cut(strings.TrimLeft(entry.Name(), "."), ".") // "12.eml", "12-rykker.pdf", ".12.eml.half"
		of, _, _ = strings.Cut(of, "-")
		id, err := strconv.ParseInt(of, 10, 64)
		if err != nil || !slices.Contains(dispatches, debt.DispatchID(id)) {
			continue
		}
		if err := c.folder.Remove(entry.Name()); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return notWritable(err)
		}
	}
	return nil
}

// write puts a file into the folder whole or not at all. Each name has one
// writer at a time: the dispatch stands in it.
func (c *Catcher) write(name string, content []byte) error {
	half := "." + name + ".half"
	if err := c.folder.WriteFile(half, content, 0o640); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	if err := c.folder.Rename(half, name); err != nil {
		return fmt.Errorf("rename: %w", err)
	}
	return nil
}

func notWritable(err error) *fault.Fault {
	return fault.New(fault.Unavailable, "dispatch.folder_not_writable").Because(err)
}

const maxFileName = 100 // letters; every file system takes that

// fileName makes a name that every file system takes and that can't lead anywhere
// else: letters, digits and - _ . of ASCII, the rest becomes -.
func fileName(name string) string {
	safe := strings.Map(func(r rune) rune {
		if isNameLetter(r) {
			return r
		}
		return '-'
	}, name)
	if len(safe) > maxFileName {
		safe = safe[:maxFileName/2] + safe[len(safe)-maxFileName/2:] // the ending tells the kind
	}
	return strings.TrimLeft(safe, ".-")
}

func isNameLetter(r rune) bool {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
		return true
	case r == '-', r == '_', r == '.':
		return true
	}
	return false
}

var (
	_ casework.Sender    = (*Catcher)(nil)
	_ casework.Forgetter = (*Catcher)(nil)
)
