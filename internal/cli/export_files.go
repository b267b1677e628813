package cli

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"krav/internal/money"
	"krav/internal/store"
	"krav/internal/store/backup"
)

// exporting is an export under way: one table's file is open at a time.
type exporting struct {
	folder string
	answer exportAnswer
	table  backup.Table
	open   *exportedTable
}

// exportedTable is the open file of a table: lines of JSON for the journal, else CSV.
type exportedTable struct {
	file *os.File
	sum  hash.Hash
	csv  *csv.Writer
	json *json.Encoder
	made exportedFile
}

// Table implements store.Exporter.
func (e *exporting) Table(t backup.Table) error {
	if err := e.close(); err != nil {
		return err
	}
	name := t.Name + ".csv"
	if t.Name == store.JournalTable {
		name = t.Name + ".jsonl"
	}
	file, err := newFile(filepath.Join(e.folder, name))
	if err != nil {
		return err
	}
	sum := sha256.New()
	to := io.MultiWriter(file, sum)
	e.table, e.open = t, &exportedTable{file: file, sum: sum, made: exportedFile{Name: name}}
	if t.Name == store.JournalTable {
		e.open.json = json.NewEncoder(to)
		e.open.json.SetEscapeHTML(false)
		return nil
	}
	e.open.csv = csv.NewWriter(to)
	e.open.csv.UseCRLF = true // RFC 4180
	headings := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		headings[i] = c.Name
	}
	return exportFault(name, e.open.csv.Write(headings))
}

// Row implements store.Exporter.
func (e *exporting) Row(values []any) error {
	e.open.made.Rows++
	if e.open.csv != nil {
		cells := make([]string, len(values))
		for i, v := range values {
			cells[i] = cellText(v)
			if ore, isAmount := v.(int64); isAmount && isKroner(e.table.Name, e.table.Columns[i].Name) {
				cells[i] = money.FromOre(ore).String()
			}
		}
		return exportFault(e.open.made.Name, e.open.csv.Write(cells))
	}
	row := make(map[string]any, len(values))
	for i, v := range values {
		row[e.table.Columns[i].Name] = cellJSON(v)
	}
	return exportFault(e.open.made.Name, e.open.json.Encode(row))
}

// isKroner reports whether a column holds øre, which are handed over as kroner.
func isKroner(table, column string) bool {
	switch table + "." + column {
	case "bank_entry.amount", "case_file.owed_fixed", "claim.credited", "claim.principal", "entry.amount", "payment.amount",
		"step.asked", "step.fee":
		return true
	}
	return false
}

// cellText writes a value of a row as text, and what isn't there as nothing.
func cellText(value any) string {
	switch v := value.(type) {
	case int64:
		return strconv.FormatInt(v, 10)
	case bool:
		return strconv.FormatBool(v)
	case string:
		return v
	}
	return ""
}

// cellJSON writes ids as texts: many programs round numbers of that size.
func cellJSON(value any) any {
	if v, isNumber := value.(int64); isNumber {
		return strconv.FormatInt(v, 10)
	}
	return value
}

// Letter implements store.Exporter. The file's name tells the case and the day.
func (e *exporting) Letter(l store.ExportedLetter) error {
	e.answer.Letters++
	return e.whole("letters", fmt.Sprintf("%d-%s-%s-%d.pdf", l.Case, l.Dated, l.Kind, l.Document), l.File)
}

// Part implements store.Exporter.
func (e *exporting) Part(name string, part []byte) error { return e.whole("files", name, part) }

// whole writes a file at once, into a folder of the export.
func (e *exporting) whole(folder, name string, content []byte) error {
	if err := e.close(); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(e.folder, folder), 0o700); err != nil {
		return unwritable(folder, err)
	}
	file, err := newFile(filepath.Join(e.folder, folder, name))
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	sum := sha256.Sum256(content)
	e.answer.Files = append(e.answer.Files, exportedFile{Name: folder + "/" + name, SHA256: hex.EncodeToString(sum[:])})
	return exportFault(name, errors.Join(err, file.Close()))
}

// close ends the open table, if there is one.
func (e *exporting) close() error {
	if e.open == nil {
		return nil
	}
	t := e.open
	e.open = nil
	var err error
	if t.csv != nil {
		t.csv.Flush()
		err = t.csv.Error()
	}
	t.made.SHA256 = hex.EncodeToString(t.sum.Sum(nil))
	e.answer.Files = append(e.answer.Files, t.made)
	return exportFault(t.made.Name, errors.Join(err, t.file.Close()))
}

// end closes what is open, and writes the manifest where all went well.
func (e *exporting) end(err error) error {
	if err := errors.Join(err, e.close()); err != nil {
		return err
	}
	file, err := newFile(filepath.Join(e.folder, "manifest.json"))
	if err != nil {
		return err
	}
	return exportFault("manifest.json", errors.Join(writeJSON(file, e.answer), file.Close()))
}

func exportFault(name string, err error) error {
	if err == nil {
		return nil
	}
	return unwritable(name, err)
}
