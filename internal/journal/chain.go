package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"strconv"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// Record is an event as it is stored: its place, its days, who did it, its
// content, and its link in the chain.
type Record struct {
	Creditor debt.CreditorID
	Case     debt.CaseID
	Version  int64      // its place in the case's journal, from 1
	On       civil.Date // effective day
	// Recorded is the moment it was recorded: UTC in fixed width,
	// "2006-01-02 15:04:05.000000Z", so that the order of text is that of time.
	Recorded string
	By       string // who did it, as access.Actor writes itself
	Content
	Salt        string // random, so that the hash of a name can't be guessed; gone when erased
	PrivateHash string // of salt and personal text; empty where there was no personal text
	Prev        string // hash of the record before, empty for the first
	Hash        string // of all the above but Salt and Private
}

// Seal links a record to the one before it: it fills in PrivateHash, Prev and
// Hash. A record without personal text loses its salt.
func (r *Record) Seal(prev string) {
	r.PrivateHash = ""
	if r.Private == "" {
		r.Salt = ""
	} else {
		r.PrivateHash = privateHash(r.Salt, r.Private)
	}
	r.Prev = prev
	r.Hash = r.digest()
}

func privateHash(salt, text string) string {
	h := sha256.New()
	write(h, "krav private 1", salt, text)
	return hex.EncodeToString(h.Sum(nil))
}

func (r *Record) digest() string {
	h := sha256.New()
	write(h, "krav event 1", number64(int64(r.Creditor)), number64(int64(r.Case)), number64(r.Version), r.On.String(), r.Recorded, r.By,
		r.Kind, strconv.Itoa(r.Form), r.Payload, r.PrivateHash, r.Prev)
	return hex.EncodeToString(h.Sum(nil))
}

// write hashes texts so that no two lists of texts hash alike: each goes behind
// its length.
func write(h hash.Hash, texts ...string) {
	var buffer []byte
	for _, text := range texts {
		buffer = strconv.AppendInt(buffer, int64(len(text)), 10)
		buffer = append(buffer, ':')
		buffer = append(buffer, text...)
	}
	h.Write(buffer)
}

func number64(n int64) string { return strconv.FormatInt(n, 10) }

// Check proves one record against the hash of the one before it and the place
// it should have. It fails with fault.Corrupt and a key that says what is wrong:
// journal.version_missing, journal.link_broken, journal.content_changed or
// journal.private_changed. Personal text that was erased is not missed.
func (r *Record) Check(place int64, prev string) error {
	switch {
	case r.Version != place:
		return r.wrong("journal.version_missing")
	case r.Prev != prev:
		return r.wrong("journal.link_broken")
	case r.Hash != r.digest():
		return r.wrong("journal.content_changed")
	case r.Private != "" && r.PrivateHash != privateHash(r.Salt, r.Private):
		return r.wrong("journal.private_changed")
	}
	return nil
}

func (r *Record) wrong(key string) error {
	return fault.New(fault.Corrupt, key).With("case", "id "+number64(int64(r.Case))).With("version", number64(r.Version))
}

// Head is the last record of a case on a day: how far its journal reached.
type Head struct {
	Case    debt.CaseID
	Version int64
	Hash    string
}

// Anchor returns the hash that a creditor's anchor of a day carries: over the
// anchor before it and the heads of all cases whose journals grew since, in the
// order of their ids. With it, a journal that was cut short or a case that was
// taken away shows.
func Anchor(creditor debt.CreditorID, day civil.Date, prev string, heads []Head) string {
	h := sha256.New()
	write(h, "krav anchor 1", number64(int64(creditor)), day.String(), prev, strconv.Itoa(len(heads)))
	for _, head := range heads {
		write(h, number64(int64(head.Case)), number64(head.Version), head.Hash)
	}
	return hex.EncodeToString(h.Sum(nil))
}
