package archtest_test

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"krav/internal/archtest"
)

// small is a house of four packages for the planted trees.
var small = []archtest.Layer{
	{Name: "vocabulary", Packages: []archtest.Package{
		{Name: "money", Charter: "sums", Std: []string{"errors$", "unicode"}},
		{Name: "civil", Charter: "days", Std: []string{"time$"}, Planned: true},
	}},
	{Name: "ledger", Packages: []archtest.Package{
		{Name: "ledger", Charter: "what is owed", May: []string{archtest.Below}, Std: []string{"errors$"}},
	}},
	{Name: "adapters", Packages: []archtest.Package{
		{Name: "store", Charter: "rows", May: []string{archtest.Below}},
		{Name: "letter/pdf", Charter: "looks", May: []string{"vocabulary"}, Planned: true},
	}},
}

// Each file under testdata/<check> is a tree with a fault planted in it, or with
// something beside it that is allowed. What the check must say stands above the
// tree, a complaint a line.
func TestEachCheckFindsWhatIsPlanted(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]check{
		"imports":    over(small, archtest.Imports),
		"depguard":   over(small, archtest.Depguard),
		"table":      over(small, archtest.Shown),
		"sizes":      archtest.Sizes,
		"links":      archtest.Links,
		"tasks":      archtest.Tasks,
		"doses":      archtest.Doses,
		"thirdparty": archtest.ThirdParty,
		"glossary":   archtest.Glossary,
		"catalogue":  archtest.Catalogue,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findsPlanted(t, c, filepath.Join("testdata", name))
		})
	}
}

func findsPlanted(t *testing.T, c check, folder string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no planted trees in %s (%v)", folder, err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		complaints, err := c(treeOf(archive))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		var got strings.Builder
		for _, complaint := range complaints {
			got.WriteString(complaint.String() + "\n")
		}
		if diff := cmp.Diff(said(archive), got.String()); diff != "" {
			t.Errorf("%s: complaints differ (-want +got):\n%s", file, diff)
		}
	}
}

func treeOf(archive *txtar.Archive) fs.FS {
	tree := make(fstest.MapFS)
	for _, f := range archive.Files {
		tree[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return tree
}

// said returns the expected complaints: the lines above the tree that aren't
// comments or blank.
func said(archive *txtar.Archive) string {
	var b strings.Builder
	for line := range strings.Lines(string(archive.Comment)) {
		if strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "#") {
			b.WriteString(line)
		}
	}
	return b.String()
}
