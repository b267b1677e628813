package casework

import (
	"context"
	"errors"
	"io"

	"krav/internal/debt"
	"krav/internal/fault"
)

// uploadContent reads a file that was sent, a part at a time. It is read by one at
// a time.
type uploadContent struct {
	ctx  context.Context //nolint:containedctx // a reader's methods take none
	read func(ctx context.Context, part int) ([]byte, error)
	size int64
	at   int64

	part int // the part that is held, where there is one
	held []byte
}

// contentOf returns what is in a file.
func (s *Service) contentOf(ctx context.Context, creditor debt.CreditorID, u *Upload) *uploadContent {
	read := func(ctx context.Context, part int) ([]byte, error) {
		var content []byte
		err := s.Store.View(ctx, creditor, func(ctx context.Context, r Reader) error {
			var err error
			content, err = r.UploadPart(ctx, u.ID, part)
			return err
		})
		return content, err
	}
	return &uploadContent{ctx: ctx, read: read, size: u.Size}
}

// ReadAt implements io.ReaderAt.
func (c *uploadContent) ReadAt(p []byte, from int64) (int, error) {
	if from < 0 {
		return 0, errNegative
	}
	n := 0
	for n < len(p) {
		if from+int64(n) >= c.size {
			return n, io.EOF
		}
		rest, err := c.from(from + int64(n))
		if err != nil {
			return n, err
		}
		n += copy(p[n:], rest)
	}
	return n, nil
}

var errNegative = errors.New("casework: a place before the beginning of an upload")

// from returns what a part holds from a place on.
func (c *uploadContent) from(at int64) ([]byte, error) {
	part, within := int(at/uploadPart), int(at%uploadPart)
	if c.held == nil || part != c.part {
		content, err := c.read(c.ctx, part)
		if err != nil {
			return nil, err
		}
		c.held, c.part = content, part
	}
	if within >= len(c.held) {
		return nil, fault.New(fault.Corrupt, "upload.is_gone")
	}
	return c.held[within:], nil
}

// Read implements io.Reader.
func (c *uploadContent) Read(p []byte) (int, error) {
	if c.at >= c.size {
		return 0, io.EOF
	}
	n, err := c.ReadAt(p[:min(int64(len(p)), c.size-c.at)], c.at)
	c.at += int64(n)
	return n, err
}

// Seek implements io.Seeker.
func (c *uploadContent) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += c.at
	case io.SeekEnd:
		offset += c.size
	}
	if offset < 0 {
		return 0, errNegative
	}
	c.at = offset
	return offset, nil
}
