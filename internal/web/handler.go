package web

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/a-h/templ"

	"krav/internal/fault"
)

// Handler answers one address. It returns an error instead of writing one: the
// site turns the error's kind into a status and a page (see Site).
type Handler func(w http.ResponseWriter, r *http.Request) error

// Show answers with a page or a part of one. It is made whole before any of it
// is sent, so that what fails on the way becomes a proper answer.
func Show(w http.ResponseWriter, r *http.Request, status int, page templ.Component) error {
	var made bytes.Buffer
	if err := page.Render(r.Context(), &made); err != nil {
		return fmt.Errorf("make the page: %w", err)
	}
	head := w.Header()
	head.Set("Content-Type", "text/html; charset=utf-8")
	head.Set("Cache-Control", "no-store")
	head.Add("Vary", "Accept-Encoding")
	content := made.Bytes()
	if takesGzip(r) {
		content = lightlyPacked(content)
		head.Set("Content-Encoding", "gzip")
	}
	head.Set("Content-Length", strconv.Itoa(len(content)))
	w.WriteHeader(status)
	_, _ = w.Write(content) // a reader who has left isn't missed
	return nil
}

// packers are used again: a new one takes a megabyte.
var packers = sync.Pool{New: func() any { //nolint:gochecknoglobals // safe for all at once, and holds nothing of anybody
	w, _ := gzip.NewWriterLevel(nil, 2) // a tenth smaller than the quickest, and a twentieth slower
	return w
}}

// lightlyPacked packs a page, quickly rather than small.
func lightlyPacked(plain []byte) []byte {
	w, isPacker := packers.Get().(*gzip.Writer)
	if !isPacker {
		return plain
	}
	defer packers.Put(w)
	var b bytes.Buffer
	w.Reset(&b)
	_, _ = w.Write(plain) // a buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

// SeeOther sends the reader on to another page of the same site, after something
// was done: loading that page again doesn't do it again.
func SeeOther(w http.ResponseWriter, r *http.Request, path string) error {
	http.Redirect(w, r, local(path), http.StatusSeeOther) //nolint:gosec // local leads nowhere else
	return nil
}

// local returns a path of this site; what leads elsewhere becomes the first page.
// Browsers take a backslash for a slash and leave out what isn't to be seen, so
// neither is let through.
func local(path string) string {
	hidden := func(r rune) bool { return r <= ' ' || r == '\\' || r == 0x7f }
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.ContainsFunc(path, hidden) {
		return "/"
	}
	return path
}

// statusOf returns the status of an error, by the kind of its fault.
func statusOf(err error) int {
	f := fault.Of(err)
	if f == nil {
		return http.StatusInternalServerError
	}
	switch f.Kind {
	case fault.Invalid, fault.Unlawful, fault.UnknownLaw:
		return http.StatusUnprocessableEntity
	case fault.NotFound:
		return http.StatusNotFound
	case fault.Conflict:
		return http.StatusConflict
	case fault.Forbidden:
		return http.StatusForbidden
	case fault.Unavailable:
		return http.StatusServiceUnavailable
	case fault.Corrupt:
		return http.StatusInternalServerError
	}
	return http.StatusInternalServerError
}

// fail answers with what went wrong: the sentence alone where htmx asked, else a
// page of its own. What is ours to mend is logged, with the address's pattern and
// no more: paths and queries may hold what is personal.
func (s *Site) fail(w http.ResponseWriter, r *http.Request, err error) {
	status := statusOf(err)
	if status >= http.StatusInternalServerError {
		s.log.ErrorContext(r.Context(), "a request failed", slog.String("pattern", r.Pattern), slog.Any("error", err))
	}
	page := failure(status, err, typed(r))
	if ReaderOf(r.Context()).Script {
		page = failureLine(err)
	}
	if err := Show(w, r, status, page); err != nil {
		s.log.ErrorContext(r.Context(), "a failure couldn't be shown", slog.Any("error", err))
		http.Error(w, http.StatusText(status), status)
	}
}
