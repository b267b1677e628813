package web

import (
	"context"
	"crypto/rand"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/fault"
)

// What a form sends beside its fields: its key, and the number of the creditor that
// its reader worked for when it was made.
const (
	keyField     = "form_key"
	madeForField = "form_creditor"
)

// madeFor is the creditor that a form is made for, for a debtor their case, or nothing
// for nobody.
func madeFor(ctx context.Context) string {
	reader := ReaderOf(ctx)
	switch {
	case reader.Creditor == 0:
		return ""
	case reader.Who.Kind() == access.KindDebtor:
		return reader.Who.String()
	}
	return strconv.FormatInt(reader.Creditor, 10)
}

// IsMadeFor reports whether the form was made for the creditor that its reader works
// for. One that doesn't say is taken to be.
func (f Form) IsMadeFor(ctx context.Context) bool {
	return refuseOther(ctx, f.Values.Get(madeForField)) == nil
}

// refuseOther fails with "web.other_creditor" where a form was made while its reader
// worked for another creditor: numbers of cases are the same at all of them, so it
// would be done to somebody else's. What the form says is compared and nothing more:
// whom the reader works for is known from elsewhere.
func refuseOther(ctx context.Context, said string) error {
	if said == "" || said == madeFor(ctx) {
		return nil
	}
	if ReaderOf(ctx).Who.Kind() == access.KindDebtor {
		return fault.New(fault.Conflict, "web.other_case")
	}
	return fault.New(fault.Conflict, "web.other_creditor").With("name", ReaderOf(ctx).CreditorName)
}

// Form is a form as it is shown: what stands in it, and what is wrong with that.
// When something is, the page is shown again with the same form, so that nothing
// typed is lost.
type Form struct {
	// Key is new for each form that is made, and goes with every sending of it:
	// a double click or a second tab sends the same. A use case that is handed it
	// does once what is asked twice.
	Key string
	// Values are what stands in the fields, by name.
	Values url.Values
	// Faults are what is wrong, in the order of the fields.
	Faults []*fault.Fault
	// Files marks a form that sends files.
	Files bool
	// Today is the day it is where the reader works: what "i morgen" is counted from. No
	// date for a form that nobody sent.
	Today civil.Date
}

// NewForm returns a form to be filled in, with what stands in it from the
// beginning: name and value in pairs.
func NewForm(values ...string) Form {
	f := Form{Key: rand.Text(), Values: make(url.Values)}
	for name, value := range pairs(values) {
		f.Values.Set(name, value)
	}
	return f
}

// ReadForm returns a form as it was sent. It fails with "web.form_unreadable",
// which is Invalid, where that can't be read, and with "web.too_large" where it
// is more than a form may be, and with "web.other_creditor" where it was made for
// another creditor than the reader works for now.
func ReadForm(r *http.Request) (Form, error) {
	if err := parseForm(r); err != nil {
		return Form{}, unreadable(err)
	}
	if err := refuseOther(r.Context(), r.PostForm.Get(madeForField)); err != nil {
		return Form{}, err
	}
	return Form{Key: r.PostForm.Get(keyField), Values: r.PostForm, Today: ReaderOf(r.Context()).Today}, nil
}

// Value returns what stands in a field, without space around it.
func (f Form) Value(name string) string { return strings.TrimSpace(f.Values.Get(name)) }

// Failed reports whether anything is wrong.
func (f Form) Failed() bool { return len(f.Faults) > 0 }

// Fail notes what is wrong with the form, all of it where an error joins several
// faults, and reports whether that is for the form to say: faults of what was typed,
// of what the law doesn't allow, of what has changed meanwhile, and of what may not
// stand in a field. Any other error belongs to the page as a whole.
func (f *Form) Fail(err error) bool {
	found := fault.All(err)
	if len(found) == 0 || !isForForm(found[0]) {
		return false
	}
	for _, problem := range found {
		if isForForm(problem) {
			f.Faults = append(f.Faults, problem)
		}
	}
	return true
}

func isForForm(problem *fault.Fault) bool {
	switch problem.Kind {
	case fault.Invalid, fault.Unlawful, fault.UnknownLaw, fault.Conflict:
		return true
	case fault.Forbidden:
		return problem.Field != ""
	case fault.NotFound, fault.Unavailable, fault.Corrupt:
	}
	return false
}

// FaultAt returns what is wrong with a field, or nil.
func (f Form) FaultAt(name string) *fault.Fault {
	for _, problem := range f.Faults {
		if problem.Field == name {
			return problem
		}
	}
	return nil
}

// Status returns the status that a page with this form is answered with: 422
// where something is wrong, else 200.
func (f Form) Status() int {
	if f.Failed() {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

func (f Form) chosen(name string, c Choice) bool {
	if value := f.Value(name); value != "" {
		return value == c.Value
	}
	return c.Chosen
}

func (f Form) encoding() templ.Attributes {
	if !f.Files {
		return nil
	}
	return templ.Attributes{"enctype": "multipart/form-data"}
}
