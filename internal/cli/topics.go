package cli

import (
	"strconv"
	"strings"

	"krav/internal/intake"
)

// topics are the pages of help that belong to no command.
var topics = []struct {
	name  string
	tells answer
}{
	{"exit-codes", exitCodePage{exitCodes}},
	{"config", configPage{describedSettings()}},
	{"fields", fieldsPage{describedFields()}},
}

func topicNames() string {
	names := make([]string, len(topics))
	for i, t := range topics {
		names[i] = t.name
	}
	return strings.Join(names, ", ")
}

// exitCodePage lists the exit codes.
type exitCodePage struct {
	Codes []exitMeaning `json:"exit_codes"`
}

func (page exitCodePage) print(p *paper) {
	p.say("help.exit_codes")
	p.blank()
	for _, c := range page.Codes {
		p.beside(strconv.Itoa(c.Code), 6, p.said(c.Key))
	}
}

// configPage lists the keys of the configuration.
type configPage struct {
	Settings []describedSetting `json:"settings"`
}

// describedSetting is a key of the configuration as help tells of it.
type describedSetting struct {
	Key      string `json:"key"`
	Variable string `json:"variable"`
	Default  string `json:"default"`
	About    string `json:"about"` // message key
}

func describedSettings() []describedSetting {
	described := make([]describedSetting, len(settings))
	for i, s := range settings {
		described[i] = describedSetting{Key: s.name, Variable: s.variable(), Default: s.fallback, About: s.says}
	}
	return described
}

func (page configPage) print(p *paper) {
	p.say("help.config_page")
	p.blank()
	p.paragraph("", p.said("help.config_file_form"))
	p.blank()
	for _, s := range page.Settings {
		p.beside(s.Key, 18, p.said(s.About))
		if s.Default != "" {
			p.beside("", 18, p.said("help.config_default", "value", s.Default))
		}
		p.beside("", 18, s.Variable)
	}
}

// fieldsPage lists the fields of an invoice, by the names that --mapping and --value
// know.
type fieldsPage struct {
	Fields []describedField `json:"fields"`
}

// describedField is a field as help tells of it.
type describedField struct {
	Field   string `json:"field"`
	Heading string `json:"heading"` // in Danish, with the English in brackets
}

func describedFields() []describedField {
	all := intake.Fields()
	described := make([]describedField, len(all))
	for i, field := range all {
		described[i] = describedField{Field: field.String(), Heading: field.Heading()}
	}
	return described
}

func (page fieldsPage) print(p *paper) {
	p.say("help.fields_page")
	p.blank()
	for _, field := range page.Fields {
		p.beside(field.Field, 20, field.Heading)
	}
}
