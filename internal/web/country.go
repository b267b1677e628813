package web

import (
	"context"

	"krav/internal/wording"
)

// countryName returns the name of a country that is given by its code; other text as it is.
func countryName(ctx context.Context, country string) string {
	name, _ := wording.Country(ReaderOf(ctx).Language, country)
	return name
}
