package cli

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/wording"
)

// verifyCommand proves what is stored.
type verifyCommand struct {
	Creditor numberFlag `placeholder:"ID"`
	Rebuild  bool
}

func (verifyCommand) page() page {
	return page{
		does: "help.verify", why: "help.verify_why",
		flags: map[string]string{"creditor": "help.verify_creditor", "rebuild": "help.verify_rebuild"},
		examples: []example{
			{"help.verify_example", "krav verify"},
			{"help.verify_example_rebuild", "krav verify --rebuild"},
		},
	}
}

// Run answers with what was checked and what is wrong, and ends with errFoundWrong
// where something is.
func (c *verifyCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		creditors := []debt.CreditorID{debt.CreditorID(c.Creditor)}
		if c.Creditor == 0 {
			var err error
			if creditors, err = h.db.Creditors(ctx); err != nil {
				return err
			}
		}
		found := noVerdict()
		for _, creditor := range creditors {
			if err := c.verifyOne(ctx, s, h, creditor, &found); err != nil {
				return err
			}
		}
		if err := s.answer(found); err != nil {
			return err
		}
		if len(found.Wrong) > 0 {
			return errFoundWrong
		}
		return nil
	})
}

func (c *verifyCommand) verifyOne(ctx context.Context, s *session, h *house, creditor debt.CreditorID, found *verifyAnswer) error {
	if c.Rebuild {
		if err := h.Rebuild(ctx, console(creditor), creditor); err != nil {
			return err
		}
	}
	verdict, err := h.verify(ctx, s.tell, creditor)
	if err != nil {
		return err
	}
	found.add(verdict, s.conf.Language)
	return nil
}

// verify proves one creditor's data, telling how far it has come.
func (h *house) verify(ctx context.Context, t *teller, creditor debt.CreditorID) (casework.Verdict, error) {
	live := t.progress("verify.progress")
	defer live.end()
	return h.Verify(ctx, console(creditor), creditor, func(v casework.Verdict) { live.at(v.Cases) })
}

// verifyAnswer says what was checked and what is wrong.
type verifyAnswer struct {
	Checked   int          `json:"checked"` // cases whose journals were proved
	Creditors int          `json:"creditors"`
	Events    int          `json:"events"`
	Anchors   int          `json:"anchors"`
	Letters   int          `json:"letters"`
	Erased    int          `json:"erased"` // whole cases that were erased on purpose
	Books     []bookUse    `json:"books"`  // the books of law that events were reckoned by
	Wrong     []wrongThing `json:"wrong"`
	// Outdated are letters whose figures would be others by what is known now. That
	// is not wrong: a letter keeps what it said.
	Outdated []wrongThing `json:"outdated"`
	// Unanchored are days gone by with events that no anchor covers. That is not wrong,
	// but if they were cut off it wouldn't show.
	Unanchored []wrongThing `json:"unanchored"`
}

// noVerdict is an answer before anything was checked.
func noVerdict() verifyAnswer {
	return verifyAnswer{Books: []bookUse{}, Wrong: []wrongThing{}, Outdated: []wrongThing{}, Unanchored: []wrongThing{}}
}

// bookUse is how many events were reckoned by one book of law.
type bookUse struct {
	Book   string `json:"book"` // its fingerprint
	Events int    `json:"events"`
}

// used adds what was reckoned by each book, which stand in the order of their fingerprints.
func (a *verifyAnswer) used(books map[string]int) {
	for _, book := range slices.Sorted(maps.Keys(books)) {
		at, found := slices.BinarySearchFunc(a.Books, book, func(u bookUse, b string) int { return strings.Compare(u.Book, b) })
		if !found {
			a.Books = slices.Insert(a.Books, at, bookUse{Book: book})
		}
		a.Books[at].Events += books[book]
	}
}

// wrongThing is one thing that doesn't prove itself.
type wrongThing struct {
	Creditor int64  `json:"creditor"`
	Case     wireID `json:"case"`   // its id; empty where it isn't of a case
	Number   int64  `json:"number"` // of the case; nought where it has none
	Key      string `json:"key"`
	Text     string `json:"text"`
}

func (a *verifyAnswer) add(v casework.Verdict, l wording.Language) {
	a.Creditors++
	a.Checked += v.Cases
	a.Events += v.Events
	a.Anchors += v.Anchors
	a.Letters += v.Letters
	a.Erased += v.Erased
	a.used(v.Books)
	a.Unanchored = append(a.Unanchored, wrongThings(v.Unanchored, l)...)
	a.Wrong = append(a.Wrong, wrongThings(v.Wrong, l)...)
	a.Outdated = append(a.Outdated, wrongThings(v.Outdated, l)...)
}

func wrongThings(wrong []casework.Wrong, l wording.Language) []wrongThing {
	things := make([]wrongThing, len(wrong))
	for i, w := range wrong {
		things[i] = wrongThing{Creditor: int64(w.Creditor), Case: wireID(w.Case), Number: w.Number, Key: w.Why.Key, Text: breakable(wording.Fault(l, w.Why))}
	}
	return things
}

func (a verifyAnswer) print(p *paper) {
	count := func(n int) string { return wording.Count(p.language, n) }
	p.say("verify.checked", "creditors", count(a.Creditors), "cases", count(a.Checked),
		"events", count(a.Events), "anchors", count(a.Anchors), "letters", count(a.Letters))
	for _, u := range a.Books {
		key := "verify.book"
		book, isAssumed := strings.CutSuffix(u.Book, " assumed")
		if isAssumed {
			key = "verify.book_assumed"
		}
		p.say(key, "book", book, "events", count(u.Events))
	}
	if len(a.Wrong) == 0 {
		p.say("verify.all_right")
	} else {
		p.say("verify.wrong", "count", count(len(a.Wrong)))
	}
	p.things(a.Wrong)
	if len(a.Outdated) > 0 {
		p.say("verify.outdated", "count", count(len(a.Outdated)))
	}
	p.things(a.Outdated)
	if len(a.Unanchored) > 0 {
		p.say("verify.unanchored", "count", count(len(a.Unanchored)))
	}
	p.things(a.Unanchored)
}

func (p *paper) things(things []wrongThing) {
	for _, w := range things {
		p.item("- ", "  ", p.said("verify.thing", "creditor", strconv.FormatInt(w.Creditor, 10), "text", w.Text))
	}
}
