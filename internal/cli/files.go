package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"krav/internal/fault"
)

// fileFault tells of a file that can't be read.
func fileFault(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.NotFound, "cli.file_missing").With("file", name).Because(err)
	}
	return fault.New(fault.Invalid, "cli.file_unreadable").With("file", name).Because(err)
}

// readFile returns what a file holds, at most so much that it fits in memory well.
func readFile(name string) ([]byte, error) {
	file, err := openFile(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	text, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	switch {
	case err != nil:
		return nil, fileFault(name, err)
	case len(text) > maxFile:
		return nil, fault.New(fault.Invalid, "cli.file_too_large").With("file", name)
	}
	return text, nil
}

// maxFile is the most that is read of a file at once, in bytes: a plan over a hundred
// thousand cases takes about 80 MB.
const maxFile = 256 << 20

// newFile makes a file to write to, for the owner's eyes only: what Krav writes
// out names debtors. A file that is there is never written over.
func newFile(name string) (*os.File, error) {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) //nolint:gosec // whoever runs the program says where
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil, fault.New(fault.Conflict, "cli.file_exists").With("file", name).Because(err)
	case err != nil:
		return nil, fault.New(fault.Invalid, "cli.file_unwritable").With("file", name).Because(err)
	}
	return file, nil
}
