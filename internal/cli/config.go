package cli

import (
	"log/slog"
	"net/url"
	"strconv"
	"strings"

	"krav/internal/dispatch"
	"krav/internal/fault"
	"krav/internal/wording"
)

// configuration is what the program was set to (indstillinger): one struct for
// the file, the environment and the flags. Every value has a default that works
// on a laptop with no file at all.
type configuration struct {
	Database string // the file of a SQLite, or the address of a PostgreSQL
	Owner    string // the address by which the schema's owner migrates; empty: Database
	KeyFile  string // where the keys for secrets lie
	Keys     string // the keys themselves; empty: in KeyFile
	Files    string // folder for what is made for people to fetch
	SMTP     smtpConfiguration
	Bounce   bounceConfiguration
	Office   siteConfiguration
	Portal   siteConfiguration
	// UploadDays is how many days a file that was sent waits to be taken in.
	UploadDays int
	// SignUpClosed lets nobody sign up: whoever runs the house adds people.
	SignUpClosed bool
	// MailShown says that all mail stays in the house, and can be read on pages: the
	// demo's.
	MailShown bool
	Language  wording.Language
	Log       slog.Level
}

// mailStays reports whether mail to the house's people reaches none of them.
func (c configuration) mailStays() bool { return c.SMTP.Host == "" && !c.MailShown }

// smtpConfiguration is the mail server that letters leave through.
type smtpConfiguration struct {
	Host     string // empty: no mail leaves
	Port     int    // nought: the usual one for TLS
	User     string // empty: no login
	Password string
	TLS      string         // starttls, implicit, loopback or open
	From     string         // address of the From header, at a domain the server may send for
	Reach    dispatch.Reach // of the mail servers that creditors type themselves; see reach
}

// bounceConfiguration is where what comes back of sent mail is listened for.
type bounceConfiguration struct {
	Listen string // address and port; empty: nowhere
	Domain string // the domain of the envelope sender
}

// setting is one key of the configuration.
type setting struct {
	name     string
	fallback string
	says     string // message key: what it is for
	shown    shownAs
	put      func(c *configuration, text string) error
}

// shownAs is how much of a value `config show` tells.
type shownAs int

const (
	shownPlain   shownAs = iota + 1
	shownAddress         // without the password in it
	shownNever           // only whether it is set
)

// The names that are spoken of outside the table.
const (
	settingDatabase = "db"
	settingLanguage = "lang"
)

// settings are all keys there are, in the order in which they are shown.
var settings = []setting{
	{settingDatabase, "data/krav.db", "config.about_db", shownAddress, asItStands(func(c *configuration) *string { return &c.Database })},
	{"db.owner", "", "config.about_db_owner", shownAddress, asItStands(func(c *configuration) *string { return &c.Owner })},
	{"key", "", "config.about_key", shownNever, asItStands(func(c *configuration) *string { return &c.Keys })},
	{"key.file", "data/krav.key", "config.about_key_file", shownPlain, asItStands(func(c *configuration) *string { return &c.KeyFile })},
	{"files", "data/files", "config.about_files", shownPlain, asItStands(func(c *configuration) *string { return &c.Files })},
	{"smtp.host", "", "config.about_smtp_host", shownPlain, asItStands(func(c *configuration) *string { return &c.SMTP.Host })},
	{"smtp.port", "", "config.about_smtp_port", shownPlain, putPort},
	{"smtp.user", "", "config.about_smtp_user", shownPlain, asItStands(func(c *configuration) *string { return &c.SMTP.User })},
	{"smtp.password", "", "config.about_smtp_password", shownNever, asItStands(func(c *configuration) *string { return &c.SMTP.Password })},
	{"smtp.tls", "starttls", "config.about_smtp_tls", shownPlain, putTLS},
	{"smtp.from", "", "config.about_smtp_from", shownPlain, asItStands(func(c *configuration) *string { return &c.SMTP.From })},
	{"smtp.reach", "public", "config.about_smtp_reach", shownPlain, putReach},
	{"bounce.listen", "", "config.about_bounce_listen", shownPlain, asItStands(func(c *configuration) *string { return &c.Bounce.Listen })},
	{"bounce.domain", "", "config.about_bounce_domain", shownPlain, asItStands(func(c *configuration) *string { return &c.Bounce.Domain })},
	{"office.listen", "127.0.0.1:8080", "config.about_office_listen", shownPlain, asItStands(func(c *configuration) *string { return &c.Office.Listen })},
	{"office.url", "", "config.about_office_url", shownPlain, asItStands(func(c *configuration) *string { return &c.Office.URL })},
	{"portal.listen", "127.0.0.1:8081", "config.about_portal_listen", shownPlain, asItStands(func(c *configuration) *string { return &c.Portal.Listen })},
	{"portal.url", "", "config.about_portal_url", shownPlain, asItStands(func(c *configuration) *string { return &c.Portal.URL })},
	{"office.signup", "open", "config.about_office_signup", shownPlain, putSignUp},
	{"upload.days", "14", "config.about_upload_days", shownPlain, putUploadDays},
	{settingLanguage, "", "config.about_lang", shownPlain, putLanguage},
	{"log", "warn", "config.about_log", shownPlain, putLog},
}

