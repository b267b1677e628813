package casework

import (
	"context"
	"io"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
)

// Received is what became of a file that was sent: it waits to be looked over, or
// isn't one that can be.
type Received struct {
	Name   string
	Upload Upload
	Why    *fault.Fault // nil where it waits
}

// ReceiveFiles keeps a file of a kind that a person has sent, or each of the files
// that are packed in it, until they have looked it over. What is wrong with one
// stops no other.
func (s *Service) ReceiveFiles(ctx context.Context, who access.Actor, creditor debt.CreditorID, kind UploadKind, name string, source io.ReadSeeker) ([]Received, error) {
	if err := who.May(kind.right(), int64(creditor)); err != nil {
		return nil, err
	}
	format, err := intake.FormatOf(source)
	switch {
	case err != nil:
		return refused(nil, name, err)
	case format == intake.ArchiveFormat:
		return s.receivePacked(ctx, who, creditor, kind, name, source)
	}
	if _, err := source.Seek(0, io.SeekStart); err != nil {
		return refused(nil, name, fault.New(fault.Invalid, "file.unreadable").Because(err))
	}
	return s.receiveOne(ctx, who, creditor, kind, nil, name, source)
}

func (s *Service) receivePacked(ctx context.Context, who access.Actor, creditor debt.CreditorID, kind UploadKind, name string, source io.ReadSeeker) ([]Received, error) {
	packed, err := intake.OpenArchive(source)
	if err != nil {
		return refused(nil, name, err)
	}
	if len(packed.Entries()) == 0 {
		return refused(nil, name, fault.New(fault.Invalid, "archive.empty"))
	}
	var received []Received
	for _, entry := range packed.Entries() {
		content, err := entry.Open()
		if err == nil {
			_, err = intake.FormatOf(content)
		}
		if err == nil {
			_, err = content.Seek(0, io.SeekStart)
		}
		if err != nil {
			received, err = refused(received, entry.Name, err)
		} else {
			received, err = s.receiveOne(ctx, who, creditor, kind, received, entry.Name, content)
		}
		if err != nil {
			return received, err
		}
	}
	return received, nil
}

func (s *Service) receiveOne(ctx context.Context, who access.Actor, creditor debt.CreditorID, kind UploadKind, received []Received, name string, source io.ReadSeeker) ([]Received, error) {
	u, err := s.ReceiveUpload(ctx, who, creditor, kind, name, source)
	if err != nil {
		return refused(received, name, err)
	}
	return append(received, Received{Name: name, Upload: u}), nil
}

// refused notes a file that can't be looked over for its own sake. Any other fault is
// the house's.
func refused(received []Received, name string, err error) ([]Received, error) {
	if !fault.Is(err, fault.Invalid) {
		return received, err
	}
	return append(received, Received{Name: name, Why: fault.Of(err)}), nil
}
