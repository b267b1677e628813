package civil

import "slices"

// Union returns the days of some intervals as a list in which they are in order and
// don't touch or overlap. The intervals given stay as they are.
func Union(intervals ...Interval) []Interval {
	if len(intervals) == 0 {
		return nil
	}
	all := slices.Clone(intervals)
	slices.SortFunc(all, func(a, b Interval) int { return a.From.Compare(b.From) })
	kept := all[:1]
	for _, next := range all[1:] {
		last := &kept[len(kept)-1]
		if last.Until.IsZero() || !next.From.After(last.Until) {
			last.Until = laterEnd(last.Until, next.Until)
			continue
		}
		kept = append(kept, next)
	}
	return kept
}

// laterEnd returns the later of two ends, where no date is never.
func laterEnd(a, b Date) Date {
	if a.IsZero() || b.IsZero() {
		return Date{}
	}
	return Latest(a, b)
}
