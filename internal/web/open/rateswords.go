package open

import (
	"context"
	"strings"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/web"
)

// actName returns the name of an act. The book has it in English with the Danish name
// in brackets, which alone is its name in Danish.
func actName(ctx context.Context, name string) string {
	_, rest, bracketed := strings.Cut(name, "(")
	danish, _, closed := strings.Cut(rest, ")")
	if !bracketed || !closed {
		return web.Raised(name)
	}
	return web.Either(ctx, web.Raised(danish), web.Raised(name))
}

// lastKnown returns the last day that a series answers for.
func lastKnown(until civil.Date) civil.Date { return until.AddDays(-1) }

// newestFirst returns the rows of a series, the newest first.
func newestFirst(lines []law.Line) []law.Line {
	turned := make([]law.Line, len(lines))
	for i := range lines {
		turned[len(lines)-1-i] = lines[i]
	}
	return turned
}

// unverifiedSaid says how many rules nobody has seen at their source.
func unverifiedSaid(ctx context.Context, n int) string {
	if n == 1 {
		return web.Say(ctx, "open.unverified_one")
	}
	return web.Say(ctx, "open.unverified_many", "count", web.Count(ctx, n))
}

// referenceRate is the series that is drawn above the others: what changes most often.
const referenceRate = "reference rate"

// referencePicture draws the reference rate, and says so.
func referencePicture(ctx context.Context, book *law.Book, on civil.Date) (curvePicture, bool) {
	return drawn(book, referenceRate, web.Say(ctx, "open.reference_drawn"), on)
}

// seriesPicture draws a series, and says what is drawn.
func seriesPicture(ctx context.Context, book *law.Book, h *law.History, on civil.Date) (curvePicture, bool) {
	c, ok := drawn(book, h.Name, "", on)
	c.Title = web.Say(ctx, "open.drawn", "series", web.Raised(web.Either(ctx, h.Danish, h.Name)))
	if c.Of.IsPositive() {
		c.Title = web.Say(ctx, "open.drawn_of", "series", web.Raised(web.Either(ctx, h.Danish, h.Name)), "of", web.Amount(ctx, c.Of))
	}
	return c, ok
}
