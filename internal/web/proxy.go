package web

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// withSender returns a request whose RemoteAddr is that of the browser. Where a
// proxy on the same machine hands requests on, all of them come from there, and who
// sent one is the last address that the proxy wrote into X-Forwarded-For. From any
// other machine that header is only what somebody claims, and isn't read.
func withSender(r *http.Request) *http.Request {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r
	}
	peer, err := netip.ParseAddr(host)
	if err != nil || !peer.IsLoopback() {
		return r
	}
	named := r.Header.Values("X-Forwarded-For")
	if len(named) == 0 {
		return r
	}
	last := named[len(named)-1]
	sender, err := netip.ParseAddr(strings.TrimSpace(last[strings.LastIndex(last, ",")+1:]))
	if err != nil {
		return r
	}
	r = r.Clone(r.Context())
	r.RemoteAddr = net.JoinHostPort(sender.WithZone("").String(), "0")
	return r
}
