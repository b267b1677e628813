package web

import (
	"strings"

	"github.com/a-h/templ"
)

// Input is one field of a form.
type Input struct {
	// Name is what the field is called in what the form sends, and in faults.
	Name string
	// Label and Help are said already. Help is what to write and why, or empty.
	Label, Help string
	// Kind is the type of the field: "email", "password", "tel"; text if empty.
	Kind string
	// Autocomplete is what the browser may fill in: "username", "off".
	Autocomplete string
	// Mode is the keyboard that a phone shows: "numeric"; the usual one if empty.
	Mode string
	// Capitals is for codes: a phone begins nothing but capitals, and no speller
	// looks at it.
	Capitals bool
	// Class is for the field's width, which tells the expected length.
	Class string
	// Required marks a field that must be filled in.
	Required bool

	valueless bool
}

func (i Input) kind() string {
	if i.Kind == "" {
		return "text"
	}
	return i.Kind
}

// withoutValue is for fields whose value isn't an attribute.
func (i Input) withoutValue() Input {
	i.valueless = true
	return i
}

func fieldID(name string) string { return "f-" + name }

func helpID(name string) string { return "f-" + name + "-help" }

func faultID(name string) string { return "f-" + name + "-fault" }

// describe returns the attributes that a field has beside its name: what stands
// in it, and what describes it. A password is never sent back.
func (f Form) describe(i Input) templ.Attributes {
	made := f.group(i)
	if !i.valueless && i.Kind != "password" {
		made["value"] = f.Value(i.Name)
	}
	if i.Autocomplete != "" {
		made["autocomplete"] = i.Autocomplete
	}
	if i.Mode != "" {
		made["inputmode"] = i.Mode
	}
	if i.Capitals {
		made["autocapitalize"], made["spellcheck"] = "characters", "false"
	}
	if i.Required {
		made["required"] = true
	}
	if f.FaultAt(i.Name) != nil {
		made["aria-invalid"] = "true"
	}
	return made
}

// group returns the attributes that say what describes a field or a group.
func (f Form) group(i Input) templ.Attributes {
	var by []string
	if i.Help != "" {
		by = append(by, helpID(i.Name))
	}
	if f.FaultAt(i.Name) != nil {
		by = append(by, faultID(i.Name))
	}
	made := templ.Attributes{}
	if len(by) > 0 {
		made["aria-describedby"] = strings.Join(by, " ")
	}
	return made
}
