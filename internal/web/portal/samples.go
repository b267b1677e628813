package portal

import (
	"net/url"

	"krav/internal/fault"
	"krav/internal/web"
)

// Samples returns the portal's pages in their states, for the gallery. All people,
// firms and figures in them are made up.
func Samples() []web.Sample {
	return append([]web.Sample{
		{Name: "portal/login", Page: loginView(web.Form{Key: "sample"})},
		{Name: "portal/login-refused", Page: loginView(sampleRefused())},
		{Name: "portal/ended", Page: endedView()},
	}, caseSamples()...)
}

func sampleRefused() web.Form {
	f := web.Form{Key: "sample", Values: url.Values{fieldNumber: {"2045"}}}
	f.Fail(fault.New(fault.Invalid, "portal.no_match"))
	return f
}
