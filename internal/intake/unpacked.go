package intake

import (
	"archive/zip"
	"errors"
	"io"

	"krav/internal/fault"
)

// unpacked is a file of an archive while it is read. It can be read from its
// beginning again, and from nowhere else.
type unpacked struct {
	file *zip.File
	now  io.ReadCloser // nil at the beginning
}

var errOnlyFromTheBeginning = errors.New("intake: what is unpacked can only be read from its beginning")

// Read implements io.Reader. It fails with archive.entry_broken where the file
// isn't what the archive says it is.
func (u *unpacked) Read(p []byte) (int, error) {
	if u.now == nil {
		now, err := u.file.Open()
		if err != nil {
			return 0, brokenEntry(err)
		}
		u.now = now
	}
	n, err := u.now.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		return n, brokenEntry(err)
	}
	return n, err
}

func brokenEntry(err error) error {
	return fault.New(fault.Invalid, "archive.entry_broken").Because(err)
}

// Seek implements io.Seeker, for the beginning.
func (u *unpacked) Seek(offset int64, whence int) (int64, error) {
	if offset != 0 || whence != io.SeekStart {
		return 0, errOnlyFromTheBeginning
	}
	if u.now != nil {
		_ = u.now.Close() // nothing is lost of what was only read
		u.now = nil
	}
	return 0, nil
}
