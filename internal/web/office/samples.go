package office

import (
	"slices"

	"krav/internal/web"
)

// Samples returns the office's pages in their states, for the gallery. All people,
// firms and figures in them are made up.
func Samples() []web.Sample {
	reader := web.SampleReader()
	return slices.Concat(
		gateSamples(),
		accountSamples(),
		userSamples(),
		lawSamples(),
		creditorSamples(),
		startSamples(),
		settingsSamples(),
		caseListSamples(),
		followUpSamples(),
		importSamples(),
		linesSamples(),
		paymentSamples(),
		caseSamples(reader),
		deedSamples(reader),
		limitationSamples(reader),
	)
}
