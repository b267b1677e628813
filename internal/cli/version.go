package cli

import (
	"cmp"
	"runtime"
	"runtime/debug"
	"slices"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/store"
	"krav/internal/wording"
)

// versionCommand says which program this is.
type versionCommand struct{}

func (versionCommand) page() page {
	return page{
		does: "help.version", why: "help.version_why",
		examples: []example{{"help.version_example", "krav version || krav version --json"}},
	}
}

// Run answers with the version, and with the law that it knows.
func (versionCommand) Run(s *session) error {
	a := versionAnswer{
		Version: programVersion(), Commit: buildSetting("vcs.revision"), CommittedAt: buildSetting("vcs.time"),
		Changed: buildSetting("vcs.modified") == "true",
		Go:      runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH, Engine: store.SQLite.String(),
		Law: law.Denmark().Fingerprint(), LawUntil: lawUntil(law.Denmark(), s.today()),
	}
	if s.conf.isPostgres() {
		a.Engine = store.PostgreSQL.String()
	}
	return s.answer(a)
}

// versionAnswer says which program this is.
type versionAnswer struct {
	Version     string     `json:"version"`
	Commit      string     `json:"commit"`       // empty where the build doesn't know
	CommittedAt string     `json:"committed_at"` // RFC 3339
	Changed     bool       `json:"changed"`      // built from files that weren't committed
	Go          string     `json:"go"`
	Platform    string     `json:"platform"`
	Engine      string     `json:"engine"`    // that the configuration names
	Law         string     `json:"law"`       // fingerprint of the book of law
	LawUntil    civil.Date `json:"law_until"` // first day on which a figure of it isn't known
}

// unknownVersion is the version of a program that was built from a folder.
const unknownVersion = "(devel)"

// programVersion returns the version that the program was built as.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return unknownVersion
	}
	return cmp.Or(info.Main.Version, unknownVersion)
}

// buildSetting returns what the build noted under a key.
func buildSetting(key string) string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	i := slices.IndexFunc(info.Settings, func(s debug.BuildSetting) bool { return s.Key == key })
	if i < 0 {
		return ""
	}
	return info.Settings[i].Value
}

// furthest is how far ahead it is looked for a figure that runs out: ten years.
const furthest = 3650

// lawUntil returns the first day on which a figure of the law isn't known.
func lawUntil(book *law.Book, today civil.Date) civil.Date {
	var until civil.Date
	for _, e := range book.RunsOut(today, furthest) {
		if until.IsZero() || e.KnownUntil.Before(until) {
			until = e.KnownUntil
		}
	}
	return until
}

func (a versionAnswer) print(p *paper) {
	p.say("version.program", "version", a.Version)
	if a.Commit != "" {
		p.say("version.commit", "commit", a.Commit, "at", a.CommittedAt)
	}
	if a.Changed {
		p.say("version.changed")
	}
	p.say("version.built", "go", a.Go, "platform", a.Platform)
	p.say("version.engine", "engine", a.Engine)
	p.say("version.law", "law", a.Law)
	if !a.LawUntil.IsZero() {
		p.say("version.law_until", "day", wording.LongDate(p.language, a.LawUntil.AddDays(-1)))
	}
}
