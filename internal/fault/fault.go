// Package fault says what went wrong, as a kind for the program and a message
// key for the person. Inside the program a fault is wrapped and returned; at the
// edge one function turns its kind into a status or an exit code, and its key
// into a sentence in the reader's language (see wording). What has no fault in
// its chain is an internal error, of which a person is told nothing.
package fault

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Kind is the sort of thing that went wrong: what the other side can do about it.
type Kind int

// The kinds of fault. They start at one, so that a forgotten kind shows.
const (
	// Invalid is input that can't be used: mend it and try again.
	Invalid Kind = iota + 1
	// NotFound is a thing that isn't there, or isn't this creditor's.
	NotFound
	// Conflict is a thing that has changed meanwhile, or exists already.
	Conflict
	// Forbidden is an act that this person may not do.
	Forbidden
	// Unlawful is an act that the law doesn't allow; the reason has a source.
	Unlawful
	// UnknownLaw is a figure that the law book doesn't have for the day asked.
	UnknownLaw
	// Unavailable is something outside that didn't answer: try again later.
	Unavailable
	// Corrupt is stored data that doesn't prove itself.
	Corrupt
)

// Fault is one thing that went wrong, in a form that can be said in any
// language: a message key (noun.what_happened) and the values it mentions.
type Fault struct {
	Kind  Kind
	Key   string            // message key in the catalogue of wording; never renamed
	Field string            // the input it concerns, or empty
	Args  map[string]string // values named in the message, already formatted or neutral
	// Rule is the paragraph that an unlawful act is against, as a Danish lawyer cites
	// it, or empty.
	Rule string
	// Instead is the message key of what may be done instead, or empty. It mentions
	// the same values.
	Instead string
	cause   error
}

// New returns a fault of a kind with a message key.
func New(kind Kind, key string) *Fault { return &Fault{Kind: kind, Key: key} }

// In returns the fault, saying which input field it concerns.
func (f *Fault) In(field string) *Fault {
	f.Field = field
	return f
}

// With returns the fault with a value that its message mentions as {name}.
func (f *Fault) With(name, value string) *Fault {
	if f.Args == nil {
		f.Args = make(map[string]string)
	}
	f.Args[name] = value
	return f
}

// Citing returns the fault with the paragraph that it rests on, and the message key of
// what may be done instead; either may be empty.
func (f *Fault) Citing(rule, instead string) *Fault {
	f.Rule, f.Instead = rule, instead
	return f
}

// Because returns the fault with the error that lies under it, for the log.
func (f *Fault) Because(err error) *Fault {
	f.cause = err
	return f
}

// Error returns the fault for logs and tests; a person is shown wording's
// sentence instead.
func (f *Fault) Error() string {
	var b strings.Builder
	b.WriteString(f.Key)
	if f.Field != "" {
		fmt.Fprintf(&b, " (%s)", f.Field)
	}
	for _, name := range slices.Sorted(maps.Keys(f.Args)) {
		fmt.Fprintf(&b, " %s=%q", name, f.Args[name])
	}
	if f.cause != nil {
		fmt.Fprintf(&b, ": %v", f.cause)
	}
	return b.String()
}

// Unwrap returns the error that lies under the fault, or nil.
func (f *Fault) Unwrap() error { return f.cause }

// Of returns the first fault in an error's chain, or nil if there is none.
func Of(err error) *Fault {
	f, ok := errors.AsType[*Fault](err)
	if !ok {
		return nil
	}
	return f
}

// All returns the faults of an error, in their order: of one that joins several
// (errors.Join) each, of any other the one in its chain. It returns none where there
// is none.
func All(err error) []*Fault {
	switch err := err.(type) { //nolint:errorlint // it walks the chain itself
	case *Fault:
		return []*Fault{err}
	case interface{ Unwrap() []error }:
		var all []*Fault
		for _, one := range err.Unwrap() {
			all = append(all, All(one)...)
		}
		return all
	case interface{ Unwrap() error }:
		return All(err.Unwrap())
	}
	return nil
}

// Is reports whether an error's chain holds a fault of this kind.
func Is(err error, kind Kind) bool {
	f := Of(err)
	return f != nil && f.Kind == kind
}

// HasKey reports whether an error's chain holds a fault with this message key.
func HasKey(err error, key string) bool {
	f := Of(err)
	return f != nil && f.Key == key
}
