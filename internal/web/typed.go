package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// isPlainForm reports whether a request is a form without files.
func isPlainForm(r *http.Request) bool {
	return strings.HasPrefix(r.Header.Get("Content-Type"), "application/x-www-form-urlencoded")
}

// parseForm reads a form that was sent, as text.
func parseForm(r *http.Request) error {
	err := r.ParseForm()
	for _, values := range []url.Values{r.PostForm, r.Form} {
		for _, sent := range values {
			for i := range sent {
				sent[i] = asText(sent[i])
			}
		}
	}
	return err
}

// asText returns what was sent as text that every database keeps: bytes that are no letter
// become the mark of one that can't be read, and those of nought are left out.
func asText(sent string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(sent, "\ufffd"), "\x00", "")
}

// typed returns what somebody wrote in a form, as far as it is more than a word: it is
// shown with what went wrong, so that it can be copied. Passwords aren't.
func typed(r *http.Request) []string {
	if r.Method != http.MethodPost || !isPlainForm(r) || parseForm(r) != nil {
		return nil
	}
	return Form{Values: r.PostForm}.Written()
}

// Written returns what was written in the form's fields, as far as it is more than a
// word, in the order of their names.
func (f Form) Written() []string {
	var texts []string
	for _, name := range f.names() {
		for _, value := range f.Values[name] {
			if text := strings.TrimSpace(value); strings.ContainsAny(text, " \n") {
				texts = append(texts, text)
			}
		}
	}
	return texts
}

// names returns the names of the form's fields in order, without secret ones.
func (f Form) names() []string {
	var names []string
	for name := range f.Values {
		if !strings.Contains(name, "password") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
