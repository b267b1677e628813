package cli

import (
	"errors"
	"strings"

	"github.com/alecthomas/kong"

	"krav/internal/fault"
)

// usageFault turns what the parser says of a command line into a fault that can
// be said in both languages. The parser's errors are English sentences without a
// type; a test holds the beginnings below against the version in use, and what is
// said in another way is told as usage that can't be read, with the parser's own
// words.
func usageFault(err error) error {
	said := err.Error()
	if f := fault.Of(err); f != nil {
		return f.With("flag", flagOf(said)) // the value of a flag, refused by its type
	}
	if meant, ok := strings.CutPrefix(said, "unknown flag "); ok {
		if word, _, _ := strings.Cut(meant, ","); isNegative(word) {
			return fault.New(fault.Invalid, "cli.number_negative").With("text", word)
		}
		return mistyped("cli.flag_unknown", "cli.flag_mistyped", meant)
	}
	if meant, ok := strings.CutPrefix(said, "unexpected argument "); ok {
		if isChoosing(err) {
			return mistyped("cli.command_unknown", "cli.command_mistyped", meant)
		}
		return mistyped("cli.argument_unexpected", "cli.argument_unexpected", meant)
	}
	if flags, ok := strings.CutPrefix(said, "missing flags: "); ok {
		return fault.New(fault.Invalid, "cli.flag_missing").With("flags", strings.ReplaceAll(flags, "=", " "))
	}
	if choices, ok := strings.CutPrefix(said, "expected "); ok {
		return missing(err, strings.TrimPrefix(choices, "one of "))
	}
	if value, ok := dashed(said); ok {
		return fault.New(fault.Invalid, "cli.value_negative").With("flag", flagOf(said)).With("text", value)
	}
	if isValueMissing(said) {
		return fault.New(fault.Invalid, "cli.value_missing").With("flag", flagOf(said))
	}
	return fault.New(fault.Invalid, "cli.usage_wrong").With("said", said).Because(err)
}

// mistyped tells of a word that isn't one of those there are, with those that it
// looks like.
func mistyped(alone, guessed, said string) *fault.Fault {
	word, guess, found := strings.Cut(said, ", did you mean ")
	if !found {
		return fault.New(fault.Invalid, alone).With("word", word)
	}
	guess = strings.TrimSuffix(strings.TrimPrefix(guess, "one of "), "?")
	return fault.New(fault.Invalid, guessed).With("word", word).With("meant", strings.ReplaceAll(guess, `"`, ""))
}

// missing tells of what should have come after the last word: an argument, or
// the command of a group.
func missing(err error, choices string) *fault.Fault {
	choices = strings.ReplaceAll(choices, `"`, "")
	if strings.HasPrefix(choices, "<") {
		return fault.New(fault.Invalid, "cli.argument_missing").With("argument", choices)
	}
	if all := choicesAt(err); all != "" { // the parser names the first five
		choices = all
	}
	return fault.New(fault.Invalid, "cli.command_missing").With("choices", choices)
}

// choicesAt returns the commands of the group at which reading stopped, or nothing.
func choicesAt(err error) string {
	parse, ok := errors.AsType[*kong.ParseError](err)
	if !ok || parse.Context == nil || parse.Context.Selected() == nil {
		return ""
	}
	var names []string
	for _, child := range parse.Context.Selected().Children {
		if !child.Hidden {
			names = append(names, child.Name)
		}
	}
	return strings.Join(names, ", ")
}

// isChoosing reports whether a command was still to be chosen where reading
// stopped.
func isChoosing(err error) bool {
	parse, ok := errors.AsType[*kong.ParseError](err)
	if !ok || parse.Context == nil {
		return false
	}
	selected := parse.Context.Selected()
	return selected == nil || len(selected.Children) > 0
}

// dashed returns the value after a flag that the parser took for another flag, as
// it begins with a minus and a digit: "-5".
func dashed(said string) (string, bool) {
	_, got, found := strings.Cut(said, " value but got ")
	value, _, _ := strings.Cut(strings.TrimPrefix(got, `"`), `"`)
	return value, found && isNegative(value)
}

// isNegative reports whether a word is the beginning of a number below nothing.
func isNegative(word string) bool {
	return len(word) > 1 && word[0] == '-' && word[1] >= '0' && word[1] <= '9'
}

func isValueMissing(said string) bool {
	return strings.Contains(said, " value but got ") || strings.Contains(said, ": missing value")
}

// flagOf returns the flag or argument that an error of the parser begins with.
func flagOf(said string) string {
	name, _, _ := strings.Cut(said, ":")
	return name
}
