package cli

// configCommands are what can be done about the configuration.
type configCommands struct {
	Show configShowCommand `cmd:""`
}

func (configCommands) page() page { return page{does: "help.config", why: "help.config_why"} }

// configShowCommand prints what is in force and from where.
type configShowCommand struct{}

func (configShowCommand) page() page {
	return page{
		does: "help.config_show", why: "help.config_show_why",
		examples: []example{
			{"help.config_show_example", "krav config show"},
			{"help.config_show_example_set", "krav config show --set smtp.host=mail.example.dk --set log=debug"},
		},
	}
}

// Run answers with every setting, secrets hidden.
func (configShowCommand) Run(s *session) error {
	shown := configShown{File: s.conf.file}
	for _, h := range s.conf.held {
		shown.Settings = append(shown.Settings, shownSetting{
			Key: h.setting.name, Value: h.setting.tell(h.value), From: h.origin(),
		})
	}
	return s.answer(shown)
}

// byDefault says that nobody has set a value.
const byDefault = "default"

// origin returns where a value came from, in a word that stands in JSON.
func (h held) origin() string {
	if h.from == "" {
		return byDefault
	}
	return h.from
}

// configShown is the configuration in force.
type configShown struct {
	File     string         `json:"file"`
	Settings []shownSetting `json:"settings"`
}

// shownSetting is one setting in force.
type shownSetting struct {
	Key   string `json:"key"`
	Value string `json:"value"`
	From  string `json:"from"` // default, a flag, a variable, or a place in the file
}

func (c configShown) print(p *paper) {
	for _, s := range c.Settings {
		value := s.Value
		if value == "" {
			value = p.said("config.not_set")
		}
		from := s.From
		if from == byDefault {
			from = p.said("config.by_default")
		}
		p.columns([]int{18, 34}, s.Key, value, from)
	}
}
