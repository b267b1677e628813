package store

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"krav/internal/store/backup"
)

// ErrKeys says that a text isn't a list of keys.
var ErrKeys = errors.New("store: keys are written as name:base64 of 32 bytes, one a line")

// ErrNoKey says that the key that something was sealed with isn't here.
var ErrNoKey = errors.New("store: the key is missing")

// Sealer seals what must not be read by whoever gets hold of the database or of
// a backup (passwords, CPR numbers, webhook keys). Its keys lie outside the
// database. It seals with the first key, and opens with whichever was used.
type Sealer struct {
	current string
	keys    map[string]sealingKey
}

type sealingKey struct {
	seal  cipher.AEAD
	index []byte
}

// ParseKeys reads keys as they stand in the key file: name:base64, one a line,
// the one to seal with first; lines that begin with # are left out. It fails
// with ErrKeys.
func ParseKeys(text string) (*Sealer, error) {
	s := &Sealer{keys: map[string]sealingKey{}}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, encoded, _ := strings.Cut(line, ":")
		secret, err := base64.StdEncoding.DecodeString(encoded)
		if _, twice := s.keys[name]; err != nil || len(secret) != 32 || name == "" || twice {
			return nil, ErrKeys
		}
		if s.keys[name], err = deriveKey(secret); err != nil {
			return nil, err
		}
		if s.current == "" {
			s.current = name
		}
	}
	if s.current == "" {
		return nil, ErrKeys
	}
	return s, nil
}

// deriveKey makes one key for sealing and another for indexes of one secret.
func deriveKey(secret []byte) (sealingKey, error) {
	sealing, err := hkdf.Key(sha256.New, secret, nil, "krav sealing 1", 32)
	if err != nil {
		return sealingKey{}, fmt.Errorf("derive a key: %w", err)
	}
	index, err := hkdf.Key(sha256.New, secret, nil, "krav index 1", 32)
	if err != nil {
		return sealingKey{}, fmt.Errorf("derive a key: %w", err)
	}
	block, err := aes.NewCipher(sealing)
	if err != nil {
		return sealingKey{}, fmt.Errorf("derive a key: %w", err)
	}
	seal, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return sealingKey{}, fmt.Errorf("derive a key: %w", err)
	}
	return sealingKey{seal, index}, nil
}

// Seal seals a text for one place, such as a creditor and a name: moved to
// another, it can't be opened. It returns the name of the key and the sealed
// text.
func (s *Sealer) Seal(place, text string) (key, sealed string) {
	made := s.keys[s.current].seal.Seal(nil, nil, []byte(text), []byte(place))
	return s.current, base64.StdEncoding.EncodeToString(made)
}

// Open opens what Seal sealed for a place. It fails with ErrNoKey where the key
// isn't here, and otherwise where the text was changed or moved.
func (s *Sealer) Open(place, key, sealed string) (string, error) {
	k, ok := s.keys[key]
	if !ok {
		return "", fmt.Errorf("%w: %s", ErrNoKey, key)
	}
	made, err := base64.StdEncoding.DecodeString(sealed)
	if err != nil {
		return "", fmt.Errorf("open a secret: %w", err)
	}
	text, err := k.seal.Open(nil, nil, made, []byte(place))
	if err != nil {
		return "", fmt.Errorf("open a secret: %w", err)
	}
	return string(text), nil
}

// Keys names the keys, in order, each with what tells it from another of the same
// name: what a backup says that it needs.
func (s *Sealer) Keys() []backup.Key {
	named := make([]backup.Key, 0, len(s.keys))
	for _, name := range slices.Sorted(maps.Keys(s.keys)) {
		named = append(named, backup.Key{Name: name, Check: s.keys[name].indexOf("backup", name)})
	}
	return named
}

// Index returns what a sealed text can be looked up by: the same for the same
// purpose and text, and of no use without the key.
func (s *Sealer) Index(purpose, text string) string {
	return s.keys[s.current].indexOf(purpose, text)
}

func (k sealingKey) indexOf(purpose, text string) string {
	h := hmac.New(sha256.New, k.index)
	h.Write([]byte(strconv.Itoa(len(purpose)) + ":" + purpose + text))
	return hex.EncodeToString(h.Sum(nil))
}
