package web

import (
	"mime"
	"net/http"
)

// contentPolicy is what a page of ours may load and do: what comes from its own
// site, and nothing inline. A page that is found to hold somebody's script
// therefore doesn't run it.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"

// secureHeaders sets what every answer of a site tells browsers.
func (s *Site) secureHeaders(h http.Header) {
	h.Set("Content-Security-Policy", contentPolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
	if s.secure {
		h.Set("Strict-Transport-Security", "max-age=63072000")
	}
}

// Attach makes an answer a file to be kept, never a page: what others have sent
// us isn't run by browsers as ours (bilag).
func Attach(h http.Header, kind, name string) {
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", disposition("attachment", name))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	h.Set("Cache-Control", "private, no-store")
}

// Inline makes an answer a file that the browser shows by itself, for PDFs that
// we have made.
func Inline(h http.Header, kind, name string) {
	Attach(h, kind, name)
	h.Set("Content-Disposition", disposition("inline", name))
	// A browser shows a PDF by parts of its own, which a sandbox would stop.
	h.Set("Content-Security-Policy", "default-src 'none'; object-src 'self'; frame-ancestors 'self'; style-src 'unsafe-inline'")
	h.Set("X-Frame-Options", "SAMEORIGIN")
}

// disposition writes a file's name so that every browser reads it.
func disposition(how, name string) string {
	return mime.FormatMediaType(how, map[string]string{"filename": name})
}
