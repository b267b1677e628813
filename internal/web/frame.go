package web

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/a-h/templ"

	"krav/internal/wording"
)

// htmxConfig is what htmx is told: no styles of its own, which the content
// policy refuses, and no requests to other sites.
const htmxConfig = `{"includeIndicatorCSS":false,"mode":"same-origin"}`

// Frame is what a page tells the frame around it. Who reads, for which creditor
// and in what language the frame knows by itself, from the Reader.
type Frame struct {
	// Title is the page's name in the browser, without Krav's own.
	Title string
	// Active is the address of the item of Nav that the page belongs to.
	Active string
	// Nav is the menu, in groups.
	Nav []NavGroup
	// Search is the page that searches, or empty; Query is what was searched for.
	Search, Query string
	// Create is the page by which a case is opened by hand, or empty.
	Create string
	// Account is the reader's own page, SwitchTo where the choice of creditor is
	// sent to as "creditor", SignOut where signing out is, All the page of all
	// creditors the reader works for; empty where there is none.
	Account, SwitchTo, SignOut, All string
	// Help explains this page, or is empty.
	Help string
	// Under stands below the creditor's name in the portal: which case it is.
	Under string
	// Foot is the foot of a page of the portal, or nil.
	Foot templ.Component
}

// NavGroup is a group of the menu under a title, which may be empty.
type NavGroup struct {
	Title string
	Items []NavItem
}

// NavItem is one page of the menu.
type NavItem struct {
	Href  string
	Label string
	Icon  Icon
	Waits
	// Key goes to the page when it is pressed after g, or is empty.
	Key string
}

// Waits is how much waits on a page of the menu.
type Waits struct {
	// Count stands beside the page's name unless it is nought.
	Count int
	// More says that there are more than were counted.
	More bool
	// Hot marks a count that must be dealt with: a deadline runs.
	Hot bool
}

// words is the count as it stands in the menu.
func (w Waits) words(ctx context.Context) string {
	if w.More {
		return Count(ctx, w.Count) + "+"
	}
	return Count(ctx, w.Count)
}

// Choice is one of several that a reader chooses between: in a menu, a select,
// or among radio buttons.
type Choice struct {
	Value string
	Label string
	// Help explains the choice, or is empty.
	Help   string
	Chosen bool
	// Needs is how much waits for the reader there; it is shown in a menu unless
	// nought.
	Needs int
}

// Initials returns at most two letters for a name, for the small square that
// stands for a person or firm: those of its first two words that begin with a
// letter or digit.
func Initials(name string) string {
	var letters strings.Builder
	for word := range strings.FieldsSeq(name) {
		first, _ := utf8.DecodeRuneInString(word)
		if !isLetterOrDigit(first) {
			continue
		}
		letters.WriteString(strings.ToUpper(string(first)))
		if utf8.RuneCountInString(letters.String()) == 2 {
			break
		}
	}
	return letters.String()
}

// current marks the link to the page one is on.
func current(is bool) templ.Attributes { //nolint:revive // a fact to be shown, not a way to go
	if !is {
		return nil
	}
	return templ.Attributes{"aria-current": "page"}
}

// goingBy says by which keys a page is gone to.
func goingBy(key string) templ.Attributes {
	if key == "" {
		return nil
	}
	return templ.Attributes{"aria-keyshortcuts": "g " + key}
}

// otherLanguage returns the language that the page isn't in.
func otherLanguage(ctx context.Context) wording.Language {
	if ReaderOf(ctx).Language == wording.English {
		return wording.Danish
	}
	return wording.English
}

type themeChoice struct {
	theme Theme
	icon  Icon
	name  string
}

func themeChoices(ctx context.Context) []themeChoice {
	return []themeChoice{
		{ThemeSystem, IconSunMoon, Say(ctx, "web.theme_system")},
		{ThemeLight, IconSun, Say(ctx, "web.theme_light")},
		{ThemeDark, IconMoon, Say(ctx, "web.theme_dark")},
	}
}

// themeRadios are the themes, the present one chosen.
func themeRadios(ctx context.Context) []Choice {
	var choices []Choice
	for _, c := range themeChoices(ctx) {
		choices = append(choices, Choice{Value: string(c.theme), Label: c.name, Chosen: c.theme == ReaderOf(ctx).Theme})
	}
	return choices
}

// keysRadios are whether single keys do something, as it is just now.
func keysRadios(ctx context.Context) []Choice {
	off := ReaderOf(ctx).KeysOff
	return []Choice{
		{Value: keysOn, Label: Say(ctx, "web.keys_on"), Chosen: !off},
		{Value: keysOff, Label: Say(ctx, "web.keys_off"), Chosen: off},
	}
}

// ownMenuName says what the menu in the corner holds, to those who don't see it: who isn't
// signed in has no account there.
func ownMenuName(ctx context.Context) string {
	name := ReaderOf(ctx).Who.Name()
	if name == "" {
		return Say(ctx, "web.own_menu_nobody")
	}
	return Say(ctx, "web.own_menu", "initials", Initials(name), "name", name)
}
