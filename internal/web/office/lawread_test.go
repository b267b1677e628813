package office_test

import (
	"net/http"
	"strings"
	"testing"
)

// The row of BEK nr. 719 af 03/06/2024, bilag 2, which law.md § 4 has from one collector's
// page.
const costsRow = "/law/rows/most-for-the-creditor-s-own-collection/2024-07-01"

func TestWhoRunsTheHouseReadsAFigureAtItsSourceAndTakesItBack(t *testing.T) {
	t.Parallel()
	d := settled(t)
	runa := d.runner("runa@krav.example", "Runa Drift")
	doubted := func() int { return strings.Count(runa.sees("/law/rows").html, `href="/law/rows/`) }
	before := doubted()
	runa.sees("/law").is("/law", `href="/law/rows"`)
	runa.sees("/law/rows").is("/law/rows", `href="`+costsRow+`"`)
	runa.sees(costsRow).is(costsRow, "til 1.000,00: 350,00")
	runa.sends(costsRow, "source", " ").is(costsRow, "Skriv, hvor du har læst det")
	runa.sends(costsRow, "source", "retsinformation.dk, BEK 719/2024").is("/law/rows", "er bekræftet").is("/law/rows", "retsinformation.dk, BEK 719/2024").is("/law/rows", "Runa Drift")
	runa.sees(costsRow).is("/law/rows", "retsinformation.dk, BEK 719/2024")
	runa.sends(costsRow, "source", "x").is("/law/rows", "er allerede bekræftet").is("/law/rows", "retsinformation.dk, BEK 719/2024")
	if after := doubted(); after != before-1 {
		t.Errorf("%d rows are in doubt, want one fewer than %d", after, before)
	}
	runa.sends(costsRow+"/withdraw").is("/law/rows", "er trukket tilbage").is("/law/rows", `href="`+costsRow+`"`)
	if after := doubted(); after != before {
		t.Errorf("%d rows are in doubt, want %d again", after, before)
	}
	for _, nowhere := range []string{"/law/rows/egeninkasso/2024-07-01", "/law/rows/demand/2024-07-02", "/law/rows/demand/now"} {
		if p := runa.sees(nowhere); p.status != http.StatusNotFound {
			t.Errorf("%s is answered with %d", nowhere, p.status)
		}
		if p := runa.sends(nowhere, "source", "x"); p.status != http.StatusNotFound {
			t.Errorf("%s takes a source: %d", nowhere, p.status)
		}
	}
}

func TestACreditorsPeopleDontSayWhatWasRead(t *testing.T) {
	t.Parallel()
	d := settled(t)
	ida := d.in("ida@holm.example")
	for _, p := range []page{ida.sees("/law/rows"), ida.sees(costsRow), ida.sends(costsRow, "source", "x"), ida.sends(costsRow + "/withdraw")} {
		if p.status != http.StatusForbidden {
			t.Errorf("%s is answered with %d", p.path, p.status)
		}
	}
}
