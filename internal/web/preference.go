package web

import (
	"net/http"

	"krav/internal/wording"
)

// preferencePath is where the choice of language and theme is sent, on every site.
const preferencePath = "/preference"

// The cookies of what a reader prefers. They hold no more than that, and need no
// consent: they do what the reader has asked for.
const (
	languageCookie = "krav_language"
	themeCookie    = "krav_theme"
	// yearInSeconds is how long a preference is remembered.
	yearInSeconds = 365 * 24 * 60 * 60
)

func themeOf(r *http.Request) Theme {
	c, err := r.Cookie(themeCookie)
	if err != nil {
		return ThemeSystem
	}
	return parseTheme(c.Value)
}

// setPreference remembers a choice of language or theme, and shows the page again.
func (s *Site) setPreference(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return unreadable(err)
	}
	if l := r.PostForm.Get("language"); l != "" {
		s.SetCookie(w, languageCookie, string(wording.ParseLocale(l)), yearInSeconds)
	}
	if _, given := r.PostForm["theme"]; given {
		s.SetCookie(w, themeCookie, string(parseTheme(r.PostForm.Get("theme"))), yearInSeconds)
	}
	return SeeOther(w, r, r.PostForm.Get("back"))
}

// PreferLanguage remembers a language for a reader who hasn't chosen one in this
// browser.
func (s *Site) PreferLanguage(w http.ResponseWriter, r *http.Request, language wording.Language) {
	if _, err := r.Cookie(languageCookie); err != nil {
		s.SetCookie(w, languageCookie, string(language), yearInSeconds)
	}
}
