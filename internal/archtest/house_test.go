package archtest_test

import (
	"flag"
	"io/fs"
	"os"
	"testing"

	"krav/internal/archtest"
)

var update = flag.Bool("update", false, "write what docs show of the code: the layers, the other exported types")

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
	rewrite(t, "../../docs/ARCHITECTURE.md", func(text string) (string, error) {
		return archtest.WithTable(text, archtest.Layers), nil
	})
	holds(t, over(archtest.Layers, archtest.Shown))
}

// rewrite changes a page, if the tests were told to update.
func rewrite(t *testing.T, page string, change func(string) (string, error)) {
	t.Helper()
	if !*update {
		return
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	changed, err := change(string(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(page, []byte(changed), 0o644); err != nil {
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

func TestTheListsOfTheMakefileForgetNoPackage(t *testing.T) {
	t.Parallel()
	holds(t, archtest.Doses)
}

func TestEveryModuleInUseIsCredited(t *testing.T) {
	t.Parallel()
	holds(t, archtest.ThirdParty)
}

func TestTheGlossaryKnowsEveryWordOfTheTrade(t *testing.T) {
	t.Parallel()
	rewrite(t, "../../docs/GLOSSARY.md", func(text string) (string, error) {
		return archtest.WithOthers(text, house())
	})
	holds(t, archtest.Glossary)
}

func TestEveryMessageStandsInBothLanguagesAndIsUsed(t *testing.T) {
	t.Parallel()
	holds(t, archtest.Catalogue)
}
