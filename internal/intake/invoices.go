package intake

import (
	"io"

	"krav/internal/fault"
)

// Invoices hands out what became of each invoice of a file, in bounded memory: of
// each line of a list (Reader), or of a file that is an invoice itself.
type Invoices interface {
	// Next returns a Draft or a Refusal. It fails with io.EOF at the end of the
	// file, and with the faults of a file that can't be read on; what came before
	// stands.
	Next() (Line, error)
	// Layout returns how the file is made. Its mapping reads a refused line again.
	Layout() Layout
	// Tally returns how many lines have been read so far, and what they were.
	Tally() Tally
	// Remarks returns what is to be said of the file as a whole, when it has been
	// read to its end.
	Remarks() []Remark
}

// OpenInvoices opens a file of invoices of any format, by what its bytes are. An
// archive is not one: its files are opened one by one, see OpenArchive. It fails
// as FormatOf does, as Open does for lists, as openWorkbook and openDocument do,
// and with file.is_archive.
func OpenInvoices(source io.ReadSeeker, o Options) (Invoices, error) {
	format, err := FormatOf(source)
	if err != nil {
		return nil, err
	}
	switch format {
	case TextFormat:
		return opened(Open(source, o))
	case XMLFormat:
		return openDocument(source, o)
	case WorkbookFormat:
		return openWorkbook(source, o)
	case ArchiveFormat:
	}
	return nil, fault.New(fault.Invalid, "file.is_archive")
}

// opened returns a reader as Invoices, or nothing where there is an error.
func opened[R Invoices](r R, err error) (Invoices, error) {
	if err != nil {
		return nil, err
	}
	return r, nil
}
