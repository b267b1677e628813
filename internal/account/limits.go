package account

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/netip"
	"strconv"
	"time"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
)

// limit says how often something may be tried: so often at once, and then once in
// a while.
type limit struct {
	tries int
	every time.Duration
}

// Bucket counts the tries of one thing, as the store keeps it: a try costs so much
// time, and is refused while more than Room of it is still to pass.
type Bucket struct {
	Key  string        // hash of what is counted
	Cost time.Duration // time until one try is free again
	Room time.Duration
}

func (l limit) of(what ...string) Bucket {
	key := sha256.Sum256(spelled(what))
	return Bucket{Key: hex.EncodeToString(key[:]), Cost: l.every, Room: time.Duration(l.tries-1) * l.every}
}

// left returns how many tries a bucket has left at a moment, given when all of
// them are free.
func (b Bucket) left(at, free time.Time) int {
	room := at.Add(b.Room).Sub(free)
	if room < 0 {
		return 0
	}
	return int(room/b.Cost) + 1
}

// The limits. See docs/decisions/0032-sessions-and-limited-tries.md.
var (
	// signInAddress is for tries to sign in from one address: an office shares one.
	signInAddress = limit{20, 30 * time.Second}
	// signInAccount is for tries at one account: first it gets slow,
	signInAccount = limit{5, time.Minute}
	// and then it is closed for a while. Thirty tries, and then one in half an hour.
	signInAccountLong = limit{30, 30 * time.Minute}
	// signInDevice is for tries in a browser in which the owner signed in before.
	signInDevice = limit{10, time.Minute}
	// signInAll is for the tries of all strangers at all accounts.
	signInAll = limit{600, 100 * time.Millisecond}

	// mailAddress, mailAccount and mailAll are for asking for a mail.
	mailAddress = limit{10, 2 * time.Minute}
	mailAccount = limit{3, 10 * time.Minute}
	mailAll     = limit{300, time.Second}

	// portalAddress is for what is typed at debtors' pages from one address, and
	// linkAddress for the personal links that are followed from it: a telephone
	// company's customers share one.
	portalAddress = limit{10, time.Minute}
	linkAddress   = limit{120, time.Second}
	// portalNumber is for the tries of one address at one debtor's number. Nothing is
	// counted by the number alone: numbers follow one another, so a stranger could
	// keep any debtor out.
	portalNumber = limit{5, 5 * time.Minute}
)

// source returns what tries from an address are counted by: the address, or the
// /64 of one of version 6, which one subscriber has all of.
func source(address string) string {
	a, err := netip.ParseAddr(address)
	if err != nil {
		return address
	}
	a = a.Unmap()
	if a.Is4() {
		return a.String()
	}
	prefix, err := a.Prefix(64)
	if err != nil {
		return address
	}
	return prefix.String()
}

// take takes a try of each bucket, or of none, and returns how many are left of
// the one that has the fewest. It fails with a fault Unavailable under the key
// given where one is used up; a try that is refused costs nothing.
func (s *Service) take(ctx context.Context, key string, buckets ...Bucket) (int, error) {
	var left int
	at := s.Now()
	err := s.Store.Update(ctx, debt.CreditorID(access.House), func(ctx context.Context, tx Tx) error {
		left = -1
		for _, b := range buckets {
			free, taken, err := tx.TakeTry(ctx, b, at)
			if err != nil {
				return err
			}
			if !taken {
				return tooMany(key, free.Add(-b.Room).Sub(at))
			}
			if n := b.left(at, free); left < 0 || n < left {
				left = n
			}
		}
		return nil
	})
	return max(left, 0), err
}

// tooMany says that there were too many tries, and when the next one is free.
func tooMany(key string, wait time.Duration) error {
	minutes := int((wait + time.Minute - 1) / time.Minute)
	return fault.New(fault.Unavailable, key).With("minutes", strconv.Itoa(max(1, minutes)))
}

// giveBack gives back a try of each bucket: what succeeded was no guess.
func giveBack(ctx context.Context, tx Tx, buckets ...Bucket) error {
	for _, b := range buckets {
		if err := tx.GiveTryBack(ctx, b); err != nil {
			return err
		}
	}
	return nil
}
