package intake

import (
	"errors"
	"io"

	"krav/internal/fault"
)

// PaymentsKind is what kind of file tells of payments.
type PaymentsKind int

// The kinds.
const (
	StatementFile PaymentsKind = iota + 1 // camt.053, camt.054
	BankListFile                          // a list in columns (CSV)
	ServiceFile                           // Betalingsservice, delivery 0602
)

// PaymentsFile is a file that tells of payments, of whatever kind.
type PaymentsFile struct {
	Kind PaymentsKind
	next func() (BankLine, error)
	list *BankList
}

// OpenPayments tells what kind of file it is by its bytes, and begins to read it.
// The options are for lists in columns. It fails as OpenStatement, OpenBankList and
// OpenService do, with payments.is_invoices for invoices, with payments.is_workbook
// and payments.other_format, and with file.is_archive for an archive, whose files
// are opened one by one.
func OpenPayments(source io.ReadSeeker, o BankListOptions) (*PaymentsFile, error) {
	kind, err := kindOfPayments(source)
	if err != nil {
		return nil, err
	}
	switch kind {
	case ServiceFile:
		reader, err := OpenService(source)
		if err != nil {
			return nil, err
		}
		return &PaymentsFile{Kind: kind, next: reader.Next}, nil
	case StatementFile:
		reader, err := OpenStatement(source)
		if err != nil {
			return nil, err
		}
		return &PaymentsFile{Kind: kind, next: reader.Next}, nil
	case BankListFile:
	}
	list, err := OpenBankList(source, o)
	if err != nil {
		return nil, err
	}
	return &PaymentsFile{Kind: BankListFile, next: list.Next, list: list}, nil
}

// kindOfPayments tells what kind of file it is, and leaves it at its beginning.
func kindOfPayments(source io.ReadSeeker) (PaymentsKind, error) {
	head := make([]byte, sniffed)
	n, err := io.ReadFull(source, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, fault.New(fault.Invalid, "file.unreadable").Because(err)
	}
	if err := rewind(source); err != nil {
		return 0, err
	}
	if isServiceDelivery(head[:n]) {
		return ServiceFile, nil
	}
	format, err := FormatOf(source)
	if err != nil {
		return 0, otherThanPayments(err)
	}
	switch format {
	case XMLFormat:
		return StatementFile, nil
	case WorkbookFormat:
		return 0, fault.New(fault.Invalid, "payments.is_workbook")
	case ArchiveFormat:
		return 0, fault.New(fault.Invalid, "file.is_archive")
	case TextFormat:
	}
	return BankListFile, nil
}

// otherThanPayments tells, of a file that is no list, what to fetch at the bank:
// what the fault of another format says is about invoices.
func otherThanPayments(err error) error {
	f := fault.Of(err)
	if f == nil {
		return err
	}
	switch f.Key {
	case "file.is_pdf", "file.is_image", "file.is_word", "file.is_webpage", "file.is_open_document", "file.not_text":
		return fault.New(fault.Invalid, "payments.other_format").Because(err)
	case "file.is_old_workbook", "file.is_binary_workbook":
		return fault.New(fault.Invalid, "payments.is_workbook").Because(err)
	}
	return err
}

// Next returns the next thing the file says: a BankEntry, a BankRefusal or a
// BankWarning. It fails with io.EOF at the end.
func (p *PaymentsFile) Next() (BankLine, error) { return p.next() }

// Remarks returns what is to be said of the file as a whole.
func (p *PaymentsFile) Remarks() []Remark {
	layout, _ := p.Layout()
	return ofColumns(layout.LeftOut())
}

// Layout returns how a list in columns is made, and false for other files.
func (p *PaymentsFile) Layout() (BankLayout, bool) {
	if p.list == nil {
		return BankLayout{}, false
	}
	return p.list.Layout(), true
}
