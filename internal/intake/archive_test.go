package intake_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/fault"
	"krav/internal/intake"
)

// packed is a file to be put in a zip file.
type packed struct {
	name, text string
	mode       fs.FileMode
}

// zipped returns a zip file with some files in it, in the order given.
func zipped(tb testing.TB, files ...packed) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, file := range files {
		header := &zip.FileHeader{Name: file.name, Method: zip.Deflate}
		header.SetMode(file.mode | 0o600)
		into, err := w.CreateHeader(header)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(into, file.text); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// unzipped returns each file of a zip file as "name: text" or "name! fault".
func unzipped(t *testing.T, file []byte) []string {
	t.Helper()
	a, err := intake.OpenArchive(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, e := range a.Entries() {
		source, err := e.Open()
		if err != nil {
			found = append(found, e.Name+"! "+fault.Of(err).Key)
			continue
		}
		text, err := io.ReadAll(source)
		if err != nil {
			found = append(found, e.Name+"! "+fault.Of(err).Key)
			continue
		}
		found = append(found, e.Name+": "+string(text))
	}
	return found
}

func TestAnArchiveHandsOutItsFilesInTheOrderOfTheirNames(t *testing.T) {
	t.Parallel()
	got := unzipped(t, zipped(t,
		packed{name: "nov/b.csv", text: "two"}, packed{name: "a.csv", text: "one"}, packed{name: "nov/", mode: fs.ModeDir},
		packed{name: "__MACOSX/._a.csv", text: "mac"}, packed{name: ".DS_Store", text: "mac"}, packed{name: "nov/~$b.xlsx", text: "lock"},
		packed{name: "Thumbs.db", text: "windows"}))
	if diff := cmp.Diff([]string{"a.csv: one", "nov/b.csv: two"}, got); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestAFileOfAnArchiveCanBeReadAgain(t *testing.T) {
	t.Parallel()
	a, err := intake.OpenArchive(bytes.NewReader(zipped(t, packed{name: "a.csv", text: "one"})))
	if err != nil {
		t.Fatal(err)
	}
	source, err := a.Entries()[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		text, err := io.ReadAll(source)
		if err != nil || string(text) != "one" {
			t.Fatalf("read %q, %v", text, err)
		}
		if _, err := source.Seek(0, io.SeekStart); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := source.Seek(1, io.SeekStart); err == nil {
		t.Error("it can be read from its middle")
	}
}

func TestWhatIsWrongWithAFileOfAnArchiveStopsNoOther(t *testing.T) {
	t.Parallel()
	got := unzipped(t, zipped(t,
		packed{name: "../../etc/passwd", text: "x"}, packed{name: "/etc/passwd", text: "x"}, packed{name: `..\boot.ini`, text: "x"},
		packed{name: "C:/boot.ini", text: "x"}, packed{name: "a.csv", text: "first"}, packed{name: "A.csv", text: "second"},
		packed{name: "link.csv", text: "/etc/passwd", mode: fs.ModeSymlink}, packed{name: "pipe.csv", mode: fs.ModeNamedPipe},
		packed{name: "zeros.csv", text: strings.Repeat("0", 1<<20)}, packed{name: "good.csv", text: "good"}))
	want := []string{
		"../../etc/passwd! archive.bad_path", `..\boot.ini! archive.bad_path`, "/etc/passwd! archive.bad_path",
		"A.csv! archive.same_name", "C:/boot.ini! archive.bad_path", "a.csv: first", "good.csv: good",
		"link.csv! archive.is_link", "pipe.csv! archive.is_link", "zeros.csv! archive.expands",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestAnArchiveThatLiesIsNotBelieved(t *testing.T) {
	t.Parallel()
	whole := zipped(t, packed{name: "a.csv", text: strings.Repeat("Fakturanr.;Navn\n", 9)}, packed{name: "b.csv", text: "good"})
	directory := bytes.Index(whole, []byte("PK\x01\x02"))
	for name, at := range map[string]int{"the size": 24, "the check sum": 16} {
		lying := bytes.Clone(whole)
		lying[directory+at]++
		got := unzipped(t, lying)
		if diff := cmp.Diff([]string{"a.csv! archive.entry_broken", "b.csv: good"}, got); diff != "" {
			t.Errorf("a lie about %s (-want +got):\n%s", name, diff)
		}
	}
	locked := bytes.Clone(whole)
	locked[directory+8] |= 1
	if got := unzipped(t, locked)[0]; got != "a.csv! archive.locked" {
		t.Errorf("a locked file = %s", got)
	}
	other := bytes.Clone(whole)
	other[directory+10] = 12
	if got := unzipped(t, other)[0]; got != "a.csv! archive.method_unknown" {
		t.Errorf("bzip2 = %s", got)
	}
}

func TestArchivesThatCantBeOpenedAreRefused(t *testing.T) {
	t.Parallel()
	whole := zipped(t, packed{name: "a.csv", text: "x"})
	many := make([]packed, intake.MaxEntries+1)
	for i := range many {
		many[i].name = fmt.Sprintf("%d.csv", i)
	}
	const directories = 9
	var wide []packed // whose list alone is larger than is read
	for i := range intake.MaxDirectory / (1 << 15) * directories / 8 {
		wide = append(wide, packed{name: fmt.Sprintf("%s%d", strings.Repeat("x", 1<<15), i)})
	}
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"cut off":       {whole[:len(whole)-9], "archive.broken"},
		"many files":    {zipped(t, many...), "archive.too_many_files"},
		"a large list":  {zipped(t, wide...), "archive.too_many_files"},
		"only the mark": {[]byte("PK\x03\x04"), "archive.broken"},
	} {
		_, err := intake.OpenArchive(bytes.NewReader(c.file))
		if f := fault.Of(err); f == nil || f.Key != c.want {
			t.Errorf("%s is refused for %v, want %s", name, err, c.want)
		}
	}
}

func TestAFormatIsToldFromTheBytes(t *testing.T) {
	t.Parallel()
	locked := "\xd0\xcf\x11\xe0" + strings.Repeat("\x00", 600) + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
	for text, want := range map[string]intake.Format{
		"Fakturanr.;Navn\n": intake.TextFormat, "\xef\xbb\xbf<?xml version='1.0'?><Invoice/>": intake.XMLFormat,
		"\xff\xfe<\x00I\x00/\x00>\x00": intake.XMLFormat, "\n <Invoice/>": intake.XMLFormat,
		string(zipped(t, packed{name: "a.csv"})):                       intake.ArchiveFormat,
		string(zipped(t)):                                              intake.ArchiveFormat,
		string(zipped(t, packed{name: "xl/workbook.xml"})):             intake.WorkbookFormat,
		string(zipped(t, packed{name: "mimetype"}, packed{name: "x"})): intake.ArchiveFormat,
	} {
		got, err := intake.FormatOf(strings.NewReader(text))
		if err != nil || got != want {
			t.Errorf("%.20q is %v, %v; want %v", text, got, err, want)
		}
	}
	for text, want := range map[string]string{
		locked: "file.is_locked", "\xd0\xcf\x11\xe0" + strings.Repeat("\x00", 600): "file.is_old_workbook",
		string(zipped(t, packed{name: "xl/workbook.bin"})):                       "file.is_binary_workbook",
		string(zipped(t, packed{name: "word/document.xml"})):                     "file.is_word",
		string(zipped(t, packed{name: "mimetype"}, packed{name: "content.xml"})): "file.is_open_document",
		"\xff\xd8\xff\xe0 a picture":                                             "file.is_image",
		"....ftypheic, of a telephone":                                           "file.is_image",
		"Rar!\x1a\x07\x00":                                                       "file.is_other_archive",
		"  <!DOCTYPE html><table>":                                               "file.is_webpage",
		"\xff\xfe<\x00h\x00t\x00m\x00l\x00":                                      "file.is_webpage",
	} {
		_, err := intake.FormatOf(strings.NewReader(text))
		if f := fault.Of(err); f == nil || f.Key != want {
			t.Errorf("%.20q is refused for %v, want %s", text, err, want)
		}
	}
}
