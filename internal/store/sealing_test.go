package store_test

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"krav/internal/store"
)

func key(fill byte) string {
	return base64.StdEncoding.EncodeToString([]byte(strings.Repeat(string(fill), 32)))
}

func sealer(t *testing.T, keys string) *store.Sealer {
	t.Helper()
	s, err := store.ParseKeys(keys)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWhatIsSealedOpensOnlyInItsPlace(t *testing.T) {
	t.Parallel()
	s := sealer(t, "2026:"+key('a'))
	name, sealed := s.Seal("1/smtp", "hemmelig æøå")
	if got, err := s.Open("1/smtp", name, sealed); got != "hemmelig æøå" || err != nil {
		t.Errorf("opened = %q, %v", got, err)
	}
	if _, err := s.Open("2/smtp", name, sealed); err == nil {
		t.Error("it opened in another place")
	}
	changed := []byte(sealed)
	changed[20] ^= 1
	if _, err := s.Open("1/smtp", name, string(changed)); err == nil {
		t.Error("it opened though it was changed")
	}
	if _, again := s.Seal("1/smtp", "hemmelig æøå"); again == sealed {
		t.Error("the same text was sealed the same twice")
	}
}

func TestKeysAreTurnedOver(t *testing.T) {
	t.Parallel()
	old := sealer(t, "2025:"+key('a'))
	name, sealed := old.Seal("1/smtp", "hemmelig")
	both := sealer(t, "# the new one first\n2026:"+key('b')+"\n\n2025:"+key('a')+"\n")
	if got, err := both.Open("1/smtp", name, sealed); got != "hemmelig" || err != nil {
		t.Errorf("with both keys = %q, %v", got, err)
	}
	if name, _ := both.Seal("1/smtp", "x"); name != "2026" {
		t.Errorf("sealed with %s, want the first, 2026", name)
	}
	if _, err := sealer(t, "2026:"+key('b')).Open("1/smtp", name, sealed); !errors.Is(err, store.ErrNoKey) {
		t.Errorf("without the old key = %v, want ErrNoKey", err)
	}
}

func TestAnIndexIsTheSameForTheSameAndTellsNothing(t *testing.T) {
	t.Parallel()
	s := sealer(t, "2026:"+key('a'))
	first := s.Index("cpr", "0101700000")
	if again := s.Index("cpr", "0101700000"); again != first {
		t.Errorf("the same text has two indexes: %s and %s", first, again)
	}
	for name, other := range map[string]string{
		"another text":     s.Index("cpr", "0101700001"),
		"another purpose":  s.Index("cvr", "0101700000"),
		"the border moved": s.Index("cpr0", "101700000"),
		"another key":      sealer(t, "2026:"+key('b')).Index("cpr", "0101700000"),
	} {
		if other == first {
			t.Errorf("%s has the same index", name)
		}
	}
}

func TestKeysThatAreNoKeysAreRefused(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"none":         "# nothing\n",
		"too short":    "a:" + base64.StdEncoding.EncodeToString([]byte("short")),
		"not base64":   "a:hello",
		"no name":      ":" + key('a'),
		"no key":       "a",
		"a name twice": "a:" + key('a') + "\na:" + key('b'),
	} {
		if _, err := store.ParseKeys(text); !errors.Is(err, store.ErrKeys) {
			t.Errorf("%s = %v, want ErrKeys", name, err)
		}
	}
}
