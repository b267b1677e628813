package web_test

import (
	"bytes"
	"io"
	"log/slog"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"krav/internal/fault"
	"krav/internal/web"
	"krav/internal/web/webtest"
)

// serve asks a site for a request.
func serve(site http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	return w
}

func get(t *testing.T, address string) *http.Request {
	t.Helper()
	return httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
}

func post(t *testing.T, address string, values url.Values) *http.Request {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(values.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

// follow asks for an address with the cookies of an answer.
func follow(t *testing.T, w *httptest.ResponseRecorder, address string) *http.Request {
	t.Helper()
	r := get(t, address)
	for _, c := range w.Result().Cookies() {
		if c.MaxAge >= 0 {
			r.AddCookie(c)
		}
	}
	return r
}

func TestAFaultsKindBecomesAStatusAndItsKeyASentence(t *testing.T) {
	t.Parallel()
	for kind, want := range map[fault.Kind]int{
		fault.Invalid: 422, fault.Unlawful: 422, fault.UnknownLaw: 422, fault.NotFound: 404, fault.Conflict: 409,
		fault.Forbidden: 403, fault.Unavailable: 503, fault.Corrupt: 500,
	} {
		site := webtest.Site(t)
		site.Handle("GET /x", func(http.ResponseWriter, *http.Request) error { return fault.New(kind, "note.empty") })
		w := serve(site, get(t, "/x"))
		if w.Code != want {
			t.Errorf("kind %d is answered with %d, want %d", kind, w.Code, want)
		}
		if !strings.Contains(w.Body.String(), "<h1>") {
			t.Errorf("kind %d has no page", kind)
		}
		asked := get(t, "/x")
		asked.Header.Set("HX-Request", "true")
		if part := serve(site, asked).Body.String(); strings.Contains(part, "<html") || !strings.Contains(part, `role="alert"`) {
			t.Errorf("kind %d is told to htmx as %q", kind, part)
		}
	}
}

func TestAnErrorOfOursIsToldToNobody(t *testing.T) {
	t.Parallel()
	site := webtest.Site(t)
	site.Handle("GET /x", func(http.ResponseWriter, *http.Request) error { return io.ErrUnexpectedEOF })
	site.Handle("GET /broken", func(http.ResponseWriter, *http.Request) error { panic("hunter2") })
	for _, address := range []string{"/x", "/broken"} {
		w := serve(site, get(t, address))
		if w.Code != http.StatusInternalServerError {
			t.Errorf("%s is answered with %d", address, w.Code)
		}
		if body := w.Body.String(); strings.Contains(body, "EOF") || strings.Contains(body, "hunter2") || !strings.Contains(body, "Noget gik galt") {
			t.Errorf("%s tells what went wrong inside, or nothing", address)
		}
	}
}

func TestAPageThatFailsHalfWayIsAnsweredAsAFailure(t *testing.T) {
	t.Parallel()
	site := webtest.Site(t)
	site.Handle("GET /x", func(w http.ResponseWriter, r *http.Request) error {
		return web.Show(w, r, http.StatusOK, templ.Join(web.Tag("half"), web.Icon("no-such-icon")))
	})
	if w := serve(site, get(t, "/x")); w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "half") {
		t.Errorf("answered with %d and half a page", w.Code)
	}
}

func TestEveryAnswerCarriesTheHeadersOfSafety(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"/", "/assets/none", "/gallery/none"} {
		h := serve(webtest.Site(t), get(t, address)).Header()
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "X-Frame-Options": "DENY",
			"Cross-Origin-Opener-Policy": "same-origin", "Strict-Transport-Security": "",
		} {
			if got := h.Get(name); got != want {
				t.Errorf("%s has %s %q, want %q", address, name, got, want)
			}
		}
		policy := h.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"} {
			if !strings.Contains(policy, want) || strings.Contains(policy, "unsafe") {
				t.Errorf("%s has the policy %q", address, policy)
			}
		}
	}
}

