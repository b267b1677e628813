package casework

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"time"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
)

// UploadKind is what a file was sent as.
type UploadKind string

// The kinds of upload. They are stored, and so never renamed.
const (
	UploadedInvoices UploadKind = "invoices" // overdue invoices (fakturaer)
	UploadedPayments UploadKind = "payments" // what a bank tells of (bankfil)
)

// right is what it takes to send such a file and have it taken in.
func (k UploadKind) right() access.Right {
	if k == UploadedPayments {
		return access.RegisterPayments
	}
	return access.ImportInvoices
}

// UploadState is how far a file has come that was sent.
type UploadState string

// The states of an upload. They are stored, and so never renamed.
const (
	UploadWaiting UploadState = "waiting" // for a person to look over its columns
	UploadOrdered UploadState = "ordered" // it is being taken in
	UploadTaken   UploadState = "taken"   // it was
	UploadFailed  UploadState = "failed"  // it couldn't be, see its report
)

// Upload is a file that a person has sent and looks over before it is taken in
// (fil). Its name is personal.
type Upload struct {
	ID      int64
	Hash    string // SHA-256 of its bytes, hex
	Name    string // the file's own name, without its folder
	Kind    UploadKind
	Size    int64 // bytes
	State   UploadState
	At      time.Time // when it was sent
	By      string    // who sent it, as the journal writes actors
	Mapping string    // how its columns were chosen, as intake writes it, or empty
	Lines   int       // how many have been read so far
	Report  string    // what became of it, see Result
}

// UploadResult is what became of a file. Lines that wait are counted; they are
// listed among the others that wait.
type UploadResult struct {
	File      int64             `json:"file,omitempty"`
	Created   int               `json:"created"`
	Joined    int               `json:"joined"`
	Credited  int               `json:"credited,omitempty"` // credit notes that lowered a claim
	Unchanged int               `json:"unchanged"`
	Overtaken int               `json:"overtaken,omitempty"` // lines of earlier files that waited, and have come in now
	Lines     int               `json:"lines,omitempty"`     // how many the file had
	Asked     int               `json:"asked"`
	Refused   int               `json:"refused"`
	Remarks   []SaidOfFile      `json:"remarks,omitempty"`
	Notes     []NoteReport      `json:"notes,omitempty"`
	Money     *MoneyResult      `json:"money,omitempty"` // of a bank's file
	Key       string            `json:"key,omitempty"`   // why it couldn't be taken in
	Args      map[string]string `json:"args,omitempty"`  // values of that message
}

// SaidOfFile is a message about a file as a whole.
type SaidOfFile struct {
	Key  string            `json:"key"`
	Args map[string]string `json:"args,omitempty"`
}

// Fault returns why the file couldn't be taken in, or nil.
func (r *UploadResult) Fault() *fault.Fault {
	if r.Key == "" {
		return nil
	}
	f := fault.New(fault.Invalid, r.Key)
	for name, value := range r.Args {
		f = f.With(name, value)
	}
	return f
}

// Result returns what became of the file so far.
func (u *Upload) Result() (UploadResult, error) {
	var r UploadResult
	if u.Report == "" {
		return r, nil
	}
	if err := json.Unmarshal([]byte(u.Report), &r); err != nil {
		return r, fmt.Errorf("report of upload %d: %w", u.ID, err)
	}
	return r, nil
}

func (u *Upload) become(r *UploadResult) error {
	text, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("report of upload %d: %w", u.ID, err)
	}
	u.Report = string(text)
	return nil
}

func resultOf(r *ImportReport) UploadResult {
	made := UploadResult{
		File: r.File, Created: r.Created, Joined: r.Joined, Credited: r.Credited - r.early, Unchanged: r.Unchanged, Overtaken: r.Overtaken + r.early,
		Asked: len(r.Asked), Refused: len(r.Refused), Notes: r.Notes,
	}
	made.remark(r.Remarks)
	return made
}

// remark notes what is to be said of the file as a whole.
func (r *UploadResult) remark(remarks []intake.Remark) {
	for _, said := range remarks {
		r.Remarks = append(r.Remarks, SaidOfFile{Key: said.Key, Args: said.Args})
	}
}

// uploadPart is how many bytes of a file are stored in a row.
const uploadPart = 1 << 20

