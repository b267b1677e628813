package cli_test

import (
	"testing"
	"time"

	"krav/internal/cli"
)

func TestTheNightRunComesAtTwoByUTC(t *testing.T) {
	t.Parallel()
	for now, want := range map[string]time.Duration{
		"2026-11-02T12:00:00Z":      14 * time.Hour,
		"2026-11-02T01:59:00Z":      time.Minute,
		"2026-11-02T02:00:00Z":      24 * time.Hour,
		"2026-11-02T02:30:00+01:00": 30 * time.Minute, // 01:30 by UTC
		"2026-12-31T23:00:00Z":      3 * time.Hour,
	} {
		at, err := time.Parse(time.RFC3339, now)
		if err != nil {
			t.Fatal(err)
		}
		if got := cli.UntilNight(at); got != want {
			t.Errorf("at %s it is %v to the night run, want %v", now, got, want)
		}
	}
}

func TestAnAddressIsShownWithoutItsPassword(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"data/krav.db":                               "data/krav.db",
		"/var/lib/krav/my data.db":                   "/var/lib/krav/my data.db",
		"postgres://krav@db/krav":                    "postgres://krav@db/krav",
		"postgres://krav:hunter2@db/krav":            "postgres://krav:xxxxx@db/krav",
		"postgres://db/krav?user=a&password=hunter2": "postgres://db/krav?password=xxxxx&user=a",
		"postgres://krav:hun%zzter2@db/krav":         "***",
	} {
		if got := cli.WithoutPassword(address); got != want {
			t.Errorf("%s is shown as %s, want %s", address, got, want)
		}
	}
}
