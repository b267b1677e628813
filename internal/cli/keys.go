package cli

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"krav/internal/fault"
	"krav/internal/store"
)

// keyring is the house's keys, which lie outside the database (nøgler): one to
// seal with, and older ones that open what was sealed before.
type keyring struct {
	sealer *store.Sealer
	each   []*store.Sealer // one for each key, the newest first
}

// errNoKeyFile says that there is no file with keys yet.
var errNoKeyFile = errors.New("cli: no key file")

// readKeys reads the keys from where the configuration says they are. It fails
// with errNoKeyFile where the file isn't there.
func readKeys(conf configuration) (keyring, error) {
	if conf.Keys != "" {
		return parseKeys(conf.Keys, "KRAV_KEY")
	}
	if err := checkKeyFile(conf.KeyFile); err != nil {
		return keyring{}, err
	}
	text, err := os.ReadFile(conf.KeyFile)
	if err != nil {
		return keyring{}, fault.New(fault.Invalid, "key.file_unreadable").With("file", conf.KeyFile).Because(err)
	}
	return parseKeys(string(text), conf.KeyFile)
}

// checkKeyFile sees that the key file is there, and that nobody else can read it.
func checkKeyFile(name string) error {
	file, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errNoKeyFile
	case err != nil:
		return fault.New(fault.Invalid, "key.file_unreadable").With("file", name).Because(err)
	}
	othersMayRead := runtime.GOOS != "windows" && file.Mode().Perm()&0o077 != 0
	if othersMayRead {
		return fault.New(fault.Forbidden, "key.file_open").With("file", name)
	}
	return nil
}

func parseKeys(text, place string) (keyring, error) {
	malformed := fault.New(fault.Invalid, "key.malformed").With("place", place)
	sealer, err := store.ParseKeys(text)
	if err != nil {
		return keyring{}, malformed.Because(err)
	}
	keys := keyring{sealer: sealer}
	for line := range strings.Lines(text) {
		if one, err := store.ParseKeys(line); err == nil {
			keys.each = append(keys.each, one)
		}
	}
	return keys, nil
}

// makeKeys makes a file with a new key, for the owner's eyes only. It never
// replaces one that is there.
func makeKeys(name string) error {
	secret := make([]byte, 32)
	if _, err := rand.Read(secret); err != nil {
		return fmt.Errorf("make a key: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return fault.New(fault.Invalid, "key.file_not_made").With("file", name).Because(err)
	}
	text := strings.ToLower(rand.Text()[:8]) + ":" + base64.StdEncoding.EncodeToString(secret) + "\n"
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) //nolint:gosec // the operator says where the keys lie
	if errors.Is(err, fs.ErrExist) {
		return nil // another process was faster
	}
	if err != nil {
		return fault.New(fault.Invalid, "key.file_not_made").With("file", name).Because(err)
	}
	_, err = file.WriteString(text)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return fault.New(fault.Invalid, "key.file_not_made").With("file", name).Because(err)
	}
	return nil
}

// portal returns the key that the codes of the debtors' pages are made of. It is
// made from the oldest key: codes that were printed stay good when a new key is
// put before it.
func (k keyring) portal() [32]byte {
	return [32]byte(k.derived(len(k.each)-1, "portal codes"))
}

// access returns the key that mailed links and device tokens are made of: of the
// oldest, so that a new key put before it doesn't spoil links under way.
func (k keyring) access() [32]byte {
	return [32]byte(k.derived(len(k.each)-1, "access"))
}

// bounces returns the keys that addresses for returned mail are signed with, the
// newest first.
func (k keyring) bounces() [][]byte {
	derived := make([][]byte, len(k.each))
	for i := range k.each {
		derived[i] = k.derived(i, "bounce addresses")
	}
	return derived
}

// derived returns 32 bytes for one purpose, made from one of the keys.
func (k keyring) derived(place int, purpose string) []byte {
	digest, err := hex.DecodeString(k.each[place].Index(purpose, "1"))
	if err != nil {
		panic("cli: an index isn't hexadecimal: " + err.Error())
	}
	return digest
}
