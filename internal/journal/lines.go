package journal

import "strings"

// joinLines and splitLines keep a list of lines in one field. A line break
// within a line would come back as two lines; addresses have none.
func joinLines(lines []string) string { return strings.Join(lines, "\n") }

func splitLines(joined string) []string {
	if joined == "" {
		return nil
	}
	return strings.Split(joined, "\n")
}
