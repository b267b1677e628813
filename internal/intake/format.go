package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf16"

	"krav/internal/fault"
)

// Format is what a file is (filformat), as its bytes tell. Its name is never
// asked: a workbook may be called .csv, and a list of text .xls.
type Format int

// The formats that are read. What else a file may be is a fault that says what to
// do about it.
const (
	TextFormat     Format = iota + 1 // lines of text in columns: CSV and its like
	WorkbookFormat                   // a workbook of a spreadsheet (.xlsx, .xlsm)
	ArchiveFormat                    // a zip file with files in it: see OpenArchive
	XMLFormat
)

// FormatOf tells what a file is, and leaves it at its beginning. It fails with
// file.empty, file.not_text, file.unreadable, file.is_pdf, file.is_image,
// file.is_old_workbook, file.is_open_document, file.is_binary_workbook,
// file.is_word, file.is_locked, file.is_other_archive, file.is_webpage, and
// archive.broken.
func FormatOf(source io.ReadSeeker) (Format, error) {
	head := make([]byte, sniffed)
	n, err := io.ReadFull(source, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, fault.New(fault.Invalid, "file.unreadable").Because(err)
	}
	head = head[:n]
	switch {
	case isZip(head):
		return formatOfZip(source)
	case bytes.HasPrefix(head, oleMark):
		return 0, oleFault(source)
	}
	if err := rewind(source); err != nil {
		return 0, err
	}
	return formatOfHead(head)
}

// formatOfHead tells what a file is that isn't a zip file, by how it begins.
func formatOfHead(head []byte) (Format, error) {
	if len(head) == 0 {
		return 0, fault.New(fault.Invalid, "file.empty")
	}
	if f := otherFormat(head); f != nil {
		return 0, f
	}
	mark, encoding := byteOrderMark(head)
	if encoding == 0 {
		encoding = utf16ByZeros(head)
	}
	text := inUTF8(head[mark:], encoding)
	switch {
	case isWebpage(text):
		return 0, fault.New(fault.Invalid, "file.is_webpage")
	case bytes.HasPrefix(text, []byte("<")):
		return XMLFormat, nil
	case encoding == 0 && isBinary(head):
		return 0, fault.New(fault.Invalid, "file.not_text")
	}
	return TextFormat, nil
}

// inUTF8 returns the first letters of a file, without blanks before them.
func inUTF8(head []byte, encoding Encoding) []byte {
	if encoding == UTF16LE || encoding == UTF16BE {
		units := make([]uint16, 0, len(head)/2)
		for i := 0; i+1 < len(head); i += 2 {
			first, second := uint16(head[i]), uint16(head[i+1])
			if encoding == UTF16LE {
				first, second = second, first
			}
			units = append(units, first<<8|second)
		}
		head = []byte(string(utf16.Decode(units)))
	}
	return bytes.TrimLeft(head, " \t\r\n")
}

// isWebpage reports whether a file begins as HTML: what many programs call an
// Excel file is a table of a web page.
func isWebpage(text []byte) bool {
	head := bytes.ToLower(text[:min(len(text), len("<!doctype html"))])
	return slices.ContainsFunc([]string{"<!doctype html", "<html", "<table", "<head", "<body", "<meta"}, func(mark string) bool {
		return bytes.HasPrefix(head, []byte(mark))
	})
}

// otherFormats are the beginnings of files that aren't lists.
var otherFormats = []struct {
	mark  string
	fault func() *fault.Fault
}{
	{"%PDF-", func() *fault.Fault { return fault.New(fault.Invalid, "file.is_pdf") }},
	{"\xff\xd8\xff", imageFault},
	{"\x89PNG\r\n", imageFault},
	{"GIF8", imageFault},
	{"II*\x00", imageFault},
	{"MM\x00*", imageFault},
	{"{\\rtf", func() *fault.Fault { return fault.New(fault.Invalid, "file.is_word") }},
	{"Rar!\x1a\a", otherArchiveFault},
	{"7z\xbc\xaf\x27\x1c", otherArchiveFault},
	{"\x1f\x8b", otherArchiveFault},
	{"BZh", otherArchiveFault},
	{"\xfd7zXZ", otherArchiveFault},
}

func imageFault() *fault.Fault        { return fault.New(fault.Invalid, "file.is_image") }
func otherArchiveFault() *fault.Fault { return fault.New(fault.Invalid, "file.is_other_archive") }

// otherFormat returns the fault for a file that begins as some other kind of
// file does, or nil.
func otherFormat(head []byte) *fault.Fault {
	isHEIC := len(head) > 12 && string(head[4:8]) == "ftyp"
	isWebP := len(head) > 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP"
	if isHEIC || isWebP {
		return imageFault()
	}
	for _, other := range otherFormats {
		if bytes.HasPrefix(head, []byte(other.mark)) {
			return other.fault()
		}
	}
	return nil
}

// isZip reports whether a file begins as a zip file does, with files in it or
// with none.
func isZip(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

// formatOfZip tells a workbook from an archive by the files that are in it.
func formatOfZip(source io.ReadSeeker) (Format, error) {
	files, err := openZip(source)
	if err != nil {
		return 0, err
	}
	if err := rewind(source); err != nil {
		return 0, err
	}
	has := func(name string) bool {
		return slices.ContainsFunc(files, func(f *zip.File) bool { return strings.EqualFold(f.Name, name) })
	}
	switch {
	case has("xl/workbook.bin"):
		return 0, fault.New(fault.Invalid, "file.is_binary_workbook")
	case has("xl/workbook.xml"):
		return WorkbookFormat, nil
	case has("word/document.xml"):
		return 0, fault.New(fault.Invalid, "file.is_word")
	case has("content.xml") && has("mimetype"), has("Index/Document.iwa"):
		return 0, fault.New(fault.Invalid, "file.is_open_document")
	}
	return ArchiveFormat, nil
}

// oleMark begins the files of older office programs, and new ones under a
// password.
var oleMark = []byte("\xd0\xcf\x11\xe0")

// oleFault tells an older workbook from one under a password, by the name of the
// stream that holds the encrypted file. It stands in the directory, near the
// beginning or the end.
func oleFault(source io.ReadSeeker) error {
	const searched = 64 << 10
	at, size, err := sourceAt(source)
	if err != nil {
		return err
	}
	var name []byte
	for _, c := range []byte("EncryptedPackage") {
		name = append(name, c, 0)
	}
	part := make([]byte, searched)
	for _, from := range []int64{0, max(0, size-searched)} {
		n, _ := at.ReadAt(part, from) // what can't be read isn't found either
		if bytes.Contains(part[:n], name) {
			return fault.New(fault.Invalid, "file.is_locked")
		}
	}
	return fault.New(fault.Invalid, "file.is_old_workbook")
}
