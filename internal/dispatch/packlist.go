package dispatch

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"time"

	"krav/internal/casework"
	"krav/internal/wording"
)

// coverList is the list that lies with a pack of letters (oversigt). Its lines
// are kept until the end: a few hundred bytes for each letter.
type coverList struct {
	rows [][]string
}

// listHeadings are the columns of the list. The list is for the creditor, whose
// language the letters are in too.
var listHeadings = []string{"Nr.", "Fil", "Sag", "Dokument", "Modtager", "Adresse", "Forsendelse"}

// documentName returns what a letter is called on the list. It is the word that
// pages have for it too; one without a word keeps its stored name.
func documentName(stored string) string {
	key := "document." + strings.ReplaceAll(stored, "-", "_")
	if name := wording.Say(wording.Danish, key, nil); name != key {
		return name
	}
	return stored
}

func (l *coverList) len() int { return len(l.rows) }

// add puts a letter on the list and returns the name of its file.
func (l *coverList) add(letter casework.PrintedLetter) string {
	number := fmt.Sprintf("%04d", len(l.rows)+1)
	name := fileName(number + "-sag-" + letter.CaseNumber + ".pdf")
	l.rows = append(l.rows, []string{
		number, name, letter.CaseNumber, documentName(letter.Document), letter.Recipient,
		strings.Join(letter.Address, ", "), strconv.FormatInt(int64(letter.Dispatch), 10),
	})
	return name
}

// csv returns the list as Danish spreadsheets open it: semicolons, and a mark
// that says UTF-8.
func (l *coverList) csv() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	table := csv.NewWriter(&b)
	table.Comma, table.UseCRLF = ';', true
	for _, row := range append([][]string{listHeadings}, l.rows...) {
		cells := make([]string, len(row))
		for i, text := range row {
			cells[i] = harmless(text)
		}
		if err := table.Write(cells); err != nil {
			return nil, fmt.Errorf("list of pack: %w", err)
		}
	}
	table.Flush()
	return b.Bytes(), table.Error()
}

// harmless returns a text that a spreadsheet shows and never reckons: a debtor's
// name that begins as a formula does is one that somebody planted.
func harmless(text string) string {
	text = printable(text)
	if text != "" && strings.ContainsRune("=+-@|%", rune(text[0])) {
		return "'" + text
	}
	return text
}

// text returns the list to be printed and ticked off.
func (l *coverList) text(made time.Time) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "Breve til posten, pakket %s: %d\r\n", made.Format("02-01-2006 15:04"), len(l.rows))
	b.WriteString("Print dem, læg dem i kuverter, og markér dem som afsendt, når de er postet.\r\n\r\n")
	for _, row := range l.rows {
		fmt.Fprintf(&b, "[ ] %s  sag %s  %s\r\n          %s, %s\r\n", row[0], printable(row[2]), printable(row[3]), printable(row[4]), printable(row[5]))
	}
	return b.Bytes()
}
