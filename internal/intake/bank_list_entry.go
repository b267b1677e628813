package intake

import (
	"slices"
	"strconv"
	"strings"

	"krav/internal/fault"
	"krav/internal/money"
)

// What banks write of an entry that isn't final, in the column of its status or
// where the day will stand, and of one that is, in the form of Fold.
var (
	pendingWords = []string{"reserveret", "venter", "afventer", "planlagt", "pending", "reserved", "ikke bogfoert", "kommende", "fremtidig"}
	bookedWords  = []string{"", "udfoert", "bogfoert", "gennemfoert", "betalt", "booked", "book", "executed", "completed", "done", "ok"}
)

// lineOf makes an entry or a refusal of a line of a bank's list.
func (r *BankList) lineOf(rec record) BankLine {
	row := bankRow{list: r, cells: rec.cells}
	e := BankEntry{Line: rec.line, Account: r.text(rec.cells, BankAccount)}
	f := rec.wrong
	if f == nil {
		f = row.checkWhole()
	}
	if f == nil {
		f = row.read(&e)
	}
	if f != nil {
		r.balance(e.Account).forget()
		refused := BankRefusal{Line: rec.line, Account: e.Account, BookingDay: e.BookingDay, Fault: f, Raw: rawOf(rec.cells)}
		if f.Key == keyForeignCurrency {
			row.readForeign(&e)
		}
		return refused.foreign(row.text(BankCurrency), e)
	}
	if row.hasBalance {
		r.balance(e.Account).add(rec.line, e.Signed(), row.balance)
	}
	row.identify(&e)
	return e
}

// text returns what the columns of a field hold, each thing once.
func (r *BankList) text(cells []string, field BankField) string {
	var texts []string
	for _, column := range r.columns[field] {
		if column < len(cells) {
			texts = appendText(texts, cells[column])
		}
	}
	return strings.Join(texts, " ")
}

// rawOf returns a line as a person can recognise it.
func rawOf(cells []string) string {
	text := strings.Join(strings.Fields(strings.ReplaceAll(strings.Join(cells, " "), "\x00", "\ufffd")), " ")
	return text[:endOf(text, longestText)]
}

// bankRow is a line of a bank's list while it is being read.
type bankRow struct {
	list       *BankList
	cells      []string
	balance    money.Amount
	hasBalance bool
}

func (r *bankRow) text(field BankField) string { return r.list.text(r.cells, field) }

// read reads an entry, or says why there is none.
func (r *bankRow) read(e *BankEntry) *fault.Fault {
	if f := r.checkBooked(); f != nil {
		return f
	}
	if f := r.readDays(e); f != nil {
		return f
	}
	if currency := r.text(BankCurrency); currency != "" && !isKrone(currency) {
		return currencyFault(currency)
	}
	if f := r.readAmounts(e); f != nil {
		return f
	}
	r.readTexts(e)
	if slices.ContainsFunc(append(e.Text, append(e.Structured, e.PayerName)...), hasLostLetters) {
		return fault.New(fault.Invalid, "cell.letters_lost")
	}
	return nil
}

// checkWhole refuses a line that has more cells than there are headings. A payer writes
// what he likes in the text of his transfer: where the bank doesn't quote it, a delimiter
// in it would move the cells, and an amount of his own stand where the bank's does.
func (r *bankRow) checkWhole() *fault.Fault {
	isMoved := len(r.cells) > r.list.width
	for _, cell := range r.cells[min(len(r.cells), len(r.list.layout.Headings)):] {
		isMoved = isMoved || cleaned(cell) != ""
	}
	if !isMoved {
		return nil
	}
	return fault.New(fault.Invalid, "entry.too_many_columns").
		With("found", strconv.Itoa(len(r.cells))).With("headings", strconv.Itoa(len(r.list.layout.Headings)))
}

// readForeign reads what an entry in another currency came to, as far as it can be told,
// and what it is for.
func (r *bankRow) readForeign(e *BankEntry) {
	if r.readAmounts(e) != nil {
		e.Amount = money.Amount{}
	}
	r.readTexts(e)
}

// readTexts reads what an entry says that it is for, and who it is from.
func (r *bankRow) readTexts(e *BankEntry) {
	for _, column := range r.list.columns[BankText] {
		if column < len(r.cells) {
			e.Text = appendText(e.Text, r.cells[column])
		}
	}
	if reference := r.text(BankReference); reference != "" {
		e.Structured = []string{reference[:endOf(reference, longestOfOne)]}
	}
	e.PayerName, e.PayerAccount = shortened(r.text(BankPayer)), shortened(r.text(BankPayerAccount))
}

// checkBooked refuses an entry that isn't final.
func (r *bankRow) checkBooked() *fault.Fault {
	status, day := r.text(BankStatus), r.text(BankDay)
	switch {
	case !slices.Contains(bookedWords, Fold(status)):
		return fault.New(fault.Invalid, "entry.not_booked").With("status", shown(status))
	case slices.Contains(pendingWords, Fold(day)):
		return fault.New(fault.Invalid, "entry.not_booked").With("status", shown(day))
	case day == "":
		return fault.New(fault.Invalid, "entry.day_missing")
	}
	return nil
}

// readDays reads when the entry was booked and from when the money counts.
func (r *bankRow) readDays(e *BankEntry) *fault.Fault {
	var f *fault.Fault
	order := r.list.layout.Mapping.Order
	if e.BookingDay, _, f = readDay(r.text(BankDay), order); f != nil {
		return f
	}
	e.ValueDay = e.BookingDay
	if text := r.text(BankValueDay); text != "" {
		e.ValueDay, _, f = readDay(text, order)
	}
	return f
}

// readAmounts reads the amount, which stands in one column with its sign or in one
// for each way, and the balance after it.
func (r *bankRow) readAmounts(e *BankEntry) *fault.Fault {
	moved, f := r.moved()
	if f != nil {
		return f
	}
	balance, given, f := readAmount(r.text(BankBalance), r.list.layout.Mapping.Decimal)
	if f != nil {
		return f
	}
	r.balance, r.hasBalance = balance, given
	switch {
	case moved.IsZero():
		return fault.New(fault.Invalid, "entry.amount_zero")
	case moved.IsNegative():
		e.Amount, e.Direction = moved.Negated(), Debit
	default:
		e.Amount, e.Direction = moved, Credit
	}
	return nil
}

// moved returns what the entry adds to the account.
func (r *bankRow) moved() (money.Amount, *fault.Fault) {
	decimal := r.list.layout.Mapping.Decimal
	amount, given, f := readAmount(r.text(BankAmount), decimal)
	if f != nil || given {
		return amount, f
	}
	in, hasIn, f := readAmount(r.text(BankIn), decimal)
	if f != nil {
		return money.Amount{}, f
	}
	out, hasOut, f := readAmount(r.text(BankOut), decimal)
	switch {
	case f != nil:
		return money.Amount{}, f
	case !hasIn && !hasOut:
		return money.Amount{}, fault.New(fault.Invalid, "entry.amount_missing")
	case !in.IsZero() && !out.IsZero():
		return money.Amount{}, fault.New(fault.Invalid, "entry.two_amounts")
	case out.IsPositive():
		out = out.Negated()
	}
	return in.Plus(out), nil
}

// isKrone reports whether a currency is the Danish krone.
func isKrone(currency string) bool {
	return slices.Contains([]string{"dkk", "kr", "kroner", "danske kroner"}, Fold(currency))
}

// shortened cuts a text that is too long for its place.
func shortened(text string) string { return text[:endOf(text, longestOfOne)] }
