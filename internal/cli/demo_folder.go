package cli

import (
	"embed"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"krav/internal/fault"
)

// demoFiles are what the demo works on: the invoices of an invented gym, what its
// bank has to say two weeks later, and its logo.
//
//go:embed demo
var demoFiles embed.FS

// The files of the demo.
const (
	demoInvoices = "fakturaer.csv"
	demoBank     = "bank.xml"
	demoLogo     = "logo.png"
)

// demoFile returns a file of the demo.
func demoFile(name string) ([]byte, error) { return demoFiles.ReadFile(path.Join("demo", name)) }

// demoFolder is where the demo puts what it makes, by the name it was given.
type demoFolder string

// makeDemoFolder makes the folder: the one named, which must be empty, or else a
// new one among the temporary files.
func makeDemoFolder(name string) (demoFolder, error) {
	if name == "" {
		made, err := os.MkdirTemp("", demoPassing+"*")
		if err != nil {
			return "", fault.New(fault.Unavailable, "demo.folder_not_made").With("folder", os.TempDir()).Because(err)
		}
		return demoFolder(made), nil
	}
	if err := os.MkdirAll(name, 0o700); err != nil {
		return "", fault.New(fault.Invalid, "demo.folder_not_made").With("folder", name).Because(err)
	}
	inside, err := os.ReadDir(name)
	switch {
	case err != nil:
		return "", fault.New(fault.Invalid, "demo.folder_not_made").With("folder", name).Because(err)
	case len(inside) > 0:
		return "", fault.New(fault.Conflict, "demo.folder_not_empty").With("folder", name)
	}
	return demoFolder(name), nil
}

func (f demoFolder) file(name string) string { return filepath.Join(string(f), name) }
func (f demoFolder) letters() string         { return f.file("breve") }
func (f demoFolder) database() string        { return f.file("krav.db") }
func (f demoFolder) settings() string        { return f.file("krav.conf") }

// configuration returns what the demo works by: all it needs lies in its folder,
// whatever the house's own settings are.
func (f demoFolder) configuration(house configuration) configuration {
	return configuration{
		Database: f.database(), KeyFile: f.file("krav.key"), Files: string(f), MailShown: true,
		UploadDays: house.UploadDays, Language: house.Language, Log: house.Log,
	}
}

// fill puts the sample files into the folder, to be looked at, and settings with
// which the other commands find what lies there.
func (f demoFolder) fill(conf configuration) error {
	for _, name := range []string{demoInvoices, demoBank, demoLogo} {
		content, err := demoFile(name)
		if err != nil {
			return fmt.Errorf("the sample file %s: %w", name, err)
		}
		if err := f.write(f.file(name), content); err != nil {
			return err
		}
	}
	if err := os.Mkdir(f.letters(), 0o700); err != nil {
		return fmt.Errorf("make the folder of the letters: %w", err)
	}
	settings, err := f.settingsFor(conf)
	if err != nil {
		return err
	}
	return f.write(f.settings(), []byte(settings))
}

// settingsFor writes the settings out, with places that hold good wherever a
// command is started.
func (f demoFolder) settingsFor(conf configuration) (string, error) {
	var text strings.Builder
	for _, s := range []struct{ name, place string }{
		{settingDatabase, conf.Database}, {"key.file", conf.KeyFile}, {"files", conf.Files},
	} {
		whole, err := filepath.Abs(s.place)
		if err != nil {
			return "", fmt.Errorf("the place of %s: %w", s.name, err)
		}
		fmt.Fprintf(&text, "%s = %s\n", s.name, whole)
	}
	return text.String(), nil
}

// write writes a file for the owner's eyes only, as everything with names in it is.
func (f demoFolder) write(name string, content []byte) error {
	if err := os.WriteFile(name, content, 0o600); err != nil {
		return fault.New(fault.Unavailable, "cli.file_unwritable").With("file", name).Because(err)
	}
	return nil
}
