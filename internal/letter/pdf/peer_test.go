package pdf_test

import (
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"krav/internal/letter/pdf"
)

// Other people's programs judge and read what we write.

// run runs one of them and returns what it prints; a test that lacks it skips.
func run(t *testing.T, program string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Skipf("SKIPPED, NOT PROVEN: no %s. Run: make deps", program)
	}
	out, err := exec.CommandContext(t.Context(), path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", program, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// text returns what a reader copies out of a sheet, page by page, with runs of
// blanks as one or, between columns, as two.
func text(t *testing.T, s pdf.Sheet) []string {
	t.Helper()
	pages := strings.Split(run(t, "pdftotext", "-layout", "-enc", "UTF-8", file(t, s), "-"), "\f")
	for i, page := range pages {
		var lines []string
		for line := range strings.Lines(page) {
			if line = strings.TrimSpace(columns.ReplaceAllString(line, "  ")); line != "" {
				lines = append(lines, line)
			}
		}
		pages[i] = strings.Join(lines, "\n")
	}
	return pages[:len(pages)-1]
}

var columns = regexp.MustCompile(` {2,}`)

// word is a word of a page with the box it takes, in points from the top left.
type word struct {
	text                     string
	left, top, right, bottom float64
}
