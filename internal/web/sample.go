package web

import (
	"context"

	"github.com/a-h/templ"

	"krav/internal/access"
)

// Sample is a page or a component in one state, with made-up data (eksempel). A
// package of pages lists its samples in a function Samples; the gallery shows
// them and the tests walk through them, in both languages, light and dark, wide
// and narrow. What isn't in the gallery isn't finished.
type Sample struct {
	// Name is the sample's address in the gallery: "office/cases-empty".
	Name string
	// Page is what is shown. A page brings its frame; a component is set into one
	// by Alone.
	Page templ.Component
	// Reader is who reads it; language and theme are set by who looks.
	Reader Reader
	// News is what the page tells of what happened before, if anything.
	News *News
}

// In returns the context in which a sample is rendered for a language and theme.
func (s Sample) In(ctx context.Context, r Reader) context.Context {
	reader := s.Reader
	reader.Language, reader.Theme, reader.Path = r.Language, r.Theme, r.Path
	ctx = WithReader(ctx, reader)
	if s.News != nil {
		ctx = WithNews(ctx, *s.News)
	}
	return ctx
}

// Alone sets a component into a page of its own, under its name.
func Alone(name string, component templ.Component) Sample {
	return Sample{Name: "kit/" + name, Page: alone(name, component), Reader: SampleReader()}
}

// SampleReader is a made-up caseworker at a made-up creditor, for samples.
func SampleReader() Reader {
	return Reader{ //nolint:gosec // no credentials: names of made-up people
		Who: access.NewPerson(1, "Mette Kjær", access.Grant{Creditor: 1, Role: access.Caseworker}), Creditor: 1,
		CreditorName: "Lindebjerg Tømrer & Snedker",
		Creditors: []Choice{
			{Value: "1", Label: "Lindebjerg Tømrer & Snedker", Chosen: true},
			{Value: "2", Label: "Nordvig VVS ApS", Needs: 4},
			{Value: "3", Label: "Strandmarkens Håndboldklub"},
		},
		AllCreditors: 12,
		Waits: map[string]Waits{
			"/": {Count: 9, Hot: true}, "/cases": {Count: 214}, "/followup": {Count: 31}, "/sendings": {Count: 6}, "/payments": {Count: 3}, "/lines": {Count: 6},
		},
	}
}
