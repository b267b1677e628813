package cli

import (
	"context"
	"time"

	"krav/internal/store"
	"krav/internal/wording"
)

// exportCommand hands a creditor's own data over as open files.
type exportCommand struct {
	Folder string `arg:"" placeholder:"DIR"`
	ofCreditor
}

func (exportCommand) page() page {
	return page{
		does: "help.export", why: "help.export_why",
		flags:    map[string]string{"folder": "help.export_folder", "creditor": "help.creditor_id"},
		examples: []example{{"help.export_example", "krav export fjord --creditor 1"}},
	}
}

// Run writes the files, and answers with what there is of each. The folder is whole
// or not there.
func (c *exportCommand) Run(ctx context.Context, s *session) error {
	head := exportAnswer{
		Format: exportFormat, Creditor: int64(c.Creditor), Program: programVersion(),
		MadeAt: s.call.Now().UTC().Truncate(time.Second), Files: []exportedFile{},
	}
	made, err := writeFolder(c.Folder, func(folder string) (exportAnswer, error) {
		out := exporting{folder: folder, answer: head}
		err := store.Export(ctx, s.conf.storeOptions(), c.id(), &out)
		if err := out.end(placed(err, s.conf.storeOptions())); err != nil {
			return exportAnswer{}, err
		}
		return out.answer, nil
	})
	if err != nil {
		return err
	}
	made.folder = c.Folder
	return s.answer(made)
}

// exportFormat is the version of the form of an export.
const exportFormat = 1

// exportAnswer says what was exported. It is also the folder's manifest.
type exportAnswer struct {
	Format   int            `json:"krav_export"`
	Creditor int64          `json:"creditor"`
	MadeAt   time.Time      `json:"made_at"`
	Program  string         `json:"program"`
	Letters  int            `json:"letters"`
	Files    []exportedFile `json:"files"` // but for the manifest itself
	folder   string
}

// exportedFile is a file of an export.
type exportedFile struct {
	Name   string `json:"name"` // from the folder, with slashes
	Rows   int64  `json:"rows"` // without the headings; nought where it has none
	SHA256 string `json:"sha256"`
}

func (a exportAnswer) print(p *paper) {
	p.say("export.done", "folder", a.folder, "files", wording.Count(p.language, len(a.Files)), "letters", wording.Count(p.language, a.Letters))
	p.say("export.care")
}
