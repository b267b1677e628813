package intake

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"krav/internal/fault"
	"krav/internal/money"
)

// StatementReader reads the entries of a bank's file, camt.053 (statements) or
// camt.054 (notices), versions 02, 04 and 08 and what is like them, with as many
// statements as there are in it. It holds one entry at a time.
type StatementReader struct {
	guard   *guard
	decoder *xml.Decoder
	now     *statement // the one that is being read, or nil
	ready   []BankLine
	found   int // statements so far
	days    sightings
}

// statement is what has been read of one statement.
type statement struct {
	line             int
	account, id      string
	opening, closing balance
	moved            map[string]money.Amount // by currency: what was booked
	seen             sightings               // entries of this statement that were alike
	days             sightings               // those of the file, by amount and day
}

type balance struct {
	amount   money.Amount
	currency string
	given    bool
}

// OpenStatement begins to read a bank's file. It fails with statement.not_camt
// where the file is something else, with statement.is_intraday for camt.052,
// whose entries aren't final, with statement.document_type, statement.not_xml and
// the other faults of a file that can't be read.
func OpenStatement(source io.Reader) (*StatementReader, error) {
	text, err := openXML(source, fault.New(fault.Invalid, "statement.not_camt"))
	if err != nil {
		return nil, err
	}
	r := &StatementReader{guard: newGuard(text, statementFault), days: make(sightings)}
	r.decoder = xml.NewTokenDecoder(r.guard)
	if err := r.findMessage(); err != nil {
		return nil, err
	}
	return r, nil
}

// statementFault tells of a flaw in a bank's file.
func statementFault(flaw xmlFlaw) *fault.Fault {
	switch flaw {
	case hasDocumentType:
		return fault.New(fault.Invalid, "statement.document_type")
	case isTooDeep:
		return fault.New(fault.Invalid, "statement.too_deep")
	case isTokenTooLarge:
		return fault.New(fault.Invalid, "statement.token_too_large")
	case isPartTooLarge:
		return fault.New(fault.Invalid, "statement.entry_too_large")
	case hasUnknownEncoding:
		return fault.New(fault.Invalid, "statement.unknown_encoding")
	case isNotXML:
	}
	return fault.New(fault.Invalid, "statement.not_xml")
}

// openXML returns a file's bytes without a byte order mark, UTF-16 as UTF-8. It
// fails with notXML where the file begins otherwise.
func openXML(source io.Reader, notXML *fault.Fault) (io.Reader, error) {
	buffered := bufio.NewReaderSize(source, readAhead)
	head, err := buffered.Peek(sniffed)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return nil, fault.New(fault.Invalid, "file.unreadable").Because(err)
	case len(head) == 0:
		return nil, fault.New(fault.Invalid, "file.empty")
	}
	mark, encoding := byteOrderMark(head)
	if encoding == 0 {
		encoding = utf16ByZeros(head)
	}
	_, _ = buffered.Discard(mark) // what was peeked at can be discarded
	isUTF16 := encoding == UTF16LE || encoding == UTF16BE
	if !isUTF16 && !bytes.HasPrefix(bytes.TrimLeft(head[mark:], " \t\r\n"), []byte("<")) {
		return nil, notXML
	}
	return fromUTF16(buffered, encoding), nil
}

