package web_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"krav/internal/fault"
	"krav/internal/web"
)

func TestEveryFormHasAKeyOfItsOwn(t *testing.T) {
	t.Parallel()
	first, second := web.NewForm(), web.NewForm("name", "Jonas")
	if first.Key == second.Key || len(first.Key) < 26 {
		t.Errorf("keys are %q and %q", first.Key, second.Key)
	}
	if second.Value("name") != "Jonas" {
		t.Errorf("the name is %q", second.Value("name"))
	}
}

func TestAFormTakesWhatItsReaderCanMend(t *testing.T) {
	t.Parallel()
	for kind, want := range map[fault.Kind]bool{
		fault.Invalid: true, fault.Unlawful: true, fault.UnknownLaw: true, fault.Conflict: true, fault.Forbidden: true,
		fault.NotFound: false, fault.Unavailable: false, fault.Corrupt: false,
	} {
		f := web.NewForm()
		if got := f.Fail(fault.New(kind, "note.empty").In("text")); got != want || f.Failed() != want {
			t.Errorf("kind %d belongs to the form: %v, want %v", kind, got, want)
		}
		if want && (f.FaultAt("text") == nil || f.FaultAt("other") != nil || f.Status() != http.StatusUnprocessableEntity) {
			t.Errorf("kind %d isn't told at its field with 422", kind)
		}
	}
	if f := web.NewForm(); f.Fail(fault.New(fault.Forbidden, "note.empty")) || f.Failed() {
		t.Error("who may not do it at all is told so in the form")
	}
}

func TestInitialsAreThoseOfTheFirstTwoWords(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Lindebjerg Tømrer & Snedker": "LT", "mette kjær": "MK", "Åse Østergaard Holm": "ÅØ", "& Co": "C", "Fit": "F", "": "", "3F & 4H": "34",
	} {
		if got := web.Initials(name); got != want {
			t.Errorf("%q = %q, want %q", name, got, want)
		}
	}
}

// The icons are listed twice: as names to use and as files to draw.
func TestEveryIconIsDrawnAndEveryDrawingNamed(t *testing.T) {
	t.Parallel()
	list, err := os.ReadFile("icons.go")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("icons/*.svg")
	if err != nil {
		t.Fatal(err)
	}
	if named := strings.Count(string(list), " Icon = "); named != len(files) || named == 0 {
		t.Errorf("there are %d names and %d drawings", named, len(files))
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".svg")
		if !strings.Contains(string(list), ` = "`+name+`"`) {
			t.Errorf("%s has no name", file)
		}
	}
}

// What comes over the line may be anything: it is text before anybody keeps it.
func TestWhatAFormSendsIsText(t *testing.T) {
	t.Parallel()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/", strings.NewReader("why=a%FFb%00c%C3%B8&why=%00"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	form, err := web.ReadForm(r)
	if err != nil || !slices.Equal(form.Values["why"], []string{"a\ufffdbcø", ""}) {
		t.Errorf("the form says %q (%v)", form.Values["why"], err)
	}
}
