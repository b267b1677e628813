package law

import "krav/internal/civil"

// Source says where a row of the law stands written, and who has seen it there
// (kilde).
type Source struct {
	Act          string     // the act in English, with its Danish name
	Citation     string     // as a Danish lawyer cites it
	Promulgation string     // the act or order as promulgated: number and day
	Looked       string     // where the figure was seen
	By           string     // who looked it up
	VerifiedOn   civil.Date // when; no date where nobody has
	// Unverified marks a figure that rests on memory or on one secondary source, or is
	// open to doubt otherwise: it is used, and whoever sees it is told.
	Unverified bool
	// Attested marks a figure that whoever runs the house has read at its source.
	Attested bool
	Note     string // a doubt or a reading that the reader should know
}

// String returns the citation with its promulgation, for logs and print.
func (s Source) String() string {
	if s.Promulgation == "" {
		return s.Citation
	}
	return s.Citation + " (" + s.Promulgation + ")"
}