// findMessage reads on to within the message of a bank to its customer, past the
// envelope that some systems put around it.
func (r *StatementReader) findMessage() error {
	for {
		token, err := r.decoder.Token()
		if errors.Is(err, io.EOF) {
			return fault.New(fault.Invalid, "statement.not_camt")
		}
		if err != nil {
			return r.guard.explained(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn":
			return nil
		case "BkToCstmrAcctRpt":
			return fault.New(fault.Invalid, "statement.is_intraday")
		case "Document", "BizMsgEnvlp", "Envelope", "Body":
		case "Invoice", "CreditNote":
			return fault.New(fault.Invalid, "payments.is_invoices")
		case "AppHdr", "Header":
			if err := r.decoder.Skip(); err != nil {
				return r.guard.explained(err)
			}
		default:
			return fault.New(fault.Invalid, "statement.not_camt")
		}
	}
}

// Next returns the next thing the file says: a BankEntry, a BankRefusal or a
// BankWarning. It fails with io.EOF at the end, and with the faults of a file
// that can't be read on; what came before stands.
func (r *StatementReader) Next() (BankLine, error) {
	for len(r.ready) == 0 {
		if err := r.readOn(); err != nil {
			return nil, err
		}
	}
	line := r.ready[0]
	r.ready = r.ready[1:]
	return line, nil
}

// readOn reads one element of a statement, or to the next statement.
func (r *StatementReader) readOn() error {
	token, err := r.decoder.Token()
	switch {
	case errors.Is(err, io.EOF) && r.found == 0:
		return fault.New(fault.Invalid, "statement.none_in_file")
	case errors.Is(err, io.EOF):
		return io.EOF
	case err != nil:
		return r.guard.explained(err)
	}
	switch token := token.(type) {
	case xml.StartElement:
		return r.element(token)
	case xml.EndElement:
		if r.now != nil && isStatement(token.Name) {
			r.ready, r.now = r.now.end(), nil
		}
	}
	return nil
}

func isStatement(name xml.Name) bool { return name.Local == "Stmt" || name.Local == "Ntfctn" }

// element reads an element that stands in the message or in a statement.
func (r *StatementReader) element(start xml.StartElement) error {
	if r.now == nil {
		return r.begin(start)
	}
	switch start.Name.Local {
	case "Id":
		var id string
		err := r.decode(&id, start)
		r.now.id = trimmed(id)
		return err
	case "Acct":
		var account xmlAccount
		err := r.decode(&account, start)
		r.now.account = account.number()
		return err
	case "Bal":
		var b xmlBalance
		err := r.decode(&b, start)
		r.now.balance(b)
		return err
	case "Ntry":
		var e xmlEntry
		line := r.guard.row()
		if err := r.decode(&e, start); err != nil {
			return err
		}
		r.ready = r.now.read(&e, line)
		return nil
	}
	return r.skip()
}

// begin begins a statement, or passes over what else stands in the message.
func (r *StatementReader) begin(start xml.StartElement) error {
	if !isStatement(start.Name) {
		return r.skip()
	}
	r.found++
	r.now = &statement{line: r.guard.row(), moved: make(map[string]money.Amount), seen: make(sightings), days: r.days}
	return nil
}

func (r *StatementReader) skip() error {
	if err := r.decoder.Skip(); err != nil {
		return r.guard.explained(err)
	}
	return nil
}

// decode reads an element whole, within the limit for one.
func (r *StatementReader) decode(to any, start xml.StartElement) error {
	r.guard.limit = r.guard.decoder.InputOffset() + maxEntryBytes
	err := r.decoder.DecodeElement(to, &start)
	r.guard.limit = 0
	if err != nil {
		return r.guard.explained(err)
	}
	return nil
}

// balance keeps the opening and the closing balance. A statement in several parts
// calls the first the previous closing balance.
func (s *statement) balance(b xmlBalance) {
	amount, isAmount := b.Amount.read()
	way, hasWay := direction(b.Direction)
	if !isAmount || !hasWay {
		return
	}
	read := balance{amount: signed(amount, way), currency: strings.ToUpper(trimmed(b.Amount.Currency)), given: true}
	switch trimmed(b.Code) {
	case "OPBD", "PRCD":
		if !s.opening.given {
			s.opening = read
		}
	case "CLBD":
		s.closing = read
	}
}

// count counts what is booked towards the statement's closing balance, whatever
// else is wrong with the entry.
func (s *statement) count(e *xmlEntry) {
	amount, isAmount := e.Amount.read()
	way, hasWay := direction(e.Direction)
	if e.Status.code() != booked || !isAmount || !hasWay {
		return
	}
	currency := strings.ToUpper(trimmed(e.Amount.Currency))
	s.moved[currency] = s.moved[currency].Plus(signed(amount, way))
}

// end returns what is to be said of a statement as a whole: a warning, where the
// entries don't lead from its opening to its closing balance.
func (s *statement) end() []BankLine {
	if !s.opening.given || !s.closing.given || s.opening.currency != s.closing.currency {
		return nil
	}
	found := s.opening.amount.Plus(s.moved[s.opening.currency])
	if found == s.closing.amount {
		return nil
	}
	f := fault.New(fault.Invalid, "statement.balance_differs").With("statement", shown(s.id)).
		With("closing", s.closing.amount.String()).With("found", found.String())
	return []BankLine{BankWarning{Line: s.line, Account: s.account, Statement: s.id, Fault: f}}
}
