package dispatch

import (
	"errors"
	"net/netip"
	"slices"
	"strings"
	"syscall"

	"krav/internal/fault"
)

// Reach says which addresses a connection may go to. A mail server's name is
// typed by a creditor; without a limit it could be made to point at a machine
// inside the house, and our answers would tell what stands there.
type Reach int

// How far a connection may reach.
const (
	// ReachPublic is the open internet only: for what a creditor can set.
	ReachPublic Reach = iota + 1
	// ReachPublicAndLoopback is that and this machine itself: for a mail server
	// beside Krav, and for tests.
	ReachPublicAndLoopback
	// ReachAnywhere is every address: for what the operator has set.
	ReachAnywhere
)

// errOutOfReach says that a name points at an address that Reach doesn't allow.
var errOutOfReach = errors.New("address out of reach")

// closedNets are the networks that aren't the open internet: the special-purpose
// registries of IANA for IPv4 and IPv6 (RFC 6890 and its successors). The ways of
// writing an IPv4 address inside an IPv6 one stand here whole.
var closedNets = prefixes(
	"0.0.0.0/8",       // this network
	"10.0.0.0/8",      // private
	"100.64.0.0/10",   // carriers' own
	"127.0.0.0/8",     // loopback
	"169.254.0.0/16",  // link-local, and the clouds' own services
	"172.16.0.0/12",   // private
	"192.0.0.0/24",    // protocol assignments
	"192.0.2.0/24",    // documentation
	"192.88.99.0/24",  // 6to4 relays
	"192.168.0.0/16",  // private
	"198.18.0.0/15",   // benchmarking
	"198.51.100.0/24", // documentation
	"203.0.113.0/24",  // documentation
	"224.0.0.0/3",     // multicast, reserved, broadcast
	"::/96",           // unspecified, loopback, old IPv4-compatible
	"64:ff9b::/96",    // IPv4 by translation
	"64:ff9b:1::/48",  // the same, local
	"100::/64",        // discard
	"2001::/23",       // protocol assignments, Teredo
	"2001:db8::/32",   // documentation
	"2002::/16",       // 6to4
	"3fff::/20",       // documentation
	"5f00::/16",       // segment routing
	"fc00::/7",        // unique local
	"fe80::/9",        // link-local, old site-local
	"ff00::/8",        // multicast
)

func prefixes(texts ...string) []netip.Prefix {
	nets := make([]netip.Prefix, len(texts))
	for i, text := range texts {
		nets[i] = netip.MustParsePrefix(text)
	}
	return nets
}

// Allows reports whether a connection may go to an address.
func (r Reach) Allows(address netip.Addr) bool {
	address = address.Unmap().WithZone("")
	switch r {
	case ReachAnywhere:
		return true
	case ReachPublicAndLoopback:
		return address.IsLoopback() || isPublic(address)
	case ReachPublic:
		return isPublic(address)
	}
	return false
}

func isPublic(address netip.Addr) bool {
	return address.IsValid() && !slices.ContainsFunc(closedNets, func(net netip.Prefix) bool { return net.Contains(address) })
}

// Refuses fails with a fault where a mail server's name says already that it may not be
// reached: an address on a closed network, or this machine. What another name stands for
// is seen when it is connected to.
func (r Reach) Refuses(host string) error {
	if !r.namesClosed(host) {
		return nil
	}
	return fault.New(fault.Forbidden, "dispatch.server_out_of_reach").With("server", host)
}

// namesClosed reports whether a name is an address that may not be reached, or this
// machine's own (RFC 6761 § 6.3).
func (r Reach) namesClosed(host string) bool {
	name := strings.ToLower(strings.TrimSuffix(host, "."))
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return !r.Allows(netip.IPv6Loopback())
	}
	address, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && !r.Allows(address)
}

// control is asked by the dialer with the address that a name turned out to
// stand for, after the look-up and before the first byte: so a name that changes
// its address between a check and the connection gains nothing.
func (r Reach) control(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil || !r.Allows(to.Addr()) {
		return errOutOfReach
	}
	return nil
}
