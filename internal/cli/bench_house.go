package cli

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/store"
)

// benchDomain is where the mail of the measurements comes from and goes to.
const benchDomain = "krav.example"

// benchHouse is a house of its own to measure in: a real creditor, its mail going
// to the sink.
type benchHouse struct {
	*house
	server   string // the address of its PostgreSQL, or empty
	creditor debt.CreditorID
}

func (h *benchHouse) who() access.Actor { return console(h.creditor) }

// benchStart is the day on which the measurements take place, whatever the day is:
// the law is known for it.
func benchStart() civil.Date { return civil.MustParse("2026-11-02") }

// clock is the time in the houses: it begins on that day and then goes on as time
// does.
func (b *bench) clock() time.Time { return morningOf(benchStart(), nil).Add(time.Since(b.begun)) }

// open opens a house on a new and empty database.
func (b *bench) open(ctx context.Context) (*benchHouse, error) {
	b.houses++
	folder := filepath.Join(b.folder, strconv.Itoa(b.houses))
	conf := b.session.conf.configuration
	conf.KeyFile, conf.Keys, conf.Files = filepath.Join(folder, "krav.key"), "", folder
	conf.SMTP = smtpConfiguration{Host: "127.0.0.1", Port: b.sink.port, TLS: "loopback", From: "brev@" + benchDomain}
	if err := makeKeys(conf.KeyFile); err != nil {
		return nil, err
	}
	var err error
	if conf.Database, err = b.database(ctx, folder); err != nil {
		return nil, err
	}
	conf.Owner = ""
	opened, err := openHouse(ctx, conf, b.session.tell, b.clock)
	if err != nil {
		return nil, err
	}
	b.atEnd(opened.close)
	h := &benchHouse{house: opened}
	if conf.isPostgres() {
		h.server = conf.Database
	}
	return h, h.furnish(ctx)
}

// furnish adds the creditor, with a logo on its letters.
func (h *benchHouse) furnish(ctx context.Context) error {
	c := demoCreditor(benchStart())
	c.Sandbox, c.ClockAt, c.Terms = false, time.Time{}, casework.Terms{}
	var err error
	if h.creditor, err = h.AddCreditor(ctx, console(0), c); err != nil {
		return err
	}
	logo, err := demoFile(demoLogo)
	if err != nil {
		return fmt.Errorf("the logo: %w", err)
	}
	return h.SetLogo(ctx, h.who(), h.creditor, logo)
}

// database makes a new database and returns its address: a file, or one of its own
// on the server that was named.
func (b *bench) database(ctx context.Context, folder string) (string, error) {
	if !b.session.conf.isPostgres() {
		return filepath.Join(folder, "krav.db"), nil
	}
	server := b.session.conf.Database
	name := fmt.Sprintf("krav_bench_%d_%d", os.Getpid(), b.houses)
	if err := onServer(ctx, server, "CREATE DATABASE "+name); err != nil {
		return "", err
	}
	b.atEnd(func(ctx context.Context) error { return onServer(ctx, server, "DROP DATABASE "+name+" WITH (FORCE)") })
	address, err := besideIt(server, name)
	if err != nil {
		return "", err
	}
	db, err := openStore(ctx, store.Options{URL: address, Migrate: true}, nil)
	if err != nil {
		return "", err
	}
	return address, db.Close()
}

// gatherStatistics has PostgreSQL look at what its tables hold, as it does by
// itself within a minute; until then it plans for a creditor with a few rows.
func (h *benchHouse) gatherStatistics(ctx context.Context) error {
	if h.server == "" {
		return nil
	}
	return onServer(ctx, h.server, "ANALYZE")
}

// onServer has a server carry out a statement of its own.
func onServer(ctx context.Context, address, statement string) error {
	unavailable := fault.New(fault.Unavailable, "bench.no_database").With("place", withoutPassword(address))
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		return unavailable.Because(err)
	}
	_, err = conn.Exec(ctx, statement)
	if err := errors.Join(err, conn.Close(context.WithoutCancel(ctx))); err != nil {
		return unavailable.Because(err)
	}
	return nil
}

// besideIt returns the address of another database on the same server.
func besideIt(address, database string) (string, error) {
	parsed, err := url.Parse(address)
	if err != nil {
		return "", fmt.Errorf("the database's address: %w", err)
	}
	parsed.Path = "/" + database
	return parsed.String(), nil
}
