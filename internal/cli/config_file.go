package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"krav/internal/fault"
)

// defaultConfigFile is read from the folder where the program is started, when
// it is there.
const defaultConfigFile = "krav.conf"

// entry is one line of the configuration file that sets something.
type entry struct {
	name, value, place string // place: krav.conf:3
}

// readConfigFile reads a configuration file. A file that was not asked for by
// name may be missing.
func readConfigFile(name string, asked bool) ([]entry, error) {
	content, err := os.ReadFile(name) //nolint:gosec // whoever runs the program says which file
	switch {
	case errors.Is(err, fs.ErrNotExist) && !asked:
		return nil, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.New(fault.Invalid, "config.file_missing").With("file", name).Because(err)
	case err != nil:
		return nil, fault.New(fault.Invalid, "config.file_unreadable").With("file", name).Because(err)
	}
	return parseConfig(name, string(content))
}

// parseConfig reads lines of "key = value". The value is the rest of the line as
// it stands, without the blanks around it: nothing needs quotes. Blank lines and
// lines that begin with # say nothing. A key that stands twice is refused: only
// one of the two can be meant.
func parseConfig(name, content string) ([]entry, error) {
	var entries []entry
	places := make(map[string]string)
	number := 0
	for line := range strings.Lines(strings.TrimPrefix(content, "\ufeff")) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		e, err := parseConfigLine(line, fmt.Sprintf("%s:%d", name, number))
		if err != nil {
			return nil, err
		}
		if first, twice := places[e.name]; twice {
			return nil, fault.New(fault.Invalid, "config.key_twice").With("key", e.name).With("place", e.place).With("first", first)
		}
		places[e.name] = e.place
		entries = append(entries, e)
	}
	return entries, nil
}

func parseConfigLine(line, place string) (entry, error) {
	name, value, ok := strings.Cut(line, "=")
	if !ok {
		return entry{}, fault.New(fault.Invalid, "config.line_malformed").With("place", place)
	}
	e := entry{name: strings.TrimSpace(name), value: strings.TrimSpace(value), place: place}
	if _, known := settingNamed(e.name); !known {
		return entry{}, fault.New(fault.Invalid, "config.key_unknown").With("key", e.name).With("place", place)
	}
	return e, nil
}
