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
	keysCookie     = "krav_keys"
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

// What is sent, and kept in the cookie, of whether single keys do something.
const (
	keysOn  = "on"
	keysOff = "off"
)

// keysAreOff reports whether the reader has switched the keys off that do something
// by themselves: they get in the way of speech input (WCAG 2.2, 2.1.4).
func keysAreOff(r *http.Request) bool {
	c, err := r.Cookie(keysCookie)
	return err == nil && c.Value == keysOff
}

// setPreference remembers a choice of language, theme or keys, and shows the page
// again.
func (s *Site) setPreference(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return unreadable(err)
	}
	if l := r.PostForm.Get("language"); l != "" {
		s.SetLanguage(w, wording.ParseLocale(l))
	}
	switch k := r.PostForm.Get("keys"); k {
	case keysOff, keysOn:
		s.SetCookie(w, keysCookie, k, yearInSeconds)
	}
	if _, given := r.PostForm["theme"]; given {
		s.SetCookie(w, themeCookie, string(parseTheme(r.PostForm.Get("theme"))), yearInSeconds)
	}
	return SeeOther(w, r, r.PostForm.Get("back"))
}

// SetLanguage remembers a language that the reader has chosen.
func (s *Site) SetLanguage(w http.ResponseWriter, language wording.Language) {
	s.SetCookie(w, languageCookie, string(language), yearInSeconds)
}

// PreferLanguage remembers a language for a reader who hasn't chosen one in this
// browser.
func (s *Site) PreferLanguage(w http.ResponseWriter, r *http.Request, language wording.Language) {
	if !HasChosenLanguage(r) {
		s.SetLanguage(w, language)
	}
}

// HasChosenLanguage reports whether the reader has chosen a language in this browser.
func HasChosenLanguage(r *http.Request) bool {
	_, err := r.Cookie(languageCookie)
	return err == nil
}
