package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"krav/internal/fault"
)

// writeWhole writes a file that is there as a whole or not at all: beside its place
// first, then on the disk, then under its name. It is for the owner's eyes only. It
// fails with fault.Conflict where there is a file and replace isn't asked for.
func writeWhole(name string, over overwriting, write func(io.Writer) error) (size int64, err error) {
	if _, err := os.Lstat(name); err == nil && over == keepFile {
		return 0, fileThere(name, err)
	}
	beside, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return 0, unwritable(name, err)
	}
	defer func() { _ = os.Remove(beside.Name()) }()
	counted := counting{to: beside}
	err = write(&counted)
	if err := errors.Join(err, beside.Sync(), beside.Close()); err != nil {
		return 0, wholeFault(name, counted.err, err)
	}
	if err := place(beside.Name(), name, over); err != nil {
		return 0, err
	}
	return counted.size, keepFolder(filepath.Dir(name))
}

// overwriting says what becomes of a file that is there.
type overwriting int

const (
	keepFile overwriting = iota + 1
	replaceFile
)

// place gives a file its name. A second name for it, where the disk knows of such,
// is refused in one step where another file has come meanwhile.
func place(from, to string, over overwriting) error {
	if over == keepFile {
		err := os.Link(from, to)
		if err == nil {
			return nil
		}
		if errors.Is(err, fs.ErrExist) {
			return fileThere(to, err)
		}
	}
	if err := os.Rename(from, to); err != nil {
		return unwritable(to, err)
	}
	return nil
}

func fileThere(name string, err error) error {
	return fault.New(fault.Conflict, "cli.file_exists").With("file", name).Because(err)
}

func unwritable(name string, err error) error {
	return fault.New(fault.Invalid, "cli.file_unwritable").With("file", name).Because(err)
}

// wholeFault tells of the file where that is what failed, and else of what did.
func wholeFault(name string, disk, err error) error {
	if disk != nil {
		return unwritable(name, disk)
	}
	return err
}

// keepFolder has the disk keep what a folder lists, where the system can.
func keepFolder(name string) error {
	folder, err := os.Open(name) //nolint:gosec // whoever runs the program says where
	if err != nil {
		return fmt.Errorf("keep a folder: %w", err)
	}
	_ = folder.Sync()
	return folder.Close()
}

// counting counts what is written, and remembers that it couldn't be.
type counting struct {
	to   io.Writer
	size int64
	err  error
}

// Write implements io.Writer.
func (c *counting) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.size += int64(n)
	if err != nil {
		c.err = err
	}
	return n, err
}
