package dispatch_test

import (
	"net/netip"
	"testing"

	"krav/internal/dispatch"
	"krav/internal/fault"
)

func TestOnlyTheOpenInternetIsInReachOfWhatACreditorSets(t *testing.T) {
	t.Parallel()
	// Addresses by the special-purpose registries of IANA (RFC 6890).
	for address, want := range map[string]bool{
		"9.9.9.9":                   true,
		"193.162.153.164":           true,
		"172.32.0.1":                true, // just past 172.16.0.0/12
		"2620:fe::fe":               true,
		"127.0.0.1":                 false,
		"10.1.2.3":                  false,
		"172.16.0.1":                false,
		"172.31.255.255":            false,
		"192.168.1.1":               false,
		"100.64.0.1":                false,
		"169.254.169.254":           false, // where clouds keep their secrets
		"0.0.0.0":                   false,
		"224.0.0.1":                 false,
		"255.255.255.255":           false,
		"::1":                       false,
		"::":                        false,
		"fe80::1":                   false,
		"fe80::1%eth0":              false,
		"fd00::1":                   false,
		"fec0::1":                   false,
		"ff02::1":                   false,
		"::ffff:10.1.2.3":           false, // the private one in a longer coat
		"::ffff:9.9.9.9":            true,
		"::10.1.2.3":                false,
		"64:ff9b::a01:203":          false,
		"2002:a01:203::1":           false,
		"2001:0:a01:203::1":         false,
		"2001:db8::1":               false,
		"2a01:111:f400:7e08::200:4": true,
	} {
		if got := dispatch.ReachPublic.Allows(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s in reach = %t, want %t", address, got, want)
		}
	}
}

func TestTheOperatorMayReachFurther(t *testing.T) {
	t.Parallel()
	loopback, private := netip.MustParseAddr("127.0.0.1"), netip.MustParseAddr("10.0.0.5")
	if !dispatch.ReachPublicAndLoopback.Allows(loopback) || dispatch.ReachPublicAndLoopback.Allows(private) {
		t.Error("public and loopback is those two")
	}
	if !dispatch.ReachAnywhere.Allows(private) {
		t.Error("anywhere is anywhere")
	}
	if dispatch.Reach(0).Allows(netip.MustParseAddr("9.9.9.9")) {
		t.Error("a forgotten reach reaches nothing")
	}
}

func TestANameThatPointsInsideTheHouseIsNotConnectedTo(t *testing.T) {
	t.Parallel()
	s := start(t, &sink{})
	server := local(s.port)
	server.Host, server.Security, server.Reach = "localhost", dispatch.OpenAnywhere, dispatch.ReachPublic
	failed := sendFails(t, sender(t, server), reminder(1))
	if !fault.HasKey(failed, "dispatch.server_out_of_reach") {
		t.Errorf("got %v", failed.Err)
	}
	if got := s.number(&s.visits); got != 0 {
		t.Errorf("%d connections, want none", got)
	}
}

// What a name says by itself is known without asking anybody.
func TestAHostOfAClosedNetworkIsRefusedByItsNameAlone(t *testing.T) {
	t.Parallel()
	for host, want := range map[string]bool{
		"localhost": true, "LOCALHOST.": true, "mail.localhost": true, "127.0.0.1": true, "10.0.0.1": true, "[::1]": true, "192.168.1.20": true,
		"smtp.fjord.example": false, "9.9.9.9": false, "localhost.fjord.example": false,
	} {
		if err := dispatch.ReachPublic.Refuses(host); fault.HasKey(err, "dispatch.server_out_of_reach") != want {
			t.Errorf("%s: %v, want refused %t", host, err, want)
		}
	}
	if err := dispatch.ReachAnywhere.Refuses("localhost"); err != nil {
		t.Errorf("the operator's own: %v", err)
	}
}
