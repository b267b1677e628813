package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// identified returns an entry with its identity and its further names. part holds
// the payment that the entry is, or nothing.
//
// The bank's own reference is the best identity: the same money can come in a
// statement, in the next one, and in a notice. With it go the way and the amount,
// because a reversal may bear the reference of what it reverses. A payment that
// shares the reference of a whole entry, and an entry without one, is known by
// everything that is said of it, and by how many like it came before in its
// statement: two equal payments on one day are two. The number on the statement
// (NtryRef) is no part of it: another print of the same days counts anew.
//
// The account is known by its IBAN, and as the bank writes it besides: what was taken in
// by that is the same money.
func (s *statement) identified(e BankEntry, part []xmlPart) BankEntry {
	known := s.identifiedAs(e, part)
	if e.Account != s.account {
		e.Account = s.account
		written := s.identifiedAs(e, part)
		known.Same = append(append(known.Same, written.Identity), written.Same...)
		known.Alike, known.Undoes = append(known.Alike, written.Alike...), append(known.Undoes, written.Undoes...)
		known.Account = s.account
	}
	s.days.nameByDay(&known, camtFamily)
	return known
}

// identifiedAs returns an entry with the identity and the names that it has under its
// account's number.
func (s *statement) identifiedAs(e BankEntry, part []xmlPart) BankEntry {
	own := ownReference(e, part)
	if e.Whole != "" {
		e.Names = append(e.Names, e.Whole)
	}
	e.Undoes = undoes(e, own)
	if own != "" {
		s.identifyByReference(&e, own)
	} else {
		s.identifyByAll(&e, part)
	}
	s.seen.nameByPayer(&e, own)
	return e
}

// identifyByReference gives an entry the identity that the bank's reference makes.
func (s *statement) identifyByReference(e *BankEntry, own string) {
	e.Identity = referenced(*e, e.Amount.String(), own)
	e.Reference = own
	s.seen[e.Identity]++
	if n := s.seen[e.Identity]; n > 1 {
		e.Identity, e.IsRepeated = e.Identity+"-"+strconv.Itoa(n), true
	}
}

// identifyByAll gives an entry the identity that all that is said of it makes.
func (s *statement) identifyByAll(e *BankEntry, part []xmlPart) {
	facts := []string{e.Account, e.Direction.word(), strconv.FormatBool(e.Reversal), e.Amount.String()}
	facts = append(facts, e.Reference, e.BookingDay.String(), e.ValueDay.String(), e.EndToEndID, e.PayerName, e.PayerAccount)
	facts = append(facts, e.Structured...)
	facts = append(facts, e.Text...)
	for _, p := range part {
		facts = append(facts, trimmed(p.TxID))
	}
	e.Identity = "all-" + s.seen.nth(facts...)
}

// referenced returns the identity that a reference of the bank's makes.
func referenced(e BankEntry, amount, reference string) string {
	return "ref-" + digest([]string{e.Account, e.Direction.word(), strconv.FormatBool(e.Reversal), amount, reference})
}

// undoes returns the identities of what money that leaves may take back: money that
// came under the same reference, or under one that the payment itself names. Not
// every bank marks a reversal as one.
func undoes(e BankEntry, own string) []string {
	if e.Direction != Debit {
		return nil
	}
	came := e
	came.Direction, came.Reversal = Credit, false
	var found []string
	for _, reference := range []string{own, e.Reference} {
		if identity := referenced(came, e.Amount.String(), reference); reference != "" && !slices.Contains(found, identity) {
			found = append(found, identity)
		}
	}
	return found
}

// ownReference returns the bank's reference of this one movement of money, or
// nothing. Of payments that were booked as one it is not the one they share.
func ownReference(e BankEntry, part []xmlPart) string {
	isOneOfMany := e.Parts > 1
	if !isOneOfMany && e.Reference != "" {
		return e.Reference
	}
	if len(part) == 0 {
		return ""
	}
	own := referenceOf(part[0].Reference)
	if own == e.Reference {
		return ""
	}
	return own
}

// word returns the direction as the bank writes it.
func (d Direction) word() string {
	switch d {
	case Credit:
		return "CRDT"
	case Debit:
		return "DBIT"
	}
	return ""
}

// digest returns a short name for a list of facts. Each is told apart from the
// next by its length.
func digest(facts []string) string {
	var b strings.Builder
	for _, fact := range facts {
		b.WriteString(strconv.Itoa(len(fact)))
		b.WriteByte(':')
		b.WriteString(fact)
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:16])
}
