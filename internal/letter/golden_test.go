package letter_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/letter"
	"krav/internal/wording"
)

var update = flag.Bool("update", false, "write the letters' words to testdata; read the difference")

// debtors are who the letters of the golden files are written to.
func debtors() map[string]letter.Debtor {
	return map[string]letter.Debtor{"consumer": consumer(), "business": business()}
}

func TestEveryLetterSaysWhatItsGoldenFileSays(t *testing.T) {
	t.Parallel()
	for _, kind := range letter.Kinds() {
		for name, debtor := range debtors() {
			in := sample(kind, debtor)
			in.Language = wording.English // Danish, and the translation after it
			c := composed(t, in)
			text := c.AsText() + "\n* * *\n\nE-mail: " + c.Mail.Subject + "\n" + c.Attachment + "\n\n" + c.Mail.Text + "\n"
			golden(t, kind.String()+"-"+name+".txt", text)
		}
	}
}

// The archive keeps a letter's content: it must read back to the same value, and
// be the same bytes again.
func TestContentGoesToJSONAndBack(t *testing.T) {
	t.Parallel()
	for _, kind := range letter.Kinds() {
		in := sample(kind, consumer())
		in.Language = wording.English
		c := composed(t, in)
		written, err := json.MarshalIndent(c, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		var read letter.Content
		if err := json.Unmarshal(written, &read); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c, read, sameDay); diff != "" {
			t.Errorf("%s changed on its way through JSON (-before +after):\n%s", kind, diff)
		}
		golden(t, kind.String()+".json", string(written)+"\n")
	}
}

func TestTheSameInputGivesTheSameContent(t *testing.T) {
	t.Parallel()
	one, other := composed(t, partPaid(consumer())), composed(t, partPaid(consumer()))
	if diff := cmp.Diff(one, other, sameDay); diff != "" {
		t.Error(diff)
	}
}

var sameDay = cmp.Comparer(func(a, b civil.Date) bool { return a == b })

func composed(t *testing.T, in letter.Input) letter.Content {
	t.Helper()
	c, err := letter.Compose(in)
	if err != nil {
		t.Fatalf("%s: %v", in.Kind, err)
	}
	return c
}

// golden compares a text with a file of testdata, or writes it there.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func TestABlockOfAnUnknownKindIsNotRead(t *testing.T) {
	t.Parallel()
	var c letter.Content
	err := json.Unmarshal([]byte(`{"kind":"closing","body":[{"hologram":{}}]}`), &c)
	if !fault.HasKey(err, "letter.archive_unreadable") {
		t.Errorf("err = %v", err)
	}
	if err := json.Unmarshal([]byte(`{"kind":"hologram"}`), &c); !fault.HasKey(err, "letter.kind_unknown") {
		t.Errorf("err = %v", err)
	}
}
