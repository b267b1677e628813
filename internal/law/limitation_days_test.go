package law_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
)

// The days whose interest is lost are those of which each by itself is lost, whatever has
// happened to the claim.
func TestTheDaysOfLostInterestAreThoseThatAreLostOneByOne(t *testing.T) {
	t.Parallel()
	book, lost := law.Denmark(), 0
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 7))
		due := day("2012-01-01").AddDays(random.IntN(1_000))
		events := []law.LimitationEvent{{Change: law.Adjudged, On: due.AddDays(random.IntN(700))}}
		for range random.IntN(5) {
			changes := law.LimitationChanges()
			events = append(events, law.LimitationEvent{Change: changes[random.IntN(len(changes))], On: due.AddDays(random.IntN(3_500))})
		}
		slices.SortStableFunc(events, func(a, b law.LimitationEvent) int { return a.On.Compare(b.On) })
		on := due.AddDays(1_000 + random.IntN(3_000))
		days, err := book.InterestLostDays(due, events, on)
		if err != nil {
			t.Fatal(err)
		}
		events, on = livingBy(t, book, due, events, on)
		for d := due.AddDays(1); !d.After(on) && events != nil; d = d.AddDays(1) {
			last, err := book.InterestLost(due, events, d)
			isLost := slices.ContainsFunc(days, func(i civil.Interval) bool { return i.Contains(d) })
			if err != nil || isLost != (!last.IsZero() && on.After(last)) {
				t.Fatalf("life %d: the interest of %v is lost on %v: %t, it lives to %v, %v", seed, d, on, isLost, last, err)
			}
			if isLost {
				lost++
			}
		}
	}
	if lost < 10_000 {
		t.Errorf("%d days are lost: nothing was tried", lost)
	}
}

// livingBy returns what had happened by a day, or by the last that the claim lived, and the
// day; nothing where it had no foundation.
func livingBy(t *testing.T, book *law.Book, due civil.Date, events []law.LimitationEvent, on civil.Date) ([]law.LimitationEvent, civil.Date) {
	t.Helper()
	by := func(on civil.Date) []law.LimitationEvent {
		return slices.DeleteFunc(slices.Clone(events), func(e law.LimitationEvent) bool { return e.On.After(on) })
	}
	clock, err := book.LimitationOf(due, by(on))
	if err != nil {
		t.Fatal(err)
	}
	switch {
	case !clock.IsLong():
		return nil, on
	case !clock.StandsStill() && on.After(clock.Last):
		return by(clock.Last), clock.Last
	}
	return by(on), on
}