// ReceiveUpload keeps a file that a person has sent until they have looked it over.
// The same bytes again give the same upload while that waits or is being taken in;
// afterwards they are a new one.
func (s *Service) ReceiveUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, kind UploadKind, name string, source io.ReadSeeker) (Upload, error) {
	if err := who.May(kind.right(), int64(creditor)); err != nil {
		return Upload{}, err
	}
	hash, size, err := hashAndRewind(source)
	if err != nil {
		return Upload{}, err
	}
	var u Upload
	err = s.update(ctx, who, kind.right(), creditor, func(ctx context.Context, v *visit) error {
		if err := v.alone(ctx); err != nil {
			return err
		}
		known, found, err := v.tx.UploadHashed(ctx, kind, hash)
		if err != nil {
			return err
		}
		if found && (known.State == UploadWaiting || known.State == UploadOrdered) {
			u = known
			return nil
		}
		if found {
			if err := v.tx.DropUpload(ctx, known.ID); err != nil {
				return err
			}
		}
		u = Upload{ID: v.NewID(), Hash: hash, Name: name, Kind: kind, Size: size, State: UploadWaiting, At: v.moment, By: who.String()}
		return v.keepUpload(ctx, u, source)
	})
	return u, err
}

// keepUpload stores a file with its bytes, from the beginning: a transaction may
// have another try.
func (v *visit) keepUpload(ctx context.Context, u Upload, source io.ReadSeeker) error {
	if _, err := source.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("rewind an upload: %w", err)
	}
	if err := v.tx.SaveUpload(ctx, u); err != nil {
		return err
	}
	content := make([]byte, uploadPart)
	for part := 0; ; part++ {
		n, err := io.ReadFull(source, content)
		if n > 0 {
			if err := v.tx.SaveUploadPart(ctx, u.ID, part, content[:n]); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read an upload: %w", err)
		}
	}
}

// Uploads returns the files of a kind that were sent last, the newest first.
func (s *Service) Uploads(ctx context.Context, who access.Actor, creditor debt.CreditorID, kind UploadKind, limit int) ([]Upload, error) {
	var uploads []Upload
	err := s.view(ctx, who, kind.right(), creditor, func(ctx context.Context, _ *visit, r Reader) error {
		var err error
		uploads, err = r.Uploads(ctx, kind, math.MaxInt64, limit)
		return err
	})
	return uploads, err
}

// Upload returns a file of a kind that was sent. It fails with fault.NotFound.
func (s *Service) Upload(ctx context.Context, who access.Actor, creditor debt.CreditorID, kind UploadKind, id int64) (Upload, error) {
	var u Upload
	err := s.view(ctx, who, kind.right(), creditor, func(ctx context.Context, _ *visit, r Reader) error {
		var err error
		u, err = r.Upload(ctx, id)
		return u.of(kind, err)
	})
	return u, err
}

// of checks that a file that was found is of a kind.
func (u *Upload) of(kind UploadKind, err error) error {
	if err == nil && u.Kind != kind {
		return fault.New(fault.NotFound, "upload.not_found")
	}
	return err
}

// DropUpload puts a file of a kind aside that isn't being taken in.
func (s *Service) DropUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, kind UploadKind, id int64) error {
	return s.update(ctx, who, kind.right(), creditor, func(ctx context.Context, v *visit) error {
		u, err := v.lockedUpload(ctx, kind, id)
		if err != nil {
			return err
		}
		if u.State == UploadOrdered {
			return fault.New(fault.Conflict, "upload.is_ordered")
		}
		return v.tx.DropUpload(ctx, id)
	})
}

// DropStaleUploads forgets the files that were sent days ago, by the creditor's
// clock, and that nobody has had taken in: they are full of people's names and
// debts. It returns how many.
func (s *Service) DropStaleUploads(ctx context.Context, creditor debt.CreditorID, days int) (int, error) {
	dropped := 0
	for {
		some := 0
		err := s.update(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
			if err := v.alone(ctx); err != nil {
				return err
			}
			var err error
			some, err = v.tx.DropStaleUploads(ctx, v.moment.AddDate(0, 0, -days))
			return err
		})
		if err != nil || some == 0 {
			return dropped, err
		}
		dropped += some
	}
}

// lockedUpload returns a file of a kind while nobody else works on such.
func (v *visit) lockedUpload(ctx context.Context, kind UploadKind, id int64) (Upload, error) {
	if err := v.alone(ctx); err != nil {
		return Upload{}, err
	}
	u, err := v.tx.Upload(ctx, id)
	return u, u.of(kind, err)
}
