package office_test

import (
	"regexp"
	"strings"
	"testing"

	"krav/internal/access"
	"krav/internal/web/office"
	"krav/internal/web/webtest"
	"krav/internal/wording"
)

var (
	posted  = regexp.MustCompile(`<form[^>]* method="post"[^>]* action="([^"]*)"`)
	leading = regexp.MustCompile(`href="([^"]*/(?:do|edit|new|by-hand)(?:/[^"]*)?)"`)
)

// Who may see everything and change nothing is offered nothing that would be refused.
func TestAReaderIsOfferedNothingToChange(t *testing.T) {
	t.Parallel()
	own := regexp.MustCompile(`^/(sign-out|preference|creditor)$`)
	looked := 0
	for _, sample := range office.Samples() {
		name := strings.TrimPrefix(sample.Name, "office/")
		page, _, _ := strings.Cut(name, "-")
		switch page {
		case "case", "cases", "payments", "payment", "sendings", "sending":
		default:
			continue
		}
		if strings.Contains(name, "by-hand") && page == "payment" {
			continue // a page that readers are refused
		}
		looked++
		sample.Reader.Who = access.NewPerson(9, "Runa Ovesen", access.Grant{Creditor: sample.Reader.Creditor, Role: access.Reader})
		made := webtest.Render(t, sample, wording.Danish)
		for _, form := range posted.FindAllStringSubmatch(made, -1) {
			if !own.MatchString(form[1]) {
				t.Errorf("%s offers a reader to send to %s", sample.Name, form[1])
			}
		}
		for _, link := range leading.FindAllStringSubmatch(made, -1) {
			t.Errorf("%s leads a reader to %s", sample.Name, link[1])
		}
	}
	if looked < 20 {
		t.Errorf("only %d pages were looked at", looked)
	}
}
