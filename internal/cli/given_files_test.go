package cli_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/cli"
)

const invoiceHead = "Fakturanr.;Navn;Fakturadato;Forfaldsdato;Beløb;E-mail\n"

// write puts a file into the house's folder and returns its path.
func (o *office) write(name, text string) string {
	o.t.Helper()
	path := filepath.Join(o.folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		o.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		o.t.Fatal(err)
	}
	return path
}

// zipOf returns a zip file with some files in it: a name, a text, a name, a text.
func zipOf(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		into, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := into.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// importOf is what is read of the answer of an import.
type importOf struct {
	Created, Unchanged int
	Refused            []struct{ In, Key string }
	Files              []struct {
		Name, Key string
		Created   int
	}
}

func (o *office) imported(code int, args ...string) importOf {
	o.t.Helper()
	got := o.run(o.t.Context(), append([]string{"import", "--creditor", "1", "--json"}, args...)...)
	if got.code != code {
		o.t.Fatalf("import ends with %d, want %d: %s", got.code, code, got.stderr)
	}
	var answer importOf
	if err := json.Unmarshal([]byte(got.stdout), &answer); err != nil {
		o.t.Fatalf("%v in %s", err, got.stdout)
	}
	return answer
}

// became returns each file with what became of it.
func (i importOf) became(folder string) []string {
	var files []string
	for _, file := range i.Files {
		became := file.Key
		if became == "" {
			became = strings.Repeat("+", file.Created)
		}
		files = append(files, strings.TrimPrefix(filepath.ToSlash(file.Name), filepath.ToSlash(folder)+"/")+" "+became)
	}
	return files
}

func TestAFolderIsTakenInFileByFileAndOneBadFileStopsNoOther(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.must("creditor", "add", "--name", "Prøve")
	o.write("ind/b.csv", invoiceHead+"2;Bo By;01-10-2026;15-10-2026;200,00;\n2b;Ib Ny;01-10-2026;31-02-2026;200,00;\n")
	o.write("ind/a.pdf.csv", "%PDF-1.7 a picture of invoices")
	o.write("ind/.DS_Store", "marks")
	o.write("ind/under/d.csv", invoiceHead+"4;Dan Dy;01-10-2026;15-10-2026;400,00;\n")
	inner := zipOf(t, "x.csv", invoiceHead)
	o.write("ind/c.zip", zipOf(t,
		"two.csv", invoiceHead+"6;Finn Fy;01-10-2026;15-10-2026;600,00;\n", "one.csv", invoiceHead+"5;Eva Ey;01-10-2026;15-10-2026;500,00;\n",
		"inner.zip", inner, "../out.csv", invoiceHead))
	got := o.imported(1, filepath.Join(o.folder, "ind"))
	want := []string{
		"ind/a.pdf.csv file.is_pdf", "ind/b.csv +", "ind/c.zip/../out.csv archive.bad_path", "ind/c.zip/inner.zip file.is_archive",
		"ind/c.zip/one.csv +", "ind/c.zip/two.csv +", "ind/under/d.csv +",
	}
	if diff := cmp.Diff(want, got.became(o.folder)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if got.Created != 4 || len(got.Refused) != 1 || !strings.HasSuffix(got.Refused[0].In, "b.csv") {
		t.Errorf("in all: %+v", got)
	}
	again := o.imported(1, filepath.Join(o.folder, "ind"), filepath.Join(o.folder, "ind", "b.csv"))
	if again.Created != 0 || again.Unchanged != 5 {
		t.Errorf("the same again, and one of them twice: %+v", again)
	}
}

func TestAFileAloneThatCantBeReadEndsTheCommand(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.must("creditor", "add", "--name", "Prøve")
	for name, text := range map[string]string{"a.csv": "%PDF-1.7", "b.csv": "", "c.zip": "PK\x03\x04 broken"} {
		got := o.run(t.Context(), "import", "--creditor", "1", o.write(name, text))
		if got.code != 2 || got.stdout != "" || !strings.HasPrefix(got.stderr, "krav: ") {
			t.Errorf("%s ends with %d: %s%s", name, got.code, got.stdout, got.stderr)
		}
	}
	good := o.write("good.csv", invoiceHead+"1;Bo By;01-10-2026;15-10-2026;200,00;\n")
	if got := o.run(t.Context(), "import", "--creditor", "1", good, filepath.Join(o.folder, "missing.csv")); got.code != 3 {
		t.Errorf("a name that isn't there ends with %d: %s", got.code, got.stderr)
	}
	if got := o.imported(0, good); got.Created != 1 {
		t.Errorf("something was taken in before a name was found wrong: %+v", got)
	}
	if got := o.run(t.Context(), "import", "--creditor", "1", filepath.Join(o.folder, "empty")); got.code != 3 {
		t.Errorf("a folder that isn't there ends with %d", got.code)
	}
	if err := os.Mkdir(filepath.Join(o.folder, "empty"), 0o700); err != nil {
		t.Fatal(err)
	}
	if got := o.run(t.Context(), "import", "--creditor", "1", filepath.Join(o.folder, "empty")); got.code != 3 || !strings.Contains(got.stderr, "ingen filer") {
		t.Errorf("an empty folder ends with %d: %s", got.code, got.stderr)
	}
}

func TestWhatWasTakenForGrantedAndLeftOutIsSaid(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.must("creditor", "add", "--name", "Prøve")
	path := o.write("a.csv", invoiceHead+"1;Bo By;01-10-2026;05-11-2026;200,00;bo at by.example\n2;Ib Ny;02-10-2026;06-11-2026;200,00;ib@ny\n")
	got := o.must("import", "--creditor", "1", path)
	for _, want := range []string{"dagen først", "linje 2, 3"} {
		if !strings.Contains(strings.ToLower(strings.Join(strings.Fields(got.stdout), " ")), want) {
			t.Errorf("the answer lacks %q:\n%s", want, got.stdout)
		}
	}
	if got := o.must("import", "--creditor", "1", o.write("b.csv", invoiceHead)); !strings.Contains(got.stdout, "ingen fakturaer under overskrifterne") {
		t.Errorf("a file with only its headings:\n%s", got.stdout)
	}
}

func TestProgressIsOneLiveLineOrSparseOnes(t *testing.T) {
	t.Parallel()
	var log, terminal strings.Builder
	cli.Progress(&log, cli.Sparse, 60_000)
	if got, want := log.String(), "krav: 25.000 linjer læst\nkrav: 50.000 linjer læst\n"; got != want {
		t.Errorf("in a log: %q, want %q", got, want)
	}
	cli.Progress(&terminal, cli.Live, 1500)
	if got, want := terminal.String(), "\rkrav: 1.000 linjer læst\x1b[K\rkrav: 1.500 linjer læst\x1b[K\r\x1b[K"; got != want {
		t.Errorf("on a terminal: %q, want %q", got, want)
	}
}
