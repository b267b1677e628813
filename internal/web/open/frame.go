package open

import (
	"context"

	"krav/internal/web"
)

// signInPath is where those who have an account go: the first page of either site.
const signInPath = "/"

// frame is what surrounds an open page: the other open pages, and the way in.
func frame(ctx context.Context, active, title string) web.Frame {
	return web.Frame{Title: title, Active: active, Nav: []web.NavGroup{{Items: []web.NavItem{
		{Href: CalculatePath, Label: web.Say(ctx, "open.calculate_short")},
		{Href: RatesPath, Label: web.Say(ctx, "open.rates")},
		{Href: signInPath, Label: web.Say(ctx, "open.sign_in")},
	}}}}
}