func TestASiteReachedByHTTPSSaysSoAndKeepsItsCookiesThere(t *testing.T) {
	t.Parallel()
	site := web.NewSite(web.SiteOptions{Name: "test", Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return time.Time{} }, Secure: true})
	w := serve(site, post(t, "/preference", url.Values{"language": {"en"}, "back": {"/"}}))
	if w.Header().Get("Strict-Transport-Security") == "" || !strings.Contains(w.Header().Get("Set-Cookie"), "Secure") {
		t.Errorf("headers are %v", w.Header())
	}
}

func TestASiteReachedByHTTPSReadsOnlyCookiesThatNoOtherSiteCanPlant(t *testing.T) {
	t.Parallel()
	site := web.NewSite(web.SiteOptions{Name: "test", Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return time.Time{} }, Secure: true})
	chosen := serve(site, post(t, "/preference", url.Values{"language": {"en"}, "back": {"/"}}))
	if got := chosen.Header().Get("Set-Cookie"); !strings.HasPrefix(got, "__Host-krav_language=en; Path=/;") || strings.Contains(got, "Domain") {
		t.Errorf("the cookie is %q", got)
	}
	if page := serve(site, follow(t, chosen, "/none")).Body.String(); !strings.Contains(page, "Not found") {
		t.Error("the site doesn't read its own cookie")
	}
	planted := get(t, "/none")
	planted.Header.Set("Cookie", "krav_language=en")
	if page := serve(site, planted).Body.String(); !strings.Contains(page, "Findes ikke") {
		t.Error("a cookie without the prefix, which a neighbouring site may have set, is read")
	}
}

func TestWhoSentARequestIsReadFromAProxyOnThisMachineAlone(t *testing.T) {
	t.Parallel()
	site := webtest.Site(t)
	got := ""
	site.Handle("GET /who", func(_ http.ResponseWriter, r *http.Request) error {
		got, _, _ = net.SplitHostPort(r.RemoteAddr)
		return nil
	})
	for _, c := range []struct{ peer, forwarded, want string }{
		{"127.0.0.1:4000", "192.0.2.7", "192.0.2.7"},
		{"[::1]:4000", "198.51.100.1, 192.0.2.7", "192.0.2.7"}, // the first is only what the browser claims
		{"127.0.0.1:4000", "2001:db8::7", "2001:db8::7"},
		{"127.0.0.1:4000", "", "127.0.0.1"},
		{"127.0.0.1:4000", "unknown", "127.0.0.1"},
		{"203.0.113.5:4000", "192.0.2.7", "203.0.113.5"},
	} {
		r := get(t, "/who")
		r.RemoteAddr = c.peer
		if c.forwarded != "" {
			r.Header.Set("X-Forwarded-For", c.forwarded)
		}
		if serve(site, r); got != c.want {
			t.Errorf("from %s, forwarded for %q: it is taken to come from %s, want %s", c.peer, c.forwarded, got, c.want)
		}
	}
}

func TestWhatAnotherSiteSendsIsRefused(t *testing.T) {
	t.Parallel()
	site := webtest.Site(t)
	done := false
	site.Handle("POST /x", func(http.ResponseWriter, *http.Request) error { done = true; return nil })
	r := post(t, "/x", nil)
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	if w := serve(site, r); w.Code != http.StatusForbidden || done {
		t.Errorf("answered with %d, done: %v", w.Code, done)
	}
	r = post(t, "/x", nil)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if serve(site, r); !done {
		t.Error("what the site's own page sends is refused too")
	}
}

func TestAReaderChoosesTheLanguageAndTheTheme(t *testing.T) {
	t.Parallel()
	site := webtest.Site(t)
	english := get(t, "/none")
	english.Header.Set("Accept-Language", "de-DE, en-GB;q=0.8, da;q=0.7")
	if page := serve(site, english).Body.String(); !strings.Contains(page, "Not found") {
		t.Error("a browser that asks for English isn't given it")
	}
	chosen := serve(site, post(t, "/preference", url.Values{"language": {"en"}, "back": {"/none?x=1"}}))
	if chosen.Code != http.StatusSeeOther || chosen.Header().Get("Location") != "/none?x=1" {
		t.Errorf("the choice leads to %q", chosen.Header().Get("Location"))
	}
	if page := serve(site, follow(t, chosen, "/none")).Body.String(); !strings.Contains(page, "Not found") {
		t.Error("the chosen language isn't remembered")
	}
	dark := serve(site, post(t, "/preference", url.Values{"theme": {"krav-dark"}, "back": {"/"}}))
	if page := serve(site, follow(t, dark, "/none")).Body.String(); !strings.Contains(page, `data-theme="krav-dark"`) {
		t.Error("the chosen theme isn't remembered")
	}
}

