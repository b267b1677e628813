package journal

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/money"
)

// coder writes the fields of an event, or reads them, by one description of the
// form. A field stands as "name:length:bytes\n"; one that is empty is left out.
// Fields are read in the order that they were written in.
type coder struct {
	reading bool
	open    fields // what the chain hashes as it is
	private fields // personal text, of which the chain holds a salted hash
	prefix  string // of the names within a list or a part
	fault   error
}

type fields struct {
	out strings.Builder
	in  string // what has not been read yet
}

// text is a field that says nothing personal.
func (c *coder) text(name string, v *string) { c.field(&c.open, name, v) }

// personal is a field with a person's name, address or words.
func (c *coder) personal(name string, v *string) { c.field(&c.private, name, v) }

func (c *coder) field(f *fields, name string, v *string) {
	if c.reading {
		*v = c.take(f, name)
		return
	}
	if isUnstorable(*v) {
		c.fail(fault.New(fault.Invalid, "journal.text_unstorable").In(name))
		return
	}
	if *v != "" {
		f.put(c.prefix+name, *v)
	}
}

// isUnstorable reports whether a text can't be kept as it is: it isn't Unicode, or
// it holds a NUL, which one of the engines refuses.
func isUnstorable(text string) bool {
	return !utf8.ValidString(text) || strings.ContainsRune(text, 0)
}

func (f *fields) put(name, value string) {
	f.out.WriteString(name)
	f.out.WriteByte(':')
	f.out.WriteString(strconv.Itoa(len(value)))
	f.out.WriteByte(':')
	f.out.WriteString(value)
	f.out.WriteByte('\n')
}

// take returns the next field's value if it is the one named, and else nothing.
// A length is written in one way only: without sign and leading noughts.
func (c *coder) take(f *fields, name string) string {
	rest, ok := strings.CutPrefix(f.in, c.prefix)
	if ok {
		rest, ok = strings.CutPrefix(rest, name)
	}
	if !ok || rest == "" || rest[0] != ':' {
		return ""
	}
	digits, rest, _ := strings.Cut(rest[1:], ":")
	n, err := strconv.Atoi(digits)
	if err != nil || digits[0] < '1' || digits[0] > '9' || n >= len(rest) || rest[n] != '\n' {
		c.fail(c.corrupt(name))
		return ""
	}
	f.in = rest[n+1:]
	return rest[:n]
}

// corrupt is the fault of a field that can't be read, or of the whole where no
// field is named.
func (c *coder) corrupt(name string) error {
	field := cmp.Or(c.prefix+name, "-")
	return fault.New(fault.Corrupt, "journal.payload_unreadable").With("field", field)
}

func (c *coder) fail(err error) {
	if c.fault == nil {
		c.fault = err
	}
}

// number is a field with a whole number; nought is left out.
func (c *coder) number(name string, v *int64) {
	var text string
	if *v != 0 {
		text = strconv.FormatInt(*v, 10)
	}
	c.text(name, &text)
	if !c.reading || text == "" {
		return
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n == 0 || strconv.FormatInt(n, 10) != text {
		c.fail(c.corrupt(name))
	}
	*v = n
}

// number is a field with a whole number of a type of its own.
func number[N ~int | ~int64](c *coder, name string, v *N) {
	n := int64(*v)
	c.number(name, &n)
	*v = N(n)
}

// day is a field with a day of the calendar; no date is left out.
func (c *coder) day(name string, v *civil.Date) {
	var text string
	if !v.IsZero() {
		text = v.String()
	}
	c.text(name, &text)
	if text == "" {
		*v = civil.Date{}
		return
	}
	d, err := civil.Parse(text)
	if err != nil {
		c.fail(c.corrupt(name))
	}
	*v = d
}

// amount is a field with a sum of money; nothing is left out. A sum that is too
// large to be read isn't written either.
func (c *coder) amount(name string, v *money.Amount) {
	var text string
	if !v.IsZero() {
		text = v.String()
	}
	c.text(name, &text)
	if text == "" {
		*v = money.Amount{}
		return
	}
	a, err := money.Parse(text)
	if err != nil || a.IsZero() || a.String() != text {
		c.fail(c.corrupt(name))
	}
	*v = a
}

func (c *coder) rate(name string, v *money.Rate) {
	n := v.PartsPerMillion()
	c.number(name, &n)
	*v = money.PartsPerMillion(n)
}
