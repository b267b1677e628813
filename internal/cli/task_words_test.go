package cli_test

import (
	"strings"
	"testing"

	"krav/internal/cli"
	"krav/internal/debt"
	"krav/internal/wording"
)

func TestATaskSaysWhyTheWorkFailed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		why, field, want string
	}{
		{"letter.field_missing", "creditor.privacy", "(brevet kan ikke skrives, fordi adressen på privatlivspolitikken mangler."},
		{"letter.field_missing", "some.other", "fordi some.other mangler"},
		{"letter.claim_unknown", "", "nævner 1042"},
		{"work.failed", "", "(noget gik galt i programmet; det står i loggen)"},
		{"pdf.address_too_long", "", "skyldneren"},
	} {
		task := debt.TaskRaised{Kind: "task.letter_not_made", Args: map[string]string{"why": c.why, "field": c.field, "about": "7", "claim": "1042"}}
		if got := cli.TaskText(wording.Danish, task); !strings.Contains(got, c.want) || strings.ContainsAny(got, "{}") {
			t.Errorf("%s says %q, want it to hold %q", c.why, got, c.want)
		}
	}
}
