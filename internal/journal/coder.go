package journal

import (
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
	if !utf8.ValidString(*v) || strings.ContainsRune(*v, 0) {
		c.fail(fault.New(fault.Invalid, "journal.text_unstorable").In(name))
		return
	}
	if *v != "" {
		f.put(c.prefix+name, *v)
	}
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
	if err != nil || n <= 0 || n >= len(rest) || rest[n] != '\n' {
		c.fail(c.corrupt(name))
		return ""
	}
	f.in = rest[n+1:]
	return rest[:n]
}

func (c *coder) corrupt(name string) error {
	return fault.New(fault.Corrupt, "journal.payload_unreadable").With("field", c.prefix+name)
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
	if err != nil {
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

func (c *coder) day(name string, v *civil.Date) {
	var text string
	if !v.IsZero() {
		text = v.String()
	}
	c.text(name, &text)
	if !c.reading || text == "" {
		return
	}
	d, err := civil.Parse(text)
	if err != nil {
		c.fail(c.corrupt(name))
	}
	*v = d
}

func (c *coder) amount(name string, v *money.Amount) {
	var text string
	if !v.IsZero() {
		text = v.String()
	}
	c.text(name, &text)
	if !c.reading || text == "" {
		return
	}
	a, err := money.Parse(text)
	if err != nil {
		c.fail(c.corrupt(name))
	}
	*v = a
}

func (c *coder) rate(name string, v *money.Rate) {
	n := v.PartsPerMillion()
	c.number(name, &n)
	*v = money.PartsPerMillion(n)
}

func (c *coder) flag(name string, v *bool) {
	var n int64
	if *v {
		n = 1
	}
	c.number(name, &n)
	*v = n != 0
}

// list codes the items of a list, each under the list's name and its place.
func list[T any](c *coder, name string, items *[]T, item func(*coder, *T)) {
	n := len(*items)
	number(c, name, &n)
	if c.reading {
		if n < 0 || n > len(c.open.in)+len(c.private.in) {
			c.fail(c.corrupt(name))
			return
		}
		*items = nil
		if n > 0 {
			*items = make([]T, n)
		}
	}
	outer := c.prefix
	for i := range *items {
		c.prefix = outer + name + "." + strconv.Itoa(i) + "."
		item(c, &(*items)[i])
	}
	c.prefix = outer
}

// part codes a part of an event under a name of its own.
func part[T any](c *coder, name string, v *T, code func(*coder, *T)) {
	outer := c.prefix
	c.prefix = outer + name + "."
	code(c, v)
	c.prefix = outer
}

// end reports what went wrong, or that something was left unread.
func (c *coder) end() error {
	if c.fault == nil && c.reading && (c.open.in != "" || c.private.in != "") {
		return c.corrupt("")
	}
	return c.fault
}
