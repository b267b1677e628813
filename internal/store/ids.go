package store

import (
	"sync"
	"time"
)

// An id is a positive number of 63 bits: milliseconds since 2025 (41 bits, to
// the year 2094), the number of the node that made it (10) and a count within
// the millisecond (12). So ids rise with time, and no two nodes make the same.
const (
	nodeBits  = 10
	countBits = 12
	nodes     = 1 << nodeBits
)

var idEpoch = time.Date(2025, time.January, 1, 0, 0, 0, 0, time.UTC).UnixMilli()

// IDs makes ids. It is safe for use from anywhere.
type IDs struct {
	clock func() time.Time

	mu   sync.Mutex
	node int64
	last int64 // milliseconds and count of the last id
}

// NewIDs returns a source of ids for a node number, from 0 to 1023, that no
// other process uses at the time: see DB.LeaseIDs.
func NewIDs(node int, clock func() time.Time) *IDs {
	return &IDs{clock: clock, node: int64(node % nodes)}
}

// Next returns the next id. Where the clock stands still or goes back, or 4,096
// ids aren't enough for a millisecond, the count runs on into the next.
func (s *IDs) Next() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = max(s.last+1, (s.clock().UnixMilli()-idEpoch)<<countBits)
	millis, count := s.last>>countBits, s.last&(1<<countBits-1)
	return millis<<(nodeBits+countBits) | s.node<<countBits | count
}

// usedUntil returns the first moment that no id was made for.
func (s *IDs) usedUntil() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return time.UnixMilli(s.last>>countBits + idEpoch + 1)
}

// moveTo goes on under another node number.
func (s *IDs) moveTo(node int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.node = node
}
