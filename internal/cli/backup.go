package cli

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"krav/internal/store"
	"krav/internal/store/backup"
	"krav/internal/wording"
)

// backupCommand writes everything the house holds into one file.
type backupCommand struct {
	File    string `arg:""`
	Replace bool
}

func (backupCommand) page() page {
	return page{
		does: "help.backup", why: "help.backup_why",
		flags: map[string]string{"file": "help.backup_file", "replace": "help.backup_replace"},
		examples: []example{
			{"help.backup_example", "krav backup /backup/krav-2026-11-22.gz"},
			{"help.backup_example_replace", "krav backup /backup/krav.gz --replace"},
		},
	}
}

// Run writes the backup and answers with what is in it.
func (c *backupCommand) Run(ctx context.Context, s *session) error {
	head := backup.Head{MadeAt: s.call.Now().UTC().Truncate(time.Second), Program: programVersion(), Keys: []backup.Key{}}
	keys, err := readKeys(s.conf.configuration)
	switch {
	case errors.Is(err, errNoKeyFile): // better a backup without than none
		s.tell.note(keyBackedUpWithoutKeys, "file", s.conf.KeyFile)
	case err != nil:
		return err
	default:
		head.Keys = keys.sealer.Keys()
	}
	over := keepFile
	if c.Replace {
		over = replaceFile
	}
	var done store.BackedUp
	size, err := writeWhole(c.File, over, func(w io.Writer) error {
		var err error
		done, err = store.Backup(ctx, s.conf.storeOptions(), w, head)
		return placed(err, s.conf.storeOptions())
	})
	if err != nil {
		return err
	}
	return s.answer(newBackupAnswer(c.File, size, done))
}

// keyBackedUpWithoutKeys tells that a backup doesn't say which keys it needs.
const keyBackedUpWithoutKeys = "backup.without_keys"

// backupAnswer is what a backup holds.
type backupAnswer struct {
	File    string    `json:"file"`
	MadeAt  time.Time `json:"made_at"`
	Program string    `json:"program"`
	Engine  string    `json:"engine"`
	Schema  int64     `json:"schema"`
	Rows    int64     `json:"rows"`
	Bytes   int64     `json:"bytes"`
	Keys    []string  `json:"keys"` // the names of the keys that a restore needs
}

func newBackupAnswer(file string, size int64, done store.BackedUp) backupAnswer {
	h := done.Head
	return backupAnswer{
		File: file, MadeAt: h.MadeAt, Program: h.Program, Engine: h.Engine, Schema: h.Schema,
		Rows: done.Rows, Bytes: size, Keys: keyNames(h.Keys),
	}
}

func keyNames(keys []backup.Key) []string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.Name
	}
	return names
}

func (a backupAnswer) print(p *paper) {
	p.say("backup.done", "file", a.File, "rows", wording.Count(p.language, int(a.Rows)), "kilobytes", wording.Count(p.language, int((a.Bytes+1023)/1024)))
	if len(a.Keys) > 0 {
		p.say("backup.needs", "keys", strings.Join(a.Keys, ", "))
	}
}
