package office

import (
	"strings"
	"time"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/web"
)

// lawRowSamples are the pages of figures that are read at their source.
func lawRowSamples() []web.Sample {
	operator := sampleOperator()
	book := law.Denmark()
	lines := doubted(book)
	read := func(series, seen string, stands bool) rowRead {
		h, _ := book.Series(series)
		return rowRead{
			casework.Attestation{
				Series: h.Name, Since: civil.MustParse("2024-07-01"), Seen: seen,
				Read: casework.LawWitness{Name: "Runa Drift", By: "person:9", At: time.Date(2026, time.November, 4, 8, 12, 0, 0, time.UTC)},
			}, h.Danish, stands,
		}
	}
	usual := rowsPage{Doubted: lines, Read: []rowRead{
		read("maksimum for egeninkasso", "retsinformation.dk, BEK nr. 719 af 03/06/2024, bilag 2", true),
		read("maksimum for fremmedinkasso", strings.Repeat("retsinformation.dk/eli/lta/2024/719/", 4), false),
	}}
	costs, longest := lines[0], lines[0]
	for _, line := range lines {
		if line.Danish == "maksimum for egeninkasso" && line.Since.String() == "2024-07-01" {
			costs = line
		}
		if len(line.Said) > len(longest.Said) {
			longest = line
		}
	}
	refused := attestPage{web.NewForm(), costs}
	refused.Form.Faults = []*fault.Fault{fault.New(fault.Invalid, "law.attest_seen_missing").In(fieldSeen)}
	return []web.Sample{
		{Name: "office/law-rows", Reader: operator, Page: lawRowsView(usual)},
		{Name: "office/law-rows-none", Reader: operator, Page: lawRowsView(rowsPage{})},
		{Name: "office/law-row", Reader: operator, Page: attestView(attestPage{web.NewForm(), costs})},
		{Name: "office/law-row-long", Reader: operator, Page: attestView(attestPage{web.NewForm(), longest})},
		{Name: "office/law-row-refused", Reader: operator, Page: attestView(refused)},
	}
}
