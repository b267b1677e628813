package office

import (
	"context"

	"krav/internal/web"
)

// creditorsFacts says how many creditors the reader works for, and how many of
// those that are shown need them.
func creditorsFacts(ctx context.Context, p creditorsPage) string {
	needing := 0
	for _, c := range p.Places {
		if c.Needs > 0 {
			needing++
		}
	}
	if p.All == 0 {
		return ""
	}
	return web.Say(ctx, "office.creditors_facts", "count", web.Count(ctx, p.All), "needing", web.Count(ctx, needing))
}
