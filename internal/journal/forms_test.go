package journal_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/debt"
	"krav/internal/journal"
)

var update = flag.Bool("update", false, "write the files of new kinds and versions; those that are there stay as they are")

// golden is where the bytes of an event stand as they were first written. A file
// is never changed: what was written so stands in journals for good.
func golden(c journal.Content) string {
	return filepath.Join("testdata", "events", fmt.Sprintf("%s.v%d.golden", c.Kind, c.Form))
}

const privateHead = "# private\n"

func inFull(c journal.Content) string { return "# payload\n" + c.Payload + privateHead + c.Private }

func TestEveryKindIsWrittenAsItAlwaysWas(t *testing.T) {
	t.Parallel()
	for _, e := range samples() {
		content := encoded(t, e)
		file, got := golden(content), inFull(content)
		want, err := os.ReadFile(file)
		if os.IsNotExist(err) && *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s has no file of its bytes: run with -update and read it (%v)", content.Kind, err)
			continue
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s is written otherwise than before; give it a new version (-before +now):\n%s", content.Kind, diff)
		}
	}
}

func TestEverythingEverWrittenCanBeRead(t *testing.T) {
	t.Parallel()
	if *update {
		t.Skip("SKIPPED: the golden files are being written. Run again without -update")
	}
	files, err := filepath.Glob("testdata/events/*.golden")
	if err != nil || len(files) < len(journal.Kinds()) {
		t.Fatalf("%d files for %d kinds, %v", len(files), len(journal.Kinds()), err)
	}
	for _, file := range files {
		content := written(t, file)
		if e, err := journal.Decode(content); err != nil || e == nil {
			t.Errorf("%s can't be read any more: %v", file, err)
		}
	}
}

// written reads a file of bytes back into content.
func written(t *testing.T, file string) journal.Content {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	name := strings.TrimSuffix(filepath.Base(file), ".golden")
	dot := strings.LastIndex(name, ".v")
	form, err := strconv.Atoi(name[dot+len(".v"):])
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	payload, private, _ := strings.Cut(strings.TrimPrefix(string(text), "# payload\n"), privateHead)
	return journal.Content{Kind: name[:dot], Form: form, Payload: payload, Private: private}
}

func encoded(t *testing.T, e debt.Event) journal.Content {
	t.Helper()
	content, err := journal.Encode(e)
	if err != nil {
		t.Fatalf("%T: %v", e, err)
	}
	return content
}

func TestEveryEventHasAFormAndASample(t *testing.T) {
	t.Parallel()
	var sampled, kinds []string
	for _, e := range samples() {
		sampled = append(sampled, reflect.TypeOf(e).Name())
		kinds = append(kinds, encoded(t, e).Kind)
	}
	slices.Sort(sampled)
	slices.Sort(kinds)
	if diff := cmp.Diff(eventsOfDebt(t), sampled); diff != "" {
		t.Errorf("the events of debt and those that have a sample differ (-debt +samples):\n%s", diff)
	}
	if diff := cmp.Diff(journal.Kinds(), kinds); diff != "" {
		t.Errorf("the kinds of the journal and those of the samples differ (-journal +samples):\n%s", diff)
	}
}

// eventsOfDebt reads in the source which types are events: those with the method
// event.
func eventsOfDebt(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../debt/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no source of debt: %v", err)
	}
	var names []string
	for _, file := range files {
		source, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range source.Decls {
			method, ok := decl.(*ast.FuncDecl)
			if !ok || method.Recv == nil || method.Name.Name != "event" {
				continue
			}
			receiver, ok := method.Recv.List[0].Type.(*ast.Ident)
			if !ok {
				t.Fatalf("%s: the receiver of event is no plain type", file)
			}
			names = append(names, receiver.Name)
		}
	}
	slices.Sort(names)
	return names
}

// A field that is added to an event later, and to no sample, would be written
// without anybody having seen how.
func TestTheSamplesFillInEveryField(t *testing.T) {
	t.Parallel()
	for _, e := range samples() {
		for _, name := range empty(reflect.ValueOf(e), reflect.TypeOf(e).Name()) {
			if name == ofTheFold {
				continue
			}
			t.Errorf("%s is empty in its sample", name)
		}
	}
}

// ofTheFold is the field of an event that is never written: a case fills it in.
const ofTheFold = "ClaimRegistered.Claim.Registered"

// empty returns the names of the fields that hold nothing, also within fields.
func empty(v reflect.Value, name string) []string {
	if v.Kind() == reflect.Struct && v.NumField() > 0 && v.Type().Field(0).IsExported() {
		var names []string
		for i := range v.NumField() {
			names = append(names, empty(v.Field(i), name+"."+v.Type().Field(i).Name)...)
		}
		return names
	}
	if v.IsZero() && v.Kind() != reflect.Struct || v.Kind() == reflect.Struct && v.NumField() > 0 && v.IsZero() {
		return []string{name}
	}
	return nil
}

func TestWhatIsNoEventIsNotWritten(t *testing.T) {
	t.Parallel()
	for _, none := range []debt.Event{nil, &debt.BatchLeft{}, debt.Step{}, debt.Task{}} {
		_, err := journal.Encode(none)
		wantCorrupt(t, err, "journal.kind_unknown")
	}
}

func TestAnUnknownKindOrVersionIsNotRead(t *testing.T) {
	t.Parallel()
	for _, content := range []journal.Content{{}, {Kind: "case.opened"}, {Kind: "case.opened", Form: 99}, {Kind: "case.painted", Form: 1}} {
		e, err := journal.Decode(content)
		wantCorrupt(t, err, "journal.kind_unknown")
		if e != nil {
			t.Errorf("%+v was read as %+v", content, e)
		}
	}
}

// An event that has a place for the book of law, and that nobody fills it in on, would say
// nothing of what its amounts rest on.
func TestEveryEventWithAPlaceForTheBookIsNotedByIt(t *testing.T) {
	t.Parallel()
	for _, e := range samples() {
		v := reflect.New(reflect.TypeOf(e)).Elem()
		v.Set(reflect.ValueOf(e))
		place := v.FieldByName("Book")
		if !place.IsValid() {
			if got := debt.BookOf(debt.ByBook(e, "c0de")); got != "" {
				t.Errorf("%T has no place for a book, and says %q", e, got)
			}
			continue
		}
		if got := debt.BookOf(debt.ByBook(e, "c0de")); got != "b0a1" {
			t.Errorf("%T was reckoned by b0a1, and says %q", e, got)
		}
		place.SetString("")
		none, isEvent := reflect.TypeAssert[debt.Event](v)
		if got := debt.BookOf(debt.ByBook(none, "c0de")); !isEvent || got != "c0de" {
			t.Errorf("%T doesn't note the book: %q", e, got)
		}
	}
}
