package cli

import (
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"krav/internal/wording"
)

// writeHelp writes the help of a command, of a group of commands, or of the
// program. A group that does something without a further word has the help of
// that.
func writeHelp(w io.Writer, l wording.Language, node *kong.Node) error {
	p := paper{language: l}
	about := pageOf(node)
	p.item(p.said("help.usage")+" ", "    ", usage(&p, withDefault(node)))
	p.blank()
	p.say(about.does)
	if about.why != "" {
		p.blank()
		p.say(about.why)
	}
	p.commands(node)
	p.values(withDefault(node), about)
	p.examples(about)
	p.footer(node)
	return write(w, p.String())
}

// withDefault returns the command that a group stands for where no other is
// named, or else the command itself.
func withDefault(node *kong.Node) *kong.Node {
	if node.DefaultCmd != nil {
		return node.DefaultCmd
	}
	return node
}

// typed returns the command as it is typed: without the name of one that needs
// none.
func typed(node *kong.Node) *kong.Node {
	if node.Parent != nil && node.Parent.DefaultCmd == node {
		return node.Parent
	}
	return node
}

// usage returns the command as it is typed, with what it needs.
func usage(p *paper, node *kong.Node) string {
	words := []string{typed(node).FullPath()}
	for _, argument := range node.Positional {
		words = append(words, argument.Summary())
	}
	optional := false
	for _, flag := range node.Flags {
		if flag.Required {
			words = append(words, flagForm(flag))
		}
		optional = optional || !flag.Required
	}
	if len(node.Children) > 0 {
		words = append(words, p.said("help.a_command"))
	}
	if optional {
		words = append(words, p.said("help.flags_follow"))
	}
	return strings.Join(words, " ")
}

// flagForm returns a flag with the kind of value it takes.
func flagForm(flag *kong.Flag) string {
	if flag.IsBool() {
		return "--" + flag.Name
	}
	return "--" + flag.Name + " " + flag.PlaceHolder
}

// commands lists the commands under a node, those of groups with their group.
func (p *paper) commands(node *kong.Node) {
	below := commandsBelow(node)
	if len(below) == 0 {
		return
	}
	p.heading("help.commands")
	for _, command := range below {
		p.entry(command.Path(), pageOf(command).does)
	}
}

// commandsBelow returns the commands below a node that can be typed.
func commandsBelow(node *kong.Node) []*kong.Node {
	var commands []*kong.Node
	for _, child := range node.Children {
		switch {
		case child.Hidden:
			continue
		case child.Leaf() || child.DefaultCmd != nil:
			commands = append(commands, child)
		}
		commands = append(commands, commandsBelow(child)...)
	}
	return commands
}

// values lists a command's arguments and flags.
func (p *paper) values(node *kong.Node, about page) {
	if len(node.Positional) > 0 {
		p.heading("help.arguments")
	}
	for _, argument := range node.Positional {
		p.entry(argument.Summary(), about.flags[argument.Name])
	}
	if len(node.Flags) > 0 {
		p.heading("help.flags")
	}
	for _, flag := range node.Flags {
		p.entry(flagForm(flag), about.flags[flag.Name])
	}
}

func (p *paper) examples(about page) {
	if len(about.examples) == 0 {
		return
	}
	p.heading("help.examples")
	for i, e := range about.examples {
		if i > 0 {
			p.blank()
		}
		p.paragraph("  # ", p.said(e.says))
		p.command(e.command)
	}
}

// command writes a command to copy. It is cut before a flag, with the mark that
// lets a shell read on.
func (p *paper) command(text string) {
	const indent, more = "  ", " \\"
	line := indent
	for i, part := range strings.Split(text, " --") {
		if i > 0 {
			part = "--" + part
		}
		if line != indent && width(line)+1+width(part) > paperWidth-width(more) {
			p.line(line + more)
			line = indent + indent
		}
		if strings.TrimSpace(line) != "" {
			line += " "
		}
		line += part
	}
	p.line(line)
}

// footer says where more is to be read.
func (p *paper) footer(node *kong.Node) {
	p.blank()
	if node.Parent == nil {
		p.say("help.more")
		return
	}
	p.say("help.globals")
}

// heading writes the head of a part of the page.
func (p *paper) heading(key string) {
	p.blank()
	p.line(p.said(key))
}

// entry writes a name, and what it is about beside it.
func (p *paper) entry(name, key string) { p.beside("  "+name, 26, p.said(key)) }
