package web

import "context"

// needsElsewhere returns how much waits for the reader at the other creditors that
// the menu offers.
func needsElsewhere(ctx context.Context) int {
	n := 0
	for _, c := range ReaderOf(ctx).Creditors {
		if !c.Chosen {
			n += c.Needs
		}
	}
	return n
}
