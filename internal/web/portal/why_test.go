package portal_test

import (
	"regexp"
	"strings"
	"testing"

	"krav/internal/money"
	"krav/internal/web/portal"
	"krav/internal/web/webtest"
	"krav/internal/wording"
)

var (
	ecoRow  = regexp.MustCompile(`<span[^>]*>([^<]*)</span></summary>`)
	ecoLine = regexp.MustCompile(`<span class="num">([^<]*)</span></li>`)
	ecoTot  = regexp.MustCompile(`<li class="tot">.*?</li>`)
	ecoSum  = regexp.MustCompile(`<div class="row big"><span>([^<]*)</span> ?<span>([^<]*)</span>`)
)

// kroner reads an amount as Danes write it: −1.234,50 kr.
func kroner(t *testing.T, text string) money.Amount {
	t.Helper()
	plain := strings.NewReplacer(".", "", ",", ".", "−", "-", "\u00a0", "", "kr", "").Replace(text)
	a, err := money.Parse(strings.TrimSpace(plain))
	if err != nil {
		t.Fatalf("%q is no amount: %v", text, err)
	}
	return a
}

// Every øre is explained: the lines of each row add up to it, and the rows to what
// is owed.
func TestTheLinesAddUpToTheOere(t *testing.T) {
	t.Parallel()
	pages := 0
	for _, sample := range portal.Samples() {
		_, eco, found := strings.Cut(webtest.Render(t, sample, wording.Danish), `<div class="eco">`)
		if !found {
			continue
		}
		pages++
		var total money.Amount
		for _, row := range strings.Split(eco, "<details>")[1:] {
			row, _, _ = strings.Cut(row, "</details>")
			want := kroner(t, ecoRow.FindStringSubmatch(row)[1])
			var sum money.Amount
			for _, line := range ecoLine.FindAllStringSubmatch(ecoTot.ReplaceAllString(row, ""), -1) {
				sum = sum.Plus(kroner(t, line[1]))
			}
			if sum != want {
				t.Errorf("%s: lines of %v under a row of %v: %s", sample.Name, sum, want, row)
			}
			total = total.Plus(want)
		}
		big := ecoSum.FindStringSubmatch(eco)
		owed := kroner(t, big[2])
		if big[1] == "Du har til gode" {
			owed = owed.Negated()
		}
		if total != owed {
			t.Errorf("%s: rows of %v, owed %v", sample.Name, total, owed)
		}
	}
	if pages < 10 {
		t.Errorf("only %d pages say what is owed", pages)
	}
}
