package account

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"

	"krav/internal/fault"
)

// Hasher makes hashes of passwords and compares with them.
type Hasher interface {
	// Hash returns what is kept of a password.
	Hash(ctx context.Context, password string) (PasswordHash, error)
	// Matches reports whether a hash is of a password. For an empty hash it does
	// the same work and says no.
	Matches(ctx context.Context, password string, hash PasswordHash) (bool, error)
}

// Cost is what hashing a password costs whoever guesses, and us.
type Cost struct {
	Memory uint32 // in KiB
	Passes uint32
}

// OrdinaryCost is 19 MiB and two passes, about 30 ms on one core: what OWASP
// recommends for argon2id with one thread.
var OrdinaryCost = Cost{Memory: 19 * 1024, Passes: 2}

// Passwords makes argon2id hashes, a few at a time: a thousand who sign in at once
// wait for each other instead of taking 19 GiB.
type Passwords struct {
	params argon2id.Params
	places chan struct{}
	// decoy is what a password is compared with where there is nothing to compare
	// it with; made when it is first needed.
	decoy func() (string, error)
}

// NewPasswords returns a Hasher that makes so many hashes at once.
func NewPasswords(cost Cost, atOnce int) *Passwords {
	p := &Passwords{
		params: argon2id.Params{Memory: cost.Memory, Iterations: cost.Passes, Parallelism: 1, SaltLength: 16, KeyLength: 32},
		places: make(chan struct{}, max(1, atOnce)),
	}
	p.decoy = sync.OnceValues(func() (string, error) { return argon2id.CreateHash("nobody's password", &p.params) })
	return p
}

// Hash implements Hasher.
func (p *Passwords) Hash(ctx context.Context, password string) (PasswordHash, error) {
	if err := p.enter(ctx); err != nil {
		return "", err
	}
	defer p.leave()
	hash, err := argon2id.CreateHash(password, &p.params)
	if err != nil {
		return "", fmt.Errorf("hash a password: %w", err)
	}
	return PasswordHash(hash), nil
}

// Matches implements Hasher.
func (p *Passwords) Matches(ctx context.Context, password string, hash PasswordHash) (bool, error) {
	if err := p.enter(ctx); err != nil {
		return false, err
	}
	defer p.leave()
	against, err := p.decoy()
	if err != nil {
		return false, fmt.Errorf("hash a password: %w", err)
	}
	if hash != "" {
		against = string(hash)
	}
	same, err := argon2id.ComparePasswordAndHash(password, against)
	if err != nil {
		return false, fmt.Errorf("compare a password: %w", err)
	}
	return same && hash != "", nil
}

func (p *Passwords) enter(ctx context.Context) error {
	select {
	case p.places <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (p *Passwords) leave() { <-p.places }

// A password has twelve characters or more, and no rules of what kind: length is
// what guessing is slowed by. The upper limit keeps a request from being a weapon.
const (
	shortestPassword = 12
	longestPassword  = 1024 // bytes
)

// checkPassword fails with fault.Invalid for a password that is too short, too
// long, one and the same character, or the person's own address.
func checkPassword(password, email string) error {
	switch {
	case utf8.RuneCountInString(password) < shortestPassword:
		return fault.New(fault.Invalid, "password.too_short").In("password").With("length", strconv.Itoa(shortestPassword))
	case len(password) > longestPassword:
		return fault.New(fault.Invalid, "password.too_long").In("password")
	case strings.Trim(password, password[:1]) == "", EmailKey(password) == EmailKey(email), isFirstGuess(password):
		return fault.New(fault.Invalid, "password.too_easy").In("password")
	}
	return nil
}

// firstGuesses are the words that whoever guesses at a Dane's password begins with.
var firstGuesses = []string{ //nolint:gochecknoglobals // a fixed table
	"adgangskode", "kodeord", "password", "passw0rd", "hemmelig", "hemmeligt", "velkommen", "welcome", "qwerty", "qwertyuiop", "administrator", "admin", "danmark",
	"københavn", "kobenhavn", "aarhus", "sommer", "vinter", "efterår", "forår", "kærlighed", "fodbold", "bogholder", "inkasso", "krav", "letmein", "iloveyou", "test",
}

// isFirstGuess reports whether a password is a word that is guessed first, once or
// several times, or figures in their order, with figures and signs around it.
func isFirstGuess(password string) bool {
	core := strings.TrimFunc(strings.ToLower(password), func(r rune) bool { return !unicode.IsLetter(r) })
	if core == "" {
		only := strings.Map(onlyDigits, password)
		return only != "" && strings.Contains("0123456789012345678901234567890", only)
	}
	for _, word := range firstGuesses {
		core = strings.ReplaceAll(core, word, " ")
	}
	return strings.IndexFunc(core, unicode.IsLetter) < 0
}

func onlyDigits(r rune) rune {
	if r < '0' || r > '9' {
		return -1
	}
	return r
}
