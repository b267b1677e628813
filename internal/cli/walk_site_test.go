package cli_test

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"krav/internal/cli"
)

// walker goes through the office's pages as one person.
type walker struct {
	t       *testing.T
	address string // http://127.0.0.1:port
	cookie  string // the session's
	client  *http.Client
	// met are the pages found, by their addresses, and forms what they send.
	met     map[string]bool
	looks   map[string]int // how often a page was met with other questions
	waiting []string       // to be read
	forms   []sentForm
}

// answered is an answer, its page read.
type answered struct {
	status  int
	head    http.Header
	cookies []*http.Cookie
}

// sentForm is a form of a page: where it sends what.
type sentForm struct {
	action string
	values url.Values
	file   string // the field that takes a file, or empty
	holds  string // what the file holds, else an invoice
}

func newWalker(t *testing.T, address string) *walker {
	t.Helper()
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &walker{t: t, address: address, client: &http.Client{CheckRedirect: stay}, met: make(map[string]bool), looks: make(map[string]int)}
}

// signIn signs a person in, whose session the walker then has.
func (w *walker) signIn(email string) {
	w.t.Helper()
	values := url.Values{"email": {email}, "password": {walkPassword}}
	answer, _ := w.send(http.MethodPost, "/sign-in", strings.NewReader(values.Encode()), "application/x-www-form-urlencoded", nil)
	for _, c := range answer.cookies {
		if strings.HasSuffix(c.Name, "krav_session") {
			w.cookie = c.Name + "=" + c.Value
		}
	}
	if w.cookie == "" {
		w.t.Fatalf("%s can't sign in: %d", email, answer.status)
	}
}

// send sends a request and returns the answer, its body read.
func (w *walker) send(method, path string, body io.Reader, kind string, head map[string]string) (answered, string) {
	w.t.Helper()
	request, err := http.NewRequestWithContext(w.t.Context(), method, w.address+path, body)
	if err != nil {
		w.t.Fatal(err)
	}
	if w.cookie != "" {
		request.Header.Set("Cookie", w.cookie)
	}
	if kind != "" {
		request.Header.Set("Content-Type", kind)
	}
	for name, value := range head {
		request.Header.Set(name, value)
	}
	answer, err := w.client.Do(request)
	if err != nil {
		w.t.Fatalf("%s %s: %v", method, path, err)
	}
	page, err := io.ReadAll(answer.Body)
	if err := errors.Join(err, answer.Body.Close()); err != nil {
		w.t.Fatalf("%s %s: %v", method, path, err)
	}
	return answered{answer.StatusCode, answer.Header, answer.Cookies()}, string(page)
}

func (w *walker) get(path string) (answered, string) {
	w.t.Helper()
	return w.send(http.MethodGet, path, nil, "", nil)
}

// post sends a form as a browser does.
func (w *walker) post(f sentForm, head map[string]string) (answered, string) {
	w.t.Helper()
	if f.file == "" {
		return w.send(http.MethodPost, f.action, strings.NewReader(f.values.Encode()), "application/x-www-form-urlencoded", head)
	}
	var body bytes.Buffer
	parts := multipart.NewWriter(&body)
	for name, values := range f.values {
		for _, value := range values {
			if err := parts.WriteField(name, value); err != nil {
				w.t.Fatal(err)
			}
		}
	}
	file, err := parts.CreateFormFile(f.file, "fakturaer.csv")
	if err == nil {
		_, err = file.Write([]byte(cmp.Or(f.holds, walkInvoice)))
	}
	if err := errors.Join(err, parts.Close()); err != nil {
		w.t.Fatal(err)
	}
	return w.send(http.MethodPost, f.action, &body, parts.FormDataContentType(), head)
}

// crawl reads every page that can be reached from the first and from those that
// wait, and notes their forms. See is told of each answer.
func (w *walker) crawl(see func(path string, answer answered, page string)) {
	w.t.Helper()
	w.waiting = append(w.waiting, "/")
	for len(w.waiting) > 0 {
		path := w.waiting[0]
		w.waiting = w.waiting[1:]
		bare, _, _ := strings.Cut(path, "?")
		if w.met[path] || w.looks[bare] > 6 {
			continue
		}
		w.looks[bare]++
		w.met[path] = true
		answer, page := w.get(path)
		see(path, answer, page)
		if !strings.HasPrefix(answer.head.Get("Content-Type"), "text/html") || answer.status != http.StatusOK {
			continue
		}
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			w.t.Fatal(err)
		}
		w.waiting = append(w.waiting, w.read(path, root)...)
	}
}

