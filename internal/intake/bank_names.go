package intake

import (
	"slices"
	"strconv"
	"strings"
)

// The same money may be told of in several files: a notice and the statement after
// it, two lists that overlap, a list and a statement. What proves it the same, and
// what only makes it likely, is said by names:
//
//   - An entry with the bank's own reference is known by it, in every file.
//   - An entry of camt is known by the payer's own reference, the payer, the amount
//     and the day, where one of the two files lacks the bank's reference.
//   - A line of a bank's list is known by its day, amount, text and balance. Where
//     only the balance differs, the bank may have put the day's entries in another
//     order, and where only the text does, it may be read from other columns: a
//     person is asked.
//   - An entry that another kind of file has told of, by day and amount, may be the
//     same money: a person is asked.
//
// Whatever is equal within one file is counted: the second of two equal payments
// is known by another name than the first.

// family is a kind of file that tells of money. Its names are stored, and never
// changed.
type family string

// The families.
const (
	camtFamily    family = "camt"
	listFamily    family = "csv"
	serviceFamily family = "bs"
)

var families = []family{camtFamily, listFamily, serviceFamily}

// sightings counts what is alike within a file, by a digest of it.
type sightings map[string]int

// nth returns the name of the next thing that has some facts: a digest of them and
// how many there have been.
func (s sightings) nth(facts ...string) string {
	alike := digest(facts)
	s[alike]++
	return digest([]string{alike, strconv.Itoa(s[alike])})
}

// nameByDay gives an entry the name by which files of other kinds know it: the how
// manieth of its amount and day it is.
func (s sightings) nameByDay(e *BankEntry, own family) {
	name := s.nth("day", e.BookingDay.String(), e.Signed().String())
	for _, other := range families {
		stored := "day-" + string(other) + "-" + name
		if other == own {
			e.Names = append(e.Names, stored)
			continue
		}
		e.Alike = append(e.Alike, stored)
	}
}

// nameByPayer gives an entry of camt the names by which the payer's own reference
// tells of it, see above. own is the bank's reference, or empty.
func (s sightings) nameByPayer(e *BankEntry, own string) {
	if e.EndToEndID == "" {
		return
	}
	const withOwn, without = "e2r-", "e2e-"
	facts := []string{"end to end", e.Account, e.Signed().String(), strconv.FormatBool(e.Reversal), e.BookingDay.String(), e.EndToEndID}
	loose, sure := s.nth(facts...), s.nth(append(facts, Fold(e.PayerName))...)
	if own != "" {
		e.Names = append(e.Names, withOwn+sure, withOwn+loose)
		e.Same, e.Alike = append(e.Same, without+sure), append(e.Alike, without+loose)
		return
	}
	e.Names = append(e.Names, without+sure, without+loose)
	e.Same = append(e.Same, withOwn+sure, without+sure)
	e.Alike = append(e.Alike, withOwn+loose, without+loose)
}

// identify gives a line of a bank's list its identity and its names.
func (r *bankRow) identify(e *BankEntry) {
	balance := ""
	if r.hasBalance {
		balance = r.balance.String()
	}
	facts := []string{e.Account, e.BookingDay.String(), e.Signed().String(), e.PayerName, strings.Join(e.Structured, " "), strings.Join(e.Text, " ")}
	for i := range facts {
		facts[i] = strings.Join(strings.Fields(facts[i]), " ")
	}
	e.Identity = "csv-" + r.list.seen.nth(append(slices.Clone(facts), balance)...)
	reordered := "txt-" + r.list.seen.nth(append(facts, "whatever the balance")...)
	names := []string{reordered}
	if r.hasBalance { // the same line, with its texts read from other columns
		names = append(names, "bal-"+r.list.seen.nth("balance", e.Account, e.BookingDay.String(), e.Signed().String(), balance))
	}
	e.Names, e.Alike = append(e.Names, names...), append(e.Alike, names...)
	r.list.seen.nameByDay(e, listFamily)
}
