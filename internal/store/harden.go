package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
)

// Harden gives the application's role on PostgreSQL the rights it needs and
// takes away the others: it can add to the journal and neither change nor
// remove from it. The owner calls it, after each migration. The role must not
// be the owner of the tables, whom no right can be taken from.
func Harden(ctx context.Context, owner *sql.DB, role string) error {
	for _, statement := range grants(pgx.Identifier{role}.Sanitize()) {
		if _, err := owner.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("limit the rights of %s: %w", role, err)
		}
	}
	return nil
}

// grants returns one statement for each class of tables and rights: a
// distributed database can't give rights on tables of two classes in one.
func grants(role string) []string {
	statements := []string{
		"GRANT USAGE ON SCHEMA public TO " + role,
		"GRANT SELECT ON " + versionTable + " TO " + role,
	}
	for _, class := range []Class{Tenant, Global, OwnKey} {
		for _, rights := range []Rights{Anything, OnlyAdd, AddAndErase} {
			tables := strings.Join(tablesWith(class, rights), ", ")
			if tables == "" {
				continue
			}
			statements = append(statements,
				"REVOKE ALL ON "+tables+" FROM "+role,
				"GRANT "+rights.words()+" ON "+tables+" TO "+role)
		}
	}
	return statements
}

func tablesWith(class Class, rights Rights) []string {
	var names []string
	for _, t := range Tables() {
		if t.Class == class && t.Rights == rights {
			names = append(names, t.Name)
		}
	}
	return names
}

func (r Rights) words() string {
	switch r {
	case Anything:
		return "SELECT, INSERT, UPDATE, DELETE"
	case OnlyAdd:
		return "SELECT, INSERT"
	case AddAndErase:
		return "SELECT, INSERT, DELETE"
	}
	return "SELECT"
}
