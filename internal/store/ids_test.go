package store_test

import (
	"testing"
	"time"

	"krav/internal/store"
)

func TestIdsRiseWhateverTheClockDoes(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, time.November, 21, 8, 0, 0, 0, time.UTC)
	ids := store.NewIDs(7, func() time.Time { return at })
	last := int64(0)
	for i := range 20_000 { // more than a millisecond's 4,096
		switch i {
		case 8_000:
			at = at.Add(-time.Hour)
		case 12_000:
			at = at.Add(2 * time.Hour)
		}
		next := ids.Next()
		if next <= last {
			t.Fatalf("id %d = %d after %d", i, next, last)
		}
		if node := next >> 12 & 1023; node != 7 {
			t.Fatalf("id %d is of node %d, want 7", i, node)
		}
		last = next
	}
}

// 22 bits hold node and count; the rest is the time.
func TestIdsTellTheirMillisecond(t *testing.T) {
	t.Parallel()
	at := time.Date(2025, time.January, 1, 0, 0, 1, 0, time.UTC) // 1,000 ms after the epoch
	ids := store.NewIDs(0, func() time.Time { return at })
	if got, want := ids.Next(), int64(1000<<22); got != want {
		t.Errorf("first id = %d, want %d", got, want)
	}
	last := time.Date(2094, time.September, 1, 0, 0, 0, 0, time.UTC)
	ids = store.NewIDs(1023, func() time.Time { return last })
	if got := ids.Next(); got <= 0 {
		t.Errorf("an id of 2094 = %d, want a positive number", got)
	}
}