func TestNobodyIsLedToAnotherSite(t *testing.T) {
	t.Parallel()
	for _, back := range []string{"https://evil.example/", "//evil.example", `/\evil.example`, "/\t/evil.example", "/\n/evil.example", `/x\evil`, "evil", ""} {
		w := serve(webtest.Site(t), post(t, "/preference", url.Values{"theme": {""}, "back": {back}}))
		if got := w.Header().Get("Location"); got != "/" {
			t.Errorf("back to %q leads to %q", back, got)
		}
	}
}

func TestTheNextPageSaysWhatHappenedAndOnlyThat(t *testing.T) {
	t.Parallel()
	site := webtest.Site(t)
	site.Handle("POST /x", func(w http.ResponseWriter, r *http.Request) error {
		site.TellWithUndo(w, "/undo", "web.sample_news", "count", "<31>")
		return web.SeeOther(w, r, "/gallery/kit/buttons")
	})
	site.ShowGallery(web.Samples())
	done := serve(site, post(t, "/x", nil))
	next := serve(site, follow(t, done, "/gallery/kit/buttons"))
	page := next.Body.String()
	if !strings.Contains(page, "&lt;31&gt; breve er lagt i kø") || !strings.Contains(page, `action="/undo"`) {
		t.Error("the next page doesn't say what happened, or how to undo it")
	}
	if after := serve(site, follow(t, next, "/gallery/kit/buttons")).Body.String(); strings.Contains(after, "lagt i kø") {
		t.Error("the page after says it again")
	}
}

func TestAFormThatIsTooLargeIsRefused(t *testing.T) {
	t.Parallel()
	site := webtest.Site(t)
	site.Handle("POST /x", func(_ http.ResponseWriter, r *http.Request) error {
		_, err := web.ReadForm(r)
		return err
	})
	w := serve(site, post(t, "/x", url.Values{"note": {strings.Repeat("a", 2<<20)}}))
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Det er for stort.") {
		t.Errorf("answered with %d", w.Code)
	}
}

func TestAnUploadedFileIsReadFromDiskAndRemoved(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	_ = form.WriteField("form_key", "k1")
	part, err := form.CreateFormFile("file", `C:\Users\..\fakturaer.csv`)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = part.Write([]byte("nummer;beløb\n"))
	_ = form.Close()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/x", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	upload, err := web.ReceiveFile(r, folder, "file")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(upload)
	if err != nil || string(text) != "nummer;beløb\n" || upload.Name != "fakturaer.csv" || upload.Form.Key != "k1" {
		t.Errorf("received %q as %q with key %q, %v", text, upload.Name, upload.Form.Key, err)
	}
	if err := upload.Close(); err != nil {
		t.Error(err)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "*")); len(left) > 0 {
		t.Errorf("%v is left in the folder", left)
	}
	if _, err := os.Stat(folder); err != nil {
		t.Error(err)
	}
}

func TestAssetsAreKeptForEverUnderTheirHash(t *testing.T) {
	t.Parallel()
	site := webtest.Site(t)
	page := serve(site, get(t, "/none")).Body.String()
	_, rest, _ := strings.Cut(page, `rel="stylesheet" href="`)
	address, _, _ := strings.Cut(rest, `"`)
	asked := get(t, address)
	asked.Header.Set("Accept-Encoding", "gzip, br")
	w := serve(site, asked)
	if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") || w.Header().Get("Content-Encoding") != "gzip" {
		t.Errorf("%s is answered with %d and %v", address, w.Code, w.Header())
	}
	plain := serve(site, get(t, address)).Body.String()
	if strings.Contains(plain, "url(fonts/") || !strings.Contains(plain, "url(/assets/fonts/source-sans-3-latin-wght-normal.") {
		t.Error("the style sheet doesn't mention the fonts by their hashes")
	}
	if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/css") {
		t.Errorf("the style sheet is a %s", w.Header().Get("Content-Type"))
	}
}
