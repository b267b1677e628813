package law

import "krav/internal/civil"

// layRecords lays how long accounting records are kept.
func layRecords(b *Book) {
	b.RecordsKept = Series[int]{
		Name: "keeping of accounting records", Danish: "opbevaring af regnskabsmateriale", Unit: "years", Basis: EventDay,
		Rows: []Dated[int]{since(opening, 5, Source{
			Act:      "Bookkeeping Act (bogføringsloven)",
			Citation: "bogføringslovens § 12, stk. 1", Promulgation: "LOV nr. 700 af 24/05/2022",
		}.remembered("From the end of the financial year that the record concerns. The act before it (§ 10) said the same."))},
	}
}

// RecordsKeptUntil returns the first day on which what happened on a day need no
// longer be kept for the books. When the creditor's financial year ends isn't known,
// so it is taken to end as late as it can: a year after.
func (b *Book) RecordsKeptUntil(happened civil.Date) (civil.Date, error) {
	years, err := b.RecordsKept.At(happened)
	if err != nil {
		return civil.Date{}, err
	}
	return happened.AddYears(1 + years.Value), nil
}