// read notes the forms of a page and returns where its links lead.
func (w *walker) read(path string, n *html.Node) []string {
	var links []string
	for node := range n.Descendants() {
		switch node.Data {
		case "a":
			links = append(links, ownPath(path, attr(node, "href"))...)
		case "iframe", "img", "object":
			links = append(links, ownPath(path, attr(node, "src")+attr(node, "data"))...)
		case "form":
			f := formOf(node, n)
			if attr(node, "method") == "post" {
				w.forms = append(w.forms, f)
			} else if f.action != "" {
				links = append(links, ownPath(path, f.action)...)
			}
		}
		for _, name := range []string{"hx-get"} {
			links = append(links, ownPath(path, attr(node, name))...)
		}
	}
	return links
}

// ownPath returns the path of a link that stays in the office: without what stands
// behind #, and without assets and the sign-out.
func ownPath(from, link string) []string {
	base, err := url.Parse(from)
	if err != nil || link == "" {
		return nil
	}
	to, err := base.Parse(link)
	if err != nil || to.Host != "" || to.Scheme != "" || strings.HasPrefix(to.Path, "/assets/") {
		return nil
	}
	to.Fragment = ""
	return []string{to.String()}
}

// formOf returns a form with all that it would send, and with something in what is
// empty: the first choice, a word, a day.
func formOf(form, page *html.Node) sentForm {
	f := sentForm{action: attr(form, "action"), values: make(url.Values)}
	id := attr(form, "id")
	for n := range page.Descendants() {
		if name := attr(n, "name"); name != "" && (within(n, form) || id != "" && attr(n, "form") == id) {
			f.fill(n, name)
		}
	}
	return f
}

func (f *sentForm) fill(n *html.Node, name string) {
	value := attr(n, "value")
	switch kind := attr(n, "type"); {
	case kind == "file":
		f.file = name
	case kind == "radio":
		if f.values.Get(name) == "" {
			f.values.Set(name, value)
		}
	case kind == "hidden" || kind == "checkbox" || n.Data == "button":
		f.values.Add(name, value)
	case n.Data == "select":
		for option := range n.Descendants() {
			if option.Data == "option" && attr(option, "value") != "" {
				f.values.Set(name, attr(option, "value"))
			}
		}
	case value != "":
		f.values.Set(name, value)
	case strings.Contains(name, "amount"):
		f.values.Set(name, "100,00")
	case strings.Contains(name, "day") || name == "on" || name == "until" || strings.HasSuffix(name, "_on"):
		f.values.Set(name, "2026-11-30")
	default:
		f.values.Set(name, "1")
	}
}

func within(n, form *html.Node) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if up == form {
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// formsOf returns a form for each address, the fullest.
func formsOf(forms []sentForm) []sentForm {
	by := make(map[string]sentForm)
	for _, f := range forms {
		if best, known := by[f.action]; !known || len(f.values) > len(best.values) {
			by[f.action] = f
		}
	}
	var all []sentForm
	for _, action := range slices.Sorted(maps.Keys(by)) {
		all = append(all, by[action])
	}
	return all
}

// withPassword calls a command that reads the walk's password from its standard input.
func (o *office) withPassword(ctx context.Context, args ...string) {
	o.t.Helper()
	var stdout, stderr strings.Builder
	code := cli.Main(ctx, cli.Call{Args: args, Environ: o.environ, Stdin: strings.NewReader(walkPassword + "\n"), Stdout: &stdout, Stderr: &stderr, Now: noonOf("2026-11-02")})
	if code != 0 {
		o.t.Fatalf("krav %s ends with %d: %s", strings.Join(args, " "), code, stderr.String())
	}
}

// asTypedBy returns the place with a form that holds a name of the sender's own instead
// of what is a creditor's: the page to sign in on keeps what was typed.
func (p place) asTypedBy(name string) place {
	values := make(url.Values, len(p.values))
	for field, all := range p.values {
		for _, value := range all {
			for _, told := range []string{walkSecret, walkNames[0]} {
				value = strings.ReplaceAll(value, told, name)
				value = strings.ReplaceAll(value, url.QueryEscape(told), url.QueryEscape(name)) // a form within a field
			}
			values.Add(field, value)
		}
	}
	p.values = values
	return p
}
