package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"krav/internal/store/backup"
)

// A statement takes so many values, and so many bytes: few enough that a database
// reads it quickly, and that a table of uploads fits in memory.
const (
	valuesAtOnce = 500
	bytesAtOnce  = 1 << 20
)

// insertion puts rows into a table, several in a statement.
type insertion struct {
	tx    *sql.Tx
	table backup.Table
	full  *sql.Stmt // for as many rows as a statement takes
	args  []any
	bytes int
}

// row adds a row; when there are enough of them, they go in.
func (n *insertion) row(ctx context.Context, row []any) error {
	n.args = append(n.args, row...)
	for _, value := range row {
		switch v := value.(type) {
		case []byte:
			n.bytes += len(v)
		case string:
			n.bytes += len(v)
		}
	}
	switch {
	case len(n.args) == n.most()*len(row):
		return n.flushFull(ctx)
	case n.bytes >= bytesAtOnce:
		return n.flush(ctx)
	}
	return nil
}

// end puts the last rows in.
func (n *insertion) end(ctx context.Context) error {
	if n.full != nil {
		defer func() { _ = n.full.Close() }()
	}
	return n.flush(ctx)
}

// most returns how many rows go in a statement.
func (n *insertion) most() int { return max(1, valuesAtOnce/len(n.table.Columns)) }

func (n *insertion) flushFull(ctx context.Context) error {
	if n.full == nil {
		var err error
		if n.full, err = n.tx.PrepareContext(ctx, n.statement(n.most())); err != nil {
			return fmt.Errorf("restore %s: %w", n.table.Name, err)
		}
	}
	_, err := n.full.ExecContext(ctx, n.args...)
	return n.emptied(err)
}

func (n *insertion) flush(ctx context.Context) error {
	if len(n.args) == 0 {
		return nil
	}
	_, err := n.tx.ExecContext(ctx, n.statement(len(n.args)/len(n.table.Columns)), n.args...)
	return n.emptied(err)
}

func (n *insertion) emptied(err error) error {
	clear(n.args) // lets go of the texts
	n.args, n.bytes = n.args[:0], 0
	if err != nil {
		return fmt.Errorf("restore %s: %w", n.table.Name, err)
	}
	return nil
}

// statement returns the text that puts so many rows in.
func (n *insertion) statement(rows int) string {
	var text strings.Builder
	text.WriteString("INSERT INTO " + n.table.Name + " (")
	for i, c := range n.table.Columns {
		text.WriteString(separator(i) + c.Name)
	}
	text.WriteString(") VALUES ")
	place := 0
	for i := range rows {
		text.WriteString(separator(i) + "(")
		for j := range n.table.Columns {
			place++
			text.WriteString(separator(j) + "$" + strconv.Itoa(place))
		}
		text.WriteByte(')')
	}
	return text.String()
}

func separator(place int) string {
	if place == 0 {
		return ""
	}
	return ", "
}
