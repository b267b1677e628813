package archtest_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"krav/internal/archtest"
)

func TestThePageKeepsItsWordsAroundTheTableOfLayers(t *testing.T) {
	t.Parallel()
	page := "# How\n\n<!-- layers: made by make update -->\nold\n<!-- end of layers -->\nmore\n"
	got := archtest.WithTable(page, small[:1])
	want := `# How

<!-- layers: made by make update -->
| layer | package | charter | may import |
|---|---|---|---|
| 0 vocabulary | ` + "`money`" + ` | sums |  |
|  | ` + "`civil`" + ` | days *(planned)* |  |
<!-- end of layers -->
more
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("page differs (-want +got):\n%s", diff)
	}
	if got := archtest.WithTable("# How\n", small); got != "# How\n" {
		t.Errorf("a page without marks = %q, want it as it was", got)
	}
}

func TestTheGlossaryListsTheTypesThatNoRowExplains(t *testing.T) {
	t.Parallel()
	page := `| Danish | identifier | what it is |
|---|---|---|
| krav | ` + "`Claim`" + ` | one thing owed |

<!-- other types: made by make update -->
| ` + "`debt.Gone`" + ` | is gone |
<!-- end of other types -->
`
	tree := fstest.MapFS{
		"internal/ledger/entry.go": {Data: []byte("package ledger\n\n// EntryID orders entries.\ntype EntryID int64\n")},
		"internal/debt/claim.go": {Data: []byte(`package debt

// Claim is one thing owed (krav).
type Claim struct{}

// Grounds are why a claim
// exists (rentelovens § 9 a, stk. 3). There are two.
type Grounds int
`)},
		"internal/letter/claim.go": {Data: []byte("package letter\n\n// Claim is a row | of a table.\ntype Claim struct{}\n")},
	}
	got, err := archtest.WithOthers(page, tree)
	if err != nil {
		t.Fatal(err)
	}
	want := `| Danish | identifier | what it is |
|---|---|---|
| krav | ` + "`Claim`" + ` | one thing owed |

<!-- other types: made by make update -->
| type | what it is |
|---|---|
| ` + "`debt.Grounds`" + ` | why a claim exists (rentelovens § 9 a, stk. 3) |
| ` + "`ledger.EntryID`" + ` | orders entries |
| ` + "`letter.Claim`" + ` | a row \| of a table |
<!-- end of other types -->
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("glossary differs (-want +got):\n%s", diff)
	}
}
