package wording

import "strings"

// List returns the items as they are said: "a, b og c", or in English "a, b and
// c". No items are an empty text.
func List(l Language, items []string) string {
	if len(items) == 0 {
		return ""
	}
	last := len(items) - 1
	if last == 0 {
		return items[0]
	}
	return strings.Join(items[:last], ", ") + l.pick(" og ", " and ") + items[last]
}
