package cli

import (
	"errors"
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
