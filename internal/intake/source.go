package intake

import (
	"bytes"
	"fmt"
	"io"
	"strconv"

	"krav/internal/fault"
)

// maxHeld is how many bytes of a file are held in memory where it must be read
// here and there, and can only be read from its beginning to its end.
const maxHeld = 64 << 20

// rewind puts a file back at its beginning.
func rewind(source io.Seeker) error {
	if _, err := source.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("rewind file: %w", err)
	}
	return nil
}

// sourceAt returns a file as one that is read at any place, and its size. A file
// that can't be read so is held in memory, up to maxHeld bytes: it fails with
// file.too_large beyond that.
func sourceAt(source io.ReadSeeker) (io.ReaderAt, int64, error) {
	if at, ok := source.(io.ReaderAt); ok {
		size, err := source.Seek(0, io.SeekEnd)
		if err != nil {
			return nil, 0, fmt.Errorf("measure file: %w", err)
		}
		return at, size, rewind(source)
	}
	if err := rewind(source); err != nil {
		return nil, 0, err
	}
	held, err := io.ReadAll(io.LimitReader(source, maxHeld+1))
	switch {
	case err != nil && fault.Of(err) != nil:
		return nil, 0, err
	case err != nil:
		return nil, 0, fault.New(fault.Invalid, "file.unreadable").Because(err)
	case len(held) > maxHeld:
		return nil, 0, fault.New(fault.Invalid, "file.too_large").With("limit", strconv.Itoa(maxHeld>>20))
	}
	return bytes.NewReader(held), int64(len(held)), rewind(source)
}
