package dispatch

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"slices"
	"strings"

	"krav/internal/debt"
	"krav/internal/fault"
)

// Tokens makes and reads the signed word that stands for one dispatch in the
// envelope sender of its message. What is sent to such an address is news of that
// dispatch, and an address can't be made up without the key. Who has received the
// message has seen the word, and can send false news of that one message only.
type Tokens struct {
	keys   [][]byte // the first signs, all are accepted
	domain string
}

const (
	minKeyBytes = 32
	idBytes     = 16 // creditor and dispatch, eight bytes each
	macBytes    = 10 // 80 bits: guessing is hopeless against a server that answers
	bouncePlus  = "bounce+"
	signedFor   = "krav bounce address 1\n" // keeps the key's other uses apart
)

// tokenLetters writes in lower case and without padding. Servers may change the
// case of an address on its way, so a word is read in either.
var tokenLetters = base32.StdEncoding.WithPadding(base32.NoPadding)

// NewTokens returns the words for a bounce domain under a key of 32 bytes or more.
// Older keys are still accepted: mail in flight was signed with them. It fails
// with a fault when a key is too short or the domain isn't one.
func NewTokens(domain string, key []byte, older ...[]byte) (Tokens, error) {
	ascii, err := asciiDomain(domain)
	if err != nil {
		return Tokens{}, fault.New(fault.Invalid, "dispatch.bounce_domain_not_usable").Because(err)
	}
	keys := append([][]byte{key}, older...)
	if slices.ContainsFunc(keys, func(k []byte) bool { return len(k) < minKeyBytes }) {
		return Tokens{}, fault.New(fault.Invalid, "dispatch.key_too_short")
	}
	return Tokens{keys: keys, domain: ascii}, nil
}

// Word returns the signed word for a dispatch: 42 letters and digits.
func (t Tokens) Word(creditor debt.CreditorID, dispatch debt.DispatchID) string {
	ids := binary.BigEndian.AppendUint64(nil, uint64(creditor)) //nolint:gosec // the same bits come back in Read
	ids = binary.BigEndian.AppendUint64(ids, uint64(dispatch))  //nolint:gosec // likewise
	return strings.ToLower(tokenLetters.EncodeToString(append(ids, sign(t.keys[0], ids)...)))
}

// Address returns the envelope sender of a dispatch's message.
func (t Tokens) Address(creditor debt.CreditorID, dispatch debt.DispatchID) string {
	return bouncePlus + t.Word(creditor, dispatch) + "@" + t.domain
}

// Read returns the dispatch that an address at the bounce domain stands for. It
// reports false for any other address, and for one that isn't signed by us.
func (t Tokens) Read(address string) (debt.CreditorID, debt.DispatchID, bool) {
	local, domain, ok := strings.Cut(strings.ToLower(address), "@")
	word, plus := strings.CutPrefix(local, bouncePlus)
	if !ok || !plus || domain != t.domain {
		return 0, 0, false
	}
	raw, err := tokenLetters.DecodeString(strings.ToUpper(word))
	if err != nil || len(raw) != idBytes+macBytes || !t.signed(raw[:idBytes], raw[idBytes:]) {
		return 0, 0, false
	}
	if tokenLetters.EncodeToString(raw) != strings.ToUpper(word) {
		return 0, 0, false // the last letter has bits to spare, which nobody has signed
	}
	creditor := debt.CreditorID(binary.BigEndian.Uint64(raw))     //nolint:gosec // the bits that Word wrote
	dispatch := debt.DispatchID(binary.BigEndian.Uint64(raw[8:])) //nolint:gosec // likewise
	return creditor, dispatch, true
}

func (t Tokens) signed(ids, mac []byte) bool {
	return slices.ContainsFunc(t.keys, func(key []byte) bool { return hmac.Equal(sign(key, ids), mac) })
}

func sign(key, ids []byte) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(signedFor))
	h.Write(ids)
	return h.Sum(nil)[:macBytes]
}
