package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// Binder puts letters one after another in one file that is printed at a time
// (samlet til print). Their pages are copied as they lie in the archive; what they
// share, such as fonts, goes in once. A letter with an odd number of pages is
// followed by an empty page, so that no letter begins on the back of another where
// both sides are printed.
type Binder struct {
	out   io.Writer
	w     writer
	kept  map[[32]byte]int // objects that are in the file, by what they say
	pages []int
	tree  int
	begun bool
	err   error
}

// errNotOurs says that a file isn't one that Press has made.
var errNotOurs = errors.New("pdf: not a letter of ours")

// NewBinder returns a binder that writes to out as letters come.
func NewBinder(out io.Writer) *Binder {
	b := &Binder{out: out, kept: make(map[[32]byte]int)}
	b.tree = b.w.reserve()
	return b
}

// Add puts a letter behind those before it. The file must be one that Press has made.
func (b *Binder) Add(file []byte) error {
	if b.err != nil {
		return b.err
	}
	if !b.begun {
		b.w.out, b.begun = append(b.w.out, "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"...), true
	}
	source, err := readOwn(file)
	if err != nil {
		return err
	}
	for _, page := range source.pages {
		number, err := b.copy(source, page)
		if err != nil {
			return err
		}
		b.pages = append(b.pages, number)
	}
	if len(source.pages)%2 == 1 {
		b.blank()
	}
	return b.flush()
}

// blank adds an empty page.
func (b *Binder) blank() {
	number := b.w.reserve()
	b.w.object(number, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 595.28 841.89]/Resources<<>>>>", b.tree)
	b.pages = append(b.pages, number)
}

// copy writes an object of a letter with all that it refers to, and returns its
// number here. What is in the file already isn't written again.
func (b *Binder) copy(source *ownFile, number int) (int, error) {
	if done, ok := source.copied[number]; ok && done != 0 {
		return done, nil
	} else if ok {
		return 0, errNotOurs // it refers to itself
	}
	source.copied[number] = 0 // under way
	dict, stream, err := source.object(number)
	if err != nil {
		return 0, err
	}
	var failed error
	dict = reference.ReplaceAllFunc(dict, func(old []byte) []byte {
		refers, _ := strconv.Atoi(strings.TrimSuffix(string(old), " 0 R")) // it is digits
		to := b.tree
		if refers != source.tree && failed == nil {
			to, failed = b.copy(source, refers)
		}
		return fmt.Appendf(nil, "%d 0 R", to)
	})
	if failed != nil {
		return 0, failed
	}
	made := b.put(dict, stream)
	source.copied[number] = made
	return made, nil
}

// put writes an object, or finds the one that says the same.
func (b *Binder) put(dict, stream []byte) int {
	sum := sha256.New()
	sum.Write(dict)
	sum.Write(stream)
	var key [32]byte
	sum.Sum(key[:0])
	if number, ok := b.kept[key]; ok && !bytes.Contains(dict, []byte("/Type/Page/")) {
		return number
	}
	number := b.w.reserve()
	b.w.begin(number)
	b.w.out = append(append(append(b.w.out, dict...), stream...), "\nendobj\n"...)
	b.kept[key] = number
	return number
}

// flush hands over what has been put together.
func (b *Binder) flush() error {
	_, b.err = b.out.Write(b.w.out)
	b.w.base += len(b.w.out)
	b.w.out = b.w.out[:0]
	return b.err
}

// Close ends the file. Without a letter nothing is written.
func (b *Binder) Close() error {
	if b.err != nil || !b.begun {
		return b.err
	}
	kids := make([]string, len(b.pages))
	for i, page := range b.pages {
		kids[i] = strconv.Itoa(page) + " 0 R"
	}
	b.w.object(b.tree, "<</Type/Pages/Count %d/Kids[%s]>>", len(b.pages), strings.Join(kids, " "))
	catalog, info := b.w.reserve(), b.w.reserve()
	b.w.object(catalog, "<</Type/Catalog/Pages %d 0 R>>", b.tree)
	b.w.object(info, "<</Producer(%s)>>", producer)
	id := sha256.Sum256([]byte(strings.Join(kids, " ")))
	b.w.table(catalog, info, id[:16])
	return b.flush()
}

