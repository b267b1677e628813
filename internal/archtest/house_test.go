package archtest_test

import (
	"flag"
	"io/fs"
	"os"
	"strings"
	"testing"

	"krav/internal/archtest"
)

var update = flag.Bool("update", false, "write the table of layers into docs/ARCHITECTURE.md")

// check is one thing the house says of itself.
type check func(fs.FS) ([]archtest.Complaint, error)

// over hands a check its layers.
func over(layers []archtest.Layer, f func(fs.FS, []archtest.Layer) ([]archtest.Complaint, error)) check {
	return func(tree fs.FS) ([]archtest.Complaint, error) { return f(tree, layers) }
}

// house is the program's own tree.
func house() fs.FS { return os.DirFS("../..") }

func holds(t *testing.T, c check) {
	t.Helper()
	complaints, err := c(house())
	if err != nil {
		t.Fatal(err)
	}
	for _, complaint := range complaints {
		t.Error(complaint)
	}
}

func TestImportsGoDownwardsAndThePureStayPure(t *testing.T) {
	t.Parallel()
	holds(t, over(archtest.Layers, archtest.Imports))
}

func TestTheLinterHoldsThePureToTheSameLists(t *testing.T) {
	t.Parallel()
	holds(t, over(archtest.Layers, archtest.Depguard))
}

func TestTheArchitecturePageShowsTheLayersAsTheyAre(t *testing.T) {
	t.Parallel()
	if *update {
		writeTable(t)
	}
	holds(t, over(archtest.Layers, archtest.Shown))
}

func writeTable(t *testing.T) {
	t.Helper()
	const page = "../../docs/ARCHITECTURE.md"
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	old := archtest.TableIn(string(text))
	text = []byte(strings.Replace(string(text), old, archtest.Table(archtest.Layers), 1))
	if err := os.WriteFile(page, text, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestNoFileIsTooLong(t *testing.T) {
	t.Parallel()
	holds(t, archtest.Sizes)
}

func TestLinksInThePagesLeadSomewhere(t *testing.T) {
	t.Parallel()
	holds(t, archtest.Links)
}

func TestWhatThePagesTellToMakeCanBeMade(t *testing.T) {
	t.Parallel()
	holds(t, archtest.Tasks)
}

func TestEveryModuleInUseIsCredited(t *testing.T) {
	t.Parallel()
	holds(t, archtest.ThirdParty)
}

func TestTheGlossaryKnowsEveryWordOfTheTrade(t *testing.T) {
	t.Parallel()
	holds(t, archtest.Glossary)
}

func TestEveryMessageStandsInBothLanguagesAndIsUsed(t *testing.T) {
	t.Parallel()
	holds(t, archtest.Catalogue)
}
