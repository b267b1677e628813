package intake

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"krav/internal/fault"
)

// The limits of a workbook. Excel's own are higher, and a list of invoices stays
// far below these.
const (
	maxSheets      = 255
	maxStyles      = 1 << 16
	maxSharedBytes = 64 << 20 // of the texts that its cells share
	maxShared      = 4 << 20  // how many they are
)

// workbook is a workbook of a spreadsheet (Excel-projektmappe) in the format of
// ECMA-376, also in its strict form: what its cells are made of. Nothing is held of
// the cells themselves.
type workbook struct {
	parts   map[string]*zip.File // by their names in small letters
	sheets  []sheet
	shared  sharedTexts
	formats []cellFormat // by the number of a cell's style
	count   dayCount     // from when its days are counted
}

// sheet is a sheet of a workbook (ark).
type sheet struct {
	name     string
	isHidden bool
	part     string // the name of the part it is in
}

// openBook reads what the cells of a workbook are made of. It fails with
// workbook.broken and workbook.too_large.
func openBook(source io.ReadSeeker) (*workbook, error) {
	files, err := openZip(source)
	if err != nil {
		return nil, err
	}
	b := &workbook{parts: make(map[string]*zip.File, len(files))}
	for _, file := range files {
		name := strings.ToLower(strings.TrimPrefix(file.Name, "/"))
		if b.parts[name] != nil {
			return nil, brokenBook()
		}
		b.parts[name] = file
	}
	targets, err := b.relations()
	if err != nil {
		return nil, err
	}
	for _, read := range []func(map[string]relation) error{b.readSheets, b.readStyles, b.readShared} {
		if err := read(targets); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func brokenBook() *fault.Fault { return fault.New(fault.Invalid, "workbook.broken") }

func largeBook() *fault.Fault { return fault.New(fault.Invalid, "workbook.too_large") }

// bookFault tells of a flaw in a part of a workbook.
func bookFault(flaw xmlFlaw) *fault.Fault {
	if flaw == isTokenTooLarge || flaw == isPartTooLarge {
		return largeBook()
	}
	return brokenBook()
}

// part opens a part of the workbook, or nothing where there is none by that name.
func (b *workbook) part(name string) (*guard, io.Closer, error) {
	file := b.parts[strings.ToLower(name)]
	if file == nil {
		return nil, nil, nil
	}
	if expands(file) {
		return nil, nil, largeBook()
	}
	if f := entryFault(name, file); f != nil {
		return nil, nil, brokenBook().Because(f)
	}
	source, err := file.Open()
	if err != nil {
		return nil, nil, brokenBook().Because(err)
	}
	text, err := openXML(source, brokenBook())
	if err != nil {
		_ = source.Close() // nothing is lost of what was only read
		return nil, nil, brokenBook().Because(err)
	}
	return newGuard(text, bookFault), source, nil
}

// elements reads a part of the workbook to its end, where there is one, and hands
// out the elements that begin.
func (b *workbook) elements(name string, use func(g *guard, start xml.StartElement) error) error {
	g, source, err := b.part(name)
	if g == nil {
		return err
	}
	defer func() { _ = source.Close() }()
	for {
		token, err := g.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return partFault(err)
		}
		if start, ok := token.(xml.StartElement); ok {
			if err := use(g, start); err != nil {
				return partFault(err)
			}
		}
	}
}

// partFault turns what went wrong with a part into a fault of the workbook: what
// can't be unpacked is broken too, and so is what ends too early. That end is no
// end of the file for whoever reads on.
func partFault(err error) error {
	if errors.Is(err, io.EOF) {
		return brokenBook().Because(io.ErrUnexpectedEOF)
	}
	if f := fault.Of(err); f != nil && f.Key != "file.unreadable" {
		return f
	}
	return brokenBook().Because(err)
}

// relation is where a part stands that another refers to.
type relation struct{ kind, part string }

// relations reads where the parts of the workbook stand, by their ids.
func (b *workbook) relations() (map[string]relation, error) {
	found := make(map[string]relation)
	err := b.elements("xl/_rels/workbook.xml.rels", func(_ *guard, start xml.StartElement) error {
		if start.Name.Local != "Relationship" {
			return nil
		}
		if len(found) > maxSheets+maxSheets {
			return largeBook()
		}
		kind := attribute(start, "Type")
		found[attribute(start, "Id")] = relation{kind: kind[strings.LastIndexByte(kind, '/')+1:], part: partNamed(attribute(start, "Target"))}
		return nil
	})
	return found, err
}

// partNamed returns the name of the part that a target in xl/workbook.xml names.
// A name that leads out of the workbook names nothing in it.
func partNamed(target string) string {
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		return rooted
	}
	return "xl/" + strings.TrimPrefix(target, "./")
}

// partOf returns the name of the part of a kind, or the one it usually has.
func partOf(targets map[string]relation, kind, usual string) string {
	for _, r := range targets {
		if r.kind == kind {
			return r.part
		}
	}
	return usual
}

// readSheets reads which sheets there are, and from when days are counted.
func (b *workbook) readSheets(targets map[string]relation) error {
	err := b.elements("xl/workbook.xml", func(_ *guard, start xml.StartElement) error {
		switch start.Name.Local {
		case "workbookPr":
			if isTrue(attribute(start, "date1904")) {
				b.count = from1904
			}
		case "sheet":
			r := targets[attribute(start, "id")]
			if r.kind != "worksheet" {
				return nil // a sheet of a chart or of old macros
			}
			if len(b.sheets) == maxSheets {
				return largeBook()
			}
			state := attribute(start, "state")
			isHidden := state == "hidden" || state == "veryHidden"
			b.sheets = append(b.sheets, sheet{name: attribute(start, "name"), isHidden: isHidden, part: r.part})
		}
		return nil
	})
	if err == nil && len(b.sheets) == 0 {
		return brokenBook()
	}
	return err
}

// attribute returns an attribute of an element by its local name, or nothing.
func attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
