package cli

import (
	"strings"

	"krav/internal/fault"
)

// variablePrefix begins the name of every setting in the environment.
const variablePrefix = "KRAV_"

// variableConfig names the configuration file. It is no setting: a file can't
// say where it lies.
const variableConfig = "KRAV_CONFIG"

// held is a value in force, and where it came from.
type held struct {
	setting setting
	value   string
	from    string // a flag, a variable, a place in the file, or empty: the program
}

// inForce is the configuration with where each value of it came from, in the
// order of the settings.
type inForce struct {
	configuration
	held []held
	file string // the configuration file that was looked for
}

// configure puts together what is in force: the flag, else the environment, else
// the file, else the program itself.
func configure(call Call, flags globals) (inForce, error) {
	if err := call.checkVariables(); err != nil {
		return inForce{}, err
	}
	conf := inForce{file: defaultConfigFile}
	named, asked := call.configFile(flags)
	if asked {
		conf.file = named
	}
	entries, err := readConfigFile(conf.file, asked)
	if err != nil {
		return inForce{}, err
	}
	given, err := flags.given()
	if err != nil {
		return inForce{}, err
	}
	for _, s := range settings {
		h := call.hold(s, entries, given)
		if err := h.putInto(&conf.configuration); err != nil {
			return inForce{}, err
		}
		conf.held = append(conf.held, h)
	}
	return conf, nil
}

// configFile returns the configuration file that was asked for by name.
func (c Call) configFile(flags globals) (string, bool) {
	if flags.ConfigFile != "" {
		return flags.ConfigFile, true
	}
	return c.env(variableConfig)
}

// hold finds the weightiest value of a setting.
func (c Call) hold(s setting, entries, given []entry) held {
	if e, ok := find(given, s.name); ok {
		return held{s, e.value, e.place}
	}
	if value, ok := c.env(s.variable()); ok {
		return held{s, value, s.variable()}
	}
	if e, ok := find(entries, s.name); ok {
		return held{s, e.value, e.place}
	}
	if s.name == settingLanguage {
		language, variable := c.locale()
		return held{s, string(language), variable}
	}
	return held{s, s.fallback, ""}
}

func find(entries []entry, name string) (entry, bool) {
	for _, e := range entries {
		if e.name == name {
			return e, true
		}
	}
	return entry{}, false
}

func (h held) putInto(c *configuration) error {
	err := h.setting.put(c, h.value)
	if f := fault.Of(err); f != nil {
		return f.With("key", h.setting.name).With("value", h.setting.tell(h.value)).With("place", h.from)
	}
	return err
}

// given returns the settings that the flags of the command line make.
func (g globals) given() ([]entry, error) {
	entries := make([]entry, 0, len(g.Set)+2)
	if g.DB != "" {
		entries = append(entries, entry{settingDatabase, g.DB, "--db"})
	}
	if g.Lang != "" {
		entries = append(entries, entry{settingLanguage, g.Lang, "--lang"})
	}
	for _, line := range g.Set {
		e, err := parseConfigLine(line, "--set")
		if err != nil {
			return nil, err
		}
		if s, _ := settingNamed(e.name); s.shown == shownNever {
			return nil, fault.New(fault.Invalid, "config.secret_on_command_line").With("key", e.name).With("variable", s.variable())
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// checkVariables refuses variables that look like settings and aren't: a name
// that is mistyped would leave the program at work on another database.
func (c Call) checkVariables() error {
	for _, line := range c.Environ {
		name, value, _ := strings.Cut(line, "=")
		if value != "" && strings.HasPrefix(name, variablePrefix) && !isVariable(name) {
			return fault.New(fault.Invalid, "config.variable_unknown").With("variable", name)
		}
	}
	return nil
}

// testVariables begin the names of variables that the project's own tests set;
// they are no business of the program's.
var testVariables = []string{"KRAV_TEST_", "KRAV_SOAK"}

func isVariable(name string) bool {
	for _, prefix := range testVariables {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	for _, s := range settings {
		if s.variable() == name {
			return true
		}
	}
	return name == variableConfig
}
