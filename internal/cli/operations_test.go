package cli_test

import (
	"os"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/cli"
)

// settingRow is a row of the table of keys: the key, its default, and what it is.
var settingRow = regexp.MustCompile("(?m)^\\| `([a-z.]+)` \\| (?:`([^`]+)` )?\\| [^|]+ \\|$")

func TestThePageOnRunningTellsOfEveryKey(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../docs/OPERATIONS.md")
	if err != nil {
		t.Fatal(err)
	}
	told := make(map[string]string)
	for _, row := range settingRow.FindAllStringSubmatch(string(page), -1) {
		told[row[1]] = row[2]
	}
	if diff := cmp.Diff(told, cli.Settings()); diff != "" {
		t.Errorf("keys and defaults (-page +program):\n%s", diff)
	}
}
