package casework

import (
	"context"
	"slices"

	"krav/internal/debt"
	"krav/internal/fault"
)

// isPast reports whether a case is looked at as it stood on a day gone by, or by what
// was known then. What holds a letter back today, the inbox and the creditor's own
// settings, says nothing of such a day.
func (v *visit) isPast(at AsOf) bool {
	return !at.On.IsZero() && at.On.Before(v.today) || !at.Known.IsZero() && at.Known.Before(v.today)
}

// knowOthersThen tells a case of the other cases of its debtor, as they stood: fees
// are counted over all that were open.
func (v *visit) knowOthersThen(ctx context.Context, r Reader, c *debt.Case, at AsOf) error {
	if !v.isPast(at) {
		return knowOthers(ctx, r, c)
	}
	ids, err := r.OtherCasesEver(ctx, c.ID)
	if err != nil || len(ids) == 0 {
		return err
	}
	journals, err := r.Journals(ctx, ids)
	if err != nil {
		return err
	}
	for _, records := range journals {
		events, err := told(records, at)
		if fault.Is(err, fault.NotFound) || fault.Is(err, fault.Corrupt) {
			continue // it wasn't there yet, or verifying names it
		}
		if err != nil {
			return err
		}
		other, err := caseTold(records, events)
		if err == nil && isSameDebtor(c, &other) {
			c.Others = append(c.Others, &other)
		}
	}
	return nil
}

// enclosuresThen returns the files of a case that were kept by a day.
func (v *visit) enclosuresThen(ctx context.Context, r Reader, id debt.CaseID, at AsOf) ([]Enclosure, error) {
	kept, err := r.Enclosures(ctx, id)
	last := at.Known
	if last.IsZero() {
		last = at.On
	}
	if err != nil || last.IsZero() {
		return kept, err
	}
	return slices.DeleteFunc(kept, func(e Enclosure) bool { return DayOf(e.KeptAt).After(last) }), nil
}