// variable returns the name of the setting in the environment.
func (s setting) variable() string {
	return variablePrefix + strings.ToUpper(strings.NewReplacer(".", "_", "-", "_").Replace(s.name))
}

// tell returns a value as `config show` may tell it.
func (s setting) tell(value string) string {
	if value == "" || s.shown == shownPlain {
		return value
	}
	if s.shown == shownAddress {
		return withoutPassword(value)
	}
	return "***"
}

// withoutPassword returns an address with the password in it hidden. What has
// none, a file's name among them, stays as it is.
func withoutPassword(address string) string {
	parsed, err := url.Parse(address)
	if err != nil {
		return "***"
	}
	query := parsed.Query()
	if query.Has("password") {
		query.Set("password", "xxxxx")
		parsed.RawQuery = query.Encode()
		return parsed.Redacted()
	}
	if parsed.User == nil {
		return address
	}
	return parsed.Redacted()
}

// settingNamed returns the setting with a name.
func settingNamed(name string) (setting, bool) {
	for _, s := range settings {
		if s.name == name {
			return s, true
		}
	}
	return setting{}, false
}

// asItStands puts a value where it is told to, as it stands.
func asItStands(place func(*configuration) *string) func(*configuration, string) error {
	return func(c *configuration, value string) error {
		*place(c) = value
		return nil
	}
}

func putSignUp(c *configuration, value string) error {
	switch value {
	case "open", "closed":
		c.SignUpClosed = value == "closed"
		return nil
	}
	return fault.New(fault.Invalid, "config.signup_unknown").With("value", value)
}

func putPort(c *configuration, value string) error {
	if value == "" {
		return nil
	}
	port, err := strconv.ParseUint(value, 10, 16)
	if err != nil || port == 0 {
		return notOneOf("1-65535")
	}
	c.SMTP.Port = int(port)
	return nil
}

func putUploadDays(c *configuration, value string) error {
	days, err := strconv.ParseUint(value, 10, 16)
	if err != nil || days == 0 || days > 365 {
		return notOneOf("1-365")
	}
	c.UploadDays = int(days)
	return nil
}

func putTLS(c *configuration, value string) error {
	switch value {
	case "starttls", "implicit", "loopback", "open":
		c.SMTP.TLS = value
		return nil
	}
	return notOneOf("starttls, implicit, loopback, open")
}

// putReach says where creditors' own mail servers may stand.
func putReach(c *configuration, value string) error {
	switch value {
	case "public":
		c.SMTP.Reach = dispatch.ReachPublic
		return nil
	case "anywhere":
		c.SMTP.Reach = dispatch.ReachAnywhere
		return nil
	}
	return notOneOf("public, anywhere")
}

func putLanguage(c *configuration, value string) error {
	switch language := wording.Language(value); language {
	case wording.Danish, wording.English:
		c.Language = language
		return nil
	}
	return notOneOf("da, en")
}

func putLog(c *configuration, value string) error {
	switch value {
	case "debug", "info", "warn", "error":
		return c.Log.UnmarshalText([]byte(value))
	}
	return notOneOf("debug, info, warn, error")
}

// notOneOf refuses a value of a setting; whoever read it says which and where.
func notOneOf(allowed string) *fault.Fault {
	return fault.New(fault.Invalid, "config.value_not_usable").With("allowed", allowed)
}
