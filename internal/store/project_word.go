package store

import (
	"fmt"
	"slices"
	"strings"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/intake"
	"krav/internal/store/db"
)

// words gathers the words of one case, each once a field.
type words struct {
	of   *debt.Case
	seen map[db.CaseWord]bool
	rows []db.CaseWord
}

// wordRows returns the words by which a case is found. Its number, and what is owed
// on it, are found without.
func wordRows(c *debt.Case) []db.CaseWord {
	w := words{of: c, seen: map[db.CaseWord]bool{}}
	d := &c.Debtor
	w.text(casework.InDebtor, d.Name)
	for _, one := range []string{d.Email, d.Mobile, d.CVR, d.ShownCustomerNo()} {
		w.add(casework.InContact, casework.InOne(one))
	}
	for i := range c.Claims {
		w.add(casework.InClaim, casework.InOne(c.Claims[i].Number))
		w.add(casework.InAmount, c.Claims[i].Principal.String())
	}
	for i := range c.Notes {
		w.text(casework.InNote, c.Notes[i].Text)
	}
	return w.rows
}

// text adds the words of a text.
func (w *words) text(field casework.WordField, text string) {
	for word := range strings.FieldsSeq(intake.Fold(text)) {
		w.add(field, word)
	}
}

func (w *words) add(field casework.WordField, word string) {
	row := db.CaseWord{CreditorID: int64(w.of.Creditor), CaseID: int64(w.of.ID), Word: casework.CutWord(word), Field: string(field)}
	if word == "" || w.seen[row] {
		return
	}
	w.seen[row] = true
	w.rows = append(w.rows, row)
}

// sameWords reports whether a case has the words it had before.
func sameWords(before, after *debt.Case) bool {
	was, is := &before.Debtor, &after.Debtor
	return len(before.Notes) == len(after.Notes) && was.Name == is.Name && was.Email == is.Email && was.Mobile == is.Mobile &&
		was.CVR == is.CVR && was.CustomerNo == is.CustomerNo && slices.EqualFunc(before.Claims, after.Claims, func(a, b debt.Claim) bool {
		return a.Number == b.Number && a.Principal == b.Principal
	})
}

// wordText is a word as it travels to the database: by far the most rows are words,
// and one text is cheaper to take apart than an object.
func wordText(w db.CaseWord) string { return fmt.Sprintf("%019d%s%s", w.CaseID, w.Field, w.Word) }
