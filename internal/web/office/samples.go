package office

import (
	"slices"

	"krav/internal/web"
)

// Samples returns the office's pages in their states, for the gallery. All people,
// firms and figures in them are made up.
func Samples() []web.Sample {
	reader := web.SampleReader()
	return append(slices.Concat(startSamples(), caseListSamples(), followUpSamples(), importSamples(), linesSamples(), paymentSamples(), caseSamples(reader), deedSamples(reader)),
		web.Sample{Name: "office/sign-in", Page: signInView(web.Form{Key: "sample"})})
}
