package cli

import (
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"krav/internal/debt"
	"krav/internal/wording"
)

// ExitCode is exitCode, for the tests.
var ExitCode = exitCode

// ErrFoundWrong and ErrNothingAsked are those errors, for the tests.
var (
	ErrFoundWrong   = errFoundWrong
	ErrNothingAsked = errNothingAsked
)

// SweepDemos is sweepDemos, for the tests.
var SweepDemos = sweepDemos

// MarkDemo marks a folder as a demo's that is to go with its process.
func MarkDemo(folder string) (release func() error, err error) { return demoFolder(folder).mark() }

// Plain is plain, for the tests.
var Plain = plain

// The ways to tell how far one is.
const (
	Live   = live
	Sparse = sparse
)

// Progress tells how far one is, every 500 lines up to so many.
func Progress(w io.Writer, way progressWay, lines int) {
	t := &teller{w: w, language: wording.Danish}
	p := t.progress("import.progress")
	if way == live {
		p.way, p.next = live, progressFrom
	}
	for at := 500; at <= lines; at += 500 {
		p.at(at)
	}
	p.end()
}

// HelpTexts returns the message keys of the help of each command, group and topic,
// and of each flag and argument; what has no text has an empty key.
func HelpTexts() (map[string]string, error) {
	parser, err := newParser(&commands{})
	if err != nil {
		return nil, err
	}
	texts := make(map[string]string)
	collect(parser.Model.Node, texts)
	return texts, nil
}

func collect(node *kong.Node, texts map[string]string) {
	about := pageOf(node)
	texts[node.FullPath()], texts[node.FullPath()+" (why)"] = about.does, about.why
	for _, flag := range node.Flags {
		texts[node.FullPath()+" --"+flag.Name] = about.flags[flag.Name]
	}
	for _, argument := range node.Positional {
		texts[node.FullPath()+" "+argument.Summary()] = about.flags[argument.Name]
	}
	for _, e := range about.examples {
		texts[node.FullPath()+" # "+e.command] = e.says
	}
	if node.Leaf() && len(about.examples) == 0 {
		texts[node.FullPath()+" (example)"] = ""
	}
	for _, child := range node.Children {
		collect(child, texts)
	}
}

// Readable returns an error where the parser can't read an example.
func Readable(command string) error {
	parser, err := newParser(&commands{})
	if err != nil {
		return err
	}
	_, err = parser.Parse(words(strings.TrimPrefix(command, "krav ")))
	return err
}

// words cuts a command as a shell does: at blanks that stand in no quotes.
func words(command string) []string {
	quoted := false
	cut := strings.FieldsFunc(command, func(r rune) bool {
		if r == '\'' {
			quoted = !quoted
		}
		return r == ' ' && !quoted
	})
	for i, word := range cut {
		cut[i] = strings.ReplaceAll(word, "'", "")
	}
	return cut
}

// UntilNight and WithoutPassword are those functions, for the tests.
var (
	UntilNight      = untilNight
	WithoutPassword = withoutPassword
)

// TaskText says what a task asks.
func TaskText(l wording.Language, t debt.TaskRaised) string {
	p := &paper{language: l}
	return breakable(p.task(t))
}

// Settings returns the keys of the configuration, each with its default.
func Settings() map[string]string {
	defaults := make(map[string]string, len(settings))
	for _, s := range settings {
		defaults[s.name] = s.fallback
	}
	return defaults
}
