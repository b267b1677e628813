package cli

import (
	"reflect"

	"github.com/alecthomas/kong"
)

// page is the help of one command: what it does in a sentence, why one wants it,
// what its flags and arguments are, and examples. All texts are message keys.
type page struct {
	does     string
	why      string
	flags    map[string]string // by the name of the flag or argument
	examples []example
}

// example is a command to try, and what it is for.
type example struct{ says, command string }

// documented is what every command and every group of commands is.
type documented interface{ page() page }

// pageOf returns the help of a command. One without a page has an empty one; a
// test sees to it that there is none.
func pageOf(node *kong.Node) page {
	if d, ok := reflect.TypeAssert[documented](node.Target); ok {
		return d.page()
	}
	return page{}
}

// helpFlag asks for the help of the command that it stands with.
type helpFlag bool

// helpAsked is how help that was asked for ends the reading of a command line.
type helpAsked struct{ of *kong.Node }

// Error returns the error for tests; it is never shown.
func (*helpAsked) Error() string { return "help was asked for" }

// BeforeReset ends the reading before anything is found missing: who asks how a
// command is used can't be expected to use it right.
func (helpFlag) BeforeReset(at *kong.Context) error {
	if selected := at.Selected(); selected != nil {
		return &helpAsked{of: selected}
	}
	return &helpAsked{of: at.Model.Node}
}
