package cli_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"

	pages "krav/internal/web/office"
)

// fill fills every address of the office with the numbers that were met.
func (h *walked) fill() {
	h.t.Helper()
	forms := make(map[string]sentForm)
	for _, f := range append(formsOf(h.ours.forms), formsOf(h.theirs.forms)...) {
		forms[f.action] = f
	}
	ours, theirs := h.ours.numbers(), h.theirs.numbers()
	for name, value := range madeUp {
		ours[name], theirs[name] = append(ours[name], value), append(theirs[name], value)
	}
	for _, pattern := range pages.Patterns() {
		filled := append(placesOf(pattern, theirs, ours), placesOf(pattern, ours, ours)...)
		if len(filled) == 0 {
			h.t.Errorf("the walk has no number for %s: make what it stands for in twoCreditors or leaveTraces", pattern)
		}
		filled = append(filled, h.onOwnCases(pattern, ours, theirs)...)
		for _, p := range filled {
			if f, known := forms[p.action]; known && p.method == http.MethodPost {
				p.sentForm = f.madeForFirst()
			}
			if p.method == http.MethodGet || !ownOnly[p.action] {
				h.places = append(h.places, p)
			}
		}
	}
	// What is read goes first: a case that is made on the way may get a number that was
	// the second creditor's alone.
	slices.SortStableFunc(h.places, func(a, b place) int { return strings.Compare(a.method, b.method) })
}

// onOwnCases fills a pattern of several numbers with one of ours first, and then with
// theirs: another's letter is asked for on a case of one's own too.
func (h *walked) onOwnCases(pattern string, ours, theirs map[string][]string) []place {
	h.t.Helper()
	var all []place
	for _, ownFirst := range withOwnFirst(pattern, ours) {
		all = append(all, placesOf(ownFirst, theirs, ours)...)
	}
	for _, name := range []string{"{letter}", "{enclosure}"} {
		if strings.Contains(pattern, name) && !slices.ContainsFunc(all, func(p place) bool { return p.foreign }) {
			h.t.Errorf("the walk has no %s of the second creditor's to ask for on a case of the first's", pattern)
		}
	}
	return all
}

// withOwnFirst returns a pattern of several numbers with the first of them filled in
// from ours.
func withOwnFirst(pattern string, ours map[string][]string) []string {
	names := wildcard.FindAllStringSubmatch(pattern, -1)
	if len(names) < 2 {
		return nil
	}
	var all []string
	for _, own := range slices.Sorted(slices.Values(ours[names[0][1]])) {
		all = append(all, strings.Replace(pattern, names[0][0], own, 1))
	}
	return all[:min(len(all), 3)]
}

// madeForFirst returns the form as somebody of the first creditor would forge it, with
// the second's numbers in it. It doesn't say that it was made for the second, which is
// refused before anything is read; nor does it hold its name, which would be shown again.
func (f sentForm) madeForFirst() sentForm {
	values := make(url.Values, len(f.values))
	for field, all := range f.values {
		for _, value := range all {
			values.Add(field, strings.ReplaceAll(value, walkSecret, "Fremmed"))
		}
	}
	if values.Has("form_creditor") {
		values.Set("form_creditor", "1")
	}
	f.values = values
	return f
}

// madeUp are parts of addresses that this house has none of. Tests of accounts and of
// the case page have real ones.
var madeUp = map[string]string{"token": "MADE-UP-TOKEN", "role": "reader", "enclosure": "1", "since": "2027-01-01", "series": "demand"}

// ownOnly are forms about the person who sends them: they would end the session that
// walks, or rename who walks. The tests of accounts send them.
var ownOnly = map[string]bool{
	"/sign-out": true, "/account": true, "/account/email": true, "/account/password": true,
	"/account/sessions/end": true, "/account/sessions/end-all": true,
}

var wildcard = regexp.MustCompile(`\{(\w+)\}`)

// numbers returns what stands in the addresses that a walker met, by the name that
// the office has for it.
func (w *walker) numbers() map[string][]string {
	met := make(map[string][]string)
	patterns := http.NewServeMux()
	for _, pattern := range pages.Patterns() {
		patterns.HandleFunc(pattern, func(_ http.ResponseWriter, r *http.Request) {
			for _, name := range wildcard.FindAllStringSubmatch(pattern, -1) {
				if value := r.PathValue(name[1]); !slices.Contains(met[name[1]], value) {
					met[name[1]] = append(met[name[1]], value)
				}
			}
		})
	}
	visit := func(method, path string) {
		request, err := http.NewRequestWithContext(w.t.Context(), method, path, nil)
		if err != nil {
			w.t.Fatal(err)
		}
		patterns.ServeHTTP(httptest.NewRecorder(), request)
	}
	for path := range w.met {
		visit(http.MethodGet, path)
	}
	for _, f := range w.forms {
		visit(http.MethodPost, f.action)
	}
	return met
}

// placesOf fills a pattern with numbers: with each of its last, and of the others
// with the last that was met. It says which aren't among those of ours.
func placesOf(pattern string, numbers, ours map[string][]string) []place {
	method, path, _ := strings.Cut(pattern, " ")
	path = strings.ReplaceAll(path, "{$}", "")
	names := wildcard.FindAllStringSubmatch(path, -1)
	all := []place{{method: method, sentForm: sentForm{action: path, values: url.Values{"form_key": {"walk"}}}}}
	for _, name := range names {
		var next []place
		values := slices.Sorted(slices.Values(numbers[name[1]]))
		for _, value := range values[max(len(values)-20, 0):] {
			for _, p := range all[max(len(all)-3, 0):] {
				p.action = strings.Replace(p.action, name[0], value, 1)
				p.foreign = p.foreign || !slices.Contains(ours[name[1]], value)
				next = append(next, p)
			}
		}
		all = next
	}
	return all
}
