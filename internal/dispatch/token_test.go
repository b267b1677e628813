package dispatch_test

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"krav/internal/debt"
	"krav/internal/dispatch"
	"krav/internal/fault"
)

func TestAReturnAddressNamesItsDispatchAndFitsInAnEnvelope(t *testing.T) {
	t.Parallel()
	for _, id := range []debt.DispatchID{1, 77, math.MaxInt64} {
		address := tokens(t).Address(12, id)
		local, _, _ := strings.Cut(address, "@")
		if len(local) > 64 { // RFC 5321 § 4.5.3.1.1
			t.Errorf("%s has %d bytes before the @, and 64 are allowed", address, len(local))
		}
		for _, seen := range []string{address, strings.ToUpper(address)} {
			creditor, got, ok := tokens(t).Read(seen)
			if !ok || creditor != 12 || got != id {
				t.Errorf("%s reads %d, %d, %t; want 12, %d, true", seen, creditor, got, ok, id)
			}
		}
	}
}

func TestAReturnAddressCantBeMadeUp(t *testing.T) {
	t.Parallel()
	good := tokens(t).Address(12, 77)
	other, err := dispatch.NewTokens("bounce.krav.test", bytes.Repeat([]byte{8}, 32))
	if err != nil {
		t.Fatal(err)
	}
	changed := []byte(good)
	changed[len("bounce+")+20]++ // within the dispatch: a becomes b
	for name, address := range map[string]string{
		"another dispatch":  string(changed),
		"another key":       other.Address(12, 77),
		"another domain":    strings.Replace(good, "bounce.krav.test", "krav.test", 1),
		"cut short":         strings.Replace(good, "@", "", 1),
		"no word":           "bounce+@bounce.krav.test",
		"no plus":           strings.Replace(good, "bounce+", "bounce-", 1),
		"no letters of its": "bounce+!!!!@bounce.krav.test",
		"nothing":           "",
	} {
		if _, _, ok := tokens(t).Read(address); ok {
			t.Errorf("%s: %q was taken for one of ours", name, address)
		}
	}
}

func TestMailInFlightOutlivesAChangeOfKey(t *testing.T) {
	t.Parallel()
	before := tokens(t)
	after, err := dispatch.NewTokens("bounce.krav.test", bytes.Repeat([]byte{9}, 32), testKey)
	if err != nil {
		t.Fatal(err)
	}
	if _, id, ok := after.Read(before.Address(12, 77)); !ok || id != 77 {
		t.Errorf("got %d, %t; want 77, true", id, ok)
	}
	if _, _, ok := before.Read(after.Address(12, 77)); ok {
		t.Error("the new key signs, not the old")
	}
}

func TestAShortKeyOrABareHostIsRefused(t *testing.T) {
	t.Parallel()
	if _, err := dispatch.NewTokens("bounce.krav.test", testKey[:31]); !fault.HasKey(err, "dispatch.key_too_short") {
		t.Errorf("got %v", err)
	}
	if _, err := dispatch.NewTokens("localhost", testKey); !fault.HasKey(err, "dispatch.bounce_domain_not_usable") {
		t.Errorf("got %v", err)
	}
}

func FuzzAnAddressIsOursOnlyAsWeWroteIt(f *testing.F) {
	made, err := dispatch.NewTokens("bounce.krav.test", testKey)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(made.Address(12, 77))
	f.Add("bounce+aaaa@bounce.krav.test")
	f.Fuzz(func(t *testing.T, address string) {
		creditor, id, ok := made.Read(address)
		if ok && made.Address(creditor, id) != strings.ToLower(address) {
			t.Errorf("%q was read as %s", address, made.Address(creditor, id))
		}
	})
}
