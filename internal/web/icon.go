package web

import (
	"context"
	"embed"
	"fmt"
	"io"

	"github.com/a-h/templ"
)

//go:embed icons/*.svg
var drawings embed.FS

// Icon is a small drawing in the colour of the text around it (ikon). It is
// decoration: screen readers pass over it, so a word stands beside it or its
// button has an aria-label. In a template it is drawn as @web.IconSend.
type Icon string

// Render writes the drawing, in the size of the text where there is no style sheet. It fails when the icon has no drawing.
func (i Icon) Render(_ context.Context, w io.Writer) error { return i.render(w, "ic") }

// With returns the icon with further classes: "dim", "c-red", "spin".
func (i Icon) With(classes string) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error { return i.render(w, "ic "+classes) })
}

func (i Icon) render(w io.Writer, classes string) error {
	lines, err := drawings.ReadFile("icons/" + string(i) + ".svg")
	if err != nil {
		return fmt.Errorf("draw an icon: %w", err)
	}
	_, err = io.WriteString(w, `<svg class="`+templ.EscapeString(classes)+`" width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="currentColor" `+
		`stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">`+string(lines)+`</svg>`)
	if err != nil {
		return fmt.Errorf("draw an icon: %w", err)
	}
	return nil
}
