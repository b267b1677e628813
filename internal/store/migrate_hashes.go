package store

import (
	"context"
	"database/sql"
	"fmt"
)

// fillHashesAt is the number of the migration that hashes what was stored before the
// columns for it were there.
const fillHashesAt = 13

// unhashed are the texts to hash: the statement that finds some, after a place, and
// the one that stores a hash. They stay as they are, whatever becomes of the tables.
var unhashed = []struct{ find, fill string }{
	{
		`SELECT creditor_id, document_id, content FROM document
		 WHERE content_hash = '' AND content <> '' ORDER BY creditor_id, document_id LIMIT 500`,
		`UPDATE document SET content_hash = $1 WHERE creditor_id = $2 AND document_id = $3`,
	},
	{
		`SELECT creditor_id, line_id, raw FROM intake_line
		 WHERE raw_hash = '' AND raw <> '' ORDER BY creditor_id, line_id LIMIT 500`,
		`UPDATE intake_line SET raw_hash = $1 WHERE creditor_id = $2 AND line_id = $3`,
	},
}

// fillHashes hashes the texts that have no hash yet, some at a time.
func fillHashes(ctx context.Context, tx *sql.Tx) error {
	for _, texts := range unhashed {
		for {
			found, err := findTexts(ctx, tx, texts.find)
			if err != nil {
				return fmt.Errorf("hash what is stored: %w", err)
			}
			if len(found) == 0 {
				break
			}
			for _, t := range found {
				if _, err := tx.ExecContext(ctx, texts.fill, hashed([]byte(t.text)), t.creditor, t.id); err != nil {
					return fmt.Errorf("hash what is stored: %w", err)
				}
			}
		}
	}
	return nil
}

// storedText is a text of a row.
type storedText struct {
	creditor, id int64
	text         string
}

func findTexts(ctx context.Context, tx *sql.Tx, find string) ([]storedText, error) {
	rows, err := tx.QueryContext(ctx, find)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var found []storedText
	for rows.Next() {
		var t storedText
		if err := rows.Scan(&t.creditor, &t.id, &t.text); err != nil {
			return nil, err
		}
		found = append(found, t)
	}
	return found, rows.Err()
}
