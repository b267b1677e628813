package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"krav/internal/debt"
	"krav/internal/store/backup"
	"krav/internal/store/column"
)

// Exporter takes a creditor's own data as they are read, a row at a time.
type Exporter interface {
	// Table says of which table the rows that follow are.
	Table(t backup.Table) error
	// Row takes a row; its values are those of a backup's rows.
	Row(values []any) error
	// Letter takes a letter as it was archived.
	Letter(l ExportedLetter) error
	// Part takes a file that is kept by its hash and is the front of no letter.
	Part(hash string, part []byte) error
}

// ExportedLetter is a letter on its way out (brev).
type ExportedLetter struct {
	Case     int64 // its number
	Document int64
	Kind     string
	Dated    string
	File     []byte
}

// exportedTables returns the tables that are a creditor's own data, in the order in which
// they are handed over. The journal is one table: an event with its personal text.
func exportedTables() []string {
	return []string{
		"creditor", "tombstone", "anchor", "anchor_head",
		"case_file", "case_debtor", "claim", "entry", "step", "payment", "task", "hold", "agreement", "dispatch", "delivery",
		"document", "mapping", "intake_file", "intake_line", "enclosure", "bank_entry", "bank_name", "bank_candidate", "saved_view", "setting_change", "run", "batch", "batch_case", "audit",
	}
}

// JournalTable is the name under which the journal is handed over.
const JournalTable = "journal"

// Export hands over everything that is one creditor's own, as it is at one moment, while
// others work (dataudtræk): its tables, its journal with personal text and salts, so
// that the chain can be proved without Krav, its letters and other files. Secrets are left out, and so is what
// only the program needs: jobs, search words, counts. It fails with fault.NotFound
// where there is no such creditor, or no house.
func Export(ctx context.Context, o Options, creditor debt.CreditorID, to Exporter) error {
	pool, engine, err := looking(o)
	if err != nil {
		return err
	}
	defer func() { _ = pool.Close() }()
	tx, err := pool.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return explained(fmt.Errorf("begin an export: %w", err))
	}
	defer tx.Rollback()
	return explained(export{snapshot{engine, tx}, creditor, to}.all(ctx))
}

// export is an export under way.
type export struct {
	snapshot
	creditor debt.CreditorID
	to       Exporter
}

func (e export) all(ctx context.Context) error {
	if err := e.known(ctx); err != nil {
		return err
	}
	for _, name := range exportedTables() {
		if err := e.table(ctx, name); err != nil {
			return fmt.Errorf("export %s: %w", name, err)
		}
	}
	for _, part := range []func(context.Context) error{e.journal, e.letters, e.parts} {
		if err := part(ctx); err != nil {
			return fmt.Errorf("export: %w", err)
		}
	}
	return nil
}

// known sees that there is such a creditor.
func (e export) known(ctx context.Context) error {
	schema, err := schemaOf(ctx, e.tx, e.engine)
	if err != nil {
		return err
	}
	if schema == 0 {
		return noHouse(nil)
	}
	var there bool
	row := e.tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM creditor WHERE id = $1 AND id <> 0)", int64(e.creditor))
	if err := row.Scan(&there); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	if !there {
		return noCreditor(e.creditor)
	}
	return nil
}

// table hands over the creditor's rows of a table, but for columns of bytes: what they
// hold goes out as files.
func (e export) table(ctx context.Context, name string) error {
	t, err := tableShape(ctx, e.tx, e.engine, name)
	if err != nil || len(t.Columns) == 0 {
		return err
	}
	t.Columns = slices.DeleteFunc(t.Columns, func(c backup.Column) bool { return c.Kind == backup.Bytes })
	return e.rows(ctx, t.Table, strings.Replace(t.selection(e.engine), " ORDER BY", " WHERE "+keyOf(name)+" = $1 ORDER BY", 1))
}

// keyOf returns the column of a table that holds the creditor's id.
func keyOf(name string) string {
	i := slices.IndexFunc(Tables(), func(t Table) bool { return t.Name == name })
	return Tables()[i].Key
}

// journal hands over the events with their personal text.
func (e export) journal(ctx context.Context) error {
	events, err := tableShape(ctx, e.tx, e.engine, "event")
	if err != nil {
		return err
	}
	t := backup.Table{Name: JournalTable, Columns: append(slices.Clone(events.Columns),
		backup.Column{Name: "salt", Kind: backup.Text}, backup.Column{Name: "private", Kind: backup.Text})}
	return e.rows(ctx, t, `
		SELECT e.`+strings.Join(events.names(), ", e.")+`, p.salt, p.body
		FROM   event e
		LEFT   JOIN event_private p ON p.creditor_id = e.creditor_id AND p.case_id = e.case_id AND p.version = e.version
		WHERE  e.creditor_id = $1
		ORDER  BY e.case_id, e.version`)
}

// rows hands over what a statement finds for the creditor.
func (e export) rows(ctx context.Context, t backup.Table, statement string) error {
	if err := e.to.Table(t); err != nil {
		return err
	}
	rows, err := e.tx.QueryContext(ctx, statement, int64(e.creditor))
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	cells, places := shape{Table: t}.cells()
	row := make([]any, len(cells))
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			return err
		}
		for i, c := range cells {
			if row[i], err = c.Value(); err != nil {
				return err
			}
		}
		if err := e.to.Row(row); err != nil {
			return err
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}

// letters hands over every letter, whole.
func (e export) letters(ctx context.Context) error {
	rows, err := e.tx.QueryContext(ctx, `
		SELECT COALESCE(f.number, 0), d.document_id, d.kind, d.dated, s.part, d.body
		FROM   document d
		LEFT   JOIN case_file f   ON f.creditor_id = d.creditor_id AND f.case_id = d.case_id
		LEFT   JOIN shared_part s ON s.creditor_id = d.creditor_id AND s.hash = d.front_hash
		WHERE  d.creditor_id = $1
		ORDER  BY d.document_id`, int64(e.creditor))
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var l ExportedLetter
		var dated column.Day
		var front, body []byte
		if err := rows.Scan(&l.Case, &l.Document, &l.Kind, &dated, &front, &body); err != nil {
			return err
		}
		l.Dated, l.File = dated.String(), slices.Concat(front, body)
		if err := e.to.Letter(l); err != nil {
			return err
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}

// parts hands over the files that are known by their hashes: what came within
// invoices, and what is shared, but for fronts of letters.
func (e export) parts(ctx context.Context) error {
	for _, statement := range []string{
		`
		SELECT s.hash, s.part
		FROM   shared_part s
		WHERE  s.creditor_id = $1
		AND    NOT EXISTS (SELECT 1 FROM document d WHERE d.creditor_id = s.creditor_id AND d.front_hash = s.hash)
		ORDER  BY s.hash`, `
		SELECT MIN(n.hash), n.content
		FROM   enclosure n
		WHERE  n.creditor_id = $1
		GROUP  BY n.content
		ORDER  BY MIN(n.hash)`,
	} {
		if err := e.files(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// files hands over the files that a statement finds, by their hashes.
func (e export) files(ctx context.Context, statement string) error {
	rows, err := e.tx.QueryContext(ctx, statement, int64(e.creditor))
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var hash string
		var part []byte
		if err := rows.Scan(&hash, &part); err != nil {
			return err
		}
		if err := e.to.Part(hash, part); err != nil {
			return err
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}
