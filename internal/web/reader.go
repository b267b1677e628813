package web

import (
	"context"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/wording"
)

// Reader is who reads a page, and how they want it (læseren). It stands in the
// context of every request, so that each component can speak the reader's
// language without being handed it.
type Reader struct {
	// Who acts; the zero actor where nobody has signed in.
	Who access.Actor
	// Creditor is the number of the creditor the reader works for just now, or
	// nought: on open pages, and for one who has chosen none yet.
	Creditor int64
	// CreditorName is what that creditor is called.
	CreditorName string
	// Today is the day that it is for that creditor; no date where the reader works for
	// none.
	Today civil.Date
	// Sandbox is the day that it is for that creditor where it is a sandbox, from which
	// nothing leaves; no date for a real one. SandboxClock is where its clock is moved, or
	// empty.
	Sandbox      civil.Date
	SandboxClock string
	// Creditors are those the reader may switch between, the present one chosen;
	// one or none is no choice. Of many they are the nearest; AllCreditors is how
	// many there are.
	Creditors    []Choice
	AllCreditors int
	// Waits is how much waits on pages of the menu, by their addresses.
	Waits map[string]Waits
	// Language is what the page speaks: chosen by the reader, or else as their
	// browser asks.
	Language wording.Language
	// Theme is light or dark, or as the reader's system says.
	Theme Theme
	// KeysOff says that the reader wants no key to do anything by itself.
	KeysOff bool
	// Path is the address of this page with its query, to come back to.
	Path string
	// Script says whether this answer goes to htmx, which asks for a part of a
	// page, and not to a browser that opens a whole one.
	Script bool
}

type readerKey struct{}

// WithReader returns a context in which a reader reads.
func WithReader(ctx context.Context, r Reader) context.Context {
	return context.WithValue(ctx, readerKey{}, r)
}

// ReaderOf returns who reads. Without one it is nobody, who reads Danish.
func ReaderOf(ctx context.Context) Reader {
	r, known := ctx.Value(readerKey{}).(Reader)
	if !known {
		return Reader{Language: wording.Danish}
	}
	return r
}
