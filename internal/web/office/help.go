package office

import (
	"context"
	"net/http"

	"krav/internal/web"
)

// helpPath is the page that explains the others (hjælp).
const helpPath = "/help"

// topic is what the help says of a page (emne).
type topic struct {
	ID    string // the part of the help that is about it
	Path  string // the page, or empty where it has no address of its own
	Icon  web.Icon
	Title string
	What  string   // what the page is for, in a sentence or two
	Know  []string // what is good to know
}

// word is a word of the trade and what it means, plainly.
type word struct{ Word, Means string }

// shortcut is keys and what they do. Several keys are pressed one after the other.
type shortcut struct {
	Keys []string
	Does string
}

// helpPage is the page that explains the others.
type helpPage struct {
	Topics []topic
	Words  []word
	Keys   []shortcut
}

// help shows what each page is for, what the words mean and what the keys do.
func (o *Office) help(w http.ResponseWriter, r *http.Request) error {
	return web.Show(w, r, http.StatusOK, helpView(newHelpPage(r.Context())))
}

func newHelpPage(ctx context.Context) helpPage {
	return helpPage{Topics: topics(ctx), Words: tradeWords(ctx), Keys: shortcuts(ctx)}
}

// helpFor returns the address of what the help says of a page of the menu.
func helpFor(ctx context.Context, active string) string {
	for _, t := range topics(ctx) {
		if t.Path == active {
			return helpPath + "#" + t.ID
		}
	}
	return helpPath
}

// explained returns a frame whose help is about a part of the office that isn't in
// the menu.
func explained(f web.Frame, id string) web.Frame {
	f.Help = helpPath + "#" + id
	return f
}

// shortcuts are the keys that do something.
func shortcuts(ctx context.Context) []shortcut {
	return []shortcut{
		{[]string{"/"}, web.Say(ctx, "guide.key_search")},
		{[]string{"?"}, web.Say(ctx, "guide.key_help")},
		{[]string{"c"}, web.Say(ctx, "guide.key_create")},
		{[]string{"g", "s"}, web.Say(ctx, "guide.key_cases")},
		{[]string{"g", "o"}, web.Say(ctx, "guide.key_followup")},
		{[]string{"g", "u"}, web.Say(ctx, "guide.key_sendings")},
		{[]string{"g", "i"}, web.Say(ctx, "guide.key_payments")},
		{[]string{"j"}, web.Say(ctx, "guide.key_down")},
		{[]string{"k"}, web.Say(ctx, "guide.key_up")},
		{[]string{"x"}, web.Say(ctx, "guide.key_choose")},
		{[]string{"Enter"}, web.Say(ctx, "guide.key_open")},
		{[]string{"h"}, web.Say(ctx, "guide.key_deed")},
		{[]string{"Esc"}, web.Say(ctx, "guide.key_close")},
	}
}