// ownFile is a letter as Press has made it, to be read again.
type ownFile struct {
	file   []byte
	places []int // of objects, by number
	start  int   // of the table of places
	tree   int   // the object of the pages
	pages  []int
	copied map[int]int // numbers of objects in the bound file; nought while one is copied
}

var (
	reference  = regexp.MustCompile(`\b\d+ 0 R\b`)
	tableStart = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`)
	rootOf     = regexp.MustCompile(`/Root (\d+) 0 R`)
	treeOf     = regexp.MustCompile(`/Pages (\d+) 0 R`)
	kidsOf     = regexp.MustCompile(`/Kids\[([^\]]*)\]`)
)

// readOwn finds the pages of a letter of ours. Its table of places has one part, and
// no object is packed in another.
func readOwn(file []byte) (*ownFile, error) {
	source := &ownFile{file: file, copied: make(map[int]int)}
	if err := source.readPlaces(); err != nil {
		return nil, err
	}
	root, err := source.refers(rootOf, file[source.start:])
	if err != nil {
		return nil, err
	}
	catalog, _, err := source.object(root)
	if err != nil {
		return nil, err
	}
	if source.tree, err = source.refers(treeOf, catalog); err != nil {
		return nil, err
	}
	tree, _, err := source.object(source.tree)
	if err != nil {
		return nil, err
	}
	kids := kidsOf.FindSubmatch(tree)
	if kids == nil {
		return nil, errNotOurs
	}
	for _, kid := range reference.FindAll(kids[1], -1) {
		page, _ := strconv.Atoi(strings.TrimSuffix(string(kid), " 0 R")) // it is digits
		source.pages = append(source.pages, page)
	}
	return source, nil
}

// refers returns the number of the object that a text refers to.
func (s *ownFile) refers(how *regexp.Regexp, text []byte) (int, error) {
	found := how.FindSubmatch(text)
	if found == nil {
		return 0, errNotOurs
	}
	number, err := strconv.Atoi(string(found[1]))
	if err != nil {
		return 0, errNotOurs
	}
	return number, nil
}

// placeLength is how long a line of the table of places is.
const placeLength = 20

// readPlaces reads where the objects stand.
func (s *ownFile) readPlaces() error {
	start, err := s.refers(tableStart, s.file[max(0, len(s.file)-64):])
	if err != nil || start >= len(s.file) {
		return errNotOurs
	}
	s.start = start
	var count int
	table, ok := bytes.CutPrefix(s.file[start:], []byte("xref\n0 "))
	line, rest, found := bytes.Cut(table, []byte("\n"))
	if count, err = strconv.Atoi(string(line)); !ok || !found || err != nil || count < 1 || len(rest) < count*placeLength {
		return errNotOurs
	}
	s.places = make([]int, count)
	for i := 1; i < count; i++ {
		if s.places[i], err = strconv.Atoi(string(rest[i*placeLength : i*placeLength+10])); err != nil || s.places[i] >= start {
			return errNotOurs
		}
	}
	return nil
}

// object returns what an object says: its dictionary, and its stream from the line
// that begins it, where it has one.
func (s *ownFile) object(number int) (dict, stream []byte, err error) {
	if number < 1 || number >= len(s.places) {
		return nil, nil, errNotOurs
	}
	head := []byte(strconv.Itoa(number) + " 0 obj\n")
	body, ok := bytes.CutPrefix(s.file[s.places[number]:s.start], head)
	if !ok {
		return nil, nil, errNotOurs
	}
	end := s.start - s.places[number] - len(head)
	for _, place := range s.places[1:] {
		if place > s.places[number] {
			end = min(end, place-s.places[number]-len(head))
		}
	}
	body, ok = bytes.CutSuffix(body[:end], []byte("\nendobj\n"))
	if !ok {
		return nil, nil, errNotOurs
	}
	if at := bytes.Index(body, []byte(">>\nstream\n")); at >= 0 {
		return body[:at+2], body[at+2:], nil
	}
	return body, nil, nil
}
