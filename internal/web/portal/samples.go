package portal

import (
	"net/url"

	"krav/internal/fault"
	"krav/internal/web"
)

// Samples returns the portal's pages in their states, for the gallery. All people,
// firms and figures in them are made up.
func Samples() []web.Sample {
	return []web.Sample{
		{Name: "portal/login", Page: loginView(web.Form{Key: "sample"})},
		{Name: "portal/login-refused", Page: loginView(sampleRefused())},
	}
}

func sampleRefused() web.Form {
	f := web.Form{Key: "sample", Values: url.Values{fieldNumber: {"2045"}}}
	f.Fail(fault.New(fault.Invalid, "portal_number.mistyped").In(fieldNumber))
	f.Fail(fault.New(fault.Invalid, "login_code.malformed").In(fieldCode))
	return f
}
