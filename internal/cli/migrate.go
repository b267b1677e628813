package cli

import "context"

// migrateCommand brings the schema of the database to the program's version.
type migrateCommand struct{}

func (migrateCommand) page() page {
	return page{
		does: "help.migrate", why: "help.migrate_why",
		examples: []example{{"help.migrate_example", "krav migrate --db postgres://krav@db.example.dk/krav"}},
	}
}

// Run migrates.
func (migrateCommand) Run(ctx context.Context, s *session) error {
	options := s.conf.storeOptions()
	options.Migrate = true
	db, err := openStore(ctx, options, nil)
	if err != nil {
		return err
	}
	if err := db.Close(); err != nil {
		return err
	}
	return s.answer(done{keyMigrated})
}

const keyMigrated = "store.migrated"
