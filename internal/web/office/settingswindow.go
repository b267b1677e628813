package office

import (
	"context"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/web"
	"krav/internal/wording"
)

// fieldWindow is the window of envelopes: four measures in millimetres.
const fieldWindow = "window"

// windowField is one of the measures of a window: its field, and the message key of its
// label.
type windowField struct{ name, label string }

func windowFields() []windowField {
	return []windowField{
		{"window_left", "office.set_window_left"},
		{"window_top", "office.set_window_top"},
		{"window_width", "office.set_window_width"},
		{"window_height", "office.set_window_height"},
	}
}

// lettersForm is the form of what letters show.
func lettersForm(c *casework.Creditor) web.Form {
	form := web.NewForm("sender", c.Sender, "privacy", c.Privacy, "portal", c.Portal)
	w := c.AddressWindow()
	for i, mm := range []float64{w.Left, w.Top, w.Width, w.Height} {
		form.Values.Set(windowFields()[i].name, wording.Measure(wording.Danish, mm))
	}
	return form
}

// readLetters reads what letters show. A window of empty fields is the standard one.
func readLetters(form *web.Form, c *casework.Creditor) {
	c.Sender, c.Privacy, c.Portal = form.Value("sender"), form.Value("privacy"), form.Value("portal")
	var typed []string
	isTyped := false
	for _, m := range windowFields() {
		typed = append(typed, form.Value(m.name))
		isTyped = isTyped || form.Value(m.name) != ""
	}
	c.Window = nil
	if !isTyped {
		return
	}
	w, err := casework.ReadWindow(typed[0], typed[1], typed[2], typed[3])
	if found := fault.Of(err); found != nil {
		form.Fail(found)
		return
	}
	c.Window = &w
}

// windowSaid says where the window of a creditor's envelopes is.
func windowSaid(ctx context.Context, c *casework.Creditor) string {
	w, l := c.AddressWindow(), web.ReaderOf(ctx).Language
	return web.Say(ctx, "office.window_at", "left", wording.Measure(l, w.Left), "top", wording.Measure(l, w.Top),
		"width", wording.Measure(l, w.Width), "height", wording.Measure(l, w.Height))
}
