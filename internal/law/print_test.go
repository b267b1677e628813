package law_test

import (
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/law"
)

var update = flag.Bool("update", false, "rewrite the printed book and its page in the documentation")

// A change of law shows here as a difference that a lawyer can read. To accept
// it: go generate ./internal/law.
func TestThePrintedBookIsTheOneThatWasReviewed(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for path, got := range map[string]string{
		"testdata/book.golden": book.Text(),
		"../../docs/LAW.md":    book.Markdown(),
	} {
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-reviewed +now):\n%s", path, diff)
		}
	}
}
