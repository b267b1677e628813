package backup_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"krav/internal/fault"
	"krav/internal/store/backup"
)

var people = backup.Table{Name: "people", Columns: []backup.Column{
	{Name: "id", Kind: backup.Int},
	{Name: "name", Kind: backup.Text},
	{Name: "here", Kind: backup.Bool},
	{Name: "born", Kind: backup.Day},
	{Name: "seen", Kind: backup.Moment},
	{Name: "face", Kind: backup.Bytes},
}}

var rows = [][]any{
	{int64(1), "Åse \"Æ\" <Øst>\n", true, "1970-02-28", "2026-11-21 08:00:00.000001Z", []byte{0, 255, 10}},
	{int64(math.MaxInt64), "", false, nil, nil, []byte{}},
	{nil, nil, nil, nil, nil, nil},
}

func head() backup.Head {
	return backup.Head{
		MadeAt: time.Date(2026, time.November, 21, 8, 0, 0, 0, time.UTC), Program: "1.2.3", Engine: "SQLite", Schema: 5,
		Keys:    []backup.Key{{Name: "a", Check: "ff"}},
		Anchors: []backup.Anchor{{Creditor: 1, Day: "2026-11-20", Hash: "aa"}},
	}
}

// written returns a backup with two tables, one of them empty.
func written(tb testing.TB) []byte {
	tb.Helper()
	var file bytes.Buffer
	w, err := backup.NewWriter(&file, head())
	if err != nil {
		tb.Fatal(err)
	}
	if err := w.Table(people); err != nil {
		tb.Fatal(err)
	}
	for _, row := range rows {
		if err := w.Row(row); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Table(backup.Table{Name: "nobody", Columns: people.Columns[:1]}); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return file.Bytes()
}

// readAll reads a backup to its end.
func readAll(r io.Reader) (names []string, got [][]any, err error) {
	b, err := backup.NewReader(r)
	if err != nil {
		return nil, nil, err
	}
	for {
		table, err := b.Next()
		if errors.Is(err, io.EOF) {
			return names, got, nil
		}
		if err != nil {
			return nil, nil, err
		}
		names = append(names, table.Name)
		for {
			row, err := b.Row()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return nil, nil, err
			}
			got = append(got, row)
		}
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	t.Parallel()
	names, got, err := readAll(bytes.NewReader(written(t)))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(names, []string{"people", "nobody"}); diff != "" {
		t.Errorf("tables (-got +want):\n%s", diff)
	}
	if diff := cmp.Diff(got, rows); diff != "" {
		t.Errorf("rows (-got +want):\n%s", diff)
	}
	b, err := backup.NewReader(bytes.NewReader(written(t)))
	if err != nil {
		t.Fatal(err)
	}
	want := head()
	want.Format = 1
	if diff := cmp.Diff(b.Head, want); diff != "" {
		t.Errorf("head (-got +want):\n%s", diff)
	}
}

// The form is a promise to whoever reads a backup without Krav.
func TestTheFileIsLinesOfJSON(t *testing.T) {
	t.Parallel()
	lines := strings.Split(unzipped(t, written(t)), "\n")
	want := []string{
		`{"table":"people","columns":[{"name":"id","kind":"int"},{"name":"name","kind":"text"},{"name":"here","kind":"bool"},` +
			`{"name":"born","kind":"day"},{"name":"seen","kind":"moment"},{"name":"face","kind":"bytes"}]}`,
		`[1,"Åse \"Æ\" <Øst>\n",true,"1970-02-28","2026-11-21 08:00:00.000001Z","AP8K"]`,
		`[9223372036854775807,"",false,null,null,""]`,
		`[null,null,null,null,null,null]`,
		`{"table":"nobody","columns":[{"name":"id","kind":"int"}]}`,
	}
	if diff := cmp.Diff(lines[1:6], want); diff != "" {
		t.Errorf("lines (-got +want):\n%s", diff)
	}
	if !strings.HasPrefix(lines[0], `{"krav_backup":1,"made_at":"2026-11-21T08:00:00Z"`) || !strings.HasPrefix(lines[6], `{"end":true,"rows":3,"sha256":"`) {
		t.Errorf("the first line is %s, the last %s", lines[0], lines[6])
	}
}

func unzipped(t *testing.T, file []byte) string {
	t.Helper()
	zip, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(zip)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func zipped(text string) []byte {
	var file bytes.Buffer
	zip := gzip.NewWriter(&file)
	_, _ = zip.Write([]byte(text))
	_ = zip.Close()
	return file.Bytes()
}

func TestABackupCutShortAnywhereIsRefused(t *testing.T) {
	t.Parallel()
	whole := written(t)
	for n := range whole {
		_, _, err := readAll(bytes.NewReader(whole[:n]))
		if !fault.HasKey(err, "backup.cut_short") && !fault.HasKey(err, "backup.not_a_backup") {
			t.Fatalf("%d bytes of %d = %v", n, len(whole), err)
		}
	}
	// Also where gzip is whole and a line is missing.
	text := unzipped(t, whole)
	without := text[:strings.LastIndex(text[:len(text)-1], "\n")+1]
	if _, _, err := readAll(bytes.NewReader(zipped(without))); !fault.HasKey(err, "backup.cut_short") {
		t.Errorf("without the last line = %v", err)
	}
}

func TestAChangedBackupIsRefused(t *testing.T) {
	t.Parallel()
	text := unzipped(t, written(t))
	for name, changed := range map[string]string{
		"a value":             strings.Replace(text, "Åse", "Ose", 1),
		"a row more":          strings.Replace(text, "[null,", "[7,null,null,null,null,null]\n[null,", 1),
		"a row fewer":         strings.Replace(text, "[null,null,null,null,null,null]\n", "", 1),
		"a row of two cells":  strings.Replace(text, "[null,null,null,null,null,null]", "[null,null]", 1),
		"a day that is none":  strings.Replace(text, "1970-02-28", "1970-02-30", 1),
		"a text for a number": strings.Replace(text, "[9223372036854775807,", `["9",`, 1),
		"an unknown kind":     strings.Replace(text, `"kind":"bool"`, `"kind":"colour"`, 1),
		"something behind":    text + "[1]\n",
		"an empty line":       strings.Replace(text, "\n[null", "\n\n[null", 1),
	} {
		if changed == text {
			t.Fatalf("%s: nothing was changed", name)
		}
		if _, _, err := readAll(bytes.NewReader(zipped(changed))); !fault.HasKey(err, "backup.damaged") {
			t.Errorf("%s = %v", name, err)
		}
	}
}

func TestWhatIsNoBackupIsSaidToBeNone(t *testing.T) {
	t.Parallel()
	for name, file := range map[string][]byte{
		"nothing": {}, "a text": []byte("Fakturanr.;Beløb\n"), "another gzip": zipped("hej\n"), "other JSON": zipped("{\"a\":1}\n"),
		"SQLite": []byte("SQLite format 3\x00"),
	} {
		if _, err := backup.NewReader(bytes.NewReader(file)); !fault.HasKey(err, "backup.not_a_backup") {
			t.Errorf("%s = %v", name, err)
		}
	}
}

func TestABackupOfALaterFormIsRefused(t *testing.T) {
	t.Parallel()
	later := strings.Replace(unzipped(t, written(t)), `"krav_backup":1`, `"krav_backup":2`, 1)
	if _, err := backup.NewReader(bytes.NewReader(zipped(later))); !fault.HasKey(err, "backup.too_new") {
		t.Errorf("error = %v", err)
	}
}

func TestARowThatDoesntFitIsNotWritten(t *testing.T) {
	t.Parallel()
	for name, row := range map[string][]any{
		"too few": {int64(1)}, "a number for a text": {int64(1), int64(2), true, nil, nil, nil},
		"no UTF-8": {int64(1), "\xff", true, nil, nil, nil}, "a float": {1.5, "", true, nil, nil, nil},
	} {
		w, err := backup.NewWriter(io.Discard, head())
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Table(people); err != nil {
			t.Fatal(err)
		}
		if err := w.Row(row); !errors.Is(err, backup.ErrRow) {
			t.Errorf("%s = %v", name, err)
		}
	}
}

// Whatever the file holds, reading it ends in rows or in a fault.
func FuzzRead(f *testing.F) {
	f.Add(written(f))
	f.Add(zipped("{\"krav_backup\":1}\n{\"table\":\"a\",\"columns\":[{\"name\":\"b\",\"kind\":\"day\"}]}\n[\"\"]\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if _, _, err := readAll(bytes.NewReader(file)); err != nil && fault.Of(err) == nil {
			t.Errorf("an error that isn't a fault: %v", err)
		}
	})
}
