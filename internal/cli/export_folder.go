package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"krav/internal/fault"
)

// writeFolder writes a folder that is there as a whole or not at all: beside its place
// first, then under its name. It is for the owner's eyes only. It fails with
// fault.Conflict where there is something already, but for an empty folder.
func writeFolder[T any](name string, write func(folder string) (T, error)) (made T, err error) {
	if err := vacantFolder(name); err != nil {
		return made, err
	}
	beside, err := os.MkdirTemp(filepath.Dir(filepath.Clean(name)), "."+filepath.Base(filepath.Clean(name))+".*")
	if err != nil {
		return made, unwritable(name, err)
	}
	defer func() { _ = os.RemoveAll(beside) }()
	if made, err = write(beside); err != nil {
		return made, err
	}
	// Removes an empty folder only: what came meanwhile stays, and refuses the rename.
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return made, folderFault(name, err)
	}
	if err := os.Rename(beside, name); err != nil {
		return made, folderFault(name, err)
	}
	return made, keepFolder(filepath.Dir(filepath.Clean(name)))
}

func vacantFolder(name string) error {
	there, err := os.ReadDir(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return folderFault(name, err)
	case len(there) > 0:
		return fault.New(fault.Conflict, "export.folder_not_empty").With("folder", name)
	}
	return nil
}

// folderFault tells of a folder that can't be written, or isn't one.
func folderFault(name string, err error) error {
	if _, statErr := os.Stat(name); statErr == nil {
		return fault.New(fault.Conflict, "export.folder_not_empty").With("folder", name).Because(err)
	}
	return unwritable(name, err)
}
