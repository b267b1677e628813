package cli

import "github.com/alecthomas/kong"

// commands is the grammar of the command line. A command is a struct with its
// flags, a Run that does it, and a page that tells of it.
type commands struct {
	globals

	Demo demoCommand `cmd:""`

	Creditor creditorCommands `cmd:""`
	User     userCommands     `cmd:""`
	Import   importCommands   `cmd:""`
	Followup followupCommands `cmd:""`
	Work     workCommand      `cmd:""`
	Serve    serveCommand     `cmd:""`
	Payments paymentsCommands `cmd:""`
	Case     caseCommands     `cmd:""`
	Queue    queueCommand     `cmd:""`
	Pack     packCommand      `cmd:""`
	Posted   postedCommand    `cmd:""`

	Simulate simulateCommand `cmd:""`

	Calc calcCommand `cmd:""`
	Law  lawCommands `cmd:""`

	Verify  verifyCommand  `cmd:""`
	Backup  backupCommand  `cmd:""`
	Restore restoreCommand `cmd:""`
	Export  exportCommand  `cmd:""`
	Migrate migrateCommand `cmd:""`
	Clock   clockCommands  `cmd:""`
	Config  configCommands `cmd:""`
	Bench   benchCommand   `cmd:""`
	Version versionCommand `cmd:""`
	Help    helpCommand    `cmd:""`
}

// globals are the flags that every command takes.
type globals struct {
	JSON       bool
	Lang       string   `placeholder:"da|en"`
	DB         string   `placeholder:"ADDRESS"`
	ConfigFile string   `name:"config" placeholder:"FILE"`
	Set        []string `placeholder:"KEY=VALUE" sep:"none"`
	AskedHelp  helpFlag `name:"help" short:"h"`
}

func (commands) page() page {
	return page{
		does: "help.krav", why: "help.krav_why",
		flags: map[string]string{
			"json": "help.flag_json", "lang": "help.flag_lang", "db": "help.flag_db",
			"config": "help.flag_config", "set": "help.flag_set", "help": "help.flag_help",
		},
	}
}

// newParser lays the commands out for reading a command line.
func newParser(line *commands) (*kong.Kong, error) {
	return kong.New(line, kong.Name(programName), kong.NoDefaultHelp())
}
