package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"krav/internal/civil"
	"krav/internal/debt"
	town "krav/internal/demo"
	"krav/internal/wording"
)

// furnish puts a house with a year behind it into the folder: a copy of the one
// that this program has made before, or else a new one. Where no house can be kept
// for the next time, that is no fault.
func (s *session) furnish(ctx context.Context, folder demoFolder, conf configuration) error {
	kept, err := keptHouse()
	if err == nil && copyHouse(kept, string(folder)) == nil {
		return nil
	}
	s.tell.note("demo.furnishing")
	if err := clearHouse(string(folder)); err != nil {
		return err
	}
	if err := s.liveAYear(ctx, folder, conf); err != nil {
		return err
	}
	if kept != "" {
		keepHouse(string(folder), kept)
	}
	return nil
}

// liveAYear makes the house and lets it live until the day on which it is shown.
func (s *session) liveAYear(ctx context.Context, folder demoFolder, conf configuration) error {
	if err := errors.Join(makeKeys(conf.KeyFile), folder.fill(conf)); err != nil {
		return err
	}
	h, err := openHouse(ctx, conf, s.tell, s.call.Now)
	if err != nil {
		return err
	}
	return errors.Join(h.live(ctx, s, town.Today()), h.close(ctx))
}

// demoLogos are the logos of the town's creditors.
func demoLogos() map[debt.CreditorID]string {
	return map[debt.CreditorID]string{town.Gym: "logo-kloeverbo.png", town.Carpenter: "logo-lindebjerg.png"}
}

// live founds the town, lets its people in, and lets the days pass until one.
func (h *house) live(ctx context.Context, s *session, until civil.Date) error {
	runner, err := h.runner()
	if err != nil {
		return err
	}
	logos := make(map[debt.CreditorID][]byte)
	for creditor, name := range demoLogos() {
		if logos[creditor], err = demoFile(name); err != nil {
			return fmt.Errorf("the logo: %w", err)
		}
	}
	set := &stage{house: h, runner: runner}
	if set.town, err = town.Found(ctx, set.parts(), logos); err != nil {
		return err
	}
	if err := h.hire(ctx); err != nil {
		return err
	}
	for day := town.FirstDay(); !day.After(until); day = day.AddDays(1) {
		if err := set.town.Day(ctx, day); err != nil {
			return err
		}
		if day.Day() == 1 {
			s.tell.note("demo.lived", "day", wording.LongDate(s.conf.Language, day))
		}
	}
	return nil
}

// keptHouse returns the folder in which the house of this very program is kept: by
// the program's own bytes, so that no other program ever opens it.
func keptHouse() (string, error) {
	caches, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("the folder for what is kept: %w", err)
	}
	program, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("the program's own file: %w", err)
	}
	file, err := os.Open(program) //nolint:gosec // its own
	if err != nil {
		return "", fmt.Errorf("the program's own file: %w", err)
	}
	defer file.Close() //nolint:errcheck // it was only read
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", fmt.Errorf("the program's own file: %w", err)
	}
	return filepath.Join(caches, "krav", "demo", hex.EncodeToString(sum.Sum(nil)[:8])), nil
}

// keepHouse keeps a house for the next time, and forgets those of other programs.
// It is put in its place whole or not at all; whatever goes wrong, the next start
// makes a house anew.
func keepHouse(folder, kept string) {
	above := filepath.Dir(kept)
	if os.MkdirAll(above, 0o700) != nil {
		return
	}
	half, err := os.MkdirTemp(above, ".half-")
	if err != nil {
		return
	}
	defer os.RemoveAll(half) //nolint:errcheck // what is left is small and is forgotten next time
	if copyHouse(folder, half) != nil {
		return
	}
	others, err := os.ReadDir(above)
	if err != nil || os.Rename(half, kept) != nil {
		return
	}
	for _, other := range others {
		if other.Name() != filepath.Base(half) {
			_ = os.RemoveAll(filepath.Join(above, other.Name())) // the same
		}
	}
}

// copyHouse copies a house from one folder to another. Mails are written once and
// never changed, so a second name for them is as good as a copy.
func copyHouse(from, to string) error {
	if _, err := os.Stat(filepath.Join(from, "krav.db")); err != nil {
		return fmt.Errorf("there is no house: %w", err)
	}
	err := filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return fmt.Errorf("a name inside the house: %w", err)
		}
		place := filepath.Join(to, name)
		switch {
		case entry.IsDir():
			return os.MkdirAll(place, 0o700)
		case filepath.Dir(name) != "." && os.Link(path, place) == nil: //nolint:gosec // both folders are ours alone
			return nil
		}
		return copyFile(path, place)
	})
	if err != nil {
		return fmt.Errorf("copy the house: %w", err)
	}
	return nil
}

func copyFile(from, to string) error {
	source, err := os.Open(from) //nolint:gosec // a name of our own folder
	if err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	defer source.Close()                                                      //nolint:errcheck // it was only read
	copied, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600) //nolint:gosec // a name of our own folder
	if err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	_, err = io.Copy(copied, source)
	return errors.Join(err, copied.Close())
}

// clearHouse removes what a copy that failed has left.
func clearHouse(folder string) error {
	inside, err := os.ReadDir(folder)
	if err != nil {
		return fmt.Errorf("the demo's folder: %w", err)
	}
	for _, entry := range inside {
		if err := os.RemoveAll(filepath.Join(folder, entry.Name())); err != nil {
			return fmt.Errorf("the demo's folder: %w", err)
		}
	}
	return nil
}
