package web

import (
	"context"

	"github.com/a-h/templ"
)

type cornerKey struct{}

// WithCorner returns a context whose pages have something in their corner, which
// is there whatever the page is: the demo's clock (hjørne).
func WithCorner(ctx context.Context, c templ.Component) context.Context {
	return context.WithValue(ctx, cornerKey{}, c)
}

// cornerOf returns what is in the corner, or nothing.
func cornerOf(ctx context.Context) templ.Component {
	if c, is := ctx.Value(cornerKey{}).(templ.Component); is {
		return c
	}
	return templ.NopComponent
}
