package cli

import (
	"strings"

	"github.com/alecthomas/kong"

	"krav/internal/fault"
)

// helpCommand tells of a command, or of a topic that belongs to none.
type helpCommand struct {
	About []string `arg:"" optional:""`
}

func (helpCommand) page() page {
	return page{
		does: "help.help", why: "help.help_why",
		flags: map[string]string{"about": "help.help_about"},
		examples: []example{
			{"help.help_example", "krav help calc"},
			{"help.help_example_exit_codes", "krav help exit-codes"},
		},
	}
}

// withoutConfiguration: help is for whoever has to mend the configuration, too.
func (helpCommand) withoutConfiguration() {}

// Run tells of what was asked about; of the program, where nothing was.
func (c *helpCommand) Run(s *session, parser *kong.Kong) error {
	topic := strings.Join(c.About, " ")
	for _, t := range topics {
		if t.name == topic {
			return s.answer(t.tells)
		}
	}
	node, ok := commandAt(parser.Model.Node, c.About)
	if !ok {
		return fault.New(fault.Invalid, "cli.topic_unknown").With("topic", topic).With("topics", topicNames())
	}
	return writeHelp(s.call.Stdout, s.conf.Language, node)
}

// commandAt returns the command at a path below a node.
func commandAt(node *kong.Node, path []string) (*kong.Node, bool) {
	if len(path) == 0 {
		return node, true
	}
	for _, child := range node.Children {
		if child.Name == path[0] {
			return commandAt(child, path[1:])
		}
	}
	return nil, false
}
