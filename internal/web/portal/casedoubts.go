package portal

import (
	"context"

	"krav/internal/web"
)

// doubts are what the law leaves open of what is owed, in words (tvivlsspørgsmål). The
// debtor may take another view, and so is told the same as the creditor.
func (p casePage) doubts(ctx context.Context) []web.Doubt {
	var said []web.Doubt
	for _, doubt := range p.Seen.Doubts {
		values := make([]string, 0, 2*len(doubt.Args))
		for name, value := range doubt.Args {
			values = append(values, name, value)
		}
		said = append(said, web.Doubt{Text: web.Say(ctx, doubt.Key, values...), Citation: doubt.Rule})
	}
	return said
}

// doubtsWord says how many things the law leaves open.
func doubtsWord(ctx context.Context, n int) string {
	if n == 1 {
		return web.Say(ctx, "portal.doubts_one")
	}
	return web.Say(ctx, "portal.doubts_many", "count", web.Count(ctx, n))
}
